import { type ColumnOf, column } from '../../exports/core/export-list.ts';
import { maskPhone } from '../../identity/mask.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { legalDay } from '../../platform/clock.ts';
import { type Bilingual, type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { isOpenPhase } from '../core/case.ts';
import { phaseTag, riskTag } from '../core/tags.ts';
import type { LedgerCase } from './export-read-model.ts';
import { partyColumns } from './party-columns.ts';
import { upperCodeOf } from './upper-codes.ts';
import type { UpperCode } from './upper-codes-repository.ts';

export interface LedgerWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly areas: Pick<
    AreasService,
    'findArea' | 'findPerson' | 'findCommittee' | 'findOrganisation' | 'dictionaryLabel'
  >;
  readonly eventLabel: (event: string) => Bilingual | undefined;
  readonly codes: readonly UpperCode[];
  /** Telephone and identity numbers in clear. */
  readonly isClear: boolean;
}

type Column = ColumnOf<LedgerCase>;
const dayOf = (instant: Parameters<typeof legalDay>[0] | null): string | null =>
  instant === null ? null : legalDay(instant);

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

/** The columns of a ledger as towns keep it. */
export function ledgerColumns(words: LedgerWords): Column[] {
  return [
    ...headColumns(words),
    ...matterColumns(words),
    ...partyColumns(words),
    ...workColumns(words),
    ...endColumns(words),
  ];
}

const inLedger = { group: 'ledger' };

function headColumns({ areas, locale }: LedgerWords): Column[] {
  return [
    column('no', { zh: '序号', en: 'No.' }, 6, (_one, no) => no, { ...inLedger, kind: 'number' }),
    column('code', { zh: '案件编码', en: 'Code' }, 14, ({ subject }) => subject.code, inLedger),
    column('number', { zh: '案号', en: 'Number' }, 26, ({ subject }) => subject.number, inLedger),
    column(
      'registeredOn',
      { zh: '登记日期', en: 'Registered on' },
      12,
      ({ subject }) => subject.registeredOn,
      {
        ...inLedger,
        kind: 'day',
      },
    ),
    column('occurredOn', { zh: '发生日期', en: 'Happened on' }, 12, ({ subject }) => subject.occurredOn, {
      ...inLedger,
      kind: 'day',
    }),
    column(
      'acceptedOn',
      { zh: '受理日期', en: 'Accepted on' },
      12,
      ({ subject }) => dayOf(subject.acceptedAt),
      {
        ...inLedger,
        kind: 'day',
      },
    ),
    column(
      'channel',
      { zh: '来源', en: 'Channel' },
      14,
      ({ subject }) => areas.dictionaryLabel('channels', subject.channel, locale, subject.registeredOn),
      inLedger,
    ),
    column(
      'town',
      { zh: '镇街', en: 'Town' },
      12,
      ({ subject }) => areas.findArea(subject.townCode)?.name ?? subject.townCode,
      inLedger,
    ),
    column(
      'village',
      { zh: '村（社区）', en: 'Village' },
      16,
      ({ subject: { villageCode } }) =>
        villageCode === null ? null : (areas.findArea(villageCode)?.name ?? villageCode),
      inLedger,
    ),
    column(
      'grid',
      { zh: '网格（村组）', en: 'Grid or group' },
      16,
      ({ subject: { areaCode, villageCode, townCode } }) =>
        areaCode === villageCode || areaCode === townCode
          ? null
          : (areas.findArea(areaCode)?.name ?? areaCode),
      inLedger,
    ),
  ];
}

