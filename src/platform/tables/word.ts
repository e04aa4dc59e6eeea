import { setImmediate } from 'node:timers/promises';
import { harmless } from './formula.ts';
import { shownCell, type Table, type TableRows } from './table.ts';
import { xmlText } from './xml.ts';
import { ZipWriter } from './zip.ts';

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const top = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const kinds = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const rel = (id: string, type: string, target: string): string =>
  `${top}<Relationships xmlns="${packages}/relationships"><Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/></Relationships>`;

/** A4 across in twentieths of a point, and what is left between its margins. */
const page = { width: 16_838, height: 11_906, margin: 720 };
const textWidth = page.width - 2 * page.margin;

/**
 * A table as a Word document, A4 across, the head on every page, pages numbered. Words are plain runs of text; a line
 * that a spreadsheet would take for a formula after copying has an apostrophe before it.
 */
export async function writeWordTable(table: Table, rows: TableRows): Promise<Buffer> {
  const zip = new ZipWriter();
  await zip.add(
    '[Content_Types].xml',
    `${top}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${kinds}.document.main+xml"/><Override PartName="/word/footer1.xml" ContentType="${kinds}.footer+xml"/></Types>`,
  );
  await zip.add('_rels/.rels', rel('r1', 'officeDocument', 'word/document.xml'));
  await zip.add('word/document.xml', documentOf(table, rows));
  await zip.add('word/_rels/document.xml.rels', rel('r1', 'footer', 'footer1.xml'));
  await zip.add(
    'word/footer1.xml',
    `${top}<w:ftr xmlns:w="${main}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> / </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>`,
  );
  return zip.end();
}

const rowsInATurn = 50;

async function* documentOf({ title, notes, columns }: Table, rows: TableRows): AsyncGenerator<string> {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((width / whole) * textWidth));
  const side = (name: string): string => `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(side).join('');
  yield `${top}<w:document xmlns:w="${main}" xmlns:r="${office}"><w:body>${paragraph(title, 28, '<w:jc w:val="center"/>', true)}`;
  yield notes.map((note) => paragraph(note, 18)).join('');
  yield `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  yield rowOf(
    columns.map(({ heading }) => heading),
    widths,
    true,
  );
  for await (const some of rows) {
    for (let from = 0; from < some.length; from += rowsInATurn) {
      yield some
        .slice(from, from + rowsInATurn)
        .map((row) =>
          rowOf(
            columns.map(({ kind }, index) => shownCell(row[index] ?? null, kind)),
            widths,
            false,
          ),
        )
        .join('');
      await setImmediate();
    }
  }
  yield `</w:tbl>${paragraph('', 18)}<w:sectPr><w:footerReference w:type="default" r:id="r1"/><w:pgSz w:w="${page.width}" w:h="${page.height}" w:orient="landscape"/><w:pgMar w:top="${page.margin}" w:right="${page.margin}" w:bottom="${page.margin}" w:left="${page.margin}" w:header="360" w:footer="360" w:gutter="0"/></w:sectPr></w:body></w:document>`;
}

function rowOf(texts: readonly string[], widths: readonly number[], isHead: boolean): string {
  const cells = texts.map(
    (text, index) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[index]}" w:type="dxa"/></w:tcPr>${paragraph(text, 16, '', isHead)}</w:tc>`,
  );
  return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
}

/** Size in half points. */
function paragraph(text: string, size: number, properties = '', isBold = false): string {
  const look = `<w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体" w:hAnsi="宋体"/>${isBold ? '<w:b/>' : ''}<w:sz w:val="${size}"/></w:rPr>`;
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => `<w:t xml:space="preserve">${xmlText(harmless(line))}</w:t>`)
    .join('<w:br/>');
  const run = text === '' ? '' : `<w:r>${look}${lines}</w:r>`;
  return `<w:p><w:pPr><w:spacing w:after="0"/>${properties}</w:pPr>${run}</w:p>`;
}
