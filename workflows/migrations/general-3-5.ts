import type { MigrationPlan } from '../../src/workflow/definitions/definition.ts';

/** Every state of version 3 stands in version 5 under the same path. */
export const generalFrom3To5: MigrationPlan = {
  id: 'general',
  from: 3,
  to: 5,
  map: {},
  note: {
    zh: '各办理阶段不变，案件留在原阶段；新增的办理事项随即可用。',
    en: 'The stages stay as they are and every case keeps its own; what is new can be used at once.',
  },
};
