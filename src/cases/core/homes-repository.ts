import { type Day, type Instant, startOfLegalDay } from '../../platform/clock.ts';
import { instant, orNull, table, text } from '../../platform/database/column-table.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { Case } from './case.ts';

/** Where a case had been, and with which committee, until the map or the committee changed. */
export const homeTable = table('case_homes', {
  caseId: text(),
  reformId: text(),
  areaCode: text(),
  areaPath: text(),
  townCode: text(),
  villageCode: orNull(text()),
  committeeId: orNull(text()),
  /** Null: from the beginning. */
  sinceAt: orNull(instant()),
  untilAt: instant(),
});

/**
 * Keeps where a case was before a change from a day on: what happened before that day is counted there. A case registered
 * later was never there, and of two changes of one day the first one says where it was.
 */
export async function keepHome(
  tx: Tx,
  row: Pick<
    Case,
    'id' | 'areaCode' | 'areaPath' | 'townCode' | 'villageCode' | 'committeeId' | 'registeredAt'
  >,
  change: { readonly validOn: Day; readonly reformId: string },
): Promise<void> {
  const untilAt = startOfLegalDay(change.validOn);
  const last: { until_at: Instant } | undefined = await tx
    .knex('case_homes')
    .where({ case_id: row.id })
    .orderBy('until_at', 'desc')
    .first('until_at');
  const sinceAt = last?.until_at ?? null;
  if (row.registeredAt >= untilAt || (sinceAt !== null && sinceAt >= untilAt)) return;
  const { id: caseId, areaCode, areaPath, townCode, villageCode, committeeId } = row;
  const { reformId } = change;
  await homeTable.insert(tx.knex, {
    ...{ caseId, reformId, areaCode, areaPath, townCode, villageCode, committeeId },
    ...{ sinceAt, untilAt },
  });
}
