import type { Make } from './event-data.ts';
import { type EventData, randomName, randomText } from './random-data.ts';

/** Values that differ from those on record, of the case and, now and then, of somebody in it. */
const corrected: Make = ({ random, view }): EventData => {
  const party = random.chance(0.5)
    ? random.find(view.parties.filter(({ kind }) => kind === 'person'))
    : undefined;
  return {
    reason: randomText(random),
    summary: `${randomText(random)}${random.int(1000, 9999)}`,
    emptied: [],
    parties: party === undefined ? [] : [{ partyId: party.id, name: randomName(random), emptied: [] }],
  };
};

/** The type stays: another one is another lifecycle, and the walk goes on in its own. */
export const correctionMakers: Readonly<Record<string, Make>> = {
  correctCase: corrected,
  proposeCorrection: corrected,
};
