import { fill } from '../../platform/problem.ts';
import type { PaperDocument } from '../../typeset/flow/blocks.ts';
import { paperWords } from '../records/texts.ts';

/** One paper of a batch: made, or why not. */
export interface BatchLine {
  readonly label: string;
  readonly title: string;
  readonly verifyCode: string | null;
  readonly problem: string | null;
}

/** The first sheet of a batch: what was made for whom, with room for the hand that receives it. */
export function batchList(input: {
  readonly title: string;
  readonly office: string;
  readonly createdAt: string;
  readonly isDemo: boolean;
  readonly lines: readonly BatchLine[];
}): PaperDocument {
  const { title, office, createdAt, isDemo, lines } = input;
  const words = paperWords.batch;
  const made = lines.filter(({ problem }) => problem === null).length;
  return {
    code: words.code,
    title,
    createdAt,
    templateVersion: '1.0',
    header: { left: office, right: words.title },
    ...(isDemo ? { mark: paperWords.demo } : {}),
    blocks: [
      { kind: 'title', text: words.title, over: office },
      {
        kind: 'para',
        content: fill(words.counts, { title, made: String(made), all: String(lines.length) }),
        indent: 2,
      },
      {
        kind: 'table',
        minRowHeight: 26,
        columns: [
          { title: words.no, share: 1, align: 'center' },
          { title: words.receiver, share: 3.4 },
          { title: words.paper, share: 3 },
          { title: words.code12, share: 2.6, align: 'center' },
          { title: words.signature, share: 2.6 },
        ],
        rows: lines.map(({ label, title: paper, verifyCode, problem }, index) => [
          String(index + 1),
          label,
          paper,
          verifyCode ?? words.notMade,
          problem ?? '',
        ]),
      },
    ],
  };
}
