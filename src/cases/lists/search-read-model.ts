import type { Viewer } from '../../identity/viewer.ts';
import type { Day } from '../../platform/clock.ts';
import type { Db, Dialect } from '../../platform/database/connect.ts';
import { searchCandidates } from '../../platform/database/dialect.ts';
import { createMatcher, searchGroups } from '../../platform/search-tokens.ts';
import { scopeOf } from '../core/case-scope.ts';
import type { CaseListFilter } from './list-filter.ts';
import { type CaseLine, findCaseLines } from './list-read-model.ts';

export interface SearchPage {
  readonly lines: readonly CaseLine[];
  /** Place from which the next page goes on; null at the end. */
  readonly nextBefore: number | null;
}

const batchSize = 200;
/** Candidates looked at for one page; the next page goes on from there, so that no request takes long. */
const scanLimit = 6000;

/**
 * Cases that hold what was typed, newest first. Candidates come from the index; each is checked against the person's
 * scope, the filter and its own words before it counts.
 */
export async function searchCaseLines(
  db: Db,
  dialect: Dialect,
  viewer: Viewer,
  filter: CaseListFilter & { readonly q: string },
  page: { readonly today: Day; readonly before: number | null; readonly limit: number },
): Promise<SearchPage> {
  const groups = searchGroups(filter.q, tokenScope(viewer, filter));
  if (groups.length === 0) return { lines: [], nextBefore: null };
  const matches = createMatcher(filter.q);
  const found: { line: CaseLine; position: number }[] = [];
  let before = page.before;
  for (let scanned = 0; scanned < scanLimit; scanned += batchSize) {
    const candidates = await searchCandidates(db, dialect, { groups, before, limit: batchSize });
    const positions = new Map(candidates.map((one) => [one.caseId, Number(one.position)]));
    const lines = await findCaseLines(db, viewer, filter, page.today, [...positions.keys()]);
    const words = await wordsOf(db, lines);
    const kept = lines
      .filter((line) => matches(words.get(line.id) ?? { texts: [], names: [] }))
      .map((line) => ({ line, position: positions.get(line.id) ?? 0 }))
      .sort((left, right) => right.position - left.position);
    found.push(...kept);
    if (found.length > page.limit) break;
    const last = candidates.at(-1);
    if (last === undefined || candidates.length < batchSize) {
      return { lines: found.map(({ line }) => line), nextBefore: null };
    }
    before = Number(last.position);
  }
  const shown = found.slice(0, page.limit);
  const isCut = found.length > page.limit;
  return {
    lines: shown.map(({ line }) => line),
    nextBefore: isCut ? (shown.at(-1)?.position ?? before) : before,
  };
}

/** Tokens of town, village and type that spare candidates the person would not be shown anyway. */
function tokenScope(viewer: Viewer, filter: CaseListFilter) {
  const scope = scopeOf(viewer);
  const town = filter.area?.townCode ?? (scope.kind === 'town' ? scope.townCode : undefined);
  const village = filter.area?.villageCode;
  return {
    ...(town !== undefined && { town }),
    ...(village !== undefined && { village }),
    ...(filter.type !== undefined && { type: filter.type }),
  };
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
