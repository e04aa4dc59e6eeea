import type { PartyRepository } from '../../cases/parties/party-repository.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import type { Db } from '../../platform/database/connect.ts';
import { comparableRow, type Duplicate, findAmong, rowId } from '../duplicates/find-duplicates.ts';
import type { Comparable } from '../duplicates/likeness.ts';
import type { LedgerRow, ReadRow } from '../reading/ledger-row.ts';
import type { ReadSummary } from '../worker/ledger-task.ts';
import type { ImportOffice } from './draft-of-row.ts';
import { breath } from './import-store.ts';
import { findDecisions, findThere } from './imports-repository.ts';
import type { ImportCounts, PairEnd, Preview, PreviewPair, PreviewRow } from './ledger-import.ts';
import { findRegistered, type RegisteredCase } from './registered-read-model.ts';

export interface PreviewDeps {
  readonly db: Db;
  readonly areas: AreasService;
  readonly parties: PartyRepository;
  readonly fingerprintOf: (text: string) => string;
}

export interface MadePreview {
  readonly rows: readonly PreviewRow[];
  readonly preview: Preview;
  readonly counts: ImportCounts;
}

/** So many remarks and pairs are shown on the page; the returned workbook has them all. */
const shownRemarks = 300;
const shownPairs = 300;
const rowsAtOnce = 100;

/** What of a file is known before anybody confirms it: rows that are there already, duplicates, counts. */
export async function makePreview(
  deps: PreviewDeps,
  office: ImportOffice,
  read: ReadSummary,
  rows: readonly ReadRow[],
): Promise<MadePreview> {
  const prints = await fingerprints(deps, rows);
  const taken = await findThere(
    deps.db,
    office.areaPath,
    rows.map((row) => ({ value: row.value, fingerprint: prints.get(rowId(row)) ?? null })),
  );
  const all = rows.map((row): PreviewRow => {
    const fingerprint = prints.get(rowId(row)) ?? null;
    return { ...row, fingerprint, isThere: fingerprint !== null && taken.has(fingerprint) };
  });
  const byId = new Map(all.map((row) => [rowId(row), row]));
  const fresh = all.flatMap(({ value, isThere }) => (value === null || isThere ? [] : [value]));
  const pairs = [
    ...read.duplicates.flatMap((one) => pairOfRows(one, byId) ?? []),
    ...(await pairsWithCases(deps, office, fresh, byId)),
  ];
  const decided = await findDecisions(
    deps.db,
    pairs.map(({ pair }) => pair),
  );
  const open = pairs.filter(({ pair }) => !decided.has(pair)).sort((a, b) => b.score - a.score);
  return {
    rows: all,
    counts: countsOf(all, open.length),
    preview: {
      sheets: read.sheets,
      rejected: all.filter(({ rejected }) => rejected.length > 0).slice(0, shownRemarks),
      flagged: all.filter(({ flags }) => flags.length > 0).slice(0, shownRemarks),
      pairs: open.slice(0, shownPairs),
    },
  };
}

/**
 * By what a row is known again, wherever it stands and in whatever file. Rows that say the same are told apart by
 * which of them it is, so that a file read twice gives the same.
 */
async function fingerprints(
  { fingerprintOf }: PreviewDeps,
  rows: readonly ReadRow[],
): Promise<ReadonlyMap<string, string>> {
  const times = new Map<string, number>();
  const prints = new Map<string, string>();
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtOnce === 0) await breath();
    if (row.value === null) continue;
    const { type, foundOn, foundTime, town, village, parties, amountFen, summary, externalNo } = row.value;
    const said = JSON.stringify([
      ...[type, foundOn, foundTime, town, village, amountFen, summary, externalNo],
      parties.map(({ side, name, phone, idNumber }) => [side, name, phone, idNumber]),
    ]);
    const time = (times.get(said) ?? 0) + 1;
    times.set(said, time);
    prints.set(rowId(row), fingerprintOf(`${time} ${said}`));
  }
  return prints;
}

