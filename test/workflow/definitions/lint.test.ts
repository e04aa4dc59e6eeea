import { expect, test } from 'vitest';
import type { WorkflowDefinition } from '../../../src/workflow/definitions/definition.ts';
import { DefinitionError, lintDefinition } from '../../../src/workflow/definitions/lint.ts';
import { definitions } from '../../../workflows/index.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';

const all = [...definitions.cases, definitions.lead, ...definitions.overlays];

function findingsOf(change: (draft: Record<string, never>) => void): readonly string[] {
  const draft = structuredClone(definitions.cases[3]) as unknown as Record<string, never>;
  change(draft);
  try {
    lintDefinition(draft as unknown as WorkflowDefinition, vocabulary);
    return [];
  } catch (error) {
    return (error as DefinitionError).findings;
  }
}
type Draft = {
  initial: string;
  states: Record<string, { on: Record<string, Record<string, unknown>[]>; [key: string]: unknown }>;
};
const edit = (change: (draft: Draft) => void) => findingsOf((draft) => change(draft as unknown as Draft));

test('definition, as shipped, passes the linter', () => {
  for (const definition of all) expect(() => lintDefinition(definition, vocabulary)).not.toThrow();
});

test('definition, sent through JSON, is the same', () => {
  for (const definition of all) expect(JSON.parse(JSON.stringify(definition))).toEqual(definition);
});

test.each(['invoke', 'after', 'always', 'entry', 'exit', 'output', 'history'])(
  'definition, with %s in a state, is refused',
  (key) => {
    const findings = edit((draft) => {
      (draft.states['triage'] as Record<string, unknown>)[key] = {};
    });

    expect(findings).toContain(`triage: key ${key}`);
  },
);

test('definition, with a function in a guard, is refused', () => {
  const findings = edit((draft) => {
    const branch = draft.states['triage']?.on['accept']?.[0];
    if (branch) branch['requires'] = () => true;
  });

  expect(findings).toContain('holds something that is not JSON');
});

test.each([
  [
    'unknown event',
    (draft: Draft) => Object.assign(draft.states['triage']?.on ?? {}, { fly: [] }),
    'triage.fly: unknown event',
  ],
  [
    'unknown target',
    (draft: Draft) => Object.assign(draft.states['triage']?.on['accept']?.[0] ?? {}, { target: 'nowhere' }),
    'triage.accept[0]: unknown target nowhere',
  ],
  [
    'unknown predicate',
    (draft: Draft) => Object.assign(draft.states['triage']?.on['accept']?.[0] ?? {}, { requires: ['luck'] }),
    'triage.accept[0]: unknown predicate luck',
  ],
  [
    'no roles',
    (draft: Draft) => Object.assign(draft.states['triage']?.on['accept']?.[0] ?? {}, { meta: { roles: [] } }),
    'triage.accept[0]: no roles',
  ],
  [
    'fact that is no single value',
    (draft: Draft) => Object.assign(draft, { facts: { oralForm: { isAllowed: true } } }),
    'fact oralForm is no single value',
  ],
  [
    'engine event',
    (draft: Draft) => Object.assign(draft.states['triage']?.on ?? {}, { 'xstate.stop': [] }),
    'triage.xstate.stop: reserved event name',
  ],
])('definition, with %s, is refused with its place', (_name, change, finding) => {
  expect(edit(change)).toContain(finding);
});

test('linter, finding several faults, throws them all in one error', () => {
  const broken = { ...definitions.lead, initial: 'gone', states: {} } as WorkflowDefinition;

  expect(() => lintDefinition(broken, vocabulary)).toThrow(DefinitionError);
});
