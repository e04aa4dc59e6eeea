import type { AuditLog } from '../../audit/audit-log.ts';
import { maskPhone } from '../../identity/mask.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { LegalCalendar } from '../../platform/calendar.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FieldCrypto } from '../../platform/crypto/field-crypto.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError } from '../../platform/errors.ts';
import type { I18n, Locale } from '../../platform/i18n.ts';
import { newId } from '../../platform/ids.ts';
import { problemMaker, refuseAll } from '../../platform/problem.ts';
import { insertDeliveries } from '../sending/deliveries-repository.ts';
import type { Delivery } from '../sending/delivery.ts';
import { type Channel, channels } from '../sending/port.ts';
import { dueAt, isQuietAt } from '../sending/quiet-hours.ts';
import type { Destination } from '../sending/sender.ts';
import { composeDigest } from './digest.ts';
import {
  type Bundle,
  forgetDelivery,
  insertNoticeItems,
  listDueBundles,
  listTold,
  takeBundle,
} from './items-repository.ts';
import type { AddressesInput, PreferencesInput } from './preferences-form.ts';
import {
  type Address,
  findPreferences,
  listAddresses,
  listPreferences,
  type Preferences,
  replaceAddress,
  savePreferences,
} from './preferences-repository.ts';
import { staffProblemTexts } from './texts.ts';

interface Owner {
  readonly displayName: string;
  readonly username: string;
  readonly locale: Locale;
  readonly disabledAt: string | null;
}

export interface StaffNoticesDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly crypto: FieldCrypto;
  readonly calendar: () => LegalCalendar;
  readonly texts: () => I18n;
  readonly publicUrl: string;
  readonly findAccount: (id: string) => Promise<Owner | null>;
}

const problem = problemMaker(staffProblemTexts);
const bundlesARound = 50;
/** Of who never said anything: the inbox alone. */
const usual: PreferencesInput = {
  channels: [],
  mode: 'digest',
  digestAt: '08:30',
  quietFrom: '21:00',
  quietUntil: '07:30',
  isQuietOnRestDays: true,
};

/** Notices to staff outside of the inbox: how each wants them, what waits for its hour, and the text that says it. */
export class StaffNoticesService {
  readonly #deps: StaffNoticesDeps;

  constructor(deps: StaffNoticesDeps) {
    this.#deps = deps;
  }

  /** How an account wants to be told, and what is known of where, masked. */
  async mine(accountId: string): Promise<{ values: PreferencesInput; addresses: readonly Address[] }> {
    const { db } = this.#deps;
    const kept = await findPreferences(db.read, accountId);
    return {
      values: kept === null ? usual : inputOf(kept),
      addresses: await listAddresses(db.read, accountId),
    };
  }

  /** @throws ValidationError for a channel without an address, a digest in the quiet hours */
  async saveMine(viewer: Viewer, input: PreferencesInput): Promise<void> {
    const { uow, clock } = this.#deps;
    await uow.run(async (tx) => {
      const known = (await listAddresses(tx.knex, viewer.accountId)).map(({ channel }) => channel);
      refuseAll([
        ...(input.channels.some((channel) => !known.includes(channel))
          ? [problem('channels', 'noAddress')]
          : []),
        ...(input.mode === 'digest' && isQuietAt(input.digestAt, input)
          ? [problem('digestAt', 'digestIsQuiet')]
          : []),
      ]);
      await savePreferences(tx, { ...input, accountId: viewer.accountId, updatedAt: clock.now() });
    });
  }

  /** What the administrator sees of an account's addresses. @throws ForbiddenError, NotFoundError */
  async addressesOf(
    viewer: Viewer,
    accountId: string,
  ): Promise<{ username: string; addresses: readonly Address[] }> {
    if (!can(viewer, 'openAccount')) throw new ForbiddenError();
    const { db, findAccount } = this.#deps;
    const account = await findAccount(accountId);
    if (account === null) throw new NotFoundError('accountNotFound');
    return { username: account.username, addresses: await listAddresses(db.read, accountId) };
  }

