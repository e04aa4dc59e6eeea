import { pick } from '../platform/i18n.ts';
import type { TextSheet } from '../platform/workbook.ts';
import type { PageHead } from '../web/pages/render.ts';
import type { DeadlineRule } from '../workflow/deadlines/deadlines-repository.ts';
import type { CompiledWorkflow } from '../workflow/definitions/compile.ts';
import { type ActingRole, actingRoles, type Vocabulary } from '../workflow/definitions/definition.ts';
import { allowedWhileHeld } from '../workflow/definitions/step.ts';
import { joined, type LifecycleState, lifecycleStates } from './lifecycle-rows.ts';
import { cellsOf, deadlineText, type RowCells, roleName, rowColumns, type Words } from './lifecycle-words.ts';

/** One definition as it was asked for. */
export interface AskedTable {
  readonly workflow: CompiledWorkflow;
  readonly vocabulary: Vocabulary;
  /** Version that new cases get. */
  readonly current: number;
  /** Every version known here, oldest first. */
  readonly versions: readonly number[];
  readonly role: ActingRole | null;
  /** Rules of the deadlines in force today by code. */
  readonly rules: ReadonlyMap<string, DeadlineRule | null>;
}

interface StateSection {
  id: string;
  label: string;
  heading: string;
  deadlines: string[];
  rows: RowCells[];
}
export interface LifecyclePage extends PageHead {
  filter: { action: string; version: number; roles: { value: string; label: string; isChosen: boolean }[] };
  versions: { label: string; href: string; isCurrent: boolean }[];
  note: string | null;
  columns: { name: string; label: string }[];
  sections: StateSection[];
  rowCount: string;
  diagram: string;
}

/** The table of one lifecycle, state by state. */
export function lifecyclePage(asked: AskedTable, diagram: string, words: Words): LifecyclePage {
  const { t, locale } = words;
  const { definition } = asked.workflow;
  const name = pick(definition.label, locale);
  const sections = statesOf(asked).map((state) => sectionOf(state, asked, words));
  const href = `/lifecycles/${definition.id}`;
  const roleQuery = asked.role === null ? '' : `&role=${asked.role}`;
  return {
    title: t('lifecycles.tableTitle', { name }),
    active: 'lifecycles',
    tags: [{ text: versionLabel(asked, definition.version, words), tone: 'blue' }],
    breadcrumbs: [{ label: t('lifecycles.title'), href: '/lifecycles' }, { label: name }],
    actions: [
      {
        label: t('lifecycles.export'),
        href: `${href}/table.xlsx?version=${definition.version}${roleQuery}`,
      },
    ],
    filter: {
      action: href,
      version: definition.version,
      roles: [
        { value: '', label: t('lifecycles.filter.all'), isChosen: asked.role === null },
        ...actingRoles.map((role) => ({
          value: role,
          label: roleName(role, t),
          isChosen: role === asked.role,
        })),
      ],
    },
    versions: asked.versions.map((version) => ({
      label: versionLabel(asked, version, words),
      href: `${href}?version=${version}${roleQuery}`,
      isCurrent: version === definition.version,
    })),
    note: definition.kind === 'case' ? t('lifecycles.heldNote', { list: heldList(asked, words) }) : null,
    columns: rowColumns.map((column) => ({ name: column, label: t(`lifecycles.columns.${column}`) })),
    sections,
    rowCount: t('lifecycles.rows', { count: sections.reduce((sum, { rows }) => sum + rows.length, 0) }),
    diagram,
  };
}

/** The same lines as one sheet; states in which nothing can be done stand in it with their deadlines. */
export function lifecycleSheet(asked: AskedTable, words: Words): TextSheet {
  const { t, locale } = words;
  const column = (name: string, width: number) => ({ header: t(`lifecycles.columns.${name}`), width });
  return {
    name: pick(asked.workflow.definition.label, locale),
    columns: [
      column('state', 24),
      column('path', 24),
      column('deadlines', 36),
      ...rowColumns.map((name) => column(name, sheetWidths[name])),
    ],
    rows: statesOf(asked).flatMap((state) => {
      const { rows, deadlines } = sectionOf(state, asked, words);
      const head = [pick(joined(state.labels), locale), state.path, deadlines.join('\n')];
      if (rows.length === 0) return [[...head, ...rowColumns.map(() => '')]];
      return rows.map((row) => [...head, ...rowColumns.map((name) => row[name])]);
    }),
  };
}

const sheetWidths: Readonly<Record<keyof RowCells, number>> = {
  event: 22,
  code: 20,
  roles: 28,
  target: 26,
  requires: 48,
  when: 48,
  documents: 26,
  basis: 40,
};

const statesOf = ({ workflow, vocabulary, role }: AskedTable): LifecycleState[] =>
  lifecycleStates(workflow, vocabulary, role);

function sectionOf(state: LifecycleState, asked: AskedTable, words: Words): StateSection {
  const { t, locale } = words;
  const label = pick(joined(state.labels), locale);
  return {
    id: `state-${state.path.replaceAll('.', '-')}`,
    label,
    heading: t('lifecycles.stateHeading', { label, path: state.path }),
    deadlines: state.deadlines.map((code) => deadlineText(code, asked.rules.get(code) ?? null, words)),
    rows: state.rows.map((row) => cellsOf(row, words)),
  };
}

export function versionLabel(
  { current }: Pick<AskedTable, 'current'>,
  version: number,
  { t }: Words,
): string {
  return t(version === current ? 'lifecycles.current' : 'lifecycles.older', { n: version });
}

/** Events of the lifecycle itself that a suspension does not hold up. */
function heldList({ workflow, vocabulary }: AskedTable, { t, locale }: Words): string {
  const known = new Set([...workflow.transitions.values()].map(({ event }) => event));
  const labels = [...allowedWhileHeld]
    .filter((event) => known.has(event) || event === 'resume')
    .flatMap((event) => vocabulary.events.get(event)?.label ?? []);
  return labels.map((label) => pick(label, locale)).join(t('lifecycles.listSeparator'));
}
