/** Somebody as one case has him on record: a party, one of a group, or who stands for somebody; numbers as blind indexes. */
export interface PersonRecord {
  readonly id: string;
  readonly caseId: string;
  readonly name: string;
  readonly idNo: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

/** What two records have in common, the surest first. */
export const samenessReasons = [
  'idNumber',
  'phone',
  'sharedPhone',
  'address',
  'nameAddress',
  'name',
] as const;
export type SamenessReason = (typeof samenessReasons)[number];

/** What that makes of them; a name makes nothing sure, not even with an address: names run in families. */
export const relations = ['person', 'household', 'possible'] as const;
export type Relation = (typeof relations)[number];

const relationOfReason: Readonly<Record<SamenessReason, Relation>> = {
  idNumber: 'person',
  phone: 'person',
  sharedPhone: 'household',
  address: 'household',
  nameAddress: 'possible',
  name: 'possible',
};

export function relationOf(reason: SamenessReason): Relation {
  return relationOfReason[reason];
}

/** What is decided of two records: whether they are one person, or of one household. */
export type DecisionAbout = 'person' | 'household';

export function aboutOf(reason: SamenessReason): DecisionAbout {
  return relationOf(reason) === 'household' ? 'household' : 'person';
}

/** A house, a flat or a room; the name of a village alone is where hundreds live. */
const namesHouse = /[号室户栋幢房宅]/;

function isOneHome(address: string, one: PersonRecord, other: PersonRecord): boolean {
  return namesHouse.test(address) || one.name.charAt(0) === other.name.charAt(0);
}

/**
 * What two records have in common; null for nothing. Two different ID numbers are two people, whatever else is the same.
 * In a village without numbers on its houses, those of one surname at one address count as a household.
 */
export function samenessOf(one: PersonRecord, other: PersonRecord): SamenessReason | null {
  const areKnown = one.idNo !== null && other.idNo !== null;
  if (areKnown && one.idNo === other.idNo) return 'idNumber';
  const isNamesake = !areKnown && one.name === other.name;
  const hasPhone = one.phone !== null && one.phone === other.phone;
  if (hasPhone) return isNamesake ? 'phone' : 'sharedPhone';
  const address = one.address === other.address ? one.address : null;
  if (isNamesake) return address ? 'nameAddress' : 'name';
  return address && isOneHome(address, one, other) ? 'address' : null;
}
