import { harmless } from '../../platform/tables/formula.ts';
import { shownCell } from '../../platform/tables/table.ts';
import { cellText, numberOf } from '../../platform/tables/table-workbook.ts';
import { xmlText } from '../../platform/tables/xml.ts';
import type { LayoutData } from '../core/layout-filler.ts';
import { columnOf, isSingleName, singleValue, type Value } from './layout.ts';
import {
  attribute,
  type LayoutBook,
  LayoutError,
  type LayoutSheet,
  openLayout,
  textOf,
  unescaped,
} from './layout-book.ts';
import { LayoutStyles } from './layout-styles.ts';
import { withCells } from './named-cells.ts';
import {
  copyFormula,
  type RowShift,
  shiftDrawing,
  shiftFormula,
  shiftNames,
  shiftTail,
} from './row-shift.ts';

export interface FillTask {
  readonly bytes: Uint8Array;
  readonly data: LayoutData;
  readonly unit: string;
}
export interface InspectTask {
  readonly bytes: Uint8Array;
  readonly columns: LayoutData['columns'];
}
export interface LayoutFindings {
  readonly names: readonly string[];
  readonly unknown: readonly string[];
}

const blank = /\{\{\s*([^{}]+?)\s*\}\}/g;
const rowPattern = /<row\b[^>]*?(?:\/>|>.*?<\/row>)/gs;
const cellPattern = /<c\b([^>]*?)(?:\/>|>(.*?)<\/c>)/gs;

/** The names a workbook asks for, in named cells and in `{{blanks}}`. @throws LayoutError */
export function inspectLayout({ bytes, columns }: InspectTask): LayoutFindings {
  const book = openLayout(bytes);
  const names = new Set(book.named.map(({ name }) => name));
  for (const sheet of book.sheets) {
    for (const { text } of cellsOf(sheet.xml, book)) {
      for (const [, name = ''] of text.matchAll(blank)) names.add(name);
    }
  }
  const all = [...names];
  if (all.length === 0) throw new LayoutError('noNames');
  for (const sheet of book.sheets) repeatedRow(sheet, book, columns);
  const unknown = all.filter((name) => columnOf(columns, name) < 0 && !isSingleName(columns, name));
  return { names: all, unknown };
}

/** The workbook filled: styles, merged cells, widths, formats and print setup stay those of the office. @throws LayoutError */
export function fillLayout({ bytes, data, unit }: FillTask): Uint8Array {
  const book = openLayout(bytes);
  const { zip } = book;
  let workbook = zip.file('xl/workbook.xml')?.asText() ?? '';
  const hasDays = !/date1904="(1|true)"/.test(workbook);
  const styles = new LayoutStyles(zip.file('xl/styles.xml')?.asText() ?? '', hasDays);
  for (const sheet of book.sheets) {
    const row = repeatedRow(sheet, book, data.columns);
    const shift = {
      row: row ?? Number.MAX_SAFE_INTEGER,
      copies: row === null ? 1 : Math.max(data.rows.length, 1),
    };
    zip.file(sheet.path, filledSheet({ sheet, book, data, unit, styles, shift }));
    if (row !== null) {
      workbook = shiftNames(workbook, xmlText(sheet.name), shift);
      shiftParts(book, sheet, shift);
    }
  }
  zip.file('xl/styles.xml', styles.xml());
  zip.file('xl/workbook.xml', recalculated(workbook));
  forgetCalculation(book);
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' });
}

interface CellAt {
  readonly place: string;
  readonly text: string;
}

function cellsOf(xml: string, book: LayoutBook): CellAt[] {
  return [...xml.matchAll(cellPattern)].map(([, told = '', inner = '']) => ({
    place: attribute(` ${told}`, 'r'),
    text: cellWords(told, inner, book),
  }));
}

function cellWords(told: string, inner: string, { strings }: LayoutBook): string {
  const kind = attribute(` ${told}`, 't');
  if (kind === 'inlineStr') return textOf(inner);
  const value = /<v[^>]*>(.*?)<\/v>/s.exec(inner)?.[1] ?? '';
  return kind === 's' ? (strings[Number(value)] ?? '') : kind === 'str' ? unescaped(value) : '';
}

