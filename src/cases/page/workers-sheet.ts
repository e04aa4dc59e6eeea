import { writeWorkbook } from '../../platform/workbook.ts';

/** The columns of the list of workers, in any order; headings in either language. */
const columns = [
  { field: 'name', zh: '姓名', en: 'Name', width: 16 },
  { field: 'job', zh: '工种', en: 'Job', width: 14 },
  { field: 'telephone', zh: '电话', en: 'Telephone', width: 16 },
  { field: 'idNumber', zh: '身份证号', en: 'ID number', width: 24 },
  { field: 'claimFen', zh: '主张金额（元）', en: 'Claim (yuan)', width: 18 },
] as const;

export type WorkerFields = Readonly<Record<(typeof columns)[number]['field'], string>>;

/** The form takes no more at once. */
export const mostWorkers = 200;

/** An empty list to fill in, with the headings that are understood. */
export function workersTemplate(isChinese: boolean): Promise<Buffer> {
  const name = isChinese ? '工人名单' : 'Workers';
  const heads = columns.map(({ zh, en, width }) => ({ header: isChinese ? zh : en, width }));
  return writeWorkbook([{ name, columns: heads, rows: [] }]);
}

export type WorkersSheet =
  | { readonly result: 'workers'; readonly workers: readonly WorkerFields[] }
  | { readonly result: 'noHeadings' | 'noWorkers' | 'tooMany' };

/**
 * The workers of a filled-in list, as typed. The row with the headings may stand below a title; a column that is not
 * known is passed over, rows without a name and without a claim are sums or blanks.
 */
export function workersOf(rows: readonly (readonly string[])[]): WorkersSheet {
  const at = rows.findIndex((row) => indexOf(row, 'name') >= 0 && indexOf(row, 'claimFen') >= 0);
  const head = rows[at];
  if (head === undefined) return { result: 'noHeadings' };
  const places = columns.map(({ field }) => [field, indexOf(head, field)] as const);
  const workers = rows
    .slice(at + 1)
    .map((row) => Object.fromEntries(places.map(([field, index]) => [field, row[index] ?? ''])))
    .filter((worker) => worker['name'] !== '' && !/^(合计|总计|小计|total)$/i.test(worker['name'] ?? ''));
  if (workers.length === 0) return { result: 'noWorkers' };
  if (workers.length > mostWorkers) return { result: 'tooMany' };
  return { result: 'workers', workers: workers as unknown as WorkerFields[] };
}

function indexOf(row: readonly string[], field: (typeof columns)[number]['field']): number {
  const column = columns.find((one) => one.field === field);
  if (column === undefined) return -1;
  const plain = (text: string): string => text.replace(/[\s*＊]|[（(].*$/g, '').toLowerCase();
  const known = [column.zh, column.en].map(plain);
  return row.findIndex((cell) => known.includes(plain(cell)));
}
