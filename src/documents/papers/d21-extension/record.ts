import { type Day, dayFromNumber, dayNumber, legalDay } from '../../../platform/clock.ts';
import { filled, type PaperMapper, recordHead } from '../../records/paper-mapper.ts';
import { concernedIn } from '../../records/record-parties.ts';
import { findAccountName } from '../../records/records-read-model.ts';
import { paperWords } from '../../records/texts.ts';

const addDays = (day: Day, days: number): Day => dayFromNumber(dayNumber(day) + days);

export const record: PaperMapper = {
  about: (sources) =>
    sources.proposals
      .filter((one) => one.kind === 'extend' && one.days !== null && one.state !== 'rejected')
      .map((one) => ({ id: one.id, label: legalDay(one.proposedAt) })),
  build: async (sources, aboutId) => {
    const one = sources.proposals.find(({ id }) => id === aboutId);
    const clock = sources.deadlines.findLast(({ rule }) => rule === sources.traits.mediationClock);
    if (one?.days == null || clock === undefined) return null;
    const isApproved = one.state === 'approved';
    const approver = one.decidedBy === null ? null : await findAccountName(sources.db, one.decidedBy);
    const names = new Map(sources.parties.map((party) => [party.id, party.name]));
    return {
      ...recordHead(sources),
      parties: await concernedIn(sources),
      dispute: sources.case.title,
      limit: paperWords.mediationLimit,
      formerDueOn: isApproved ? addDays(clock.dueOn, -one.days) : clock.dueOn,
      days: one.days,
      newDueOn: isApproved ? clock.dueOn : addDays(clock.dueOn, one.days),
      reason: one.reason,
      proposer: filled(await findAccountName(sources.db, one.proposedBy)),
      signed: sources.extensionSignatures
        .filter(({ proposalId }) => proposalId === one.id)
        .map(({ partyId, signedOn }) => ({ name: filled(names.get(partyId)), signedOn })),
      ...(isApproved && approver ? { approver } : {}),
      ...(isApproved && one.decidedAt !== null ? { approvedOn: legalDay(one.decidedAt) } : {}),
    };
  },
};
