import { legalDay, legalTime } from '../../../platform/clock.ts';
import { filledList, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { namesOf, partyRecords } from '../../records/record-parties.ts';
import { mediatorNames } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

const outcomes: Readonly<Record<string, 'agreed' | 'failed' | 'pending'>> = {
  agreed: 'agreed',
  notAgreed: 'failed',
  ongoing: 'pending',
};

export const record: PaperMapper = {
  about: (sources) =>
    sources.mediation.sessions.map((one) => ({
      id: one.id,
      label: `${one.no} · ${legalDay(one.startedAt)}`,
    })),
  build: async (sources, aboutId) => {
    const session = sources.mediation.sessions.find((one) => one.id === aboutId);
    if (!session) return null;
    const present = sources.parties.filter((party) =>
      session.presentParties.some((one) => one.id === party.id),
    );
    const outcome = outcomes[session.result] ?? 'pending';
    const { statements, verified, content } = session.body;
    const mediators = session.mediatorNames.length > 0 ? session.mediatorNames : mediatorNames(sources);
    return {
      ...recordHead(sources, undefined, legalDay(session.endedAt)),
      heldOn: legalDay(session.startedAt),
      from: legalTime(session.startedAt),
      to: legalTime(session.endedAt),
      place: session.place,
      cause: sources.case.title,
      session: session.no,
      isOpen: session.isOpen,
      parties: await partyRecords(sources, present.length > 0 ? present : sources.parties),
      helpers: session.invitees.map((one) => `${one.name}（${one.relation}）`),
      mediators: filledList(mediators),
      recorder: session.recorderName ?? mediators[0] ?? paperWords.unfilled,
      statements: statements ? [{ speaker: namesOf(present), says: statements }] : [],
      exchanges: [],
      ...(verified ? { verified } : {}),
      outcome,
      outcomeText: `${content}\n${paperWords.outcomeTexts[outcome]}`,
      readTo: sources.mediation.rightsNotices.some(
        (one) => one.way === 'readAloud' && present.some((party) => party.id === one.partyId),
      ),
    };
  },
};
