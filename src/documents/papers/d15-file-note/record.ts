import { z } from 'zod';
import { dayField, textField } from '../../../platform/fields/index.ts';
import { defineEntryKind, linesOf } from '../../records/entry-kind.ts';
import { latestProceeding, mediatorNames, type PaperSources } from '../../records/record-sources.ts';

const perLine = { zh: '每行一项', en: 'One item a line' };

const fileNoteForm = z.object({
  missing: textField({
    label: { zh: '缺少的材料及原因', en: 'What is missing, and why' },
    hint: perLine,
    multiline: true,
    required: false,
  }),
  events: textField({
    label: { zh: '需要说明的情况', en: 'What needs explaining' },
    multiline: true,
    required: false,
  }),
  corrections: textField({
    label: { zh: '更正', en: 'Corrections' },
    hint: perLine,
    multiline: true,
    required: false,
  }),
  additions: textField({
    label: { zh: '归档后补充的材料', en: 'Added after archiving' },
    hint: perLine,
    multiline: true,
    required: false,
  }),
  filedBy: textField({ label: { zh: '立卷人', en: 'Filed by' }, max: 50 }),
  filedOn: dayField({ label: { zh: '立卷日期', en: 'Filed on' }, notFuture: true }),
  checkedBy: textField({ label: { zh: '检查人', en: 'Checked by' }, required: false, max: 50 }),
});

/** Papers that put others right or add to them, as lines of the note on the file. */
function named(sources: PaperSources, code: string): string {
  return sources.documents
    .filter((one) => one.code === code && one.state === 'issued')
    .map(({ title, number }) => [title, number].filter(Boolean).join(' '))
    .join('\n');
}

/** D15. */
export const record = defineEntryKind({
  schema: fileNoteForm,
  canWrite: (sources) => latestProceeding(sources) !== null,
  start: (sources) => ({
    corrections: named(sources, 'D42'),
    additions: named(sources, 'D43'),
    filedBy: mediatorNames(sources)[0] ?? sources.registrar,
    filedOn: sources.today,
  }),
  options: () => ({}),
  label: ({ filedOn }) => filedOn,
  record: async (data) => ({
    missing: linesOf(data.missing),
    events: data.events,
    corrections: linesOf(data.corrections),
    additions: linesOf(data.additions),
    filedBy: data.filedBy,
    filedOn: data.filedOn,
    checkedBy: data.checkedBy,
  }),
});
