import type { z } from 'zod';
import { z as zod } from 'zod';
import {
  checksField,
  dayField,
  flagField,
  intField,
  selectField,
  textField,
} from '../platform/fields/index.ts';
import type { OptionList } from '../platform/form-data.ts';
import type { RuleKind } from './rule.ts';
import { ruleFieldLabels as labels, outcomeLabels, unitLabels } from './texts.ts';

const optional = { required: false } as const;
const options = <Value extends string>(
  of: Readonly<Record<Value, { readonly zh: string; readonly en: string }>>,
) => Object.entries(of).map(([value, label]) => ({ value, label })) as unknown as OptionList;

const basis = textField({ label: labels.basis, hint: labels.basisHint, max: 200, ...optional });
const sort = intField({ label: labels.sort, hint: labels.sortHint, min: 1, max: 9999 });

/** What a rule says, kind by kind. */
const valueForms = {
  dictionaries: {
    labelZh: textField({ label: labels.labelZh, max: 40 }),
    labelEn: textField({ label: labels.labelEn, max: 80 }),
    sort,
    basis,
  },
  limits: {
    labelZh: textField({ label: labels.labelZh, max: 40 }),
    labelEn: textField({ label: labels.labelEn, max: 80 }),
    length: intField({ label: labels.length, hint: labels.lengthHint, min: 0, max: 3650 }),
    unit: selectField({ label: labels.unit, options: options(unitLabels) }),
    roll: flagField({ label: labels.roll, hint: labels.rollHint }),
    warnDays: textField({ label: labels.warnDays, hint: labels.warnDaysHint, max: 40, ...optional }),
    basis: textField({ label: labels.basis, hint: labels.limitBasisHint, max: 200 }),
  },
  closing: {
    minimum: intField({ label: labels.minimum, hint: labels.minimumHint, min: 1, max: 9 }),
    isPerProceeding: flagField({ label: labels.isPerProceeding, hint: labels.isPerProceedingHint }),
    sort,
    basis,
  },
  colours: {
    days: intField({ label: labels.days, hint: labels.daysHint, min: 0, max: 90 }),
    basis,
  },
} as const satisfies Record<RuleKind, z.ZodRawShape>;

const subjectType = selectField({ label: labels.subjectType, options: 'types' });
/** What a rule is, said once when it is added. */
const keyForms = {
  dictionaries: {
    dictionary: selectField({ label: labels.dictionary, options: 'dictionaries' }),
    code: textField({ label: labels.code, hint: labels.codeHint, max: 40 }),
  },
  limits: {
    code: selectField({ label: labels.limitCode, options: 'limits' }),
    subjectType,
    areaCode: selectField({
      label: labels.areaCode,
      hint: labels.areaCodeHint,
      options: 'areas',
      ...optional,
    }),
  },
  closing: {
    outcome: selectField({ label: labels.outcome, options: options(outcomeLabels) }),
    subjectType,
    what: selectField({
      label: labels.what,
      options: [
        { value: 'papers', label: labels.papers },
        { value: 'returnVisits', label: labels.returnVisits },
      ],
    }),
    codes: checksField({ label: labels.codes, hint: labels.codesHint, options: 'papers', ...optional }),
  },
} as const;

const reason = textField({ label: labels.reason, hint: labels.reasonHint, min: 2, max: 200 });
const validFrom = dayField({ label: labels.validFrom, hint: labels.validFromHint });
const changedOn = dayField({ label: labels.changedOn, hint: labels.changedOnHint });

/** The kinds an office adds to; its colours are the two there are. */
export const addedKinds = ['dictionaries', 'limits', 'closing'] as const;
export type AddedKind = (typeof addedKinds)[number];

export const addForms: Readonly<Record<AddedKind, z.ZodObject>> = {
  dictionaries: zod.strictObject({ ...keyForms.dictionaries, ...valueForms.dictionaries, validFrom, reason }),
  limits: zod.strictObject({ ...keyForms.limits, ...valueForms.limits, validFrom, reason }),
  closing: zod.strictObject({ ...keyForms.closing, ...valueForms.closing, validFrom, reason }),
};

export const changeForms: Readonly<Record<RuleKind, z.ZodObject>> = {
  dictionaries: zod.strictObject({ ...valueForms.dictionaries, changedOn, reason }),
  limits: zod.strictObject({ ...valueForms.limits, changedOn, reason }),
  closing: zod.strictObject({ ...valueForms.closing, changedOn, reason }),
  colours: zod.strictObject({ ...valueForms.colours, changedOn, reason }),
};

export const endForm = zod.strictObject({
  endedOn: dayField({ label: labels.endedOn, hint: labels.endedOnHint }),
  reason,
  basis: textField({ label: labels.basis, hint: labels.endBasisHint, max: 200, ...optional }),
});

/** A code of the program: a word of Latin letters that stands in data and interfaces for good. */
export const codePattern = /^[a-z][A-Za-z0-9]{1,39}$/;
