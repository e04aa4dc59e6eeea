import { z } from 'zod';
import type { Block } from '../../typeset/flow/blocks.ts';
import { account, day, party, text } from '../records/record-parts.ts';
import { chineseDay } from './phrases.ts';

/** What a correction and a supplement say of the paper they go with. */
export const originalParts = {
  original: z.strictObject({ title: text, number: text, issuedOn: day, verifyCode: text }),
  /** Who signed the original signs this too; nobody when it was the committee's own paper. */
  parties: z.array(party),
  mediators: z.array(text),
  reason: account,
};

export function originalBlock({
  original,
}: {
  readonly original: z.output<typeof originalParts.original>;
}): Block {
  return {
    kind: 'kv',
    rows: [
      [{ label: '原文书', value: original.title }],
      [
        { label: '编号', value: original.number },
        { label: '出具日期', value: chineseDay(original.issuedOn) },
      ],
      [{ label: '核验码', value: original.verifyCode }],
    ],
  };
}
