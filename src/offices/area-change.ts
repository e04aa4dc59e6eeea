import type { Day } from '../platform/clock.ts';
import { day, instant, orNull, type RowOf, table, text } from '../platform/database/column-table.ts';

export type AreaChangeKind = 'loaded' | 'added' | 'renamed' | 'ended' | 'succeeded';

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
  /** The place that took its place when it ended: what was its is counted and seen there. */
  successorCode: orNull(text()),
  /** The change of the office it was part of. */
  reformId: orNull(text()),
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

/** Which place took the place of another: new code by old one. */
export function successorsOf(changes: readonly AreaChange[]): Map<string, string> {
  return new Map(
    changes.flatMap(({ areaCode, successorCode }) =>
      successorCode === null ? [] : [[areaCode, successorCode] as const],
    ),
  );
}

/** From changes in the order of their days. */
export function formerNamesOf(changes: readonly AreaChange[]): FormerName[] {
  return changes.flatMap(({ areaCode, formerName, validOn }) =>
    formerName === null ? [] : [{ areaCode, name: formerName, until: validOn }],
  );
}
