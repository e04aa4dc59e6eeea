import type { Viewer } from '../identity/viewer.ts';
import type { Day } from '../platform/clock.ts';
import type { Db, Dialect } from '../platform/database/connect.ts';
import { searchCandidates } from '../platform/database/dialect.ts';
import { createMatcher, searchGroups } from '../platform/search-tokens.ts';
import type { CaseListFilter } from './case-list-filter.ts';
import { type CaseLine, findCaseLines } from './case-list-read-model.ts';
import { scopeOf } from './case-scope.ts';

export interface FoundLine extends CaseLine {
  /** Place in the search order; the cursor of the next page. */
  readonly position: number;
}

const batchSize = 200;
/** Candidates looked at for one page; beyond it the words are too common and more of them must be typed. */
const scanLimit = 6000;

/**
 * Cases that hold what was typed, newest first. Candidates come from the index; each is checked against the person's
 * scope, the filter and its own words before it counts. Gives up to `limit + 1` lines.
 */
export async function searchCaseLines(
  db: Db,
  dialect: Dialect,
  viewer: Viewer,
  filter: CaseListFilter & { readonly q: string },
  page: { readonly today: Day; readonly before: number | null; readonly limit: number },
): Promise<FoundLine[]> {
  const scope = scopeOf(viewer);
  const groups = searchGroups(filter.q, {
    ...(scope.kind === 'town' && { town: scope.townCode }),
    ...(filter.type !== undefined && { type: filter.type }),
  });
  if (groups.length === 0) return [];
  const matches = createMatcher(filter.q);
  const found: FoundLine[] = [];
  let before = page.before;
  for (let scanned = 0; scanned < scanLimit; scanned += batchSize) {
    const candidates = await searchCandidates(db, dialect, { groups, before, limit: batchSize });
    const positions = new Map(candidates.map((one) => [one.caseId, Number(one.position)]));
    const lines = await findCaseLines(db, viewer, filter, page.today, [...positions.keys()]);
    const words = await wordsOf(db, lines);
    const kept = lines
      .filter((line) => matches(words.get(line.id) ?? { texts: [], names: [] }))
      .map((line) => ({ ...line, position: positions.get(line.id) ?? 0 }))
      .sort((left, right) => right.position - left.position);
    found.push(...kept);
    const last = candidates.at(-1);
    if (found.length > page.limit || last === undefined || candidates.length < batchSize) break;
    before = Number(last.position);
  }
  return found.slice(0, page.limit + 1);
}

interface Words {
  readonly texts: string[];
  readonly names: string[];
}

/** The words the index was written from, for verifying. */
async function wordsOf(db: Db, lines: readonly CaseLine[]): Promise<Map<string, Words>> {
  const ids = lines.map((line) => line.id);
  const words = new Map<string, Words>();
  if (ids.length === 0) return words;
  const rows: { id: string; summary: string; place: string | null }[] = await db('cases')
    .whereIn('id', ids)
    .select('id', 'summary', 'place');
  const rest = new Map(rows.map((row) => [row.id, row]));
  for (const line of lines) {
    const more = rest.get(line.id);
    const texts = [line.title, more?.summary ?? '', more?.place ?? '', line.code, line.number ?? ''];
    words.set(line.id, { texts, names: [] });
  }
  const names: { case_id: string; name: string }[] = await db('parties')
    .whereIn('case_id', ids)
    .select('case_id', 'name');
  for (const row of names) words.get(row.case_id)?.names.push(row.name);
  return words;
}
