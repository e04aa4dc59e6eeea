import type { PaperAbout } from './paper-mapper.ts';
import type { PaperSources } from './record-sources.ts';
import type { PapersParty } from './records-read-model.ts';

/** A party, or each member of a group. */
export function eachOf({ members }: PaperSources): (party: PapersParty) => PaperAbout[] {
  return (party) => {
    const own = members.filter(({ partyId }) => partyId === party.id);
    if (own.length === 0) return [{ id: party.id, label: party.name }];
    return own.map(({ id, name }) => ({ id: `${party.id}.${id}`, label: name }));
  };
}

/** The member a paper is addressed to; undefined for the party itself, null when he has left. */
export function memberOf({ members }: PaperSources, party: PapersParty, id: string | undefined) {
  if (id === undefined) return undefined;
  return members.find((one) => one.id === id && one.partyId === party.id) ?? null;
}
