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

export const accountForm = z.strictObject({
  username: textField({ label: labels.username, hint: labels.usernameHint, max: 40 }),
  displayName: textField({ label: labels.displayName, max: 50 }),
  role: selectField({ label: labels.role, options: roleOptions }),
  areaCode: textField({ label: labels.areaCode, hint: labels.areaCodeHint, max: 30 }),
});

export const accountActionForm = z.strictObject({ accountId: textField({ label: labels.account, max: 60 }) });
