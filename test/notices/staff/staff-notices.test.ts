import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Viewer } from '../../../src/identity/viewer.ts';
import type { PreferencesInput } from '../../../src/notices/staff/preferences-form.ts';
import { ForbiddenError, ValidationError } from '../../../src/platform/errors.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { type Local, smtpServer } from '../sending/servers.ts';

const usual: PreferencesInput = {
  channels: ['mail'],
  mode: 'digest',
  digestAt: '08:30',
  quietFrom: '21:00',
  quietUntil: '07:30',
  isQuietOnRestDays: true,
};
const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ValidationError)) throw error;
  return error.problems.map(({ code }) => code);
};

eachDatabase((_dialect, open) => {
  let mailServer: Local & { readonly mails: string[] };
  let office: TestOffice;
  let mediator: Viewer;
  const addresses = { sms: undefined, mail: 'lin.hs@kelu.example', wecom: undefined, isRemoved: false };
  /** What the outbox holds reaches the inboxes, then what is due goes out. */
  const pass = async (until?: string): Promise<void> => {
    await office.worker.runOnce();
    if (until !== undefined) office.testClock.set(until);
    await office.notices.sender.runOnce();
  };
  const bodies = () =>
    mailServer.mails.map((mail) =>
      Buffer.from(mail.slice(mail.indexOf('\r\n\r\n')), 'base64').toString('utf8'),
    );

  beforeEach(async () => {
    mailServer = await smtpServer();
    const plain = { host: '127.0.0.1', port: mailServer.port, isSecure: false, isPlain: true };
    const mail = { ...plain, user: null, password: null, from: 'dingfen@kelu.example' };
    office = await openOffice(open, '2026-11-24T09:00:00+08:00', { notices: { mail } });
    mediator = await office.as('mediator');
    await office.notices.staff.saveAddresses(await office.as('sysadmin'), mediator.accountId, addresses);
  });
  afterEach(async () => {
    await office.close();
    await mailServer.close();
  });

  test('messages of a day, collected for a digest, come once the next morning, by case and without names', async () => {
    await office.notices.staff.saveMine(mediator, usual);
    const roads = [new Road(office, 'general'), new Road(office, 'general')];
    for (const road of roads) {
      await road.accepted();
      await road.fire('chair', 'assign', { mediatorId: 'demo-person-mediator' });
    }
    await pass();
    expect(mailServer.mails).toEqual([]);

    await pass('2026-11-25T08:30:00+08:00');
    await pass('2026-11-26T08:30:00+08:00');

    const [body = ''] = bodies();
    expect(mailServer.mails).toHaveLength(1);
    for (const road of roads) {
      const { code } = await road.case();
      expect(body).toContain(`案件 ${code}：有案件分派给您，请确认是否承办。`);
      expect(body).toContain(`http://127.0.0.1:3000/cases/${code}`);
    }
    expect(body).not.toMatch(/陈志明|林国栋|货款/);
    const log = await office.db.read('deliveries').select('state', 'recipient');
    expect(log).toEqual([{ state: 'sent', recipient: expect.stringContaining('li***@kelu.example') }]);
  });

  test('message at once, written in the evening, waits for the morning; an emergency does not', async () => {
    await office.notices.staff.saveMine(mediator, { ...usual, mode: 'atOnce' });
    const road = new Road(office, 'general');
    await road.preparing();
    await office.inbox.markAllRead(mediator.accountId);
    office.testClock.set('2026-11-24T22:00:00+08:00');
    await road.fire('coordinator', 'urgeCase', {
      happenedOn: '2026-11-24',
      problem: '久拖未办',
      demand: '三日内答复',
    });
    await pass();
    expect(mailServer.mails).toEqual([]);
    await office.uow.run(async (tx) => {
      const item = { case_id: road.caseId, kind: 'emergencyReported', params: '{}', read_at: null };
      const own = { account_id: mediator.accountId, source_key: 'sown', created_at: office.clock.now() };
      await tx.knex('inbox_items').insert({ id: 'sown', lead_id: null, ...item, ...own });
      await office.notices.onTold(tx, 'sown', [mediator.accountId]);
    });

    await pass();
    expect(bodies()).toEqual([expect.stringContaining('有人报告紧急险情，请立即处置。')]);
    expect(bodies()[0]).not.toContain('催办');

    await pass('2026-11-25T07:30:00+08:00');
    expect(bodies()[1]).toContain('您的案件被催办，请按时答复。');
  });

  test('messages read meanwhile, or of an account disabled meanwhile, are not sent', async () => {
    await office.notices.staff.saveMine(mediator, usual);
    const road = new Road(office, 'general');
    await road.preparing();
    await office.worker.runOnce();
    await office.inbox.markAllRead(mediator.accountId);
    await pass('2026-11-25T08:30:00+08:00');
    expect(await office.db.read('deliveries')).toEqual([]);

    await road.fire('coordinator', 'urgeCase', {
      happenedOn: '2026-11-25',
      problem: '久拖未办',
      demand: '三日内答复',
    });
    await office.worker.runOnce();
    await office.db
      .write('accounts')
      .where({ id: mediator.accountId })
      .update({ disabled_at: office.clock.now() });
    await pass('2026-11-26T08:30:00+08:00');

    expect(await office.db.read('deliveries')).toEqual([]);
    expect(await office.db.read('notice_items').where({ state: 'waiting' })).toEqual([]);
  });

  test('addresses, entered by the administrator alone, are kept sealed and checked; preferences need them', async () => {
    const { staff } = office.notices;
    const sysadmin = await office.as('sysadmin');
    const enter = (own: object) =>
      staff.saveAddresses(sysadmin, mediator.accountId, { ...addresses, ...own });

    await expect(staff.saveAddresses(mediator, mediator.accountId, addresses)).rejects.toThrow(
      ForbiddenError,
    );
    expect(await codesOf(enter({ sms: '0759-8801234' }))).toEqual(['mobileOnly']);
    expect(await codesOf(enter({ mail: 'lin@kelu.example, x@y.z' }))).toEqual(['mailAddress']);
    expect(await codesOf(staff.saveMine(mediator, { ...usual, channels: ['sms'] }))).toEqual(['noAddress']);
    expect(await codesOf(staff.saveMine(mediator, { ...usual, digestAt: '22:00' }))).toEqual([
      'digestIsQuiet',
    ]);
    const [row] = await office.db.read('notice_addresses');
    expect(JSON.stringify(row)).not.toContain('lin.hs');

    await enter({ mail: undefined, isRemoved: true });
    expect(await office.db.read('notice_addresses')).toEqual([]);
  });
});
