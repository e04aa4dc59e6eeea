import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  claimDeliveries,
  findDelivery,
  insertDeliveries,
  requeue,
} from '../../../src/notices/sending/deliveries-repository.ts';
import { type Delivery, type NewDelivery, repeatableStates } from '../../../src/notices/sending/delivery.ts';
import type {
  AdapterName,
  Adapters,
  NotificationPort,
  OutboundText,
  Outcome,
} from '../../../src/notices/sending/port.ts';
import { type AddressOf, DeliverySender } from '../../../src/notices/sending/sender.ts';
import { addMs, fixedClock } from '../../../src/platform/clock.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';

const start = '2026-11-24T09:00:00+08:00';
const minute = 60_000;
const sent: Outcome = { kind: 'sent' };
const busy: Outcome = { kind: 'refused', reason: 'http 500', isFinal: false };

/** Gives one outcome after the other, the last one for ever; keeps what it was given. */
class Recorder implements NotificationPort {
  readonly texts: OutboundText[] = [];
  readonly name: AdapterName;
  outcomes: (Outcome | Promise<Outcome>)[] = [sent];

  constructor(name: AdapterName) {
    this.name = name;
  }

  async send(text: OutboundText): Promise<Outcome> {
    this.texts.push(text);
    const [next = sent, ...rest] = this.outcomes;
    if (rest.length > 0) this.outcomes = rest;
    return next;
  }
}

