import type { LedgerRow } from '../reading/ledger-row.ts';
import { type Comparable, type Likeness, likenessKeys, likenessOf } from './likeness.ts';

export interface Duplicate {
  readonly a: string;
  readonly b: string;
  readonly likeness: Likeness;
}

export function rowId({ sheet, row }: { readonly sheet: string; readonly row: number }): string {
  return `${sheet}!${row}`;
}

export function comparableRow(row: LedgerRow): Comparable {
  const { type, foundOn, summary, amountFen, externalNo, parties } = row;
  return {
    id: rowId(row),
    type,
    day: foundOn,
    written: `${row.foundWord} ${row.typeWord}`,
    summary,
    amountFen,
    externalNo,
    parties: parties.map(({ name, members, phone, idNumber }) => ({
      name,
      ...(members === undefined ? {} : { members }),
      ...(phone === undefined ? {} : { phone }),
      ...(idNumber === undefined ? {} : { idNumber }),
    })),
  };
}

/** Of a key that many share, like the name of an employer, each is compared with so many that were found near it. */
const neighbours = 60;

/** Pairs of rows that may be one dispute, the likeliest first. */
export function findDuplicates(rows: readonly Comparable[]): Duplicate[] {
  const groups = new Map<string, Comparable[]>();
  for (const row of rows) {
    for (const key of likenessKeys(row)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [row]);
      else group.push(row);
    }
  }
  const seen = new Set<string>();
  const found: Duplicate[] = [];
  const order = new Map(rows.map(({ id }, index) => [id, index]));
  for (const group of groups.values()) {
    const sorted = group.length > 2 ? [...group].sort((a, b) => (a.day < b.day ? -1 : 1)) : group;
    for (const [index, one] of sorted.entries()) {
      for (const other of sorted.slice(index + 1, index + 1 + neighbours)) {
        const isInOrder = (order.get(one.id) ?? 0) < (order.get(other.id) ?? 0);
        const [a, b] = isInOrder ? [one, other] : [other, one];
        const pair = `${a.id} ${b.id}`;
        if (a.id === b.id || seen.has(pair)) continue;
        seen.add(pair);
        const likeness = likenessOf(a, b);
        if (likeness !== null) found.push({ a: a.id, b: b.id, likeness });
      }
    }
  }
  return found.sort(
    (x, y) => y.likeness.score - x.likeness.score || (order.get(x.a) ?? 0) - (order.get(y.a) ?? 0),
  );
}

/** Looks for pairs of a row and something registered before, in as many parts as one likes. */
export function findAmong(registered: readonly Comparable[]): (rows: readonly Comparable[]) => Duplicate[] {
  const byKey = new Map<string, Comparable[]>();
  for (const one of registered) {
    for (const key of likenessKeys(one)) {
      const group = byKey.get(key);
      if (group === undefined) byKey.set(key, [one]);
      else group.push(one);
    }
  }
  return (rows) =>
    rows.flatMap((row) => {
      const candidates = new Set(
        likenessKeys(row).flatMap((key) => (byKey.get(key) ?? []).slice(0, neighbours)),
      );
      return [...candidates].flatMap((one) => {
        const likeness = likenessOf(one, row);
        return likeness === null ? [] : [{ a: one.id, b: row.id, likeness }];
      });
    });
}
