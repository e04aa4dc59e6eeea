/** One row of a sheet that becomes several: what stands below it moves down, what spans it grows. */
export interface RowShift {
  /** The row that repeats, counted from 1. */
  readonly row: number;
  readonly copies: number;
}

/** A reference outside of words in quotes, of other sheets and of names: A1, $A$1, A1:B2. */
const reference =
  /"(?:[^"]|"")*"|(?<![\w.!'$])(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?(?![\w(!])/g;

/** Where a row is after the shift; the end of a range that ends at the row takes in all its copies. */
function movedRow(row: number, { row: at, copies }: RowShift, isEnd: boolean): number {
  return row > at || (isEnd && row === at) ? row + copies - 1 : row;
}

/** References of a formula that stands outside of the repeated rows. */
export function shiftFormula(formula: string, shift: RowShift): string {
  return formula.replace(reference, (all, from?: string, fromRow?: string, to?: string, toRow?: string) => {
    if (from === undefined) return all;
    const start = `${from}${movedRow(Number(fromRow), shift, false)}`;
    return to === undefined ? start : `${start}:${to}${movedRow(Number(toRow), shift, true)}`;
  });
}

/** References of a formula in one of the repeated rows: those to its own row follow it. */
export function copyFormula(formula: string, shift: RowShift, copy: number): string {
  const follow = (column: string, row: string): string => {
    const isFixed = column.endsWith('$');
    const own = Number(row) === shift.row && !isFixed;
    return `${column}${own ? shift.row + copy : movedRow(Number(row), shift, false)}`;
  };
  return formula.replace(reference, (all, from?: string, fromRow?: string, to?: string, toRow?: string) => {
    if (from === undefined || fromRow === undefined) return all;
    const start = follow(from, fromRow);
    return to === undefined || toRow === undefined ? start : `${start}:${follow(to, toRow)}`;
  });
}

/** Merged cells: one on the repeated row stands on each of its copies. */
function shiftMerges(xml: string, shift: RowShift): string {
  return xml.replace(/<mergeCells\b[^>]*>(.*?)<\/mergeCells>/s, (_, inner: string) => {
    const merges = [...inner.matchAll(/ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].flatMap(
      ([, left, top, right, bottom]) => {
        if (Number(top) === shift.row && Number(bottom) === shift.row) {
          return Array.from(
            { length: shift.copies },
            (__, copy) => `${left}${shift.row + copy}:${right}${shift.row + copy}`,
          );
        }
        return [shiftFormula(`${left}${top}:${right}${bottom}`, shift)];
      },
    );
    return `<mergeCells count="${merges.length}">${merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  });
}

/** Everything after the rows of a sheet that names cells: merged cells, filters, rules, links, breaks. */
export function shiftTail(xml: string, shift: RowShift): string {
  const [before = '', merges = '', after = ''] = /^(.*?)(<mergeCells\b.*<\/mergeCells>)(.*)$/s
    .exec(xml)
    ?.slice(1) ?? [xml];
  return shiftNamed(before, shift) + shiftMerges(merges, shift) + shiftNamed(after, shift);
}

function shiftNamed(xml: string, shift: RowShift): string {
  return xml
    .replace(
      /\b(sqref|ref)="([^"]*)"/g,
      (_, name: string, ranges: string) => `${name}="${shiftFormula(ranges, shift)}"`,
    )
    .replace(
      /(<brk\b[^>]*\bid=")(\d+)"/g,
      (_, head: string, id: string) => `${head}${movedRow(Number(id), shift, true)}"`,
    );
}

/** Names of the workbook that mean cells of the sheet: print area, repeated heads, its own. */
export function shiftNames(workbook: string, sheet: string, shift: RowShift): string {
  const heads = [`${sheet}!`, `'${sheet.replaceAll("'", "''")}'!`];
  return workbook.replace(
    /(<definedName\b[^>]*>)([^<]*)(<\/definedName>)/g,
    (_, open: string, target: string, close: string) => {
      const parts = target.split(',').map((one) => {
        const head = heads.find((text) => one.startsWith(text));
        return head === undefined ? one : `${head}${shiftFormula(one.slice(head.length), shift)}`;
      });
      return `${open}${parts.join(',')}${close}`;
    },
  );
}

/** Pictures below the row move with what stands there. */
export function shiftDrawing(xml: string, shift: RowShift): string {
  return xml.replace(/<xdr:row>(\d+)<\/xdr:row>/g, (_, row: string) => {
    const moved = movedRow(Number(row) + 1, shift, false) - 1;
    return `<xdr:row>${moved}</xdr:row>`;
  });
}
