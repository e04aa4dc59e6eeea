import { legalDay, legalTime } from '../../../platform/clock.ts';
import { eachOf, memberOf } from '../../records/members.ts';
import { filledList, notNow, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { bySide, isConcerned, namesOf } from '../../records/record-parties.ts';
import { mediatorNames } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

/** About an appointment, or an appointment and the one party it is addressed to: `<appointment>.<party>`. */
export const record: PaperMapper = {
  about: (sources) => {
    if (mediatorNames(sources).length === 0) return notNow;
    const open = sources.mediation.appointments.filter((one) => one.state === 'open');
    return open.flatMap((appointment) =>
      sources.parties.filter(isConcerned).map((party) => ({
        id: `${appointment.id}.${party.id}`,
        label: `${party.name} ${legalDay(appointment.startsAt)} ${legalTime(appointment.startsAt)}`,
      })),
    );
  },
  each: (sources) => {
    if (mediatorNames(sources).length === 0) return notNow;
    const next = sources.mediation.appointments.findLast((one) => one.state === 'open');
    if (!next) return notNow;
    return sources.parties
      .filter(isConcerned)
      .flatMap(eachOf(sources))
      .map(({ id, label }) => ({ id: `${next.id}.${id}`, label }));
  },
  build: async (sources, aboutId) => {
    const [appointmentId = '', partyId, memberId] = (aboutId ?? '').split('.');
    const appointment = sources.mediation.appointments.find((one) => one.id === appointmentId);
    if (!appointment) return null;
    const addressed =
      partyId === undefined
        ? bySide(sources, 'respondent')
        : sources.parties.filter((party) => party.id === partyId);
    const [first] = addressed;
    if (!first) return null;
    const member = memberOf(sources, first, memberId);
    if (member === null) return null;
    const others = sources.parties.filter((party) => isConcerned(party) && party.side !== first.side);
    const bring = (appointment.bring ?? '').split('\n').filter((line) => line.trim() !== '');
    const { committee } = sources;
    return {
      ...recordHead(sources),
      addressee: member?.name ?? namesOf(addressed),
      opponent: others.length > 0 ? namesOf(others) : paperWords.allOthers,
      dispute: sources.case.title,
      meetOn: legalDay(appointment.startsAt),
      meetAt: legalTime(appointment.startsAt),
      place: appointment.place,
      mediators: mediatorNames(sources),
      bring: bring.length > 0 ? bring : [...paperWords.defaultBring],
      replyBy: legalDay(appointment.startsAt),
      contact: filledList([committee?.name ?? '', committee?.telephone ?? '']).join('，'),
    };
  },
};
