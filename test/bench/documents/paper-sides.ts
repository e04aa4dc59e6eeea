import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import type { PaperDocument } from '../../../src/typeset/flow/blocks.ts';
import { renderDocument } from '../../../src/typeset/render/render-document.ts';
import { exampleRecord } from '../../documents/papers/fixtures.ts';
import { paperA } from './document-a.ts';
import { renderNaively } from './naive-paper.ts';
import { renderPlainly } from './plain-paper.ts';
import { naiveA, sharedA, stock, stockTable } from './stock-sides.ts';

/** What a process draws so many times, each time a little different, so that nothing can be reused whole. */
export interface Side {
  /** Gives the file. */
  readonly draw: (n: number) => Promise<Uint8Array>;
  readonly warmUp: number;
  readonly count: number;
}

function agreement(n: number): PaperDocument {
  const template = paperTemplates.get('D10');
  if (!template) throw new Error('no template D10');
  return template.build({ ...exampleRecord('D10', 'land'), number: `（2020）客路人调字第${n}号` });
}

const bytesOf = async (paper: PaperDocument): Promise<Uint8Array> => (await renderDocument(paper)).bytes;

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

/** Eight columns as a ledger has them. With doc.table a thousand such rows do not end in ten minutes. */
export const tableRows = 40;
const table = (n: number): string[][] =>
  Array.from({ length: tableRows }, (_, index) => [
    String(index + n),
    '陈志明',
    '拖欠工资纠纷',
    '客路镇迈港村',
    '2026年11月2日',
    '5,000.00',
    '达成协议',
    '当场履行',
  ]);
const columns = ['序号', '当事人', '纠纷', '地点', '日期', '金额', '结果', '履行'].map((title) => ({
  title,
  share: 1,
}));

/** Every side by name; a figure compares two of them. */
export const sides: Readonly<Record<string, Side>> = {
  naiveA: { draw: naiveA, warmUp: 30, count: 30 },
  sharedA: { draw: sharedA, warmUp: 40, count: 40 },
  productA: { draw: (n) => bytesOf(paperA(n)), warmUp: 60, count: 60 },
  plainA: { draw: (n) => renderPlainly(paperA(n)), warmUp: 60, count: 60 },
  // Loaded only where they draw: what an engine takes of memory must not be in the others' figures.
  typstA: { draw: async (n) => (await import('./other-engines.ts')).typstA(n), warmUp: 30, count: 40 },
  pdfmakeA: { draw: async (n) => (await import('./other-engines.ts')).pdfmakeA(n), warmUp: 10, count: 20 },
  naive: { draw: (n) => renderNaively(agreement(n)), warmUp: 30, count: 30 },
  product: { draw: (n) => bytesOf(agreement(n)), warmUp: 30, count: 30 },
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
      bytesOf(
        paper(
          paragraphs.map((content) => ({ kind: 'para', content, indent: 2 })),
          n,
        ),
      ),
    warmUp: 2,
    count: 5,
  },
  stockTable: { draw: (n) => stockTable(table(n)), warmUp: 1, count: 2 },
  productTable: {
    draw: (n) => bytesOf(paper([{ kind: 'table', columns, rows: table(n) }], n)),
    warmUp: 5,
    count: 20,
  },
};
