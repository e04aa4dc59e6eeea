import { flag, instant, int, orNull, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { AdapterName, Channel } from './port.ts';

/**
 * `waiting` for its turn; `sending` while somebody tries; `sent`; `notSent`: nothing serves the channel, somebody has to
 * tell it; `failed`: certainly not sent, and given up; `unknown`: may have gone out, a person decides.
 */
export const deliveryStates = ['waiting', 'sending', 'sent', 'notSent', 'failed', 'unknown'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** What a person may have tried again. */
export const repeatableStates = ['notSent', 'failed', 'unknown'] as const satisfies readonly DeliveryState[];

export const deliveryTable = table('deliveries', {
  id: text(),
  /** The same notice to the same recipient on the same channel has the same key, and stands here once. */
  key: text(),
  /** `notice`, or the code of a text to parties. */
  about: text(),
  channel: text<Channel>(),
  adapter: orNull(text<AdapterName>()),
  accountId: orNull(text()),
  caseId: orNull(text()),
  partyId: orNull(text()),
  /** Masked; the address itself is looked up when it is needed. */
  recipient: text(),
  subject: text(),
  body: text(),
  state: text<DeliveryState>(),
  attempts: int(),
  availableAt: instant(),
  /** From then on it would only confuse: an appointment that is over. */
  uselessFrom: orNull(instant()),
  leaseUntil: orNull(instant()),
  worker: orNull(text()),
  reason: orNull(text()),
  askedBy: orNull(text()),
  hasConsent: flag(),
  createdAt: instant(),
  endedAt: orNull(instant()),
});
export type Delivery = RowOf<typeof deliveryTable>;

/** What is said of a text when it is put in line. */
export type NewDelivery = Pick<
  Delivery,
  | ('id' | 'key' | 'about' | 'channel' | 'accountId' | 'caseId' | 'partyId' | 'recipient' | 'subject')
  | ('body' | 'availableAt' | 'uselessFrom' | 'askedBy' | 'hasConsent' | 'createdAt')
>;
