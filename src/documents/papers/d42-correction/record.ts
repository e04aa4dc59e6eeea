import { z } from 'zod';
import { rowsField, textField } from '../../../platform/fields/index.ts';
import { defineEntryKind } from '../../records/entry-kind.ts';
import { correctable, document, labelOf, options, originalOf, reason } from '../../records/originals.ts';

/** D42: slips of the pen only; what the parties agreed is changed by a new agreement, never by a correction. */
export const record = defineEntryKind({
  schema: z.object({
    documentId: document,
    items: rowsField(
      z.object({
        place: textField({ label: { zh: '位置', en: 'Where' }, max: 100 }),
        wrong: textField({ label: { zh: '原文', en: 'It says' }, multiline: true, max: 1000 }),
        right: textField({ label: { zh: '更正为', en: 'It should say' }, multiline: true, max: 1000 }),
      }),
      { label: { zh: '更正内容', en: 'Corrections' }, max: 30 },
    ),
    reason,
  }),
  canWrite: (sources) => correctable(sources).length > 0,
  start: () => ({}),
  options,
  label: ({ documentId }, sources) => labelOf(documentId, sources),
  record: async ({ documentId, items, reason: why }, sources) => {
    const original = await originalOf(documentId, sources);
    return original && { ...original, items, reason: why };
  },
  correctsId: ({ documentId }) => documentId,
});
