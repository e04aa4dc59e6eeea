import type { Block, PaperDocument } from '../../src/typeset/flow/blocks.ts';

/** A bare paper around the given blocks. */
export function samplePaper(blocks: readonly Block[], more: Partial<PaperDocument> = {}): PaperDocument {
  return {
    code: 'D10',
    title: '人民调解协议书',
    createdAt: '2020-02-26T08:30:00.000Z',
    templateVersion: '1.0',
    header: { left: '客路镇人民调解委员会', right: '（2020）客路人调字第7号' },
    blocks,
    ...more,
  };
}

export function paragraph(content: string): Block {
  return { kind: 'para', content, indent: 2 };
}
