import { pathRange } from '../../offices/area.ts';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { Subject } from '../../workflow/definitions/ports.ts';
import {
  type Case,
  type CaseChanges,
  type CaseColumns,
  type CaseRow,
  caseTable,
  isOpenPhase,
  yearMonthOf,
} from './case.ts';

export type { CaseColumns } from './case.ts';

/** What nobody can know of a case that has just been registered. */
const notYet = {
  number: null,
  origin: null,
  acceptedAt: null,
  resolvedAt: null,
  resolvedHow: null,
  closedAt: null,
  committeeId: null,
  mediatorId: null,
  coMediatorIds: [],
  leaderAccountId: null,
  readerIds: [],
  jointCommittees: [],
  applicationForm: null,
  countedFrom: null,
} satisfies Partial<CaseRow>;

function startOf({ defId, defVersion, rev, stateRev, state, phase, overlays, historyHash }: Subject) {
  const isOpen = isOpenPhase(phase);
  return { defId, defVersion, rev, stateRev, state, phase, ...overlays, isOpen, historyHash };
}

/** What is told or follows at registration; the rest of the row is what every case begins with. */
export type NewCase = Omit<CaseRow, keyof typeof notYet | keyof ReturnType<typeof startOf> | 'registeredYm'>;

/** Writes freshly started cases; `subject` is what the engine gave. */
export async function insertCases(
  tx: Tx,
  started: readonly { readonly row: NewCase; readonly subject: Subject }[],
): Promise<void> {
  await caseTable.insert(
    tx.knex,
    started.map(({ row, subject }) => {
      const registeredYm = yearMonthOf(row.registeredOn);
      return { ...row, ...notYet, registeredYm, ...startOf(subject) };
    }),
  );
}

export async function findCase(db: Db, idOrCode: string): Promise<Case | null> {
  const row = await db<CaseColumns>('cases').where('id', idOrCode).orWhere('code', idOrCode).first();
  return row ? caseFromRow(row) : null;
}

export function caseFromRow(row: CaseColumns): Case {
  const { hold, risk, level, supervision, registeredYm: _, ...rest } = caseTable.fromRow(row);
  return { ...rest, overlays: { hold, risk, level, supervision } };
}

/** Names of the sides and the sum claimed, of a case that is not the subject of the command. */
export async function saveSides(tx: Tx, id: string, changes: CaseChanges): Promise<void> {
  await tx.knex('cases').where({ id }).update(caseTable.toChanges(changes));
}

/** The next number of a series: gap-free because it is taken in the transaction that uses it. */
export async function nextInSeries(tx: Tx, series: string): Promise<number> {
  const rows = await tx
    .knex('number_series')
    .where({ series })
    .increment('last_number', 1)
    .returning('last_number');
  const last = rows[0]?.last_number;
  if (last !== undefined) return last;
  await tx.knex('number_series').insert({ series, last_number: 1 });
  return 1;
}

/** The committee takes the case; written at once because numbering and the proceeding read it from the row. */
export async function saveAcceptance(
  tx: Tx,
  id: string,
  changes: { committeeId: string; applicationForm: string; applicationReceivedOn: Day; origin: string },
): Promise<void> {
  const { committeeId, applicationForm, applicationReceivedOn, origin } = changes;
  const columns = caseTable.toChanges({ committeeId, applicationForm, applicationReceivedOn, origin });
  await tx.knex('cases').where({ id }).update(columns);
}

export async function saveNumber(tx: Tx, id: string, number: string, acceptedAt: Instant): Promise<void> {
  await tx.knex('cases').where({ id }).update(caseTable.toChanges({ number, acceptedAt }));
}

/** The number under which this committee first took the case; null when it never had it. */
export async function findNumberBefore(db: Db, caseId: string, committeeId: string): Promise<string | null> {
  const row = await db('proceedings')
    .where({ case_id: caseId, committee_id: committeeId })
    .orderBy('no')
    .first('number');
  return row?.number ?? null;
}

/** Cases of an area by id, after a given one. */
export async function listCasesAfter(
  db: Db,
  asked: { readonly afterId: string; readonly limit: number; readonly areaPath: string },
): Promise<Case[]> {
  const rows = await db<CaseColumns>('cases')
    .where('id', '>', asked.afterId)
    .whereBetween('area_path', pathRange(asked.areaPath))
    .orderBy('id')
    .limit(asked.limit);
  return rows.map(caseFromRow);
}
