import { z } from 'zod';
import {
  dayField,
  flagField,
  personName,
  selectField,
  telephone,
  textField,
} from '../../platform/fields/index.ts';
import type { OptionList } from '../../platform/form-data.ts';
import type { BookKind } from '../office.ts';
import { noChoice } from './book.ts';
import { bookFieldLabels as labels } from './texts.ts';

/** A choice of a few is drawn as buttons, which cannot be taken back: to have none is a choice of its own. */
const none = { value: noChoice, label: labels.none } as const;

/** How somebody sits on a committee: members are elected, others appointed (《人民调解法》第九、十三条). */
const seats = [
  none,
  { value: 'chair', label: labels.chair },
  { value: 'deputy', label: labels.deputy },
  { value: 'member', label: labels.member },
  { value: 'appointed', label: labels.appointed },
] as const satisfies OptionList;
const employments = [
  none,
  { value: 'fullTime', label: labels.fullTime },
  { value: 'partTime', label: labels.partTime },
] as const satisfies OptionList;

const optional = { required: false } as const;
/** Of an office, not of a person: as it is printed on papers, also 110 or 12348. */
const contact = {
  telephone: textField({ label: labels.telephone, max: 30, ...optional }),
  address: textField({ label: labels.address, max: 100, ...optional }),
};
const areaCode = selectField({ label: labels.areaCode, options: 'areas' });

/** The values of each kind, under the names of the members of its row. */
export const valueForms = {
  organisations: z.strictObject({
    name: textField({ label: labels.name, max: 60 }),
    kind: selectField({ label: labels.kind, options: 'organisationKinds' }),
    areaCode,
    ...contact,
  }),
  committees: z.strictObject({
    name: textField({ label: labels.name, hint: labels.committeeNameHint, max: 60 }),
    shortName: textField({ label: labels.shortName, hint: labels.shortNameHint, max: 20 }),
    kind: selectField({ label: labels.kind, options: 'committeeKinds' }),
    areaCode,
    numberWord: textField({ label: labels.numberWord, hint: labels.numberWordHint, max: 20 }),
    numberPattern: textField({ label: labels.numberPattern, hint: labels.numberPatternHint, max: 60 }),
    court: textField({ label: labels.court, hint: labels.courtHint, max: 60, ...optional }),
    isMultiethnic: flagField({ label: labels.isMultiethnic }),
    ...contact,
  }),
  people: z.strictObject({
    name: personName({ label: labels.personName }),
    post: textField({ label: labels.post, hint: labels.postHint, max: 40, ...optional }),
    committeeId: selectField({ label: labels.committee, options: 'committeesOrNone', ...optional }),
    seat: selectField({ label: labels.seat, options: seats, ...optional }),
    isMediator: flagField({ label: labels.isMediator, hint: labels.isMediatorHint }),
    employment: selectField({ label: labels.employment, options: employments, ...optional }),
    certificate: textField({ label: labels.certificate, max: 40, ...optional }),
    appointedOn: dayField({ label: labels.appointedOn, ...optional }),
    appointedUntil: dayField({ label: labels.appointedUntil, ...optional }),
    isWoman: flagField({ label: labels.isWoman, hint: labels.isWomanHint }),
    isMinority: flagField({ label: labels.isMinority }),
    organisationId: selectField({ label: labels.organisation, options: 'organisationsOrNone', ...optional }),
    areaCode,
    telephone: telephone({ label: labels.telephone, ...optional }),
  }),
  seals: z.strictObject({
    name: textField({ label: labels.sealName, max: 60 }),
    committeeId: selectField({ label: labels.committee, options: 'committees' }),
    keeperPersonId: selectField({
      label: labels.keeper,
      hint: labels.keeperHint,
      options: 'keepers',
      ...optional,
    }),
  }),
  duties: z.strictObject({
    areaCode,
    duty: selectField({ label: labels.duty, options: 'duties' }),
    personId: selectField({ label: labels.person, options: 'people' }),
  }),
} as const satisfies Record<BookKind, z.ZodObject>;

const from = { validFrom: dayField({ label: labels.validFrom, hint: labels.validFromHint }) };
const change = {
  changedOn: dayField({ label: labels.changedOn, hint: labels.changedOnHint, notFuture: true }),
  reason: textField({ label: labels.reason, max: 200, ...optional }),
};

/** The form of a new row: its values and the day from which they hold. */
export const addForms: Readonly<Record<BookKind, z.ZodObject>> = {
  organisations: valueForms.organisations.extend(from),
  committees: valueForms.committees.extend(from),
  people: valueForms.people.extend(from),
  seals: valueForms.seals.extend(from),
  duties: valueForms.duties.extend(from),
};

export const changeForms: Readonly<Record<BookKind, z.ZodObject>> = {
  organisations: valueForms.organisations.extend(change),
  committees: valueForms.committees.extend(change),
  people: valueForms.people.extend(change),
  seals: valueForms.seals.extend(change),
  duties: valueForms.duties.extend(change),
};

export const endForm = z.strictObject({
  endedOn: dayField({ label: labels.endedOn, hint: labels.endedOnHint }),
  reason: textField({ label: labels.reason, min: 2, max: 200 }),
});
