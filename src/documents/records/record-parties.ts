import type { Day } from '../../platform/clock.ts';
import type { PartyRecord } from './record-parts.ts';
import type { PaperSources } from './record-sources.ts';
import type { PapersParty } from './records-read-model.ts';
import { paperWords } from './texts.ts';

export interface PartyOptions {
  /** Telephone, identity number and address, on papers whose form asks for them. */
  readonly isFull?: boolean;
  readonly roles?: Readonly<Record<string, string>>;
}

const kinds: Readonly<Record<string, PartyRecord['kind']>> = {
  person: 'person',
  organisation: 'organisation',
  village: 'collective',
  group: 'group',
};

export const isConcerned = (party: PapersParty): boolean => party.side !== 'third';

export const bySide = (sources: PaperSources, side: string): PapersParty[] =>
  sources.parties.filter((party) => party.side === side);

/** The party blocks of a paper, in the order of registration. */
export async function partyRecords(
  sources: PaperSources,
  parties: readonly PapersParty[],
  options: PartyOptions = {},
): Promise<PartyRecord[]> {
  const records: PartyRecord[] = [];
  for (const party of parties) records.push(await partyRecord(sources, party, options));
  return records;
}

/** Those of the parties the dispute is between. */
export function concernedIn(sources: PaperSources, options: PartyOptions = {}): Promise<PartyRecord[]> {
  return partyRecords(sources, sources.parties.filter(isConcerned), options);
}

async function partyRecord(
  sources: PaperSources,
  party: PapersParty,
  { isFull = false, roles = paperWords.sides }: PartyOptions,
): Promise<PartyRecord> {
  const secrets = isFull ? await sources.readers.secrets.partySecrets(sources.db, party.id) : null;
  const acting = sources.people.filter(
    (one) => one.partyId === party.id && (one.validTo === null || one.validTo >= sources.today),
  );
  const agent = acting.find((one) => one.capacity === 'agent');
  const guardian = acting.find((one) => one.capacity === 'guardian');
  const representatives = acting.filter((one) => one.capacity === 'representative').map((one) => one.name);
  const members = sources.members.filter((one) => one.partyId === party.id).length;
  const powers: Readonly<Record<string, string>> = paperWords.powers;
  return {
    role: roles[party.side] ?? party.side,
    kind: kinds[party.kind] ?? 'person',
    name: party.name,
    ...given({
      gender: party.gender,
      ethnicity: party.ethnicity,
      age: party.birthOn === null ? null : ageOn(party.birthOn, sources.today),
      occupation: party.occupation,
      creditCode: party.uscc,
      head: party.headName,
      headPost: party.headPost,
      address: isFull ? party.address : null,
      serviceAddress: isFull ? party.serviceAddress : null,
      phone: secrets?.telephone ?? null,
      idType: secrets?.idNumber ? paperWords.idType : null,
      idNumber: secrets?.idNumber ?? null,
      agent: agent?.name ?? null,
      agentAuthority: agent?.powerKind ? (powers[agent.powerKind] ?? null) : null,
      guardian: guardian?.name ?? null,
      representatives: representatives.length > 0 ? [...new Set(representatives)] : null,
      memberCount: party.kind === 'group' && members > 0 ? members : null,
    }),
  };
}

/** Only the members that say something. */
function given<T extends Record<string, unknown>>(values: T): { [key in keyof T]?: NonNullable<T[key]> } {
  const said = Object.entries(values).filter(([, value]) => value !== null && value !== '');
  return Object.fromEntries(said) as { [key in keyof T]?: NonNullable<T[key]> };
}

function ageOn(birthOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

export function namesOf(parties: readonly { readonly name: string }[]): string {
  return parties.map((party) => party.name).join(paperWords.separator);
}
