import type { MigrationPlan } from '../../src/workflow/definitions/definition.ts';

/** Every state of version 2 stands in version 3 under the same path. */
export const laborFrom2To3: MigrationPlan = {
  id: 'labor',
  from: 2,
  to: 3,
  map: {},
  note: {
    zh: '各办理阶段不变，案件留在原阶段；新增的办理事项随即可用。',
    en: 'The stages stay as they are and every case keeps its own; what is new can be used at once.',
  },
};
