import type { CaseContext, Make } from './event-data.ts';
import { type EventData, randomName } from './random-data.ts';

/** Data of splitting, linking and replacing; null when a case has nobody who could leave. */
export const joiningMakers: Readonly<Record<string, Make>> = {
  linkCase: ({ knownCaseCode }, base) => ({ ...base, caseCode: knownCaseCode }),
  split: splitting,
  replaceParty: ({ random, view }, base) => {
    const free = view.parties.filter(({ id }) => !view.workers.some(({ partyId }) => partyId === id));
    const party = random.find(free);
    return party === undefined
      ? null
      : { ...base, partyId: party.id, kind: 'person', name: randomName(random) };
  },
};

/** One worker of several, or one party of several on a side, with somebody of the other side in both cases. */
function splitting({ view }: CaseContext, base: EventData): EventData | null {
  const worker = view.workers.length > 1 ? view.workers.at(-1) : undefined;
  const ofSide = (side: string) => view.parties.filter((party) => party.side === side);
  const crowded = ['applicant', 'respondent'].find((side) => ofSide(side).length > 1);
  const group = view.parties.find(({ id }) => id === worker?.partyId);
  const side = group?.side ?? crowded;
  if (side === undefined) return null;
  const opposite = ofSide(side === 'applicant' ? 'respondent' : 'applicant')[0];
  if (opposite === undefined) return null;
  const moved = worker === undefined ? ofSide(side).slice(-1) : [];
  return {
    ...base,
    movedPartyIds: moved.map(({ id }) => id),
    memberIds: worker === undefined ? [] : [worker.id],
    sharedPartyIds: [opposite.id],
  };
}
