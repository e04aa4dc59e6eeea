import { attribute } from './layout-book.ts';

const rowPattern = /<row\b[^>]*?(?:\/>|>.*?<\/row>)/gs;

/** The sheet with a cell at each of these places: a cell that is blank and plain is not written in a workbook. */
export function withCells(xml: string, places: readonly string[]): string {
  return places.reduce(withCell, xml);
}

function withCell(xml: string, place: string): string {
  if (xml.includes(`<c r="${place}"`)) return xml;
  const number = Number(/\d+$/.exec(place)?.[0] ?? 0);
  const cell = `<c r="${place}"/>`;
  for (const match of xml.matchAll(rowPattern)) {
    const [row] = match;
    const end = row.indexOf('>') + 1;
    const at = Number(attribute(row.slice(0, end), 'r'));
    if (at < number) continue;
    const [from, to] = [match.index, match.index + row.length];
    if (at > number) return `${xml.slice(0, from)}<row r="${number}">${cell}</row>${xml.slice(from)}`;
    const filled =
      row.endsWith('/>') && end === row.length
        ? `${row.slice(0, -2)}>${cell}</row>`
        : inRow(row, place, cell);
    return xml.slice(0, from) + filled + xml.slice(to);
  }
  const last = `<row r="${number}">${cell}</row>`;
  return /<sheetData\s*\/>/.test(xml)
    ? xml.replace(/<sheetData\s*\/>/, `<sheetData>${last}</sheetData>`)
    : xml.replace('</sheetData>', `${last}</sheetData>`);
}

/** Cells of a row stand in the order of their columns. */
function inRow(row: string, place: string, cell: string): string {
  const next = [...row.matchAll(/<c\b[^>]*>/g)].find(
    ([tag]) => columnNumber(attribute(tag, 'r')) > columnNumber(place),
  );
  const at = next?.index ?? row.lastIndexOf('</row>');
  return row.slice(0, at) + cell + row.slice(at);
}

function columnNumber(place: string): number {
  return [...place.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
