import { z } from 'zod';
import { textField } from '../../../platform/fields/index.ts';
import { defineEntryKind, linesOf } from '../../records/entry-kind.ts';
import { correctable, document, labelOf, options, originalOf, reason } from '../../records/originals.ts';

/** D43. */
export const record = defineEntryKind({
  schema: z.object({
    documentId: document,
    additions: textField({
      label: { zh: '补充内容', en: 'What is added' },
      hint: { zh: '每行一项', en: 'One item a line' },
      multiline: true,
    }),
    reason,
  }),
  canWrite: (sources) => correctable(sources).length > 0,
  start: () => ({}),
  options,
  label: ({ documentId }, sources) => labelOf(documentId, sources),
  record: async ({ documentId, additions, reason: why }, sources) => {
    const original = await originalOf(documentId, sources);
    return original && { ...original, additions: linesOf(additions), reason: why };
  },
  correctsId: ({ documentId }) => documentId,
});
