import PDFDocument from 'pdfkit';
import type { PaperDocument } from '../../../src/documents/flow/blocks.ts';
import { packagedChains, packagedFontPath } from '../../../src/documents/fonts/font-files.ts';
import { renderDocument } from '../../../src/documents/render/render-document.ts';
import { paperTemplates } from '../../../src/documents/templates/index.ts';
import { exampleRecord } from '../../documents/fixtures.ts';
import { renderNaively } from './naive-paper.ts';

/** What a process draws so many times, each time a little different, so that nothing can be reused whole. */
export interface Side {
  readonly draw: (n: number) => Promise<unknown>;
  readonly warmUp: number;
  readonly count: number;
}

const [bodyFont] = packagedChains.body;

function agreement(n: number): PaperDocument {
  const template = paperTemplates.get('D10');
  if (!template) throw new Error('no template D10');
  return template.build({ ...exampleRecord('D10', 'land'), number: `（2020）客路人调字第${n}号` });
}

const paper = (blocks: PaperDocument['blocks'], n: number): PaperDocument => ({
  code: 'bench',
  title: `第${n}号`,
  createdAt: '2020-02-26T00:00:00.000Z',
  templateVersion: '1.0',
  header: { left: '客路镇人民调解委员会', right: String(n) },
  blocks,
});

/** Some ninety pages of running text. */
const paragraphs = Array.from(
  { length: 620 },
  (_, index) =>
    `第${index + 1}段　双方当事人在人民调解委员会主持下，就争议的事实、数额和期限逐项核对，愿意互谅互让，协商解决；未尽事宜另行书面约定，任何一方不得以口头约定对抗本记录所载的内容，并各自保存一份备查。`,
);

async function stock(draw: (doc: PDFKit.PDFDocument) => void): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margins: { top: 79, bottom: 68, left: 79, right: 74 } });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const finished = new Promise<void>((resolve) => doc.on('end', resolve));
  if (bodyFont) doc.registerFont('body', packagedFontPath(bodyFont));
  doc.font('body').fontSize(14);
  draw(doc);
  doc.end();
  await finished;
  return Buffer.concat(chunks);
}

/** Every side by name; a figure compares two of them. */
export const sides: Readonly<Record<string, Side>> = {
  naive: { draw: (n) => renderNaively(agreement(n)), warmUp: 30, count: 30 },
  product: { draw: (n) => renderDocument(agreement(n)), warmUp: 30, count: 30 },
  stockText: {
    draw: (n) =>
      stock((doc) => {
        for (const text of [String(n), ...paragraphs]) doc.text(text, { indent: 28, lineGap: 3 });
      }),
    warmUp: 1,
    count: 3,
  },
  productText: {
    draw: (n) =>
      renderDocument(
        paper(
          paragraphs.map((content) => ({ kind: 'para', content, indent: 2 })),
          n,
        ),
      ),
    warmUp: 2,
    count: 5,
  },
};
