import type { Db } from '../../platform/database/connect.ts';

/** What a case is found by, and what a hit is checked against. */
export interface CaseWords {
  readonly texts: readonly string[];
  /** Also by their pinyin: parties, those who left and those of a group too, and the places it lies in. */
  readonly names: readonly string[];
}

/** Above a town every case of an office would be a hit. */
const placeLevels: readonly string[] = ['town', 'village', 'group', 'grid'];

/** The words of these cases as they stand now, by id; places by the names they have and those they had. */
export async function listCaseWords(db: Db, ids: readonly string[]): Promise<Map<string, CaseWords>> {
  const words = new Map<string, { texts: string[]; names: string[] }>();
  if (ids.length === 0) return words;
  const rows = await db('cases')
    .whereIn('id', [...ids])
    .select('id', 'code', 'number', 'title', 'summary', 'place', 'area_path');
  const places = await placesOf(db, rows);
  for (const { id, code, number, title, summary, place, area_path } of rows) {
    const texts = [title, summary, place ?? '', code, number ?? ''];
    words.set(id, { texts, names: codesIn(area_path).flatMap((one) => places.get(one) ?? []) });
  }
  for (const table of ['parties', 'party_members']) {
    const people = await db(table)
      .whereIn('case_id', [...ids])
      .select('case_id', 'name');
    for (const { case_id, name } of people) words.get(case_id)?.names.push(name);
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
