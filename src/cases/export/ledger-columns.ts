import type { AreasService } from '../../offices/areas-service.ts';
import { legalDay } from '../../platform/clock.ts';
import type { Locale, TextKey, Translate } from '../../platform/i18n.ts';
import { formatYuan } from '../../platform/money.ts';
import { isOpenPhase } from '../core/case.ts';
import { phaseTag, riskTag } from '../core/tags.ts';
import type { LedgerCase } from './export-read-model.ts';

export interface LedgerWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly areas: Pick<AreasService, 'findArea' | 'findPerson' | 'findCommittee' | 'dictionaryLabel'>;
}

export interface LedgerColumn {
  readonly header: TextKey;
  /** In characters of Latin text. */
  readonly width: number;
  readonly cell: (one: LedgerCase, words: LedgerWords, no: number) => string;
}

const yuan = (fen: number | null): string => (fen === null ? '' : formatYuan(fen));
const dayOf = (instant: Parameters<typeof legalDay>[0] | null): string =>
  instant === null ? '' : legalDay(instant);

/** Referred elsewhere, in hand, resolved, or ended without: a ledger says nothing else. */
function outcomeOf({ subject }: LedgerCase): 'resolved' | 'open' | 'notResolved' | 'referred' {
  if (subject.phase === 'referredOut' || subject.resolvedHow === 'routed') return 'referred';
  if (subject.resolvedAt !== null) return 'resolved';
  return isOpenPhase(subject.phase) ? 'open' : 'notResolved';
}

function performanceOf({ obligations }: LedgerCase): 'performed' | 'partial' | 'breached' | 'open' | null {
  if (obligations.length === 0) return null;
  if (obligations.includes('breached')) return 'breached';
  if (obligations.every((state) => state === 'performed')) return 'performed';
  return obligations.some((state) => state === 'performed' || state === 'partial') ? 'partial' : 'open';
}

/** The columns of a ledger as towns keep it, without the numbers of persons. */
export const ledgerColumns: readonly LedgerColumn[] = [
  { header: 'cases.export.columns.no', width: 6, cell: (_one, _words, no) => String(no) },
  { header: 'cases.export.columns.code', width: 14, cell: ({ subject }) => subject.code },
  { header: 'cases.export.columns.number', width: 26, cell: ({ subject }) => subject.number ?? '' },
  { header: 'cases.export.columns.registeredOn', width: 12, cell: ({ subject }) => subject.registeredOn },
  { header: 'cases.export.columns.occurredOn', width: 12, cell: ({ subject }) => subject.occurredOn },
  { header: 'cases.export.columns.acceptedOn', width: 12, cell: ({ subject }) => dayOf(subject.acceptedAt) },
  {
    header: 'cases.export.columns.channel',
    width: 14,
    cell: ({ subject }, { areas, locale }) =>
      areas.dictionaryLabel('channels', subject.channel, locale, subject.registeredOn),
  },
  {
    header: 'cases.export.columns.town',
    width: 12,
    cell: ({ subject }, { areas }) => areas.findArea(subject.townCode)?.name ?? subject.townCode,
  },
  {
    header: 'cases.export.columns.village',
    width: 16,
    cell: ({ subject: { villageCode } }, { areas }) =>
      villageCode === null ? '' : (areas.findArea(villageCode)?.name ?? villageCode),
  },
  { header: 'cases.export.columns.place', width: 20, cell: ({ subject }) => subject.place ?? '' },
  { header: 'cases.export.columns.title', width: 36, cell: ({ subject }) => subject.title },
  {
    header: 'cases.export.columns.type',
    width: 12,
    cell: ({ subject }, { areas, locale }) =>
      areas.dictionaryLabel('disputeTypes', subject.type, locale, subject.registeredOn),
  },
  { header: 'cases.export.columns.subtype', width: 14, cell: ({ subject }) => subject.subtype ?? '' },
  { header: 'cases.export.columns.applicants', width: 24, cell: ({ subject }) => subject.applicantNames },
  { header: 'cases.export.columns.respondents', width: 24, cell: ({ subject }) => subject.respondentNames },
  {
    header: 'cases.export.columns.people',
    width: 8,
    cell: ({ subject }) => (subject.peopleCount === null ? '' : String(subject.peopleCount)),
  },
  { header: 'cases.export.columns.amount', width: 16, cell: ({ subject }) => yuan(subject.claimedFen) },
  { header: 'cases.export.columns.summary', width: 60, cell: ({ subject }) => subject.summary },
  {
    header: 'cases.export.columns.risk',
    width: 10,
    cell: ({ subject }, { t }) => riskTag(subject.overlays.risk, t)?.text ?? '',
  },
  {
    header: 'cases.export.columns.phase',
    width: 12,
    cell: ({ subject }, { t }) => phaseTag(subject.phase, t).text,
  },
  {
    header: 'cases.export.columns.committee',
    width: 26,
    cell: ({ subject: { committeeId } }, { areas }) =>
      committeeId === null ? '' : (areas.findCommittee(committeeId)?.name ?? ''),
  },
  {
    header: 'cases.export.columns.mediator',
    width: 12,
    cell: ({ subject: { mediatorId } }, { areas }) =>
      mediatorId === null ? '' : (areas.findPerson(mediatorId)?.name ?? ''),
  },
  { header: 'cases.export.columns.due', width: 12, cell: ({ subject }) => subject.dueOn ?? '' },
  {
    header: 'cases.export.columns.outcome',
    width: 10,
    cell: (one, { t }) => t(`cases.export.outcomes.${outcomeOf(one)}`),
  },
  { header: 'cases.export.columns.resolvedOn', width: 12, cell: ({ subject }) => dayOf(subject.resolvedAt) },
  { header: 'cases.export.columns.agreement', width: 26, cell: ({ agreement }) => agreement?.number ?? '' },
  {
    header: 'cases.export.columns.agreed',
    width: 16,
    cell: ({ agreement }) => yuan(agreement?.totalFen ?? null),
  },
  {
    header: 'cases.export.columns.performance',
    width: 12,
    cell: (one, { t }) => {
      const performance = performanceOf(one);
      return performance === null ? '' : t(`cases.export.performances.${performance}`);
    },
  },
  {
    header: 'cases.export.columns.supervised',
    width: 10,
    cell: ({ supervised }) => String(supervised),
  },
  { header: 'cases.export.columns.closedOn', width: 12, cell: ({ subject }) => dayOf(subject.closedAt) },
];