function matterColumns(words: LedgerWords): Column[] {
  const { areas, locale, t, codes } = words;
  const yesNo = (is: boolean): string => t(`cases.export.${is ? 'yes' : 'no'}`);
  return [
    column('place', { zh: '具体地点', en: 'Place' }, 20, ({ subject }) => subject.place, inLedger),
    column('title', { zh: '纠纷名称', en: 'Dispute' }, 36, ({ subject }) => subject.title, inLedger),
    column(
      'type',
      { zh: '纠纷类型', en: 'Type' },
      12,
      ({ subject }) => areas.dictionaryLabel('disputeTypes', subject.type, locale, subject.registeredOn),
      inLedger,
    ),
    column('subtype', { zh: '细类', en: 'Subtype' }, 14, ({ subject }) => subject.subtype, inLedger),
    column('people', { zh: '涉及人数', en: 'People' }, 8, ({ subject }) => subject.peopleCount, {
      ...inLedger,
      kind: 'number',
    }),
    column('amount', { zh: '涉及金额（元）', en: 'Amount (yuan)' }, 16, ({ subject }) => subject.claimedFen, {
      ...inLedger,
      kind: 'money',
    }),
    column(
      'summary',
      { zh: '简要情况', en: 'What happened' },
      60,
      ({ subject }) => subject.summary,
      inLedger,
    ),
    column(
      'risk',
      { zh: '风险等级', en: 'Risk' },
      10,
      ({ subject }) => riskTag(subject.overlays.risk, t)?.text ?? null,
      inLedger,
    ),
    column(
      'isGroup',
      { zh: '是否群体', en: 'Many people' },
      8,
      (one) => yesNo(isOfMany(one, codes)),
      inLedger,
    ),
    column(
      'isEnterprise',
      { zh: '是否涉企', en: 'Enterprise' },
      8,
      ({ parties }) => yesNo(parties.some(({ kind }) => kind === 'organisation')),
      inLedger,
    ),
    column(
      'isMigrant',
      { zh: '是否涉农民工', en: 'Migrant workers' },
      10,
      ({ subject, workers }) =>
        yesNo(workers > 0 || /农民工/.test(upperCodeOf(codes, 'justiceType', subject)?.label ?? '')),
      inLedger,
    ),
  ];
}

/** A group among the parties, or more people than the first band of sizes holds. */
function isOfMany({ parties, subject }: LedgerCase, codes: readonly UpperCode[]): boolean {
  const scale = upperCodeOf(codes, 'gbScale', subject);
  return parties.some(({ kind }) => kind === 'group') || (scale?.fromPeople ?? null) !== null;
}

