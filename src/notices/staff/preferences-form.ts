import { z } from 'zod';
import { checksField, flagField, selectField, telephone, textField } from '../../platform/fields/index.ts';
import { channelOptions } from '../sending/texts.ts';
import { fieldLabels as labels, modeOptions } from './texts.ts';

const optional = { required: false } as const;
/** Every half hour of a day. */
const times = Array.from({ length: 48 }, (_, index) => {
  const value = `${String(Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`;
  return { value, label: { zh: value, en: value } };
});

/** How somebody wants to hear of what concerns him while he is not signed in. */
export const preferencesForm = z.strictObject({
  channels: checksField({
    label: labels.channels,
    hint: labels.channelsHint,
    options: channelOptions,
    ...optional,
  }),
  mode: selectField({ label: labels.mode, hint: labels.modeHint, options: modeOptions }),
  digestAt: selectField({ label: labels.digestAt, options: times }),
  quietFrom: selectField({ label: labels.quietFrom, options: times }),
  quietUntil: selectField({ label: labels.quietUntil, hint: labels.quietHint, options: times }),
  isQuietOnRestDays: flagField({ label: labels.restDays }),
});
export type PreferencesInput = z.infer<typeof preferencesForm>;

/** Where the notices of an account go; an administrator enters it, as it stands in the books of the office. */
export const addressesForm = z.strictObject({
  sms: telephone({ label: labels.mobile, ...optional }),
  mail: textField({ label: labels.mail, max: 254, ...optional }),
  wecom: textField({ label: labels.wecom, hint: labels.wecomHint, max: 64, ...optional }),
  isRemoved: flagField({ label: labels.removed }),
});
export type AddressesInput = z.infer<typeof addressesForm>;
