import type { Facts } from '../../src/workflow/definition.ts';

export const goodClockFacts: Facts = { isProposedExtend: true, extensionUnsigned: 0 };