  /** Enters addresses; a blank one stays as it is. @throws ForbiddenError, NotFoundError, ValidationError */
  async saveAddresses(viewer: Viewer, accountId: string, input: AddressesInput): Promise<void> {
    await this.addressesOf(viewer, accountId);
    const { sms, mail, wecom, isRemoved } = input;
    refuseAll([
      ...(sms !== undefined && !/^1\d{10}$/.test(sms) ? [problem('sms', 'mobileOnly')] : []),
      ...(mail !== undefined && !/^[^\s@<>",;:\\]{1,64}@[\w-]+(\.[\w-]+)+$/.test(mail)
        ? [problem('mail', 'mailAddress')]
        : []),
      ...(wecom !== undefined && !/^[\w.@-]+$/.test(wecom) ? [problem('wecom', 'wecomId')] : []),
    ]);
    const given = { sms, mail, wecom };
    const { uow, clock, crypto, audit } = this.#deps;
    await uow.run(async (tx) => {
      const at = clock.now();
      const changed = channels.filter((channel) => isRemoved || given[channel] !== undefined);
      for (const channel of changed) {
        const address = given[channel];
        const seal = (id: string) => crypto.encrypt(address ?? '', placeOf(id));
        const next = { seal, masked: masked(channel, address ?? ''), by: viewer.accountId, at };
        await replaceAddress(tx, { accountId, channel }, address === undefined ? null : next);
      }
      await audit.append(tx, {
        ...{ actorId: viewer.accountId, action: 'noticeAddressesChanged', objectKind: 'account' },
        ...{ objectId: accountId, detail: { channels: changed, isRemoved }, requestId: null, at },
      });
    });
  }

  /** Where a text to a member of staff goes; nowhere when he is gone or has no address. */
  async addressOf({ accountId, channel }: Pick<Delivery, 'accountId' | 'channel'>): Promise<Destination> {
    const { db, crypto, findAccount } = this.#deps;
    const account = accountId === null ? null : await findAccount(accountId);
    if (accountId === null || account === null || account.disabledAt !== null)
      return { refused: 'noAddress' };
    const found = (await listAddresses(db.read, accountId)).find((one) => one.channel === channel);
    if (found === undefined) return { refused: 'noAddress' };
    return { to: crypto.decrypt(found.addressEnc, placeOf(found.id)) };
  }

  /** Puts messages just written into inboxes in line for the channels their owners chose; in the same transaction. */
  async plan(tx: Tx, sourceKey: string, accountIds: readonly string[]): Promise<void> {
    const wanted = (await listPreferences(tx.knex, accountIds)).filter((one) => one.channels.length > 0);
    if (wanted.length === 0) return;
    const { clock, calendar } = this.#deps;
    const now = clock.now();
    const told = await listTold(
      tx.knex,
      sourceKey,
      wanted.map(({ accountId }) => accountId),
    );
    const items = told.flatMap(({ id, accountId, kind }) =>
      wanted
        .filter((one) => one.accountId === accountId)
        .flatMap((preferences) =>
          preferences.channels.map((channel) => ({
            ...({ id: newId(), itemId: id, accountId, channel, state: 'waiting', deliveryId: null } as const),
            dueAt: dueAt(kind, now, preferences, calendar()),
          })),
        ),
    );
    await insertNoticeItems(tx, items);
  }

  /** Makes one text of everything that is due for an account on a channel; what was read meanwhile is left out. */
  async collect(): Promise<void> {
    const { db, uow, clock, findAccount } = this.#deps;
    for (;;) {
      const bundles = await listDueBundles(db.read, clock.now(), bundlesARound);
      for (const bundle of bundles) {
        const owner = await findAccount(bundle.accountId);
        const addresses = await listAddresses(db.read, bundle.accountId);
        const address = addresses.find(({ channel }) => channel === bundle.channel);
        await uow.run((tx) => this.#bundle(tx, bundle, owner, address));
      }
      if (bundles.length < bundlesARound) return;
    }
  }

  async #bundle(tx: Tx, bundle: Bundle, owner: Owner | null, address: Address | undefined): Promise<void> {
    const { clock, texts, publicUrl } = this.#deps;
    const now = clock.now();
    const id = newId();
    const messages = (await takeBundle(tx, bundle, id, now)).filter(({ readAt }) => readAt === null);
    if (messages.length === 0 || owner === null || owner.disabledAt !== null) {
      await forgetDelivery(tx, id);
      return;
    }
    const { locale } = owner;
    const office = { publicUrl, locale, t: texts().t(locale) };
    await insertDeliveries(tx, [
      {
        ...{ id, key: `notice:${id}`, about: 'notice', ...bundle, caseId: null, partyId: null },
        recipient: [owner.displayName, address?.masked].filter(Boolean).join(' '),
        ...composeDigest(messages, bundle.channel, office),
        ...{ availableAt: now, uselessFrom: null, askedBy: null, hasConsent: false, createdAt: now },
      },
    ]);
  }
}

function inputOf(kept: Preferences): PreferencesInput {
  const { accountId: _, updatedAt: __, channels: chosen, ...rest } = kept;
  return { ...rest, channels: [...chosen] };
}

const placeOf = (id: string): string => `notice_addresses.address.${id}`;

function masked(channel: Channel, address: string): string {
  if (channel === 'sms') return maskPhone(address);
  const [name = '', domain] = address.split('@', 2);
  return `${name.slice(0, 2)}***${domain === undefined ? '' : `@${domain}`}`;
}
