import type { Facts } from '../../../src/workflow/definitions/definition.ts';

export const goodClockFacts: Facts = { isProposedExtend: true, extensionUnsigned: 0 };
