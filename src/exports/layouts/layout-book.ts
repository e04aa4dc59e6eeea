import PizZip from 'pizzip';
import { RefusedWorkbookError, refuseUnpacked } from '../../platform/workbook-reader.ts';

/** Why a workbook is no layout. */
export type LayoutFault =
  | ('broken' | 'tooLarge' | 'macros' | 'external' | 'activeFormula')
  | ('noNames' | 'severalRows' | 'tooMuchMemory' | 'tooLong');

export class LayoutError extends Error {
  override readonly name = 'LayoutError';
  readonly fault: LayoutFault;

  constructor(fault: LayoutFault) {
    super(`layout: ${fault}`);
    this.fault = fault;
  }
}

/** A form of a few sheets has a megabyte; what unpacks to more than this is made to exhaust memory. */
const mostUnpackedBytes = 20 * 1024 * 1024;
/** Sheets and rows that nobody's form has. */
const mostSheets = 50;

export interface LayoutSheet {
  readonly name: string;
  readonly path: string;
  readonly xml: string;
}
export interface LayoutBook {
  readonly zip: PizZip;
  readonly sheets: readonly LayoutSheet[];
  /** Texts that cells refer to by number. */
  readonly strings: readonly string[];
  /** Named cells: the first cell of each. */
  readonly named: readonly { readonly name: string; readonly sheet: string; readonly cell: string }[];
}

/** Opens a workbook that somebody sent as a layout. @throws LayoutError */
export function openLayout(bytes: Uint8Array): LayoutBook {
  const buffer = Buffer.from(bytes);
  let zip: PizZip;
  try {
    refuseUnpacked(buffer, mostUnpackedBytes);
    zip = new PizZip(buffer);
  } catch (error) {
    throw new LayoutError(
      error instanceof RefusedWorkbookError && error.reason === 'tooLarge' ? 'tooLarge' : 'broken',
    );
  }
  refuseActive(zip);
  const workbook = part(zip, 'xl/workbook.xml');
  const targets = relationsOf(part(zip, 'xl/_rels/workbook.xml.rels'));
  const sheets = [...workbook.matchAll(/<sheet\b[^>]*>/g)].flatMap(([tag]) => {
    const target = targets.get(attribute(tag, 'r:id')) ?? '';
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    return path.startsWith('xl/worksheets/')
      ? [{ name: unescaped(attribute(tag, 'name')), path, xml: part(zip, path) }]
      : [];
  });
  if (sheets.length === 0 || sheets.length > mostSheets) throw new LayoutError('broken');
  if (sheets.some(({ xml }) => hasActiveFormula(xml))) throw new LayoutError('activeFormula');
  return { zip, sheets, strings: stringsOf(zip), named: namedCells(workbook) };
}

function part(zip: PizZip, path: string): string {
  const xml = zip.file(path)?.asText();
  if (xml === undefined || /<!DOCTYPE|<!ENTITY/i.test(xml)) throw new LayoutError('broken');
  return xml;
}

function refuseActive(zip: PizZip): void {
  for (const name of Object.keys(zip.files)) {
    if (/vbaProject|macrosheets\/|activeX\/|embeddings\/|ctrlProps\//i.test(name))
      throw new LayoutError('macros');
    if (/externalLinks\/|connections\.xml|queryTables\/|webextensions\//i.test(name))
      throw new LayoutError('external');
    if (!name.endsWith('.rels')) continue;
    for (const [tag] of part(zip, name).matchAll(/<Relationship\b[^>]*>/g)) {
      if (/TargetMode\s*=\s*["']External["']/i.test(tag) && !/\/hyperlink["']/i.test(tag))
        throw new LayoutError('external');
    }
  }
  if (/macroEnabled/i.test(part(zip, '[Content_Types].xml'))) throw new LayoutError('macros');
}

/** Formulas that fetch something from elsewhere or start a program. */
function hasActiveFormula(xml: string): boolean {
  return [...xml.matchAll(/<f\b[^>]*>([^<]*)<\/f>/g)].some(([, formula = '']) =>
    /\b(WEBSERVICE|CALL|REGISTER(\.ID)?|EXEC|RTD|IMAGE|FILTERXML)\s*\(|\[\d+\]|\|/i.test(unescaped(formula)),
  );
}

function relationsOf(xml: string): ReadonlyMap<string, string> {
  return new Map(
    [...xml.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
}

function stringsOf(zip: PizZip): string[] {
  if (zip.file('xl/sharedStrings.xml') === null) return [];
  const xml = part(zip, 'xl/sharedStrings.xml').replace(/<rPh\b.*?<\/rPh>/gs, '');
  return [...xml.matchAll(/<si\b[^>]*?(?:\/>|>(.*?)<\/si>)/gs)].map(([, inner = '']) => textOf(inner));
}

/** The words in the `t` elements of a string, whatever their looks. */
export function textOf(xml: string): string {
  return [...xml.matchAll(/<t\b[^>]*?(?:\/>|>(.*?)<\/t>)/gs)]
    .map(([, text = '']) => unescaped(text))
    .join('');
}

function namedCells(workbook: string): LayoutBook['named'] {
  return [...workbook.matchAll(/<definedName\b([^>]*)>([^<]*)<\/definedName>/g)].flatMap(
    ([, told = '', target = '']) => {
      const name = unescaped(attribute(` ${told}`, 'name'));
      if (name.startsWith('_xlnm.') || /hidden="1"/.test(told)) return [];
      const [, quoted, bare, column = '', row = ''] =
        /^(?:'((?:[^']|'')+)'|([^'!]+))!\$?([A-Z]{1,3})\$?(\d+)/.exec(unescaped(target)) ?? [];
      const sheet = quoted?.replaceAll("''", "'") ?? bare ?? '';
      return [{ name, sheet, cell: `${column}${row}` }];
    },
  );
}

export function attribute(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return entities[name] ?? all;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : '';
    },
  );
}
