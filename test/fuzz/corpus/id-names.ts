import type { Db } from '../../../src/platform/database/connect.ts';
import { tablesWith } from '../checksum.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const name = /^@([a-z_]+)\/(\w+)$/;
const tables = tablesWith('case_id', 'id');

/** Puts a name for each id of a row of the case: `@parties/2` is its third party, in the order they were made. */
export async function nameIds<T>(
  db: Db,
  caseId: string,
  data: T,
  hosts: ReadonlyMap<string, string>,
): Promise<T> {
  const hostOf = new Map([...hosts].map(([type, code]) => [code, type]));
  return replaced(data, async (text) => {
    const host = hostOf.get(text);
    if (host !== undefined) return `@host/${host}`;
    if (!uuid.test(text)) return text;
    for (const table of tables) {
      const index = (await idsOf(db, table, caseId)).indexOf(text);
      if (index >= 0) return `@${table}/${index}`;
    }
    throw new Error(`${text} is of no row of its case`);
  });
}

/** Puts the ids of today for names. @throws RangeError for a row that is not there. */
export async function resolveIds<T>(
  db: Db,
  caseId: string,
  data: T,
  hosts: ReadonlyMap<string, string>,
): Promise<T> {
  return replaced(data, async (text) => {
    const [, table, key] = name.exec(text) ?? [];
    if (table === undefined || key === undefined) return text;
    const found = table === 'host' ? hosts.get(key) : (await idsOf(db, table, caseId))[Number(key)];
    if (found === undefined) throw new RangeError(`no row ${text}`);
    return found;
  });
}

/** Ids made by one process ascend, so their order is that of making. */
async function idsOf(db: Db, table: string, caseId: string): Promise<string[]> {
  const rows: { id: string }[] = await db(table).where('case_id', caseId).select('id');
  return rows.map(({ id }) => id).sort();
}

async function replaced<T>(value: T, change: (text: string) => Promise<string>): Promise<T> {
  const put = async (one: unknown): Promise<unknown> => {
    if (typeof one === 'string') return change(one);
    if (Array.isArray(one)) return Promise.all(one.map(put));
    if (typeof one !== 'object' || one === null) return one;
    const entries = Object.entries(one).map(async ([key, inner]) => [key, await put(inner)] as const);
    return Object.fromEntries(await Promise.all(entries));
  };
  return (await put(value)) as T;
}
