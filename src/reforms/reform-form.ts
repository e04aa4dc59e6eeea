import { z } from 'zod';
import { checksField, dayField, selectField, textField } from '../platform/fields/index.ts';
import { casePrefix } from './reform.ts';
import { reformLabels as labels } from './texts.ts';

/** What every change says of itself; `seen` brings back what was shown before it is carried out. */
const said = {
  validOn: dayField({ label: labels.validOn, hint: labels.validOnHint, notFuture: true }),
  basisNumber: textField({ label: labels.basisNumber, hint: labels.basisHint, min: 2, max: 80 }),
  reason: textField({ label: labels.reason, min: 2, max: 100 }),
  seen: textField({ label: labels.seen, required: false, max: 64 }),
};
const towns = checksField({ label: labels.towns, options: 'towns', max: 300 });
const villages = checksField({ label: labels.villages, options: 'villages', max: 500 });
const newTown = {
  name: textField({ label: labels.name, min: 2, max: 60 }),
  newCode: textField({ label: labels.newCode, hint: labels.newCodeHint, required: false, max: 12 }),
};

export const mapForms = {
  mergeInto: z.strictObject({ towns, ...said }),
  mergeNew: z.strictObject({ towns, ...newTown, ...said }),
  split: z.strictObject({ villages, ...newTown, ...said }),
  move: z.strictObject({ villages, town: selectField({ label: labels.town, options: 'towns' }), ...said }),
} as const;
export type MapTask = keyof typeof mapForms;

/** What any of these forms may say. */
export interface MapSaid {
  readonly towns?: readonly string[];
  readonly villages?: readonly string[];
  readonly name?: string;
  readonly newCode?: string | undefined;
  readonly town?: string;
  readonly validOn: z.output<typeof said.validOn>;
  readonly basisNumber: string;
  readonly reason: string;
  readonly seen?: string | undefined;
}

/** The form of somebody who leaves: a field for each of the cases, which are known by their codes. */
export function leaveForm(
  codes: readonly string[],
  has: { readonly cases: boolean; readonly seals: boolean },
): z.ZodObject {
  const optional = { required: false } as const;
  const ofCases = codes.map((code) => [
    `${casePrefix}${code}`,
    selectField({ label: caseLabel(code), options: 'successors', ...optional }),
  ]);
  return z.strictObject({
    ...(has.cases && { toId: selectField({ label: labels.toId, options: 'successors', ...optional }) }),
    ...Object.fromEntries(ofCases),
    ...(has.seals && { keeperId: selectField({ label: labels.keeperId, options: 'keepers' }) }),
    ...said,
  });
}

function caseLabel(code: string) {
  const { zh, en } = labels.caseTo;
  return { zh: zh.replace('{{code}}', code), en: en.replace('{{code}}', code) };
}

export const closeForm = z.strictObject({
  successorId: selectField({ label: labels.successorId, options: 'committees' }),
  movingIds: checksField({
    label: labels.movingIds,
    hint: labels.movingHint,
    options: 'people',
    required: false,
    max: 200,
  }),
  toId: selectField({ label: labels.leaversTo, options: 'mediators', required: false }),
  ...said,
});
