import type { Day } from '../platform/clock.ts';
import { day, instant, orNull, type RowOf, table, text } from '../platform/database/column-table.ts';

export type AreaChangeKind = 'loaded' | 'added' | 'renamed' | 'ended';

/** What became of a place: from which day, under which name, and who wrote it down. */
export const areaChangeTable = table('area_changes', {
  id: text(),
  areaCode: text(),
  kind: text<AreaChangeKind>(),
  validOn: day(),
  /** The name from that day on. */
  name: text(),
  /** The name it was given up for; null but for a new name. */
  formerName: orNull(text()),
  note: orNull(text()),
  /** The account; null on the command line. */
  recordedBy: orNull(text()),
  recordedAt: instant(),
});
export type AreaChange = RowOf<typeof areaChangeTable>;

/** A name that was given up on a day. */
export interface FormerName {
  readonly areaCode: string;
  readonly name: string;
  readonly until: Day;
}

/** From changes in the order of their days. */
export function formerNamesOf(changes: readonly AreaChange[]): FormerName[] {
  return changes.flatMap(({ areaCode, formerName, validOn }) =>
    formerName === null ? [] : [{ areaCode, name: formerName, until: validOn }],
  );
}
