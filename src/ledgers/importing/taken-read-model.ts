import type { Db } from '../../platform/database/connect.ts';
import type { TakenRow } from './ledger-import.ts';

/** A row of a ledger with the case it became or is. */
export interface TakenLine extends Pick<TakenRow, 'sheet' | 'rowNo' | 'how' | 'said'> {
  readonly code: string;
  readonly title: string;
}

/** The rows of one import that are cases, in the order of the file. */
export async function listTakenRows(db: Db, importId: string): Promise<TakenLine[]> {
  const rows: {
    sheet: string;
    row_no: number;
    how: TakenRow['how'];
    said: string | null;
    code: string;
    title: string;
  }[] = await db('ledger_rows')
    .join('cases', 'cases.id', 'ledger_rows.case_id')
    .where({ import_id: importId })
    .orderBy(['sheet', 'row_no'])
    .select('sheet', 'row_no', 'how', 'said', 'cases.code', 'cases.title');
  return rows.map(({ row_no, ...row }) => ({ ...row, rowNo: row_no }));
}
