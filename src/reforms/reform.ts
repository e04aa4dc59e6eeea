import type { Day } from '../platform/clock.ts';
import { day, instant, json, type RowOf, table, text } from '../platform/database/column-table.ts';

/** Names of the fields of single cases begin with it. */
export const casePrefix = 'case_';

export const reformKinds = ['merge', 'split', 'move', 'leave', 'close'] as const;
export type ReformKind = (typeof reformKinds)[number];

/** What hangs on a place, a person or a committee and moves or ends with it, in the order in which it is told. */
export const sectionNames = [
  'areas',
  'committees',
  'organisations',
  'people',
  'duties',
  'seals',
  'accounts',
  'cases',
  'jointCases',
  'appointments',
  'messages',
  'leads',
  'deadlines',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** One line of the list: what it is, and where it goes; words in Chinese as they stand in the books. */
export interface ReformLine {
  readonly label: string;
  /** Where it goes or what else is to be known; empty when it ends. */
  readonly to: string;
  /** Stage of a case. */
  readonly phase?: string;
  /** Key of what becomes of it where that is not to go somewhere. */
  readonly fate?: 'ends' | 'locked' | 'asked' | 'stays';
}

export type ReformReport = Readonly<Partial<Record<SectionName, readonly ReformLine[]>>>;

/** A change of the office in one step, as it was carried out. */
export const reformTable = table('reforms', {
  id: text(),
  kind: text<ReformKind>(),
  title: text(),
  /** The place, person or committee whose page it was done from. */
  objectId: text(),
  validOn: day(),
  /** Number of the paper it rests on (批文号). */
  basisNumber: text(),
  reason: text(),
  report: json<ReformReport>(),
  doneBy: text(),
  doneAt: instant(),
});
export type Reform = RowOf<typeof reformTable>;

/** What is said of every change: from which day, on which paper, why. */
export interface ReformSaid {
  readonly validOn: Day;
  readonly basisNumber: string;
  readonly reason: string;
}
