import { type CaseColumns, caseTable } from '../../cases/core/case.ts';
import type { PartyColumns } from '../../cases/parties/party.ts';
import { pathRange } from '../../offices/area.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Comparable } from '../duplicates/likeness.ts';

/** A registered case as it is compared with the rows of a ledger; numbers are their indexes. */
export interface RegisteredCase extends Comparable {
  readonly code: string;
}

const atOnce = 400;
/** Of one name or number: an employer may stand in more cases than anybody would look through. */
const mostCases = 20_000;

/** Cases within an area that share a number or a name with a ledger. */
export async function findRegistered(
  db: Db,
  areaPath: string,
  asked: { readonly phoneIndexes: readonly string[]; readonly names: readonly string[] },
): Promise<RegisteredCase[]> {
  const ids = new Set<string>();
  for (const [column, values] of [
    ['phone_index', asked.phoneIndexes],
    ['name', asked.names],
  ] as const) {
    for (let from = 0; from < values.length && ids.size < mostCases; from += atOnce) {
      const rows: { case_id: string }[] = await db('parties')
        .whereIn(column, values.slice(from, from + atOnce))
        .select('case_id');
      for (const row of rows) ids.add(row.case_id);
    }
  }
  const [first, last] = pathRange(areaPath);
  const all = [...ids];
  const found: RegisteredCase[] = [];
  for (let from = 0; from < all.length; from += atOnce) {
    const part = all.slice(from, from + atOnce);
    const cases = await db<CaseColumns>('cases')
      .whereIn('id', part)
      .where('area_path', '>=', first)
      .where('area_path', '<', last)
      .whereNotIn('phase', ['void', 'merged']);
    const parties = await db<PartyColumns>('parties').whereIn('case_id', part).orderBy('no');
    const byCase = new Map<string, PartyColumns[]>();
    for (const party of parties) byCase.set(party.case_id, [...(byCase.get(party.case_id) ?? []), party]);
    found.push(...cases.map((row) => comparable(row, byCase.get(row.id) ?? [])));
  }
  return found;
}

function comparable(raw: CaseColumns, parties: readonly PartyColumns[]): RegisteredCase {
  const row = caseTable.fromRow(raw);
  return {
    id: row.id,
    code: row.code,
    type: row.type,
    day: row.registeredOn,
    written: '',
    summary: row.summary,
    amountFen: row.claimedFen,
    externalNo: null,
    parties: parties.map(({ name, phone_index, id_no_index }) => ({
      name,
      ...(phone_index === null ? {} : { phone: phone_index }),
      ...(id_no_index === null ? {} : { idNumber: id_no_index }),
    })),
  };
}
