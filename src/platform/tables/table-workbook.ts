import { setImmediate } from 'node:timers/promises';
import { asDay, dayNumber, isDay } from '../clock.ts';
import { formatDecimal } from '../decimal.ts';
import type { Cell, ColumnKind, Table, TableColumn, TableRows } from './table.ts';
import { columnName, legalText, xmlText } from './xml.ts';
import { ZipWriter } from './zip.ts';

/** Longest text of a cell and of a sheet name, and what a name must not hold: limits of the file format. */
const cellLimit = 32_767;
const nameLimit = 31;
const barredInNames = /[[\]:*?/\\]/g;

/** The styles of the file below: place of each kind among its `cellXfs`. */
const styles: Readonly<Record<ColumnKind, number>> = {
  text: 1,
  day: 2,
  moment: 3,
  money: 4,
  number: 5,
  rate: 6,
};
const headStyle = 7;

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const top = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const wrapped = '<alignment vertical="top" wrapText="1"/>';
const xf = (format: number, more = '', font = 0): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="1" xfId="0" applyNumberFormat="1" applyBorder="1" applyAlignment="1"${more}>${wrapped}</xf>`;
const line = '<left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/>';
/** `quotePrefix` keeps words that look like a formula words, also when somebody edits the cell. */
const styleSheet = `${top}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="166" formatCode="#,##0.00"/></numFmts><fonts count="2"><font><sz val="10"/><name val="宋体"/></font><font><b/><sz val="10"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border/><border>${line}</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf xfId="0"/>${xf(49, ' quotePrefix="1"')}${xf(164)}${xf(165)}${xf(166)}${xf(1)}${xf(10)}${xf(49, ' applyFont="1"', 1)}</cellXfs></styleSheet>`;

const rels = (list: readonly (readonly [id: string, type: string, target: string])[]): string =>
  `${top}<Relationships xmlns="${packages}/relationships">${list
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const rowsInATurn = 50;

/**
 * A table as an Excel workbook: codes and words typed as text, days as days, money in yuan as numbers; the head is frozen, has
 * a filter and stands on every printed page, A4 across. Rows are packed as they come, and others get their turn.
 */
export async function writeTableWorkbook(table: Table, rows: TableRows): Promise<Buffer> {
  const name = sheetName(table.title) || 'Sheet';
  const zip = new ZipWriter();
  await zip.add(
    '[Content_Types].xml',
    `${top}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`,
  );
  await zip.add('_rels/.rels', rels([['r1', 'officeDocument', 'xl/workbook.xml']]));
  const counted = { rows: 0 };
  await zip.add('xl/worksheets/sheet1.xml', sheetOf(table, rows, counted));
  await zip.add('xl/styles.xml', styleSheet);
  await zip.add(
    'xl/_rels/workbook.xml.rels',
    rels([
      ['r1', 'worksheet', 'worksheets/sheet1.xml'],
      ['r2', 'styles', 'styles.xml'],
    ]),
  );
  const quoted = `'${xmlText(name).replaceAll("'", "''")}'`;
  const last = `$${columnName(table.columns.length - 1)}$${counted.rows + 1}`;
  await zip.add(
    'xl/workbook.xml',
    `${top}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xmlText(name)}" sheetId="1" r:id="r1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${quoted}!$A$1:${last}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${quoted}!$1:$1</definedName></definedNames></workbook>`,
  );
  return zip.end();
}

async function* sheetOf(table: Table, rows: TableRows, counted: { rows: number }): AsyncGenerator<string> {
  const { columns } = table;
  const widths = columns.map(
    ({ width, kind }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${styles[kind]}" customWidth="1"/>`,
  );
  const head = columns.map(({ heading }, index) => textCell(`${columnName(index)}1`, headStyle, heading));
  yield `${top}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${head.join('')}</row>`;
  const letters = columns.map((_, index) => columnName(index));
  let no = 1;
  for await (const page of rows) {
    for (let from = 0; from < page.length; from += rowsInATurn) {
      const some = page.slice(from, from + rowsInATurn).map((row) => {
        no += 1;
        return rowOf(row, no, columns, letters);
      });
      yield some.join('');
      await setImmediate();
    }
  }
  counted.rows = no - 1;
  const footer = xmlText(`&L${table.title.replaceAll('&', '&&').slice(0, 60)}&R&P / &N`);
  yield `</sheetData><autoFilter ref="A1:${letters.at(-1)}${no}"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>${footer}</oddFooter></headerFooter></worksheet>`;
}

function rowOf(
  row: readonly Cell[],
  no: number,
  columns: readonly TableColumn[],
  letters: readonly string[],
): string {
  let text = `<row r="${no}">`;
  for (const [index, { kind }] of columns.entries()) {
    text += cellOf(`${letters[index]}${no}`, row[index] ?? null, kind);
  }
  return `${text}</row>`;
}

function cellOf(place: string, cell: Cell, kind: ColumnKind): string {
  if (cell === null || cell === '') return `<c r="${place}" s="${styles[kind]}"/>`;
  const number = numberOf(cell, kind);
  return number === null
    ? textCell(place, styles.text, String(cell))
    : `<c r="${place}" s="${styles[kind]}"><v>${number}</v></c>`;
}

/** The number a cell holds, as it is written; null for words, also where a number or a day was meant. */
export function numberOf(cell: Cell, kind: ColumnKind): string | null {
  if (typeof cell === 'number') return kind === 'money' ? formatDecimal(cell, 2, false) : String(cell);
  if (cell === null || (kind !== 'day' && kind !== 'moment')) return null;
  const [, day = '', hours, minutes] = /^(\d{4}-\d\d-\d\d)(?: (\d\d):(\d\d))?$/.exec(cell) ?? [];
  if (!isDay(day)) return null;
  const serial = dayNumber(day) - firstSerial;
  if (hours === undefined) return String(serial);
  return String(serial + (Number(hours) * 60 + Number(minutes)) / 1440);
}

/** Day 0 of spreadsheets. */
const firstSerial = dayNumber(asDay('1899-12-30'));

function textCell(place: string, style: number, text: string): string {
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cellText(text))}</t></is></c>`;
}

/** What of a text fits into a cell, without what no XML may hold. */
export function cellText(text: string): string {
  const legal = legalText(text);
  return legal.length <= cellLimit ? legal : `${legal.slice(0, cellLimit - 1)}…`;
}

/** A name that a sheet may have; blank where nothing of it is left. */
export function sheetName(name: string): string {
  return legalText(name).replace(barredInNames, ' ').replace(/^'|'$/g, ' ').trim().slice(0, nameLimit);
}
