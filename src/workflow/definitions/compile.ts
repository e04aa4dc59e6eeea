import { createHash } from 'node:crypto';
import { type AnyStateMachine, createMachine } from 'xstate';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type {
  Facts,
  FactsPair,
  StateDef,
  TransitionDef,
  Vocabulary,
  WorkflowDefinition,
} from './definition.ts';
import { lintDefinition } from './lint.ts';

/** A transition with its place: `path` is the dotted state path, `ref` names it uniquely. */
export interface PlacedTransition {
  readonly ref: string;
  readonly path: string;
  readonly event: string;
  readonly index: number;
  readonly def: TransitionDef;
}

interface BranchParams {
  readonly ref: string;
  readonly requires: readonly string[];
  readonly when: readonly string[];
}

export interface CompiledWorkflow {
  readonly definition: WorkflowDefinition;
  /** The definition as it is stored: the same whatever the order of keys. */
  readonly json: string;
  /** Pins the definition. */
  readonly hash: string;
  readonly machine: AnyStateMachine;
  /** Every state by dotted path. */
  readonly states: ReadonlyMap<string, StateDef>;
  /** Every transition by reference. */
  readonly transitions: ReadonlyMap<string, PlacedTransition>;
  /** State path → event → its branches in order. */
  readonly byState: ReadonlyMap<string, ReadonlyMap<string, readonly PlacedTransition[]>>;
}

/** What came of a definition with a vocabulary. */
const known = new WeakMap<WorkflowDefinition, WeakMap<Vocabulary, CompiledWorkflow>>();

/** What a definition is known by: of its canonical text, whatever the order of its members. */
export function definitionHash(definition: WorkflowDefinition): string {
  return sha256(canonicalJson(definition));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Checks a definition and turns it into an XState machine that is only ever used as a pure function. It is done once,
 * so the definition is frozen.
 * @throws DefinitionError listing every finding of the linter.
 */
export function compileWorkflow(definition: WorkflowDefinition, vocabulary: Vocabulary): CompiledWorkflow {
  const byVocabulary = known.get(definition) ?? new WeakMap<Vocabulary, CompiledWorkflow>();
  known.set(definition, byVocabulary);
  const compiled = byVocabulary.get(vocabulary) ?? compile(definition, vocabulary);
  byVocabulary.set(vocabulary, compiled);
  return compiled;
}

function compile(definition: WorkflowDefinition, vocabulary: Vocabulary): CompiledWorkflow {
  lintDefinition(definition, vocabulary);
  freezeAll(definition);
  const states = new Map<string, StateDef>();
  const transitions = new Map<string, PlacedTransition>();
  const byState = new Map<string, Map<string, readonly PlacedTransition[]>>();
  collect(definition.states, '');
  const machine = createMachine(
    {
      id: definition.id,
      initial: definition.initial,
      context: {},
      states: machineStates(definition.states, ''),
    } as never,
    {
      guards: {
        branch: ({ context }: { context: unknown }, params: unknown) => {
          const { before, after, force } = context as FactsPair & { force?: string };
          const { ref, requires, when } = params as BranchParams;
          if (force !== undefined) return force === ref;
          return holds(vocabulary, before, requires) && holds(vocabulary, after, when);
        },
      },
      actions: { selected: () => undefined },
    } as never,
  );
  const json = canonicalJson(definition);
  const hash = sha256(json);
  return { definition, json, hash, machine, states, transitions, byState };

  function collect(defs: Readonly<Record<string, StateDef>>, prefix: string): void {
    for (const [key, def] of Object.entries(defs)) {
      const path = prefix + key;
      states.set(path, def);
      const events = new Map<string, readonly PlacedTransition[]>();
      for (const [event, branches] of Object.entries(def.on ?? {})) {
        const placed = branches.map((branch, index) => ({
          ref: `${path}:${event}:${index}`,
          path,
          event,
          index,
          def: branch,
        }));
        events.set(event, placed);
        for (const one of placed) transitions.set(one.ref, one);
      }
      byState.set(path, events);
      if (def.states) collect(def.states, `${path}.`);
    }
  }

  function machineStates(defs: Readonly<Record<string, StateDef>>, prefix: string): Record<string, object> {
    return Object.fromEntries(
      Object.entries(defs).map(([key, def]) => {
        const path = prefix + key;
        return [
          key,
          {
            ...(def.type === 'parallel' ? { type: 'parallel' } : {}),
            ...(def.initial ? { initial: def.initial } : {}),
            ...(def.states ? { states: machineStates(def.states, `${path}.`) } : {}),
            on: Object.fromEntries(
              [...(byState.get(path) ?? new Map())].map(([event, branches]) => [
                event,
                (branches as PlacedTransition[])
                  .filter((branch) => !branch.def.meta.explainOnly)
                  .map((branch) => machineTransition(branch)),
              ]),
            ),
          },
        ];
      }),
    );
  }

  function machineTransition({ ref, def }: PlacedTransition): object {
    const targets = def.target === undefined ? [] : [def.target].flat();
    const params: BranchParams = { ref, requires: def.requires ?? [], when: def.when ?? [] };
    const isGuarded = params.requires.length + params.when.length > 0;
    return {
      ...(targets.length > 0 ? { target: targets.map((target) => `#${definition.id}.${target}`) } : {}),
      ...(isGuarded ? { guard: { type: 'branch', params } } : {}),
      ...(def.reenter ? { reenter: true } : {}),
      actions: [{ type: 'selected', params: { ref } }],
    };
  }
}

function freezeAll(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const part of Object.values(value)) freezeAll(part);
}

/** True when every named predicate holds for these facts. */
export function holds(vocabulary: Vocabulary, facts: Facts, names: readonly string[]): boolean {
  return names.every((name) => vocabulary.predicates.get(name)?.holds(facts) === true);
}
