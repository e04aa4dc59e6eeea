import type { MediationRecord, SessionRecord } from './mediation-record.ts';
import {
  type Block,
  dayAndTime,
  items,
  type MediationTexts,
  orEmpty,
  type PanelCard,
  table,
} from './panel-parts.ts';

/** Appointments, absences and sessions; what was said only for those who may read it. */
export function sessionsCard(record: MediationRecord, m: MediationTexts, canRead: boolean): PanelCard {
  const blocks: Block[] = [
    ...table(
      m('panels.sessions'),
      [m('fields.time'), m('fields.place'), m('fields.mode'), m('fields.state'), m('fields.bring')],
      record.appointments.map((row) => [
        dayAndTime(row.startsAt),
        { text: row.place, isWide: true },
        m(`modes.${row.mode}`),
        { text: m(`appointmentStates.${row.state}`), tone: row.state === 'open' ? 'blue' : 'neutral' },
        { text: row.bring ?? '', isWide: true },
      ]),
    ),
    ...table(
      m('fields.absence'),
      [m('fields.absence'), m('fields.time'), m('fields.reason')],
      record.absences.map((row) => [
        row.partyName,
        dayAndTime(row.occurredAt),
        { text: canRead ? row.reason : '', isWide: true },
      ]),
    ),
    ...record.sessions.flatMap((session) => sessionBlocks(session, m, canRead)),
  ];
  return { key: 'sessions', title: m('panels.sessions'), blocks: orEmpty(blocks, m('empty.sessions')) };
}

function sessionBlocks(session: SessionRecord, m: MediationTexts, canRead: boolean): Block[] {
  const { statements = '', verified = '', content } = session.body;
  const said: Block[] = canRead
    ? [
        items(
          { label: m('fields.statements'), value: statements, isWide: true },
          { label: m('fields.verified'), value: verified, isWide: true },
          { label: m('fields.content'), value: content, isWide: true },
        ),
      ]
    : [{ kind: 'note', text: m('texts.restricted') }];
  return [
    { kind: 'heading', text: m('texts.sessionTitle', { n: session.no }) },
    items(
      {
        label: m('fields.time'),
        value: `${dayAndTime(session.startedAt)} – ${dayAndTime(session.endedAt)}`,
      },
      { label: m('fields.place'), value: session.place },
      { label: m('fields.mode'), value: m(`modes.${session.mode}`) },
      { label: m('fields.hearingMode'), value: m(session.isOpen ? 'texts.open' : 'texts.closed') },
      { label: m('fields.result'), value: m(`sessionResults.${session.result}`) },
      { label: m('fields.mediator'), value: session.mediatorNames.join('、') },
      { label: m('fields.recorder'), value: session.recorderName ?? '' },
      { label: m('fields.present'), value: session.presentParties.map(({ name }) => name).join('、') },
      {
        label: m('fields.invitees'),
        value: session.invitees.map(({ name, relation }) => `${name}（${relation}）`).join('、'),
      },
    ),
    ...said,
  ];
}
