import { expect, test } from 'vitest';
import { compileWorkflow } from '../../../src/workflow/definitions/compile.ts';
import { explore, soundnessFindings } from '../../../src/workflow/definitions/explore.ts';
import { phaseOf } from '../../../src/workflow/definitions/state-value.ts';
import { definitions } from '../../../workflows/index.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';

const all = [...definitions.cases, definitions.lead, ...definitions.overlays];

test.each(all.map((definition) => [definition.id, definition] as const))(
  'workflow %s, walked over every branch, is sound and answers every deadline',
  (_id, definition) => {
    const compiled = compileWorkflow(definition, vocabulary);

    expect(soundnessFindings(compiled, vocabulary)).toEqual([]);
  },
);

test.each(definitions.cases.map((definition) => [definition.id, definition] as const))(
  'workflow %s, walked over every branch, reaches every state of the lifecycle',
  (_id, definition) => {
    const reached = new Set(
      [...explore(compileWorkflow(definition, vocabulary)).states.values()].map(phaseOf),
    );

    expect([...reached].sort()).toEqual(Object.keys(definition.states).sort());
  },
);
