import type { Day } from '../platform/clock.ts';
import {
  day,
  flag,
  instant,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../platform/database/column-table.ts';

const dated = { validFrom: day(), validTo: orNull(day()) };

/** A body of the state in an area: governance centre, governance office, judicial office, police station. */
export const organisationTable = table('organisations', {
  id: text(),
  name: text(),
  kind: text(),
  areaCode: text(),
  telephone: orNull(text()),
  address: orNull(text()),
  ...dated,
});
export type Organisation = RowOf<typeof organisationTable>;

/** A people's mediation committee; village, town or trade (《人民调解法》第八条). */
export const committeeTable = table('committees', {
  id: text(),
  name: text(),
  shortName: text(),
  kind: text(),
  areaCode: text(),
  /** The word of its case numbers. */
  numberWord: text(),
  /** `{year}`, `{org}` and `{n}` are filled in when a case is accepted. */
  numberPattern: text(),
  telephone: orNull(text()),
  address: orNull(text()),
  /** The court that confirms its agreements (《人民调解法》第三十三条). */
  court: orNull(text()),
  /** Several nationalities live in its area, so that its members include a minority (《人民调解法》第八条). */
  isMultiethnic: flag(),
  ...dated,
});
export type Committee = RowOf<typeof committeeTable>;

export type Seat = 'chair' | 'deputy' | 'member' | 'appointed';
export type Employment = 'fullTime' | 'partTime';

export const personTable = table('people', {
  id: text(),
  name: text(),
  post: orNull(text()),
  committeeId: orNull(text()),
  organisationId: orNull(text()),
  areaCode: text(),
  isMediator: flag(),
  telephone: orNull(text()),
  /** Chair, deputy or member, elected for three years; or appointed by the committee (《人民调解法》第九、十三条). */
  seat: orNull(text<Seat>()),
  employment: orNull(text<Employment>()),
  /** Number of the mediator's certificate, where one was given. */
  certificate: orNull(text()),
  appointedOn: orNull(day()),
  appointedUntil: orNull(day()),
  /** What the composition of a committee asks for, and no more (《人民调解法》第八条). */
  isWoman: flag(),
  isMinority: flag(),
  ...dated,
});
export type Person = RowOf<typeof personTable>;

/** Who bears what in an area: leader in charge, police of the village, liaison. */
export const dutyTable = table('area_duties', {
  id: text(),
  areaCode: text(),
  personId: text(),
  duty: text(),
  ...dated,
});
export type AreaDuty = RowOf<typeof dutyTable>;

export const sealTable = table('seals', {
  id: text(),
  committeeId: text(),
  name: text(),
  keeperPersonId: orNull(text()),
  ...dated,
});
export type Seal = RowOf<typeof sealTable>;

export const entryTable = table('dictionary_entries', {
  dictionary: text(),
  code: text(),
  labelZh: text(),
  labelEn: text(),
  sort: int(),
  basis: orNull(text()),
  ...dated,
});
export interface DictionaryEntry extends Omit<RowOf<typeof entryTable>, 'labelZh' | 'labelEn'> {
  readonly label: { readonly zh: string; readonly en: string };
}

/** What the books hold, by the name of its page. */
export interface BookRows {
  readonly organisations: Organisation;
  readonly committees: Committee;
  readonly people: Person;
  readonly seals: Seal;
  readonly duties: AreaDuty;
}
export type BookKind = keyof BookRows;

/**
 * What was done to a row of the books. A change from a day keeps the row as it was before, so that questions about an
 * earlier day get the answers of that day.
 */
export const officeChangeTable = table('office_changes', {
  id: text(),
  kind: text<BookKind>(),
  objectId: text(),
  act: text<'added' | 'changed' | 'corrected' | 'ended' | 'endCorrected'>(),
  onDay: day(),
  reason: orNull(text()),
  former: orNull(json<Readonly<Record<string, unknown>>>()),
  actorId: orNull(text()),
  recordedAt: instant(),
});
export type OfficeChange = RowOf<typeof officeChangeTable>;

/** A committee that was closed, and the one that took its open cases over. */
export const successionTable = table('committee_successions', {
  committeeId: text(),
  successorId: text(),
  validOn: day(),
  reformId: text(),
});
export type CommitteeSuccession = RowOf<typeof successionTable>;

/** The legal number of a committee's case: （2020）客路人调字第3号. */
export function legalNumber(
  committee: Pick<Committee, 'numberPattern' | 'numberWord'>,
  day: Day,
  n: number,
): string {
  const parts: Readonly<Record<string, string>> = {
    year: day.slice(0, 4),
    org: committee.numberWord,
    n: String(n),
  };
  return committee.numberPattern.replace(/\{(year|org|n)\}/g, (_, name: string) => parts[name] ?? '');
}
