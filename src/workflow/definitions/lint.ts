import type { StateDef, TransitionDef, Vocabulary, WorkflowDefinition } from './definition.ts';
import { traitFindings } from './traits.ts';

/** Everything the linter found wrong with one definition. */
export class DefinitionError extends Error {
  override readonly name = 'DefinitionError';
  readonly findings: readonly string[];
  constructor(id: string, findings: readonly string[]) {
    super(`workflow ${id}: ${findings.join('; ')}`);
    this.findings = findings;
  }
}

const stateKeys = new Set(['type', 'initial', 'states', 'on', 'meta']);
const transitionKeys = new Set(['target', 'reenter', 'requires', 'when', 'meta']);
const metaKeys = new Set(['roles', 'basis', 'documents', 'effects', 'explainOnly']);

/**
 * Refuses what must not be in a definition: executable parts, unknown names, states nobody can reach by name.
 * @throws DefinitionError with all findings.
 */
export function lintDefinition(definition: WorkflowDefinition, vocabulary: Vocabulary): void {
  const findings: string[] = [];
  const paths = new Set<string>();
  const seenStates: { path: string; def: StateDef }[] = [];
  if (!isPlainJson(definition)) {
    throw new DefinitionError(definition.id, ['holds something that is not JSON']);
  }
  for (const [name, value] of Object.entries(definition.facts ?? {})) {
    if (typeof value === 'object' && value !== null) findings.push(`fact ${name} is no single value`);
  }
  if (definition.traits) {
    findings.push(...traitFindings(definition.traits, (rule) => vocabulary.deadlineEvents.has(rule)));
  } else if (definition.kind === 'case') findings.push('a dispute type without traits');
  visit(definition.states, '');
  if (!paths.has(definition.initial)) findings.push(`initial state ${definition.initial} does not exist`);
  for (const { path, def } of seenStates) lintState(path, def);
  if (findings.length > 0) throw new DefinitionError(definition.id, findings);

  function visit(states: Readonly<Record<string, StateDef>>, prefix: string): void {
    for (const [key, def] of Object.entries(states)) {
      paths.add(prefix + key);
      seenStates.push({ path: prefix + key, def });
      if (def.states) visit(def.states, `${prefix}${key}.`);
    }
  }

  function lintState(path: string, def: StateDef): void {
    for (const key of Object.keys(def)) if (!stateKeys.has(key)) findings.push(`${path}: key ${key}`);
    if (!def.meta?.label?.zh || !def.meta.label.en) findings.push(`${path}: no label in both languages`);
    if (def.type === 'final') findings.push(`${path}: final states are not used`);
    if (def.states && def.type !== 'parallel' && !(def.initial && def.states[def.initial])) {
      findings.push(`${path}: no valid initial state`);
    }
    for (const rule of def.meta?.deadlines ?? []) {
      const timer = vocabulary.deadlineEvents.get(rule);
      if (!timer) findings.push(`${path}: unknown deadline ${rule}`);
    }
    for (const [event, branches] of Object.entries(def.on ?? {})) lintEvent(path, event, branches);
  }

  function lintEvent(path: string, event: string, branches: readonly TransitionDef[]): void {
    const place = `${path}.${event}`;
    if (event.startsWith('xstate.') || event.includes('*')) findings.push(`${place}: reserved event name`);
    if (!vocabulary.events.has(event)) findings.push(`${place}: unknown event`);
    if (branches.length === 0) findings.push(`${place}: no branch`);
    const roles = JSON.stringify(branches[0]?.meta?.roles);
    for (const [index, branch] of branches.entries()) {
      if (JSON.stringify(branch.meta?.roles) !== roles) findings.push(`${place}: branches differ in roles`);
      if (index < branches.length - 1 && !branch.when?.length) {
        findings.push(`${place}: branch ${index} hides the next`);
      }
      lintBranch(`${place}[${index}]`, branch);
    }
  }

  function lintBranch(place: string, branch: TransitionDef): void {
    for (const key of Object.keys(branch))
      if (!transitionKeys.has(key)) findings.push(`${place}: key ${key}`);
    for (const key of Object.keys(branch.meta ?? {})) {
      if (!metaKeys.has(key)) findings.push(`${place}: meta key ${key}`);
    }
    if (!branch.meta?.roles?.length) findings.push(`${place}: no roles`);
    for (const name of [...(branch.requires ?? []), ...(branch.when ?? [])]) {
      if (!vocabulary.predicates.has(name)) findings.push(`${place}: unknown predicate ${name}`);
    }
    for (const target of branch.target === undefined ? [] : [branch.target].flat()) {
      if (!paths.has(target)) findings.push(`${place}: unknown target ${target}`);
    }
    for (const effect of branch.meta?.effects ?? []) {
      if (!vocabulary.effects.has(effect.kind)) findings.push(`${place}: unknown effect ${effect.kind}`);
    }
    if (branch.meta?.explainOnly) {
      if (!branch.requires?.length) findings.push(`${place}: explains nothing`);
    } else if (branch.target === undefined && !branch.meta?.effects?.length) {
      findings.push(`${place}: stays in its state and has no effect`);
    }
  }
}

function isPlainJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlainJson);
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return Object.values(value).every((entry) => entry === undefined || isPlainJson(entry));
}