function workColumns(words: LedgerWords): Column[] {
  const { areas, t, locale, eventLabel, isClear } = words;
  const phoneOf = (person: { readonly telephone: string | null } | undefined): string | null =>
    person?.telephone == null || isClear ? (person?.telephone ?? null) : maskPhone(person.telephone);
  const labelOf = (event: string): string => {
    const label = eventLabel(event);
    // A case begins without an event of the vocabulary.
    return label === undefined ? t(`cases.page.history.start.${event}`) : pick(label, locale);
  };
  const mediator = ({ subject: { mediatorId } }: LedgerCase) =>
    mediatorId === null ? undefined : areas.findPerson(mediatorId);
  const leader = ({ leader: one }: LedgerCase) =>
    one?.personId == null ? undefined : areas.findPerson(one.personId);
  return [
    column(
      'committee',
      { zh: '责任单位', en: 'Committee' },
      26,
      ({ subject: { committeeId } }) =>
        committeeId === null ? null : (areas.findCommittee(committeeId)?.name ?? null),
      inLedger,
    ),
    column('mediator', { zh: '责任人', en: 'Mediator' }, 12, (one) => mediator(one)?.name ?? null, inLedger),
    column(
      'mediatorPhone',
      { zh: '责任人电话', en: 'Telephone of the mediator' },
      16,
      (one) => phoneOf(mediator(one)),
      inLedger,
    ),
    column('leader', { zh: '包案领导', en: 'Leader' }, 12, (one) => one.leader?.name ?? null, inLedger),
    column(
      'leaderPhone',
      { zh: '包案领导电话', en: 'Telephone of the leader' },
      16,
      (one) => phoneOf(leader(one)),
      inLedger,
    ),
    column(
      'measures',
      { zh: '化解措施', en: 'Measures' },
      24,
      ({ sessions: { count, lastOn } }) =>
        count === 0 ? null : t('cases.export.sessions', { count, on: lastOn }),
      inLedger,
    ),
    column('due', { zh: '化解时限', en: 'Due on' }, 12, ({ subject }) => subject.dueOn, {
      ...inLedger,
      kind: 'day',
    }),
    // Before the last step: a ledger that is read again takes its result from the first such column.
    column(
      'outcome',
      { zh: '化解结果', en: 'Outcome' },
      10,
      (one) => t(`cases.export.outcomes.${outcomeOf(one)}`),
      inLedger,
    ),
    column(
      'resolvedOn',
      { zh: '化解日期', en: 'Resolved on' },
      12,
      ({ subject }) => dayOf(subject.resolvedAt),
      { ...inLedger, kind: 'day' },
    ),
    column(
      'phase',
      { zh: '目前环节', en: 'Stage' },
      12,
      ({ subject }) => phaseTag(subject.phase, t).text,
      inLedger,
    ),
    column(
      'progress',
      { zh: '目前进展', en: 'Last step' },
      24,
      ({ lastEvent }) => (lastEvent === null ? null : `${lastEvent.on} ${labelOf(lastEvent.event)}`),
      inLedger,
    ),
    column(
      'month',
      { zh: '本月工作情况', en: 'Done this month' },
      40,
      ({ monthEvents }) => monthEvents.map(({ event, on }) => `${on.slice(5)} ${labelOf(event)}`).join('；'),
      { ...inLedger, isUsual: false },
    ),
    column('supervised', { zh: '督办次数', en: 'Times supervised' }, 10, (one) => one.supervised, {
      ...inLedger,
      kind: 'number',
    }),
  ];
}

function endColumns({ t }: LedgerWords): Column[] {
  return [
    column(
      'agreement',
      { zh: '协议编号', en: 'Agreement no.' },
      26,
      ({ agreement }) => agreement?.number ?? null,
      inLedger,
    ),
    column(
      'agreed',
      { zh: '协议金额（元）', en: 'Agreed (yuan)' },
      16,
      ({ agreement }) => agreement?.totalFen ?? null,
      { ...inLedger, kind: 'money' },
    ),
    column(
      'performance',
      { zh: '履行情况', en: 'Performance' },
      12,
      (one) => {
        const performance = performanceOf(one);
        return performance === null ? null : t(`cases.export.performances.${performance}`);
      },
      inLedger,
    ),
    column('visitedOn', { zh: '回访日期', en: 'Visited on' }, 12, ({ visit }) => visit?.on ?? null, {
      ...inLedger,
      kind: 'day',
    }),
    column(
      'satisfaction',
      { zh: '满意度', en: 'Satisfaction' },
      10,
      ({ visit }) =>
        visit === null || visit.satisfaction === ''
          ? null
          : t(`cases.export.satisfactions.${visit.satisfaction}`),
      inLedger,
    ),
    column(
      'isStruck',
      { zh: '是否销号', en: 'Struck off' },
      8,
      ({ closing }) => t(`cases.export.${closing === null ? 'no' : 'yes'}`),
      inLedger,
    ),
    column('struckOn', { zh: '销号日期', en: 'Struck off on' }, 12, ({ closing }) => closing?.on ?? null, {
      ...inLedger,
      kind: 'day',
    }),
    column(
      'struckBy',
      { zh: '销号审批人', en: 'Struck off by' },
      12,
      ({ closing }) => closing?.approver ?? null,
      inLedger,
    ),
    column(
      'remarks',
      { zh: '备注', en: 'Remarks' },
      24,
      ({ origin }) =>
        origin === null ? null : t('cases.export.origin', { file: origin.file, row: origin.row }),
      inLedger,
    ),
  ];
}
