import type { z } from 'zod';
import { dayField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { Bilingual } from '../../../src/platform/i18n.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

/**
 * Fields that mean the same in every act that is put on record: the row of the act keeps its day, its party, the body
 * it was sent to and the day by which an answer is asked for under these names.
 */
export const happenedOn = (zh: string, en: string) => dayField({ label: { zh, en }, notFuture: true });
export const body = (zh: string, en: string) => textField({ label: { zh, en }, max: 200 });
export const partyId = selectField({ label: { zh: '当事人', en: 'Party' }, options: 'parties' });
export const replyDueOn = dayField({
  label: { zh: '要求答复的日期', en: 'Answer asked for by' },
  required: false,
});
export const words = (zh: string, en: string) => textField({ label: { zh, en }, multiline: true, max: 2000 });
export const note = textField({
  label: { zh: '备注', en: 'Note' },
  required: false,
  multiline: true,
  max: 1000,
});
export const line = (zh: string, en: string) => textField({ label: { zh, en }, required: false, max: 200 });

/** A fixed list of choices: value, Chinese, English. */
export const choices = <const V extends string>(...list: readonly (readonly [V, string, string])[]) =>
  list.map(([value, zh, en]) => ({ value, label: { zh, en } }));

/** An act that is put on record and moves nothing; whom and what it names is on the lists of its form. */
export function act<const N extends string, F extends z.ZodObject>(
  name: N,
  zh: string,
  en: string,
  form: F,
  hint?: Bilingual,
): EventSpec<N, F> {
  return { name, label: { zh, en }, kind: 'append', isListBound: true, form, ...(hint ? { hint } : {}) };
}