function pairOfRows(
  { a, b, likeness }: Duplicate,
  byId: ReadonlyMap<string, PreviewRow>,
): PreviewPair | null {
  const [one, other] = [byId.get(a), byId.get(b)];
  if (!one?.value || !other?.value || (one.isThere && other.isThere)) return null;
  return {
    pair: [one.fingerprint ?? '', other.fingerprint ?? ''].sort().join(':'),
    a: endOfRow(one.value),
    b: endOfRow(other.value),
    caseId: null,
    ...likeness,
  };
}

async function pairsWithCases(
  deps: PreviewDeps,
  office: ImportOffice,
  rows: readonly LedgerRow[],
  byId: ReadonlyMap<string, PreviewRow>,
): Promise<PreviewPair[]> {
  const indexed: Comparable[] = [];
  for (const [index, row] of rows.entries()) {
    if (index % rowsAtOnce === 0) await breath();
    indexed.push(withIndexes(deps.parties, comparableRow(row)));
  }
  const registered = await findRegistered(deps.db, office.areaPath, {
    phoneIndexes: [...new Set(indexed.flatMap(({ parties }) => parties.flatMap(({ phone }) => phone ?? [])))],
    names: [...new Set(indexed.flatMap(({ parties }) => parties.map(({ name }) => name)))],
  });
  const cases = new Map(registered.map((one) => [one.id, one]));
  const pairs: PreviewPair[] = [];
  const among = findAmong(registered);
  for (let from = 0; from < indexed.length; from += rowsAtOnce) {
    await breath();
    for (const { a, b, likeness } of among(indexed.slice(from, from + rowsAtOnce))) {
      const [found, row] = [cases.get(a), byId.get(b)];
      if (found === undefined || !row?.value) continue;
      const pair = `${row.fingerprint ?? ''}:${found.id}`;
      pairs.push({ pair, a: endOfCase(found), b: endOfRow(row.value), caseId: found.id, ...likeness });
    }
  }
  return pairs;
}

/** Numbers of cases are known by their indexes only. */
function withIndexes(repository: PartyRepository, row: Comparable): Comparable {
  const parties = row.parties.map((party) => ({
    ...party,
    ...(party.phone === undefined ? {} : { phone: repository.indexOf('phone', party.phone) }),
    ...(party.idNumber === undefined ? {} : { idNumber: repository.indexOf('id_no', party.idNumber) }),
  }));
  return { ...row, parties };
}

function endOfRow(row: LedgerRow): PairEnd {
  const { foundOn, parties, typeWord } = row;
  const names = parties.map(({ name }) => name).join('、');
  return { name: rowId(row), isCase: false, day: foundOn, parties: names, word: typeWord };
}

function endOfCase({ code, day, parties, summary }: RegisteredCase): PairEnd {
  const names = parties.map(({ name }) => name).join('、');
  return { name: code, isCase: true, day, parties: names, word: summary.slice(0, 40) };
}

function countsOf(rows: readonly PreviewRow[], duplicatePairs: number): ImportCounts {
  const byType: Record<string, number> = {};
  const byOutcome: Record<string, number> = {};
  let amountFen = 0;
  for (const { value } of rows) {
    if (value === null) continue;
    byType[value.type] = (byType[value.type] ?? 0) + 1;
    byOutcome[value.outcome] = (byOutcome[value.outcome] ?? 0) + 1;
    amountFen += value.amountFen ?? 0;
  }
  const count = (is: (row: PreviewRow) => boolean): number => rows.filter(is).length;
  return {
    dataRows: rows.length,
    importable: count(({ value }) => value !== null),
    rejected: count(({ rejected }) => rejected.length > 0),
    flagged: count(({ flags }) => flags.length > 0),
    duplicatePairs,
    alreadyThere: count(({ isThere }) => isThere),
    byType,
    byOutcome,
    amountFen,
  };
}
