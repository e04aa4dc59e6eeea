import type { Job } from '../../jobs/job.ts';
import { legalDay, legalTime } from '../../platform/clock.ts';
import type { Translate } from '../../platform/i18n.ts';
import { formatYuan } from '../../platform/money.ts';
import type { PageHead, Tag, TagTone } from '../../web/pages/render.ts';
import type {
  ImportCounts,
  ImportState,
  LedgerImport,
  PairAnswer,
  PairEnd,
  Preview,
  PreviewPair,
  PreviewRow,
} from '../importing/ledger-import.ts';
import { type LedgerField, ledgerFields } from '../reading/fields.ts';
import { flagText, refusalText, rejectText } from './ledger-words.ts';

const tones: Readonly<Record<ImportState | 'running', TagTone>> = {
  waiting: 'neutral',
  read: 'orange',
  refused: 'red',
  done: 'green',
  running: 'blue',
};

export const ledgerPath = ({ id }: Pick<LedgerImport, 'id'>): string => `/ledgers/${encodeURIComponent(id)}`;

function tagOf(state: ImportState | 'running', t: Translate): Tag {
  return { text: t(`ledgers.states.${state}`), tone: tones[state] };
}

/** What stands beside the upload form: the person's own latest. */
export function importLines(files: readonly LedgerImport[], t: Translate) {
  return files.map((file) => ({
    name: file.fileName,
    href: ledgerPath(file),
    when: `${legalDay(file.createdAt)} ${legalTime(file.createdAt)}`,
    tag: tagOf(file.state, t),
    rows: file.counts === null ? '' : String(file.counts.dataRows),
  }));
}

export interface ShownImport {
  readonly file: LedgerImport;
  readonly job: Job | null;
  readonly preview: Preview | null;
  readonly decided: ReadonlyMap<string, PairAnswer>;
  readonly typeLabel: (type: string) => string;
}

const shownRows = 100;
const shownPairs = 50;

/** `/ledgers/:import`: how far it is, what was read, what became of it. */
export function importPage({ file, job, preview, decided, typeLabel }: ShownImport, t: Translate) {
  const isRunning = job?.state === 'running';
  const hasFailed = job !== null && !isRunning && job.state !== 'done' && file.state !== 'done';
  const { counts } = file;
  const fresh = counts === null ? 0 : counts.importable - counts.alreadyThere;
  const head: PageHead = {
    title: file.fileName,
    tags: [tagOf(isRunning ? 'running' : file.state, t)],
    active: 'ledgers',
    breadcrumbs: [{ label: t('ledgers.title'), href: '/ledgers' }, { label: file.fileName }],
    ...(isRunning ? { refreshSeconds: 2 } : {}),
    ...(file.state === 'done' && {
      actions: [{ label: t('exports.open'), href: `${ledgerPath(file)}/export` }],
    }),
  };
  return {
    ...head,
    href: ledgerPath(file),
    running: isRunning ? runningOf(job, t) : null,
    note: noteOf(file, hasFailed, preview, t),
    mayRead: !isRunning && (file.state === 'waiting' || (hasFailed && file.state !== 'read')),
    figures: counts === null ? [] : figuresOf(counts, file.state, typeLabel, t),
    confirm: !isRunning && file.state === 'read' && fresh > 0 ? t('ledgers.confirm', { n: fresh }) : null,
    nothingNew: file.state === 'read' && fresh === 0,
    hasReturned: !isRunning && counts !== null && counts.rejected > 0 && preview !== null,
    rejected: rowsOf(preview?.rejected ?? [], (row) => rejectText(row, t)),
    flagged: rowsOf(preview?.flagged ?? [], (row) => flagText(row, t)),
    shownNote: t('ledgers.shown', { n: shownRows }),
    isCut: (preview?.rejected.length ?? 0) > shownRows || (preview?.flagged.length ?? 0) > shownRows,
    pairs:
      file.state === 'read'
        ? (preview?.pairs ?? []).slice(0, shownPairs).map((pair) => pairLine(pair, decided, t))
        : [],
    hasColumns: !isRunning && file.state === 'read' && preview !== null,
  };
}

function runningOf(job: Job, t: Translate) {
  const isReading = job.kind === 'ledgerReading';
  const { done, total } = job;
  return {
    title: t(isReading ? 'ledgers.reading' : 'ledgers.writing'),
    progress: isReading ? t('ledgers.rows', { done }) : t('ledgers.counts', { done, total }),
    done: isReading ? 0 : done,
    total: isReading ? 0 : Math.max(total, 1),
  };
}

