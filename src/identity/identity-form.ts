import { z } from 'zod';
import { selectField, textField } from '../platform/fields/index.ts';
import { fieldLabels as labels, roleOptions } from './texts.ts';

/** A password is taken as typed: no trimming, no folding. Its length is checked before anything is computed. */
function passwordField(label: { zh: string; en: string }) {
  return z.string().min(1).max(1000).meta({ label });
}

export const signInForm = z.strictObject({
  username: textField({ label: labels.username, max: 100 }),
  password: passwordField(labels.password),
  next: z.string().max(2000).optional().meta({ label: labels.next, widget: 'hidden' }),
});

export const activationForm = z.strictObject({
  username: textField({ label: labels.username, max: 100 }),
  activationCode: textField({ label: labels.code, max: 40 }),
  password: passwordField(labels.newPassword),
  repeated: passwordField(labels.repeated),
});

export const passwordForm = z.strictObject({
  current: passwordField(labels.current),
  password: passwordField(labels.newPassword),
  repeated: passwordField(labels.repeated),
});

/** Whom an account stands for; who is nobody in office, as an administrator, says name and area himself. */
const assigned = {
  personId: selectField({
    label: labels.person,
    hint: labels.personHint,
    options: 'people',
    required: false,
  }),
  role: selectField({ label: labels.role, options: roleOptions }),
  displayName: textField({
    label: labels.displayName,
    hint: labels.displayNameHint,
    max: 50,
    required: false,
  }),
  areaCode: selectField({
    label: labels.areaCode,
    hint: labels.areaCodeHint,
    options: 'areas',
    required: false,
  }),
};

export const accountForm = z.strictObject({
  username: textField({ label: labels.username, hint: labels.usernameHint, max: 40 }),
  ...assigned,
});

export const assignmentForm = z.strictObject(assigned);

export const decisionForm = z.strictObject({ assignmentId: textField({ label: labels.account, max: 60 }) });

export const accountActionForm = z.strictObject({ accountId: textField({ label: labels.account, max: 60 }) });
