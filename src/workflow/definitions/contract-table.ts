import type { ContractEvent, WorkflowContract } from './contract.ts';
import type { EffectSpec, StateValue, TransitionDef, WorkflowDefinition } from './definition.ts';
import type { FieldShape } from './form-shape.ts';
import { stateSetNames } from './state-sets.ts';
import { leafPaths, phaseOf } from './state-value.ts';

/**
 * The contract of a definition for people: a line for each answer an event gets, with the states where it gets it.
 * `=` leads nowhere else; a move is named by what is new in it. Under `refused without` stand the predicates that
 * refuse the event when they alone fail; `name: answer` where failing alone leads elsewhere.
 */
export function contractTable(definition: WorkflowDefinition, contract: WorkflowContract): string {
  const stages = Object.keys(definition.states);
  const states = Object.values(contract.states).sort(
    (a, b) => stages.indexOf(phaseOf(a.value)) - stages.indexOf(phaseOf(b.value)),
  );
  const nameOf = stateSetNames(states.map(({ value }) => value));
  const deadlines = new Places();
  const answers = new Places();
  const branches = new Places();
  for (const { value, deadlines: rules, events } of states) {
    for (const rule of rules) deadlines.add([rule], value);
    for (const [event, answer] of Object.entries(events)) {
      answers.add(answerCells(event, answer, value), value);
      for (const cells of branchCells(event, answer.branches ?? [])) branches.add(cells, value);
    }
  }
  return [
    `${contract.id}@${contract.version}`,
    '',
    ...(definition.traits ? [...traitLines(definition), ''] : []),
    ...deadlines.lines(['deadline', 'states'], nameOf),
    '',
    ...answers.lines([...answerHead, 'states'], nameOf),
    ...(branches.isEmpty ? [] : ['', ...branches.lines([...branchHead, 'states'], nameOf)]),
    '',
  ].join('\n');
}

/** What is so of every dispute of the type, a line for each value. */
function traitLines({ traits, facts }: WorkflowDefinition): string[] {
  return [lineOf(['trait', 'value']), ...valueLines('', { ...facts, ...traits }).sort()];
}

function valueLines(path: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [lineOf([path, Array.isArray(value) ? value.join(', ') : String(value)])];
  }
  return Object.entries(value).flatMap(([name, part]) =>
    valueLines(path === '' ? name : `${path}.${name}`, part),
  );
}

/** What is asked for each event, a line for each field. */
export function formsTable(forms: WorkflowContract['forms']): string {
  const lines = Object.entries(forms)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([event, fields]) => fields.map((field) => lineOf([event, ...fieldCells(field)])));
  return [lineOf(['event', 'field', 'kind', 'required', 'limits']), ...lines, ''].join('\n');
}

const answerHead = ['event', 'roles', 'leads to', 'refused without', 'effects', 'papers', 'basis'];
const branchHead = ['event', 'branch', 'when', 'requires', 'leads to', 'effects', 'papers', 'basis'];

/** Lines with the states each of them holds in. */
class Places {
  readonly #places = new Map<
    string,
    { readonly cells: readonly string[]; readonly states: Set<StateValue> }
  >();

  get isEmpty(): boolean {
    return this.#places.size === 0;
  }

  add(cells: readonly string[], state: StateValue): void {
    const key = lineOf(cells);
    const known = this.#places.get(key);
    if (known) known.states.add(state);
    else this.#places.set(key, { cells, states: new Set([state]) });
  }

  /** By their first cell, then in the order of the stages. */
  lines(head: readonly string[], nameOf: (states: ReadonlySet<StateValue>) => string): string[] {
    const sorted = [...this.#places.values()].sort(({ cells: [a = ''] }, { cells: [b = ''] }) =>
      a === b ? 0 : a < b ? -1 : 1,
    );
    return [lineOf(head), ...sorted.map(({ cells, states }) => lineOf([...cells, nameOf(states)]))];
  }
}

function answerCells(event: string, answer: ContractEvent, from: StateValue): string[] {
  const without = Object.entries(answer.without).map(([name, outcome]) =>
    outcome === `refused: ${name}` ? name : `${name}: ${outcomeText(outcome, from)}`,
  );
  return [
    event,
    answer.roles.join(', '),
    outcomeText(answer.leadsTo, from),
    without.join('; '),
    effectsText(answer.effects.map((effect) => JSON.parse(effect) as EffectSpec)),
    answer.documents.join(', '),
    answer.basis.join('；'),
  ];
}

function* branchCells(event: string, branches: readonly TransitionDef[]): Generator<string[]> {
  for (const [index, { when = [], requires = [], target, meta }] of branches.entries()) {
    yield [
      event,
      `${index + 1} of ${branches.length}`,
      when.join(', '),
      requires.join(', '),
      meta.explainOnly ? 'only explains' : [target ?? '='].flat().join(' + '),
      effectsText(meta.effects ?? []),
      (meta.documents ?? []).join(', '),
      (meta.basis ?? []).join('；'),
    ];
  }
}

/** A refusal as it is; a next state by what is new in it. */
function outcomeText(outcome: string, from: StateValue): string {
  if (!/^["{]/.test(outcome)) return outcome;
  const before = new Set(leafPaths(from));
  const entered = leafPaths(JSON.parse(outcome) as StateValue).filter((path) => !before.has(path));
  return entered.length === 0 ? '=' : entered.join(' + ');
}

function effectsText(effects: readonly EffectSpec[]): string {
  return effects
    .map(({ kind, data }) => {
      const values = Object.entries(data ?? {})
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => `${name}=${value}`);
      return values.length === 0 ? kind : `${kind}(${values.join(' ')})`;
    })
    .join(', ');
}

const fieldCells = ({ field, kind, isRequired, limits }: FieldShape): string[] => [
  field,
  kind,
  isRequired ? 'required' : 'optional',
  limits,
];

const lineOf = (cells: readonly string[]): string => cells.join('\t').trimEnd();