/** The one row whose cells are columns of the list; null for a sheet without. @throws LayoutError when there are several */
function repeatedRow(sheet: LayoutSheet, book: LayoutBook, columns: LayoutData['columns']): number | null {
  const isColumn = (name: string): boolean => columnOf(columns, name) >= 0;
  const places = [
    ...cellsOf(sheet.xml, book)
      .filter(({ text }) => [...text.matchAll(blank)].some(([, name = '']) => isColumn(name)))
      .map(({ place }) => place),
    ...book.named
      .filter(({ name, sheet: on }) => on === sheet.name && isColumn(name))
      .map(({ cell }) => cell),
  ];
  const rows = new Set(places.map((place) => Number(/\d+$/.exec(place)?.[0] ?? 0)));
  if (rows.size > 1) throw new LayoutError('severalRows');
  return [...rows][0] ?? null;
}

interface Filling {
  readonly sheet: LayoutSheet;
  readonly book: LayoutBook;
  readonly data: LayoutData;
  readonly unit: string;
  readonly styles: LayoutStyles;
  readonly shift: RowShift;
}

function filledSheet(filling: Filling): string {
  const { sheet, book, data, shift } = filling;
  const named = book.named.flatMap(({ sheet: on, cell }) => (on === sheet.name && cell !== '' ? [cell] : []));
  const xml = withCells(sheet.xml, named);
  const start = xml.indexOf('<sheetData');
  const end = xml.indexOf('</sheetData>');
  if (start < 0 || end < 0) return xml;
  const isShifted = shift.copies !== 1;
  const rows = xml.slice(start, end).replace(rowPattern, (row) => {
    const number = Number(attribute(row.slice(0, row.indexOf('>') + 1), 'r'));
    if (number !== shift.row)
      return filledRow(filling, row, number, number > shift.row ? shift.copies - 1 : 0, null);
    const copies: string[] = [];
    for (let copy = 0; copy < shift.copies; copy += 1) {
      copies.push(filledRow(filling, row, number, copy, data.rows[copy] ?? []));
    }
    return copies.join('');
  });
  const tail = xml.slice(end);
  const head = xml.slice(0, start).replace(/<dimension\b[^>]*\/>/, '');
  return head + rows + (isShifted ? shiftTail(tail, shift) : tail);
}

/** A row with its blanks filled, moved down by so many rows; `record` is the row of the list it shows. */
function filledRow(
  filling: Filling,
  row: string,
  number: number,
  down: number,
  record: LayoutData['rows'][number] | null,
): string {
  const head = row.indexOf('>');
  const moved = row.slice(0, head).replace(/\sr="\d+"/, ` r="${number + down}"`);
  const cells = row.slice(head).replace(cellPattern, (all, told: string, inner: string | undefined) => {
    const place = attribute(` ${told}`, 'r');
    const at = place.replace(/\d+$/, String(number + down));
    const value = valueAt(filling, place, cellWords(told, inner ?? '', filling.book), record);
    if (value !== null) return cellXml(at, attribute(` ${told}`, 's'), value, filling.styles);
    const kept = all.replace(/\sr="[^"]*"/, ` r="${at}"`);
    return inner?.includes('<f') ? movedFormula(kept, filling.shift, record === null ? null : down) : kept;
  });
  return moved + cells;
}

/** Formulas follow the rows they speak of, and are calculated anew when the workbook is opened. */
function movedFormula(cell: string, shift: RowShift, copy: number | null): string {
  return cell
    .replace(/(<f\b[^>]*>)([^<]*)(<\/f>)/, (_, open: string, formula: string, close: string) => {
      const plain = unescaped(formula);
      const moved = copy === null ? shiftFormula(plain, shift) : copyFormula(plain, shift, copy);
      return (
        open.replace(/\sref="([^"]*)"/, (__, ref: string) => ` ref="${shiftFormula(ref, shift)}"`) +
        xmlText(moved) +
        close
      );
    })
    .replace(/<v[^>]*>.*?<\/v>/s, '')
    .replace(/\st="(?:str|e|b)"/, '');
}

