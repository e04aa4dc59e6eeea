import { explore } from '../../../src/workflow/definitions/explore.ts';
import type { Configuration, WorkflowSet } from '../../../src/workflow/definitions/step.ts';

const idle = { hold: 'none', risk: 'none', level: 'town', supervision: 'none' };

/** Every state of the main region that can be reached, free and held; every value of the other overlays once. */
export function configurationsOf(set: WorkflowSet): Configuration[] {
  const states = [...explore(set.main).states.values()];
  const free = states.map((state) => ({ state, overlays: idle }));
  const held = states.map((state) => ({ state, overlays: { ...idle, hold: 'held' } }));
  const initial = set.main.definition.initial;
  const others = set.overlays.flatMap(({ definition, states: values }) =>
    [...values.keys()].map((value) => ({
      state: initial,
      overlays: { ...idle, [definition.column ?? 'hold']: value },
    })),
  );
  return [...free, ...held, ...others];
}
