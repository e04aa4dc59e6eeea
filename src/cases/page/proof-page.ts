import { maskName } from '../../identity/mask.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Instant, legalDay, legalTime } from '../../platform/clock.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import type { PageHead } from '../../web/pages/render.ts';
import type { VerifiedHistory, WorkflowReader } from '../../workflow/engine/reader.ts';
import type { HistoryRow, StateSnapshot } from '../../workflow/history/history.ts';
import type { Case } from '../core/case.ts';
import { momentLabel } from '../core/moment-label.ts';
import type { Party, PartySide } from '../parties/party.ts';

export interface ProofLine {
  readonly seq: number;
  readonly event: string;
  readonly states: string;
  readonly occurred: string;
  /** Blank when it was entered in the minute it happened. */
  readonly recorded: string;
  readonly actor: string;
  readonly hash: string;
}
export interface ProofPage extends PageHead {
  facts: { label: string; value: string }[];
  verdict: { text: string; isGood: boolean; findings: string[] };
  head: string;
  lines: ProofLine[];
  printed: string;
  demo: string | null;
}

export interface ProofInput {
  readonly subject: Case;
  readonly parties: readonly Party[];
  readonly history: VerifiedHistory;
  readonly viewer: Viewer;
  readonly printedAt: Instant;
  readonly engine: WorkflowReader;
  readonly t: Translate;
  readonly locale: Locale;
}

/** Digits of each hash that the table prints; the head stands in full. */
const shownDigits = 12;

/** What happened on a case and when, with the chain of hashes, for printing; names of persons are masked. */
export function proofPage(input: ProofInput): ProofPage {
  const { subject, history, viewer, t } = input;
  const label = (key: string) => t(`cases.proof.${key}`);
  const role = t(`identity.roles.${viewer.role}`);
  return {
    title: label('title'),
    active: 'cases',
    breadcrumbs: [
      { label: t('cases.page.list'), href: '/cases' },
      { label: subject.number ?? subject.code, href: `/cases/${subject.code}` },
      { label: label('title') },
    ],
    facts: factsOf(input),
    verdict: verdictOf(history, t),
    head: history.head,
    lines: history.rows.map((row) => lineOf(row, input)),
    printed: t('cases.proof.printed', { at: momentLabel(input.printedAt), name: viewer.displayName, role }),
    demo: subject.isDemo ? label('demo') : null,
  };
}

function factsOf({ subject, parties, history, engine, t, locale }: ProofInput): ProofPage['facts'] {
  const fact = (key: string, value: string | null | undefined) =>
    value ? [{ label: t(`cases.proof.${key}`), value }] : [];
  const names = (side: PartySide) =>
    parties
      .filter((party) => party.side === side)
      .map((party) => (party.kind === 'person' ? maskName(party.name) : party.name))
      .join(t('cases.page.history.separator'));
  const [first] = history.rows;
  const last = history.rows.at(-1);
  const { definition } = engine.registry.set(subject.defId, subject.defVersion).main;
  return [
    ...fact('number', subject.number),
    ...fact('code', subject.code),
    ...fact('type', pick(definition.label, locale)),
    ...fact('applicants', names('applicant')),
    ...fact('respondents', names('respondent')),
    ...fact('third', names('third')),
    ...fact('state', engine.stateLabel(subject.defId, subject.defVersion, subject.state, locale)),
    ...fact('entries', String(history.rows.length)),
    ...fact(
      'period',
      first && last
        ? t('cases.proof.to', { from: momentLabel(first.occurredAt), to: momentLabel(last.occurredAt) })
        : null,
    ),
  ];
}

function verdictOf({ rows, findings }: VerifiedHistory, t: Translate): ProofPage['verdict'] {
  const isGood = findings.length === 0;
  return {
    text: isGood ? t('cases.proof.ok', { n: rows.length }) : t('cases.proof.failed', { n: findings.length }),
    isGood,
    findings: findings.map(({ seq, what }) =>
      t('cases.proof.finding', { seq, what: t(`cases.proof.what.${what}`) }),
    ),
  };
}

function lineOf(row: HistoryRow, input: ProofInput): ProofLine {
  const { engine, t, locale } = input;
  const spec = engine.registry.vocabulary.events.get(row.event);
  const role = t(`cases.page.history.role.${row.actingRole}`);
  const by = row.actingRole === 'system' ? role : t('cases.page.history.by', { name: row.actorName, role });
  const isAtOnce =
    legalDay(row.occurredAt) === legalDay(row.recordedAt) &&
    legalTime(row.occurredAt) === legalTime(row.recordedAt);
  return {
    seq: row.seq,
    event: spec ? pick(spec.label, locale) : t(`cases.page.history.start.${row.event}`),
    states: changeOf(row, input),
    occurred: momentLabel(row.occurredAt),
    recorded: isAtOnce ? t('cases.proof.sameTime') : momentLabel(row.recordedAt),
    actor: row.onBehalfOf === null ? by : `${by}\n${t('cases.proof.onBehalf')}`,
    hash: row.hash.slice(0, shownDigits),
  };
}

/** From which state to which, in the lifecycle and in what the case carries beside it. */
function changeOf(row: HistoryRow, { engine, t, locale }: ProofInput): string {
  const stateOf = ({ state }: StateSnapshot) => engine.stateLabel(row.defId, row.defVersion, state, locale);
  const to = stateOf(row.to);
  if (row.kind === 'start') return to;
  const from = stateOf(row.from);
  const moves = from === to ? [] : [t('cases.proof.change', { from, to })];
  for (const { definition, states } of engine.registry.set(row.defId, row.defVersion).overlays) {
    const column = definition.column ?? 'hold';
    const before = row.from.overlays[column];
    const after = row.to.overlays[column];
    if (before === after) continue;
    const nameOf = (value: string) => {
      const label = states.get(value)?.meta.label;
      return label ? pick(label, locale) : value;
    };
    moves.push(
      t('cases.proof.overlay', {
        label: pick(definition.label, locale),
        from: nameOf(before),
        to: nameOf(after),
      }),
    );
  }
  return moves.length === 0 ? t('cases.proof.unchanged') : moves.join('\n');
}
