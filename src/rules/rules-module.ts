import { paperTemplates } from '../documents/papers/paper-set.ts';
import type { WorkflowRegistry } from '../workflow/definitions/registry.ts';
import { optionNames } from '../workflow/engine/option-check.ts';
import { type RulesDeps, RulesService } from './rules-service.ts';

/** The rules of the office with what the lifecycles say of where words and limits are used. */
export function createRulesService({
  registry,
  ...deps
}: Omit<RulesDeps, 'caseTypes' | 'papers' | 'eventsOf' | 'clockOf'> & {
  readonly registry: WorkflowRegistry;
}): RulesService {
  const { events, deadlineEvents } = registry.vocabulary;
  return new RulesService({
    ...deps,
    caseTypes: () => registry.caseTypes(),
    papers: new Set(paperTemplates.keys()),
    eventsOf: (dictionary) =>
      [...events]
        .filter(([, { form }]) => optionNames(form).includes(`dictionary:${dictionary}`))
        .map(([event]) => event),
    clockOf: (code) => [...deadlineEvents].find(([, { urgentRule }]) => urgentRule === code)?.[0] ?? code,
  });
}
