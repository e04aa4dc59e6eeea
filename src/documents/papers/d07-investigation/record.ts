import { z } from 'zod';
import { legalDay, legalTime } from '../../../platform/clock.ts';
import { dateTimeField, rowsField, textField } from '../../../platform/fields/index.ts';
import { documentProblems } from '../../core/document-problems.ts';
import { defineEntryKind } from '../../records/entry-kind.ts';
import { latestProceeding, mediatorNames } from '../../records/record-sources.ts';

const inquiryForm = z.object({
  startedAt: dateTimeField({ label: { zh: '开始时间', en: 'Began' }, notFuture: true }),
  endedAt: dateTimeField({ label: { zh: '结束时间', en: 'Ended' }, notFuture: true }),
  place: textField({ label: { zh: '地点', en: 'Place' } }),
  investigators: rowsField(z.object({ name: textField({ label: { zh: '姓名', en: 'Name' }, max: 50 }) }), {
    label: { zh: '调查人（不少于两人）', en: 'Inquirers (two at least)' },
    min: 2,
    max: 6,
  }),
  recorder: textField({ label: { zh: '记录人', en: 'Recorder' }, max: 50 }),
  respondent: textField({ label: { zh: '被调查人', en: 'Person asked' }, max: 50 }),
  respondentDetails: textField({
    label: { zh: '被调查人基本情况', en: 'About this person' },
    hint: { zh: '性别、年龄、职业、住址、联系方式', en: 'Sex, age, occupation, address, telephone' },
    required: false,
    max: 500,
  }),
  relation: textField({
    label: { zh: '与当事人的关系', en: 'Relation to the parties' },
    required: false,
    max: 100,
  }),
  exchanges: rowsField(
    z.object({
      question: textField({ label: { zh: '问', en: 'Question' }, multiline: true, max: 2000 }),
      answer: textField({ label: { zh: '答', en: 'Answer' }, multiline: true, max: 10_000 }),
    }),
    { label: { zh: '问答', en: 'Questions and answers' }, max: 50 },
  ),
});

/** D07; that two people ask is practice of the field, not law. */
export const record = defineEntryKind({
  schema: inquiryForm,
  canWrite: (sources) => latestProceeding(sources) !== null,
  start: (sources) => ({ investigators: mediatorNames(sources).map((name) => ({ name })) }),
  options: () => ({}),
  label: ({ respondent, startedAt }) => `${respondent} ${legalDay(startedAt)}`,
  check: ({ startedAt, endedAt }) => {
    const isOneDay = legalDay(startedAt) === legalDay(endedAt);
    return isOneDay && startedAt < endedAt ? [] : [documentProblems.inquiryTimes];
  },
  record: async (data, sources) => ({
    dispute: sources.case.title,
    heldOn: legalDay(data.startedAt),
    from: legalTime(data.startedAt),
    to: legalTime(data.endedAt),
    place: data.place,
    investigators: data.investigators.map(({ name }) => name),
    recorder: data.recorder,
    respondent: data.respondent,
    respondentDetails: data.respondentDetails,
    relation: data.relation,
    exchanges: data.exchanges,
  }),
});
