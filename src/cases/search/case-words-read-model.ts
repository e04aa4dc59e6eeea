import type { Db } from '../../platform/database/connect.ts';

/** What a case is found by beside the words of its file, and what a hit is checked against. */
export interface CaseWords {
  /** Its title and place: told to everybody who sees the case. */
  readonly heads: readonly string[];
  readonly numbers: readonly string[];
  /** Towns and villages it lies in, by the names they have and those they had. */
  readonly places: readonly string[];
  /** Parties, those who left and those of a group too: told to who reads the file. */
  readonly people: readonly string[];
}

/** Above a town every case of an office would be a hit. */
const placeLevels: readonly string[] = ['town', 'village', 'group', 'grid'];

/** The words of these cases as they stand now, by id. */
export async function listCaseWords(db: Db, ids: readonly string[]): Promise<Map<string, CaseWords>> {
  const words = new Map<string, CaseWords & { readonly people: string[] }>();
  if (ids.length === 0) return words;
  const rows = await db('cases')
    .whereIn('id', [...ids])
    .select('id', 'code', 'number', 'title', 'place', 'area_path');
  const places = await placesOf(db, rows);
  for (const { id, code, number, title, place, area_path } of rows) {
    words.set(id, {
      heads: [title, place ?? ''],
      numbers: number === null ? [code] : [code, number],
      places: codesIn(area_path).flatMap((one) => places.get(one) ?? []),
      people: [],
    });
  }
  for (const table of ['parties', 'party_members']) {
    const people = await db(table)
      .whereIn('case_id', [...ids])
      .select('case_id', 'name');
    for (const { case_id, name } of people) words.get(case_id)?.people.push(name);
  }
  return words;
}

async function placesOf(
  db: Db,
  rows: readonly { readonly area_path: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const codes = new Set(rows.flatMap(({ area_path }) => codesIn(area_path)));
  const areas = await db('areas')
    .whereIn('code', [...codes])
    .whereIn('level', [...placeLevels])
    .select('code', 'name');
  const former = await db('area_changes')
    .whereIn('area_code', [...codes])
    .whereNotNull('former_name')
    .select('area_code', 'former_name');
  return new Map(
    areas.map(({ code, name }) => [
      code,
      [name, ...former.flatMap((one) => (one.area_code === code ? [one.former_name] : []))],
    ]),
  );
}

function codesIn(path: string): string[] {
  return path.split('/').filter((code) => code !== '');
}