function noteOf(file: LedgerImport, hasFailed: boolean, preview: Preview | null, t: Translate) {
  if (file.state === 'refused') return { tone: 'danger', text: refusalText(file, t) };
  if (file.state === 'done') {
    const { made = 0, same = 0, rejected = 0 } = file.counts ?? {};
    return { tone: 'success', text: t('ledgers.doneNote', { made, same, rejected }) };
  }
  if (hasFailed) return { tone: 'warning', text: t('ledgers.failed') };
  if (file.state === 'read' && preview === null) return { tone: 'warning', text: t('ledgers.gone') };
  return file.state === 'waiting' ? { tone: 'info', text: t('ledgers.notRead') } : null;
}

function figuresOf(
  counts: ImportCounts,
  state: ImportState,
  typeLabel: (type: string) => string,
  t: Translate,
): { label: string; value: string }[] {
  const plain = ['dataRows', 'importable', 'rejected', 'flagged', 'duplicatePairs', 'alreadyThere'] as const;
  const list = (of: Readonly<Record<string, number>>, label: (key: string) => string): string =>
    Object.entries(of)
      .map(([key, n]) => `${label(key)} ${n}`)
      .join('　');
  return [
    ...plain.map((key) => ({ label: t(`ledgers.${key}`), value: String(counts[key]) })),
    { label: t('ledgers.byType'), value: list(counts.byType, typeLabel) },
    { label: t('ledgers.byOutcome'), value: list(counts.byOutcome, (key) => t(`ledgers.outcomes.${key}`)) },
    { label: t('ledgers.amount'), value: formatYuan(counts.amountFen) },
    ...(state === 'done'
      ? [
          { label: t('ledgers.made'), value: String(counts.made ?? 0) },
          { label: t('ledgers.same'), value: String(counts.same ?? 0) },
        ]
      : []),
  ];
}

function rowsOf(rows: readonly PreviewRow[], textOf: (row: PreviewRow) => string) {
  return rows
    .slice(0, shownRows)
    .map((row) => ({ sheet: row.sheet, row: String(row.row), text: textOf(row) }));
}

function pairLine(pair: PreviewPair, decided: ReadonlyMap<string, PairAnswer>, t: Translate) {
  const endOf = ({ name, isCase, day, parties, word }: PairEnd) => ({
    label: t(isCase ? 'ledgers.caseEnd' : 'ledgers.rowEnd', { name }),
    href: isCase ? `/cases/${encodeURIComponent(name)}` : null,
    text: `${day}　${parties}　${word}`,
  });
  return {
    field: pair.pair,
    ends: [endOf(pair.a), endOf(pair.b)],
    score: t('ledgers.pairScore', { n: pair.score }),
    kind: t(`ledgers.kinds.${pair.kind}`),
    reasons: pair.reasons.map((reason) => t(`ledgers.likeness.${reason}`)).join('、'),
    answers: (['same', 'different', ''] as const).map((value) => ({
      value,
      label: t(value === '' ? 'ledgers.undecided' : `ledgers.${value}Answer`),
      isChosen: (decided.get(pair.pair) ?? '') === value,
    })),
  };
}

/** `/ledgers/:import/columns`: what each column was taken for. */
export function columnsPage(file: LedgerImport, preview: Preview, t: Translate) {
  return {
    title: t('ledgers.columnsTitle'),
    active: 'ledgers',
    isForm: true,
    breadcrumbs: [
      { label: t('ledgers.title'), href: '/ledgers' },
      { label: file.fileName, href: ledgerPath(file) },
      { label: t('ledgers.columnsTitle') },
    ],
    href: ledgerPath(file),
    sheets: preview.sheets.flatMap(({ name, ledger }, sheet) =>
      ledger === null
        ? []
        : [
            {
              name,
              columns: ledger.columns.map(({ index, letters, heading, field }) => ({
                name: columnName(sheet, index),
                letters,
                heading,
                options: [null, ...ledgerFields].map((value: LedgerField | null) => ({
                  value: value ?? '',
                  label: value === null ? t('ledgers.ignored') : t(`ledgers.fields.${value}`),
                  isChosen: value === field,
                })),
              })),
            },
          ],
    ),
  };
}

export function columnName(sheet: number, index: number): string {
  return `column-${sheet}-${index}`;
}
