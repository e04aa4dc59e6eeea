import type { MigrationPlan } from '../../src/workflow/definitions/definition.ts';

/** Every state of version 1 stands in version 3 under the same path. */
export const leadFrom1To3: MigrationPlan = {
  id: 'lead',
  from: 1,
  to: 3,
  map: {},
  note: {
    zh: '各办理阶段不变，线索留在原阶段；新增的办理事项随即可用。',
    en: 'The stages stay as they are and every lead keeps its own; what is new can be used at once.',
  },
};
