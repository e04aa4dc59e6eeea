import { legalDay } from '../../platform/clock.ts';
import { isConcerned } from '../core/people-read-model.ts';
import type { MediationRecord, ProceedingRecord } from './mediation-record.ts';
import {
  type Block,
  type Cell,
  items,
  type MediationTexts,
  orEmpty,
  type PanelCard,
  table,
} from './panel-parts.ts';

/** The proceedings with their mediators, how they ended and the return visits. */
export function proceedingsCard(record: MediationRecord, m: MediationTexts): PanelCard {
  const blocks = record.proceedings.flatMap((proceeding) => proceedingBlocks(record, proceeding, m));
  return {
    key: 'proceedings',
    title: m('panels.proceedings'),
    blocks: orEmpty([...blocks, ...recusalBlocks(record, m)], m('empty.proceedings')),
  };
}

function recusalBlocks({ recusals }: MediationRecord, m: MediationTexts): Block[] {
  return table(
    m('recusals.title'),
    ['who', 'askedBy', 'ground', 'requestedOn', 'decision'].map((key) => m(`recusals.${key}`)),
    recusals.map((row) => [
      row.mediatorName,
      row.partyName ?? m('recusals.self'),
      m(`recusals.grounds.${row.ground}`),
      legalDay(row.requestedAt),
      row.decision === null
        ? { text: m('recusals.waits'), tone: 'orange' as const }
        : m(`recusals.decisions.${row.decision}`),
    ]),
  );
}

function proceedingBlocks(record: MediationRecord, row: ProceedingRecord, m: MediationTexts): Block[] {
  const { outcome } = row;
  const state = record.assignments.findLast((one) => one.proceedingId === row.id)?.state;
  const routes = (outcome.routes ?? []).map((route) => m(`routes.${route}`)).join('、');
  return [
    items(
      { label: m('fields.number'), value: row.number },
      { label: m('fields.committee'), value: row.committeeName },
      { label: m('fields.acceptedOn'), value: row.acceptedOn },
      { label: m('fields.mediator'), value: row.leadMediator?.name ?? '' },
      { label: m('fields.coMediators'), value: row.coMediators.map(({ name }) => name).join('、') },
      { label: m('fields.recorder'), value: row.recorder?.name ?? '' },
      state === undefined ? null : { label: m('fields.assignment'), value: m(`assignmentStates.${state}`) },
      { label: m('fields.endedOn'), value: row.endedOn ?? '' },
      row.result === null
        ? null
        : {
            label: m('fields.result'),
            value: m(`results.${row.result}`),
            tone: row.result === 'settled' ? 'green' : 'orange',
          },
      { label: m('fields.party'), value: row.endedByPartyName ?? '' },
      { label: m('fields.reason'), value: outcome.reason ?? '', isWide: true },
      { label: m('fields.routes'), value: routes, isWide: true },
    ),
    ...table(
      m('texts.followUps'),
      [m('fields.visitedOn'), m('fields.performance'), m('fields.satisfaction'), m('fields.note')],
      (outcome.followUps ?? []).map((visit) => [
        visit.visitedOn,
        m(`performances.${visit.performance}`),
        m(`satisfactions.${visit.satisfaction}`),
        { text: visit.note ?? '', isWide: true },
      ]),
    ),
  ];
}

/** What each party of the two sides still has to be asked and told: a task list. */
export function partiesCard(record: MediationRecord, m: MediationTexts): PanelCard {
  const current = record.proceedings.at(-1);
  const rows = current === undefined ? [] : record.parties.filter(isConcerned);
  const ofParty =
    (partyId: string) =>
    (row: { readonly partyId: string; readonly proceedingId: string }): boolean =>
      row.partyId === partyId && row.proceedingId === current?.id;
  return {
    key: 'parties',
    title: m('panels.parties'),
    blocks: orEmpty(
      table(
        m('panels.parties'),
        [
          m('fields.party'),
          m('fields.side'),
          m('fields.consent'),
          m('fields.rights'),
          m('fields.hearingMode'),
        ],
        rows.map((party) => {
          const consent = record.consents.findLast(ofParty(party.id));
          const notice = record.rightsNotices.findLast(ofParty(party.id));
          return [
            party.name,
            m(`sides.${party.side}`),
            consentCell(consent, m),
            notice === undefined
              ? { text: m('rights.none'), tone: 'orange' }
              : { text: m(`rights.${notice.way}`), tone: 'green' },
            notice === undefined ? '' : m(`texts.${notice.hearingMode}`),
          ];
        }),
      ),
      m('empty.proceedings'),
    ),
  };
}

function consentCell(consent: MediationRecord['consents'][number] | undefined, m: MediationTexts): Cell {
  if (consent === undefined) return { text: m('consents.none'), tone: 'orange' };
  const text = m(`consents.${consent.answer}`);
  if (consent.answer === 'agree') return { text: `${text} · ${m(`ways.${consent.way}`)}`, tone: 'green' };
  return { text, tone: consent.answer === 'refuse' ? 'red' : 'orange' };
}
