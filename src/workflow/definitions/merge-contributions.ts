import type { WorkflowContribution } from './ports.ts';

/** What the rooms of a feature bring to the engine, as one. Throws when two of them handle the same event. */
export function mergeContributions(rooms: readonly WorkflowContribution[]): WorkflowContribution {
  return {
    handlers: united(rooms, 'handlers'),
    effects: united(rooms, 'effects'),
    facts: rooms.flatMap(({ facts }) => facts ?? []),
    options: united(rooms, 'options'),
    about: united(rooms, 'about'),
    defaults: united(rooms, 'defaults'),
  };
}

type Named = 'handlers' | 'effects' | 'options' | 'about' | 'defaults';

function united<K extends Named>(
  rooms: readonly WorkflowContribution[],
  part: K,
): NonNullable<WorkflowContribution[K]> {
  const all: Record<string, unknown> = {};
  for (const room of rooms) {
    for (const [name, one] of Object.entries(room[part] ?? {})) {
      if (name in all) throw new Error(`two ${part} for ${name}`);
      all[name] = one;
    }
  }
  return all as NonNullable<WorkflowContribution[K]>;
}
