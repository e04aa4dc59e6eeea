import { legalDay } from '../../platform/clock.ts';
import { formatYuan } from '../../platform/money.ts';
import { formatMu } from '../../platform/mu.ts';
import type { MediationRecord } from './mediation-record.ts';
import { type Block, items, type MediationTexts, orEmpty, type PanelCard, table } from './panel-parts.ts';

/** Resolutions of village collectives and the representatives of many. */
export function collectiveCard(record: MediationRecord, m: MediationTexts): PanelCard {
  const resolutions = record.resolutions.flatMap((row): Block[] => [
    items(
      { label: m('fields.party'), value: row.partyName },
      { label: m('fields.meeting'), value: m(`resolutionKinds.${row.kind}`) },
      { label: m('fields.heldOn'), value: row.heldOn },
      ...(row.kind === 'waiver'
        ? []
        : [
            { label: m('fields.place'), value: row.place },
            {
              label: m('fields.attendance'),
              value: m('texts.people', { entitled: row.entitled, present: row.present }),
            },
            {
              label: m('fields.votes'),
              value: m('texts.votes', {
                for: row.votesFor,
                against: row.votesAgainst,
                abstained: row.abstained,
              }),
            },
          ]),
      {
        label: m('fields.representatives'),
        value: row.representatives.map(({ name, post }) => (post ? `${name}（${post}）` : name)).join('、'),
      },
      { label: m('fields.matter'), value: row.matter, isWide: true },
      { label: m('fields.basis'), value: row.basis, isWide: true },
    ),
  ]);
  const elected = record.electedRepresentatives.filter((person) => person.validTo === null);
  const blocks = [
    ...resolutions,
    ...table(
      m('fields.representatives'),
      [m('fields.representatives'), m('fields.party')],
      elected.map((person) => [person.name, person.partyName]),
    ),
  ];
  return { key: 'collective', title: m('panels.collective'), blocks: orEmpty(blocks, m('empty.collective')) };
}

/** Parcels, and what was decided earlier; an instrument in force limits what may be settled now. */
export function landCard(record: MediationRecord, m: MediationTexts): PanelCard {
  const isBound = record.priorInstruments.some((row) => row.isEffective);
  const blocks: Block[] = [
    ...(isBound ? [{ kind: 'note' as const, text: m('texts.priorEffective') }] : []),
    ...table(
      m('panels.parcels'),
      [m('fields.name'), m('fields.area'), m('fields.boundaries')],
      record.parcels.map((row) => [
        row.name,
        row.areaMu === null ? '' : formatMu(row.areaMu),
        { text: row.boundaries ?? '', isWide: true },
      ]),
    ),
    ...table(
      m('panels.parcels'),
      [
        m('fields.issuedOn'),
        m('fields.organ'),
        m('fields.number'),
        m('fields.result'),
        m('fields.effective'),
      ],
      record.priorInstruments.map((row) => [
        row.issuedOn,
        row.organ,
        row.number ?? '',
        { text: row.result ?? '', isWide: true },
        row.isEffective ? { text: m('texts.yes'), tone: 'orange' } : m('texts.no'),
      ]),
    ),
  ];
  return { key: 'parcels', title: m('panels.parcels'), blocks: orEmpty(blocks, m('empty.parcels')) };
}

/** The deposit ledger in force and the hand-over lists. */
export function leaseCard(record: MediationRecord, m: MediationTexts): PanelCard {
  const { lines, balance } = record.ledger;
  const blocks: Block[] = [
    ...table(
      m('panels.tenancy'),
      [m('fields.kind'), m('fields.note'), m('fields.amount'), m('fields.evidence')],
      lines.map((line) => [
        m(`ledgerKinds.${line.kind}`),
        line.label,
        formatYuan(line.amountFen),
        { text: line.evidence ?? '', isWide: true },
      ]),
    ),
    ...(balance.differenceFen === 0
      ? []
      : [
          {
            kind: 'note' as const,
            text: m('texts.difference', { yuan: formatYuan(balance.differenceFen) }),
          },
        ]),
    ...record.handovers.flatMap((row): Block[] => [
      { kind: 'heading', text: m('texts.handover', { day: row.handedOverOn }) },
      ...table(
        m('fields.item'),
        [m('fields.item'), m('fields.condition')],
        row.items.map((item) => [item.name, { text: item.condition, isWide: true }]),
      ),
      ...table(
        m('fields.meter'),
        [m('fields.meter'), m('fields.reading')],
        row.meters.map((meter) => [m(`meterKinds.${meter.kind}`), meter.reading]),
      ),
      ...(row.note === null ? [] : [{ kind: 'note' as const, text: row.note }]),
    ]),
  ];
  return { key: 'tenancy', title: m('panels.tenancy'), blocks: orEmpty(blocks, m('empty.tenancy')) };
}

export function taskForceCard(record: MediationRecord, m: MediationTexts): PanelCard {
  return {
    key: 'taskForce',
    title: m('panels.taskForce'),
    blocks: record.taskForces.map((row) =>
      items(
        { label: m('fields.leader'), value: row.leaderName },
        { label: m('fields.heldOn'), value: legalDay(row.formedAt) },
        {
          label: m('fields.members'),
          value: row.members.map(({ name, post }) => (post ? `${name}（${post}）` : name)).join('、'),
          isWide: true,
        },
        { label: m('fields.plan'), value: row.plan, isWide: true },
      ),
    ),
  };
}
