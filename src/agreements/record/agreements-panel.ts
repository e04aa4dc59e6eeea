import type { PanelLinks } from '../../cases/core/case-panel.ts';
import { daysBetween } from '../../platform/calendar.ts';
import { type Clock, type Day, legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { formatYuan } from '../../platform/money.ts';
import type { Obligation, Signature } from '../core/agreement.ts';
import type { WorkerLine } from '../core/agreement-read-model.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { type AgreementsRecord, type AgreementView, readAgreementsRecord } from './agreement-record.ts';

type Tone = 'neutral' | 'blue' | 'green' | 'teal' | 'orange' | 'red' | 'purple';
interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  readonly href?: string;
  readonly isWide?: boolean;
}
interface AgreementCard {
  readonly title: string;
  readonly state: { readonly text: string; readonly tone: Tone };
  readonly items: readonly { readonly label: string; readonly value: string; readonly isWide?: boolean }[];
  readonly clauses: readonly string[];
  readonly checks: readonly { readonly text: string; readonly basis: string | null }[] | null;
  readonly links: readonly { readonly label: string; readonly href: string }[];
}
interface TablePart {
  readonly key: 'obligations' | 'workers';
  readonly title: string;
  readonly lead: string | null;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
export interface AgreementsPanel {
  readonly agreements: readonly AgreementCard[];
  readonly tables: readonly TablePart[];
}

const noLinks: PanelLinks = { events: new Set(), papers: 'none' };

export interface PanelInput {
  readonly db: Db;
  readonly caseId: string;
  readonly locale: Locale;
  readonly t: Translate;
  readonly links?: PanelLinks;
}

const stateTones: Readonly<Record<string, Tone>> = {
  draft: 'blue',
  signing: 'orange',
  effective: 'green',
  open: 'blue',
  partial: 'teal',
  performed: 'green',
  breached: 'red',
  confirmed: 'green',
  refused: 'red',
};

/** The part of the case page that shows agreements with checks and signatures, obligations and workers' lines. */
export function agreementsPanel(deps: Pick<AgreementsDeps, 'clock' | 'blockList' | 'traitsOf'>) {
  return {
    key: 'agreements',
    view: 'agreements/record/panel',
    load: async ({ db, caseId, locale, t, links = noLinks }: PanelInput): Promise<AgreementsPanel | null> => {
      const record = await readAgreementsRecord(db, caseId, deps);
      const shown = record.agreements.filter((one) => one.state !== 'discarded');
      const tables = [
        ...obligationTable(record, shown, { t, clock: deps.clock, links }),
        ...workerTable(record, t, links),
      ];
      if (shown.length + tables.length === 0) return null;
      return { agreements: shown.map((one) => card(record, one, { t, locale, links })), tables };
    },
  };
}

function card(
  record: AgreementsRecord,
  one: AgreementView,
  { t, locale, links }: Pick<PanelInput, 't' | 'locale'> & { readonly links: PanelLinks },
): AgreementCard {
  const base = `/cases/${record.dossier.head.code}`;
  const text = (key: string, params?: Record<string, unknown>): string => t(`agreements.${key}`, params);
  const missing = one.signing && [
    ...one.signing.partiesMissing.map((party) => party.name),
    ...one.signing.mediatorsMissing.map((mediator) => mediator.name),
    ...one.signing.sealsMissing.map(({ name }) => text('texts.sealOf', { name })),
  ];
  const items = [
    { label: text('fields.number'), value: one.number },
    ...(one.totalFen === null
      ? []
      : [
          {
            label: text('fields.total'),
            value: `¥${formatYuan(one.totalFen)} ${one.frozen?.totalCapitals ?? ''}`,
          },
        ]),
    ...(one.effectiveOn === null ? [] : [{ label: text('fields.effectiveOn'), value: one.effectiveOn }]),
    ...(one.kind === 'oral' ? [] : [{ label: text('fields.copies'), value: String(one.copies) }]),
    ...(one.frozenHash === null
      ? []
      : [{ label: text('fields.hash'), value: one.frozenHash.slice(0, 16), isWide: true }]),
    ...(one.signatures.length === 0
      ? []
      : [{ label: text('fields.signed'), value: signatureLines(one.signatures, t), isWide: true }]),
    ...(missing && missing.length > 0
      ? [{ label: text('fields.missing'), value: missing.join('、'), isWide: true }]
      : []),
  ];
  const isDraft = one.state === 'draft';
  return {
    title: `${one.title}`,
    state: { text: text(`states.${one.state}`), tone: stateTones[one.state] ?? 'neutral' },
    items,
    clauses: one.frozen?.clauses ?? one.content.clauses,
    checks: isDraft
      ? one.problems.map((problem) => ({
          text: problem.message ? pick(problem.message, locale) : problem.code,
          basis: problem.basis ?? null,
        }))
      : null,
    links: [
      ...(isDraft && links.events.has('draftAgreement')
        ? [{ label: text('texts.edit'), href: `${base}/actions/draftAgreement?agreementId=${one.id}` }]
        : []),
      ...(isDraft && links.papers === 'issue'
        ? [{ label: text('texts.preview'), href: previewHref(base, one) }]
        : []),
      ...((one.state === 'signing' || one.state === 'effective') && links.papers !== 'none'
        ? [{ label: text('texts.paper'), href: `${base}/documents` }]
        : []),
    ],
  };
}

function previewHref(base: string, one: AgreementView): string {
  return `${base}/documents/preview.pdf?code=${one.kind === 'peacePact' ? 'D40' : 'D10'}&aboutId=${one.id}`;
}

function signatureLines(signatures: readonly Signature[], t: Translate): string {
  return signatures
    .map((one) => {
      const line = t('agreements.texts.signedBy', {
        name: one.personName,
        capacity: t(`agreements.capacities.${one.capacity}`),
        way: t(`agreements.ways.${one.way}`),
        day: legalDay(one.occurredAt),
      });
      if (one.overrideReason === null) return line;
      return `${line} ${t('agreements.texts.override', { reason: one.overrideReason })}`;
    })
    .join('\n');
}

function obligationTable(
  { dossier }: AgreementsRecord,
  agreements: readonly AgreementView[],
  { t, clock, links }: { readonly t: Translate; readonly clock: Clock; readonly links: PanelLinks },
): TablePart[] {
  const rows = agreements.flatMap((one) => one.obligations);
  if (rows.length === 0) return [];
  const text = (key: string, params?: Record<string, unknown>): string => t(`agreements.${key}`, params);
  const nameOf = (id: string | null): string => dossier.parties.find((party) => party.id === id)?.name ?? '—';
  const today = legalDay(clock.now());
  const base = `/cases/${dossier.head.code}/actions`;
  // What an earlier proceeding left can be read, not performed here.
  const isOwn = (agreementId: string): boolean =>
    agreements.some((one) => one.id === agreementId && one.proceedingId === dossier.proceeding?.id);
  return [
    {
      key: 'obligations',
      title: text('panels.obligations'),
      lead: null,
      head: ['debtor', 'creditor', 'content', 'amount', 'performed', 'dueOn', 'state'].map((key) =>
        text(`fields.${key}`),
      ),
      rows: rows.map((one) => [
        { text: nameOf(one.debtorPartyId) },
        { text: nameOf(one.creditorPartyId) },
        { text: one.content, isWide: true },
        { text: one.amountFen === null ? '—' : formatYuan(one.amountFen) },
        { text: one.amountFen === null ? '—' : formatYuan(one.performedFen) },
        dueCell(one, today, t),
        one.state === 'performed' || !isOwn(one.agreementId) || !links.events.has('recordPerformance')
          ? { text: text(`obligationStates.${one.state}`), tone: stateTones[one.state] ?? 'neutral' }
          : {
              text: text('texts.perform'),
              href: `${base}/recordPerformance?obligationId=${one.id}`,
              tone: stateTones[one.state] ?? 'neutral',
            },
      ]),
    },
  ];
}

/** Late is what was performed after its day, or is open when its day is over; the day of typing does not count. */
export function isLate(obligation: Pick<Obligation, 'state' | 'dueOn' | 'performedOn'>, today: Day): boolean {
  const until = obligation.state === 'performed' ? (obligation.performedOn ?? obligation.dueOn) : today;
  return until > obligation.dueOn;
}

function dueCell(one: Obligation, today: Day, t: Translate): Cell {
  if (isLate(one, today)) return { text: `${one.dueOn} ${t('agreements.texts.late')}`, tone: 'red' };
  if (one.state === 'performed') return { text: one.performedOn ?? one.dueOn };
  const n = daysBetween(today, one.dueOn);
  return {
    text: `${one.dueOn} ${t('agreements.texts.dueSoon', { n })}`,
    ...(n <= 7 ? { tone: 'orange' } : {}),
  };
}

function workerTable({ dossier }: AgreementsRecord, t: Translate, links: PanelLinks): TablePart[] {
  const { workers, head } = dossier;
  if (workers.length === 0) return [];
  const text = (key: string, params?: Record<string, unknown>): string => t(`agreements.${key}`, params);
  const of = (confirmation: string): WorkerLine[] =>
    workers.filter((one) => one.confirmation === confirmation);
  const confirmed = of('confirmed');
  return [
    {
      key: 'workers',
      title: text('panels.workers'),
      lead: text('texts.workersTotal', {
        total: workers.length,
        confirmed: confirmed.length,
        refused: of('refused').length,
        pending: of('pending').length,
        yuan: formatYuan(confirmed.reduce((sum, one) => sum + (one.agreedFen ?? 0), 0)),
      }),
      head: ['worker', 'claim', 'agreed', 'confirmedOn', 'answer'].map((key) => text(`fields.${key}`)),
      rows: workers.map((one) => [
        { text: `${one.no}. ${one.name}` },
        { text: formatYuan(one.claimFen) },
        { text: one.agreedFen === null ? '—' : formatYuan(one.agreedFen) },
        { text: one.confirmedOn ?? '—' },
        one.confirmation === 'pending' && links.events.has('confirmWorker')
          ? {
              text: text('texts.confirm'),
              href: `/cases/${head.code}/actions/confirmWorker?memberId=${one.id}`,
            }
          : {
              text: text(`confirmations.${one.confirmation}`),
              tone: stateTones[one.confirmation] ?? 'neutral',
            },
      ]),
    },
  ];
}
