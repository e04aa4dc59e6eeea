import {
  type ActingRole,
  actingRoles,
  type StateDef,
  type TransitionDef,
  type WorkflowDefinition,
} from '../../src/workflow/definitions/definition.ts';

/** One fault a definition could have. */
export interface Mutant {
  /** What is done to it: `drop role`, `swap branches`, … */
  readonly kind: string;
  readonly where: string;
  /** Path of the state that is at fault. */
  readonly path: string;
  /** The event whose branches are at fault; null when it is something else of the state. */
  readonly event: string | null;
  /** The definition with the fault in it, a copy of its own. */
  readonly make: () => WorkflowDefinition;
}

type Edit = readonly [kind: string, where: string, change: (definition: WorkflowDefinition) => void];
type Loose<T> = { -readonly [K in keyof T]: T[K] };

/** Every single fault of these kinds that a definition can have. */
export function* mutantsOf(definition: WorkflowDefinition): Generator<Mutant> {
  const states = statesOf(definition.states);
  const mutant = (path: string, event: string | null, [kind, where, change]: Edit): Mutant => ({
    kind,
    where: `${definition.id} ${where}`,
    path,
    event,
    make: () => {
      const copy = structuredClone(definition);
      change(copy);
      return copy;
    },
  });
  for (const [path, state] of states) {
    for (const edit of stateEdits(path, state, states)) yield mutant(path, null, edit);
    for (const [event, branches] of Object.entries(state.on ?? {})) {
      for (const edit of transitionEdits(path, event, branches, states)) yield mutant(path, event, edit);
    }
  }
}

function statesOf(states: WorkflowDefinition['states'], prefix = ''): Map<string, StateDef> {
  return new Map(
    Object.entries(states).flatMap(([name, state]) => {
      const path = `${prefix}${name}`;
      return [[path, state] as const, ...statesOf(state.states ?? {}, `${path}.`)];
    }),
  );
}

function stateAt(definition: WorkflowDefinition, path: string): Loose<StateDef> {
  const found = statesOf(definition.states).get(path);
  if (!found) throw new RangeError(`no state ${path}`);
  return found;
}

function* stateEdits(path: string, state: StateDef, states: ReadonlyMap<string, StateDef>): Generator<Edit> {
  const rules = state.meta.deadlines ?? [];
  for (const rule of rules) {
    const left = rules.filter((one) => one !== rule);
    yield [
      'drop deadline',
      `${path} ${rule}`,
      (definition) => {
        stateAt(definition, path).meta = { ...state.meta, deadlines: left };
      },
    ];
  }
  for (const rule of strange(
    [...states.values()].flatMap((one) => one.meta.deadlines ?? []),
    rules,
  )) {
    yield [
      'add deadline',
      `${path} ${rule}`,
      (definition) => {
        stateAt(definition, path).meta = { ...state.meta, deadlines: [...rules, rule] };
      },
    ];
  }
  if (state.initial === undefined) return;
  for (const initial of strange(Object.keys(state.states ?? {}), [state.initial])) {
    yield [
      'other initial state',
      `${path} ${initial}`,
      (definition) => {
        stateAt(definition, path).initial = initial;
      },
    ];
  }
}

function* transitionEdits(
  path: string,
  event: string,
  branches: readonly TransitionDef[],
  states: ReadonlyMap<string, StateDef>,
): Generator<Edit> {
  const edit = (
    kind: string,
    what: string,
    change: (list: TransitionDef[]) => readonly TransitionDef[],
  ): Edit => [
    kind,
    `${path}:${event} ${what}`,
    (definition) => {
      const at = stateAt(definition, path);
      const changed = change([...(at.on?.[event] ?? [])]);
      const { [event]: _gone, ...rest } = at.on ?? {};
      at.on = changed.length === 0 ? rest : { ...at.on, [event]: changed };
    },
  ];
  yield edit('drop event', '', () => []);
  if (branches.length > 1) {
    yield edit(
      'swap branches',
      '',
      ([first, second, ...rest]) => [second, first, ...rest] as TransitionDef[],
    );
  }
  for (const [index, branch] of branches.entries()) {
    for (const [kind, what, changed] of branchFaults(path, branch, states)) {
      yield edit(kind, `${index} ${what}`, (list) => list.toSpliced(index, 1, changed));
    }
    if (branches.length > 1) yield edit('drop branch', String(index), (list) => list.toSpliced(index, 1));
  }
}

function* branchFaults(
  path: string,
  branch: TransitionDef,
  states: ReadonlyMap<string, StateDef>,
): Generator<readonly [string, string, TransitionDef]> {
  const { meta } = branch;
  const withMeta = (more: Partial<TransitionDef['meta']>): TransitionDef => ({
    ...branch,
    meta: { ...meta, ...more },
  });
  for (const role of meta.roles) {
    yield ['drop role', role, withMeta({ roles: meta.roles.filter((one) => one !== role) })];
  }
  const human: readonly ActingRole[] = actingRoles.filter((role) => role !== 'system');
  for (const role of strange(human, meta.roles))
    yield ['add role', role, withMeta({ roles: [...meta.roles, role] })];
  for (const list of ['requires', 'when'] as const) {
    const names = branch[list] ?? [];
    for (const name of names) {
      yield [`drop ${list}`, name, { ...branch, [list]: names.filter((one) => one !== name) }];
    }
  }
  for (const list of ['effects', 'documents', 'basis'] as const) {
    const values: readonly unknown[] = meta[list] ?? [];
    for (const [index] of values.entries()) {
      yield [`drop ${list}`, String(index), withMeta({ [list]: values.toSpliced(index, 1) })];
    }
  }
  if (typeof branch.target !== 'string') return;
  for (const target of strange([...states.keys()], [branch.target])) {
    yield ['other target', target, { ...branch, target }];
  }
  // Whoever leads back to where it stands comes out the same without a target.
  if (branch.target === path) return;
  const { target: _gone, reenter: _never, ...still } = branch;
  yield ['drop target', '', still];
}

/** Two of the values that are not there yet, spread over the list: all of them would say no more. */
function strange<T>(all: readonly T[], known: readonly T[]): readonly T[] {
  const others = [...new Set(all)].filter((one) => !known.includes(one));
  return others.length < 3
    ? others
    : [others[0], others[Math.floor(others.length / 2)]].filter((one) => one !== undefined);
}