/** What a cell of the form is to hold; null where it asks for nothing. */
function valueAt(
  { sheet, book, data, unit }: Filling,
  place: string,
  text: string,
  record: LayoutData['rows'][number] | null,
): Value | null {
  const named = book.named.find(({ sheet: on, cell }) => on === sheet.name && cell === place)?.name;
  const valueUnder = (name: string): Value => {
    const index = columnOf(data.columns, name);
    return index < 0
      ? singleValue(data, unit, name)
      : { cell: record?.[index] ?? null, kind: data.columns[index]?.kind ?? 'text' };
  };
  const asked = [...text.matchAll(blank)].map(([, name = '']) => name);
  if (asked.length === 0) return named === undefined ? null : valueUnder(named);
  const [only] = asked;
  if (asked.length === 1 && only !== undefined && text.trim().replace(blank, '') === '')
    return valueUnder(only);
  const words = text.replace(blank, (_, name: string) => {
    const { cell, kind } = valueUnder(name);
    return shownCell(cell, kind);
  });
  return { cell: words, kind: 'text' };
}

/** A number where the office's format of the cell shows it as what it is, else words. */
function cellXml(place: string, style: string, { cell, kind }: Value, styles: LayoutStyles): string {
  const told = style === '' ? '' : ` s="${style}"`;
  if (cell === null || cell === '') return `<c r="${place}"${told}/>`;
  const number = styles.shows(style, kind) ? numberOf(cell, kind) : null;
  if (number !== null) return `<c r="${place}"${told}><v>${number}</v></c>`;
  const text = cellText(shownCell(cell, kind));
  const safe = harmless(text) === text ? told : ` s="${styles.quoted(style)}"`;
  return `<c r="${place}"${safe} t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

/** Tables and pictures of the sheet. */
function shiftParts({ zip }: LayoutBook, { path }: LayoutSheet, shift: RowShift): void {
  const rels = zip.file(path.replace('worksheets/', 'worksheets/_rels/').concat('.rels'))?.asText() ?? '';
  for (const [tag] of rels.matchAll(/<Relationship\b[^>]*>/g)) {
    const target = attribute(tag, 'Target')
      .replace(/^\.\.\//, 'xl/')
      .replace(/^\//, '');
    const xml = zip.file(target)?.asText();
    if (xml === undefined) continue;
    if (target.includes('/tables/')) {
      zip.file(
        target,
        xml.replace(/\sref="([^"]*)"/g, (_, ref: string) => ` ref="${shiftFormula(ref, shift)}"`),
      );
    }
    if (target.includes('/drawings/') && target.endsWith('.xml')) zip.file(target, shiftDrawing(xml, shift));
  }
}

function recalculated(workbook: string): string {
  const without = workbook.replace(/<calcPr\b[^>]*\/>/, '');
  // Its place in the sequence of the schema is behind the names.
  return /<\/definedNames>/.test(without)
    ? without.replace('</definedNames>', '</definedNames><calcPr fullCalcOnLoad="1"/>')
    : without.replace('</sheets>', '</sheets><calcPr fullCalcOnLoad="1"/>');
}

/** The order of calculation names cells that have moved. */
function forgetCalculation({ zip }: LayoutBook): void {
  if (zip.file('xl/calcChain.xml') === null) return;
  zip.remove('xl/calcChain.xml');
  for (const [path, pattern] of [
    ['[Content_Types].xml', /<Override\b[^>]*calcChain[^>]*\/>/],
    ['xl/_rels/workbook.xml.rels', /<Relationship\b[^>]*calcChain[^>]*\/>/],
  ] as const) {
    zip.file(path, (zip.file(path)?.asText() ?? '').replace(pattern, ''));
  }
}
