import { z } from 'zod';
import { dayField, intField, rowsField, selectField, textField } from '../../../platform/fields/index.ts';
import { defineEntryKind } from '../../records/entry-kind.ts';
import { filled } from '../../records/paper-mapper.ts';
import { mediatorNames } from '../../records/record-sources.ts';
import { paperWords } from '../../records/texts.ts';

const evidenceForm = z.object({
  submitter: selectField({ label: { zh: '提交人', en: 'Submitted by' }, options: 'parties' }),
  receivedOn: dayField({ label: { zh: '收到日期', en: 'Received on' }, notFuture: true }),
  receiver: textField({ label: { zh: '收到人', en: 'Received by' }, max: 50 }),
  evidence: rowsField(
    z.object({
      name: textField({ label: { zh: '名称', en: 'Name' } }),
      kind: textField({
        label: { zh: '种类', en: 'Kind' },
        hint: { zh: '书证、物证、照片、证人证言等', en: 'Document, object, photograph, testimony' },
        max: 50,
      }),
      source: textField({ label: { zh: '来源', en: 'Source' }, required: false }),
      form: selectField({
        label: { zh: '原件或者复制件', en: 'Original or copy' },
        options: [
          { value: 'original', label: { zh: '原件', en: 'Original' } },
          { value: 'copy', label: { zh: '复制件', en: 'Copy' } },
        ],
      }),
      pages: intField({ label: { zh: '页数', en: 'Pages' }, min: 0, max: 10_000 }),
      purpose: textField({ label: { zh: '证明事项', en: 'What it shows' }, multiline: true, max: 1000 }),
      opponentView: textField({
        label: { zh: '对方意见', en: 'View of the other side' },
        multiline: true,
        required: false,
        max: 1000,
      }),
    }),
    { label: { zh: '证据', en: 'Evidence' }, max: 50 },
  ),
});

/** D08, after the receipt of 《民事诉讼法》第六十九条. */
export const record = defineEntryKind({
  schema: evidenceForm,
  canWrite: ({ parties }) => parties.length > 0,
  start: (sources) => ({ receivedOn: sources.today, receiver: mediatorNames(sources)[0] ?? '' }),
  options: ({ parties }) => ({ parties: parties.map(({ id, name }) => ({ value: id, label: name })) }),
  label: ({ submitter, receivedOn }, { parties }) =>
    `${parties.find(({ id }) => id === submitter)?.name ?? paperWords.unfilled} ${receivedOn}`,
  record: async (data, sources) => ({
    dispute: sources.case.title,
    submitter: filled(sources.parties.find(({ id }) => id === data.submitter)?.name),
    receivedOn: data.receivedOn,
    receiver: data.receiver,
    evidence: data.evidence.map(({ form, ...one }) => ({ ...one, isOriginal: form === 'original' })),
  }),
});