eachDatabase((_dialect, open) => {
  let database: TestDatabase;
  let sms: Recorder;
  let mail: Recorder;
  let wecom: Recorder;
  let n = 0;
  const clock = fixedClock(start);
  const log = createLogger({ level: 'silent' });
  const senderWith = (addressOf: AddressOf = async ({ recipient }) => ({ to: recipient })) => {
    const adapters: Adapters = { sms, mail, wecom };
    return new DeliverySender({
      ...database,
      clock,
      log,
      adapters,
      addressOf,
      collect: async () => undefined,
    });
  };
  const delivery = (own: Partial<NewDelivery> = {}): NewDelivery => {
    n += 1;
    return {
      ...{ id: `d${n}`, key: `k${n}`, about: 'receipt', channel: 'sms', accountId: null, caseId: null },
      ...{ partyId: null, recipient: `138${n}`, subject: 's', body: `text ${n}`, availableAt: clock.now() },
      ...{ uselessFrom: null, askedBy: null, hasConsent: false, createdAt: clock.now() },
      ...own,
    };
  };
  const put = async (...rows: NewDelivery[]): Promise<string[]> =>
    database.uow.run((tx) => insertDeliveries(tx, rows));
  const found = async (id: string): Promise<Delivery> => {
    const row = await findDelivery(database.db.read, id);
    if (row === null) throw new Error(`no delivery ${id}`);
    return row;
  };
  /** A process that took it and went away. */
  const crashWith = (one: NewDelivery, adapter: AdapterName) =>
    database.uow.run((tx) =>
      claimDeliveries(tx, {
        ...{ channel: one.channel, adapter, worker: 'gone', now: clock.now(), limit: 5 },
        leaseUntil: addMs(clock.now(), 2 * minute),
      }),
    );

  beforeAll(async () => {
    database = await open();
  });
  beforeEach(async () => {
    await database.db.write('deliveries').delete();
    clock.set(start);
    [sms, mail, wecom] = [new Recorder('http-template'), new Recorder('smtp'), new Recorder('log')];
  });
  afterAll(() => database.close());

  test('texts of one key, put in line twice, stand there once and go out once', async () => {
    const one = delivery();

    expect(await put(one)).toEqual([one.id]);
    expect(await put({ ...delivery(), key: one.key })).toEqual([]);
    await senderWith().runOnce();
    await senderWith().runOnce();

    expect(sms.texts.map(({ id, to, body }) => [id, to, body])).toEqual([[one.id, one.recipient, one.body]]);
    expect(await found(one.id)).toMatchObject({
      state: 'sent',
      attempts: 1,
      reason: null,
      adapter: 'http-template',
    });
  });

  test('many texts, shared by two senders at once, go out once each', async () => {
    const rows = Array.from({ length: 24 }, () => delivery());
    await put(...rows);

    await Promise.all([senderWith().runOnce(), senderWith().runOnce()]);
    await senderWith().runOnce();

    expect(sms.texts.map(({ id }) => id).sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  test('text refused for now, tried again with growing pauses, is given up after six tries', async () => {
    const one = delivery();
    await put(one);
    sms.outcomes = [busy];
    const pauses = [];
    for (let guard = 0; guard < 20; guard += 1) {
      await senderWith().runOnce();
      const { state, availableAt } = await found(one.id);
      if (state !== 'waiting') break;
      pauses.push((Date.parse(availableAt) - Date.parse(clock.now())) / minute);
      clock.set(addMs(availableAt, -1));
      await senderWith().runOnce();
      clock.set(availableAt);
    }

    expect(pauses).toEqual([1, 5, 30, 120, 360]);
    expect(sms.texts).toHaveLength(6);
    expect(await found(one.id)).toMatchObject({ state: 'failed', reason: 'http 500' });
  });

  test('text lost on its way, by SMS, is left to a person; by mail, goes out again as the same', async () => {
    const [short, long] = [delivery(), delivery({ channel: 'mail' })];
    await put(short, long);
    sms.outcomes = [{ kind: 'lost', reason: 'timeout' }];
    mail.outcomes = [{ kind: 'lost', reason: 'dropped' }, sent];

    await senderWith().runOnce();
    clock.advance(24 * 60 * minute);
    await senderWith().runOnce();

    expect(await found(short.id)).toMatchObject({ state: 'unknown', reason: 'timeout', attempts: 1 });
    expect(sms.texts).toHaveLength(1);
    expect(await found(long.id)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(mail.texts.map(({ id }) => id)).toEqual([long.id, long.id]);

    const again = await database.uow.run((tx) => requeue(tx, short.id, repeatableStates, clock.now()));
    const twice = await database.uow.run((tx) => requeue(tx, short.id, repeatableStates, clock.now()));
    await senderWith().runOnce();
    expect([again, twice, sms.texts.length]).toEqual([true, false, 2]);
  });

  test('texts that were being sent when the process died, after their time, are unknown by SMS and sent by mail', async () => {
    const [short, long] = [delivery(), delivery({ channel: 'mail' })];
    await put(short, long);
    await crashWith(short, 'http-template');
    await crashWith(long, 'smtp');

    await senderWith().runOnce();
    expect([sms.texts, mail.texts]).toEqual([[], []]);
    clock.advance(2 * minute);
    await senderWith().runOnce();
    clock.advance(minute);
    await senderWith().runOnce();

    expect(await found(short.id)).toMatchObject({ state: 'unknown', reason: 'crashed' });
    expect(sms.texts).toEqual([]);
    expect(await found(long.id)).toMatchObject({ state: 'sent', attempts: 2 });
  });

  test('sender taken for dead, coming back with an answer, still says what became of its text', async () => {
    const one = delivery();
    await put(one);
    let answer: (outcome: Outcome) => void = () => undefined;
    sms.outcomes = [
      new Promise<Outcome>((resolve) => {
        answer = resolve;
      }),
    ];
    const slow = senderWith().runOnce();
    while (sms.texts.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    clock.advance(3 * minute);
    await senderWith().runOnce();
    expect(await found(one.id)).toMatchObject({ state: 'unknown' });

    answer(sent);
    await slow;

    expect(await found(one.id)).toMatchObject({ state: 'sent', reason: null });
    expect(sms.texts).toHaveLength(1);
  });

  test('text without an address, too late, or on a channel nothing serves, goes nowhere and says so', async () => {
    const [lost, late] = [delivery(), delivery({ uselessFrom: clock.now() })];
    const [logged, broken] = [delivery({ channel: 'wecom' }), delivery({ channel: 'mail' })];
    await put(lost, late, logged, broken);
    wecom.outcomes = [{ kind: 'logged' }];

    await senderWith(async ({ id, recipient }) => {
      if (id === broken.id) throw new Error('unreadable');
      return id === lost.id ? { refused: 'noAddress' } : { to: recipient };
    }).runOnce();

    expect(await found(lost.id)).toMatchObject({ state: 'failed', reason: 'noAddress' });
    expect(await found(late.id)).toMatchObject({ state: 'failed', reason: 'tooLate' });
    expect(await found(logged.id)).toMatchObject({ state: 'notSent', reason: null });
    expect(await found(broken.id)).toMatchObject({ state: 'waiting', reason: 'internal' });
    expect([sms.texts, mail.texts]).toEqual([[], []]);
  });

  test('kick, given while a gateway hangs, returns at once and stop waits for the try', async () => {
    await put(delivery());
    let answer: (outcome: Outcome) => void = () => undefined;
    sms.outcomes = [
      new Promise<Outcome>((resolve) => {
        answer = resolve;
      }),
    ];
    const sender = senderWith();
    sender.kick();
    sender.kick();
    while (sms.texts.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    let isStopped = false;
    const stopping = sender.stop().then(() => {
      isStopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isStopped).toBe(false);

    answer(sent);
    await stopping;

    expect((await database.db.read('deliveries').select('state'))[0]).toEqual({ state: 'sent' });
  });
});
