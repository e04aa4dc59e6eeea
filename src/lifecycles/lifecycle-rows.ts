import type { Bilingual } from '../platform/i18n.ts';
import type { CompiledWorkflow } from '../workflow/definitions/compile.ts';
import type { ActingRole, StateDef, TransitionDef, Vocabulary } from '../workflow/definitions/definition.ts';

/** What must hold, told by what is said when it does not. */
export interface Condition {
  readonly name: string;
  readonly reason: Bilingual;
  readonly basis: string | null;
}

/** One branch of one event in one state: one line of the table. */
export interface LifecycleRow {
  readonly event: string;
  readonly label: Bilingual;
  /** Place among the branches of the event, and how many there are. */
  readonly branch: number;
  readonly branches: number;
  readonly roles: readonly ActingRole[];
  /** Labels of where it leads; none when the state stays. */
  readonly targets: readonly Bilingual[];
  readonly requires: readonly Condition[];
  readonly when: readonly Condition[];
  readonly documents: readonly string[];
  readonly basis: readonly string[];
  readonly isExplainOnly: boolean;
}

export interface LifecycleState {
  readonly path: string;
  /** Labels from the outermost state inwards. */
  readonly labels: readonly Bilingual[];
  /** Codes of the deadline rules that run in this state. */
  readonly deadlines: readonly string[];
  readonly rows: readonly LifecycleRow[];
}

/**
 * The table of a definition, state by state in its own order, for all roles or for one. With a role, states in which
 * that role can do nothing are left out.
 */
export function lifecycleStates(
  workflow: CompiledWorkflow,
  vocabulary: Vocabulary,
  role: ActingRole | null = null,
): LifecycleState[] {
  const states = [...workflow.states].map(([path, def]) => ({
    path,
    labels: labelsOf(workflow, path),
    deadlines: def.meta.deadlines ?? [],
    rows: rowsOf(workflow, vocabulary, def).filter((row) => role === null || row.roles.includes(role)),
  }));
  return role === null ? states : states.filter(({ rows }) => rows.length > 0);
}

function rowsOf(workflow: CompiledWorkflow, vocabulary: Vocabulary, state: StateDef): LifecycleRow[] {
  return Object.entries(state.on ?? {}).flatMap(([event, branches]) =>
    branches.map((branch, index) => ({
      event,
      label: vocabulary.events.get(event)?.label ?? { zh: event, en: event },
      branch: index + 1,
      branches: branches.length,
      roles: branch.meta.roles,
      targets: targetsOf(branch).map((target) => joined(labelsOf(workflow, target))),
      requires: conditionsOf(vocabulary, branch.requires),
      when: conditionsOf(vocabulary, branch.when),
      documents: branch.meta.documents ?? [],
      basis: branch.meta.basis ?? [],
      isExplainOnly: branch.meta.explainOnly ?? false,
    })),
  );
}

const targetsOf = ({ target }: TransitionDef): string[] => (target === undefined ? [] : [target].flat());

function labelsOf(workflow: CompiledWorkflow, path: string): Bilingual[] {
  const steps = path.split('.');
  return steps.map((step, index) => {
    const label = workflow.states.get(steps.slice(0, index + 1).join('.'))?.meta.label;
    return label ?? { zh: step, en: step };
  });
}

/** The labels of a state and of those around it, as one text. */
export function joined(labels: readonly Bilingual[]): Bilingual {
  return {
    zh: labels.map(({ zh }) => zh).join(' › '),
    en: labels.map(({ en }) => en).join(' › '),
  };
}

function conditionsOf(vocabulary: Vocabulary, names: readonly string[] = []): Condition[] {
  return names.map((name) => {
    const predicate = vocabulary.predicates.get(name);
    const { zh, en } = predicate?.reason ?? { zh: name, en: name };
    return { name, reason: { zh: open(zh), en: open(en) }, basis: predicate?.basis ?? null };
  });
}

/** Where a reason names facts of a case, the table of rules has none to put in. */
const open = (text: string): string => text.replace(/\{\{\w+\}\}/g, '…');
