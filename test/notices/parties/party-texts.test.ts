import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PartyTextCode } from '../../../src/notices/parties/wording.ts';
import type { SmsGateway } from '../../../src/notices/sending/gateway-file.ts';
import { asDay } from '../../../src/platform/clock.ts';
import { ForbiddenError, NotFoundError, ValidationError } from '../../../src/platform/errors.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { httpServer, type Local, type Received } from '../sending/servers.ts';

const codesOf = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ValidationError)) throw error;
  return error.problems.map(({ code }) => code);
};

eachDatabase((_dialect, open) => {
  let gateway: Local & { readonly received: Received[] };
  let office: TestOffice;
  let road: Road;
  const offered = async () => office.notices.partyTexts.possible(office.db.read, road.caseId);
  const offer = async (code: PartyTextCode, as = 'clerk') =>
    office.notices.partyTexts.offer(await office.as(as), await road.case(), code);
  const send = async (code: PartyTextCode, partyIds: readonly string[], hasConsent = true) =>
    office.notices.partyTexts.send(await office.as('clerk'), await road.case(), code, {
      partyIds,
      hasConsent,
    });
  const said = () => gateway.received.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  const phone = async (partyId: string, number: string) =>
    office.db
      .write('parties')
      .where({ id: partyId })
      .update(office.cases.parties.phoneColumns(partyId, number));
  /** Lets texts that wait for nothing go out. */
  const pass = () => office.notices.sender.runOnce();

  beforeEach(async () => {
    gateway = await httpServer((_, __, res) => res.end('ok'));
    const sms: SmsGateway = {
      ...{ url: new URL(`http://127.0.0.1:${gateway.port}/`), method: 'POST', headers: {}, query: {} },
      ...{ form: { to: '{to}', text: '{text}', about: '{about}' }, success: { status: [200] }, secrets: {} },
    };
    office = await openOffice(open, '2026-11-24T08:00:00+08:00', { notices: { sms } });
    road = new Road(office, 'general');
  });
  afterEach(async () => {
    await office.close();
    await gateway.close();
  });

  test('case on its way from acceptance to performance offers each text when its time has come', async () => {
    await road.register();
    expect(await offered()).toEqual([]);
    await road.fire('clerk', 'accept', {
      ...{ committeeId: 'demo-committee-town', applicationForm: 'oral', applicationReceivedOn: road.today() },
    });
    expect(await offered()).toEqual(['receipt']);
    await road.fire('chair', 'assign', { mediatorId: 'demo-person-mediator' });
    await road.fire('mediator', 'acknowledge', { noInterestDeclared: true });
    const startsAt = '2026-11-26T15:30:00+08:00';
    await road.fire('mediator', 'schedule', { startsAt, place: '田头村委会', mode: 'onSite' });
    expect(await offered()).toEqual(['receipt', 'appointment']);
    const [applicant, respondent] = await road.parties();
    await phone(applicant, '13800000001');
    await phone(respondent, '0759-8801234');

    const appointment = await offer('appointment');
    const { code } = await road.case();
    expect(appointment.receivers.map(({ reach, masked }) => [reach, masked])).toEqual([
      ['ready', '138****0001'],
      ['landline', '0759-****234'],
    ]);
    expect(appointment.receivers[0]?.text).toBe(
      `请您于11月26日15时30分到田头村委会参加调解，编号${code}。咨询电话0759-0000009。`,
    );

    for (const partyId of await road.parties()) {
      await road.fire('mediator', 'consent', { partyId, answer: 'agree', way: 'signed' });
    }
    await road.serveRights();
    await road.session();
    await road.signing();
    expect(await offered()).toEqual(['receipt', 'agreementReady']);
    await road.sign();
    expect(await offered()).toEqual(['receipt', 'performanceDue']);
    expect((await offer('performanceDue')).receivers).toMatchObject([{ id: respondent, reach: 'landline' }]);
    office.testClock.advance(60 * 86_400_000);
    expect(await offered()).toEqual(['receipt']);
  });

  test('text sent to a party goes to his own mobile with nothing of the case, once for what it is about', async () => {
    await road.accepted();
    const [applicant, respondent] = await road.parties();
    await phone(applicant, '13800000001');
    const { code } = await road.case();

    expect(await codesOf(send('receipt', []))).toEqual(['nobodyChosen']);
    expect(await codesOf(send('receipt', [applicant, respondent]))).toEqual(['notReachable']);
    office.testClock.set('2026-11-24T22:00:00+08:00');
    await send('receipt', [applicant], false);
    await pass();
    expect(said()).toEqual([]);
    office.testClock.set('2026-11-25T07:30:00+08:00');
    await pass();
    await pass();
    expect(await codesOf(send('receipt', [applicant], false))).toEqual(['notReachable']);

    expect(said()).toEqual([
      {
        ...{ to: '13800000001', about: 'receipt' },
        text: `您反映的事项已受理，编号${code}。调解不收费。咨询电话0759-0000009。`,
      },
    ]);
    const rows = await office.db.read('deliveries');
    expect(rows).toMatchObject([{ state: 'sent', recipient: '138****0001', has_consent: 0 }]);
    expect(JSON.stringify(rows)).not.toContain('13800000001');
    const entry = await office.db.read('audit_log').where({ action: 'partyTextSent' }).first();
    expect(JSON.parse(entry.detail)).toMatchObject({ text: 'receipt', partyIds: [applicant] });
  });

  test('text handed in at night, when things have changed by the morning, does not leave at all', async () => {
    await road.preparing();
    const [applicant] = await road.parties();
    await phone(applicant, '13800000001');
    const place = { place: '田头村委会', mode: 'onSite' };
    await road.fire('mediator', 'schedule', { ...place, startsAt: '2026-11-27T09:00:00+08:00' });
    office.testClock.set('2026-11-24T22:00:00+08:00');

    expect(await codesOf(send('appointment', [applicant], false))).toEqual(['consentMissing']);
    await send('appointment', [applicant]);
    await send('receipt', [applicant]);
    await phone(applicant, '13911112222');
    await road.fire('mediator', 'schedule', { ...place, startsAt: '2026-11-28T09:00:00+08:00' });
    office.testClock.set('2026-11-25T07:30:00+08:00');
    await pass();

    expect(said()).toEqual([]);
    const ends = await office.db.read('deliveries').orderBy('about').select('about', 'state', 'reason');
    expect(ends).toEqual([
      { about: 'appointment', state: 'failed', reason: 'tooLate' },
      { about: 'receipt', state: 'failed', reason: 'noAddress' },
    ]);
  });

  test('texts of a case are sent and read by those at work on it alone', async () => {
    await road.accepted();
    const [applicant] = await road.parties();
    await phone(applicant, '13800000001');
    const { partyTexts } = office.notices;
    const subject = await road.case();

    await expect(offer('receipt', 'coordinator')).rejects.toThrow(ForbiddenError);
    await expect(offer('appointment', 'chair')).rejects.toThrow(NotFoundError);
    await send('receipt', [applicant]);
    const { id } = await office.db.read('deliveries').first('id');
    expect((await partyTexts.sent(await office.as('justice'), subject, id)).body).toContain(subject.code);
    await expect(partyTexts.sent(await office.as('village'), subject, id)).rejects.toThrow(ForbiddenError);
    const other = new Road(office, 'general');
    await other.accepted();
    const chair = await office.as('chair');
    await expect(partyTexts.sent(chair, await other.case(), id)).rejects.toThrow(NotFoundError);
  });

  test('words of a committee, put in force from a day, hold from then on and keep the blanks', async () => {
    const chair = await office.as('chair');
    const { textWordings } = office.notices;
    const save = (text: string, validFrom = '2026-12-01') =>
      textWordings.save(chair, 'receipt', { text, reason: '镇调委会决定', validFrom: asDay(validFrom) });
    const own = '您的事项已登记受理，编号{code}，电话{telephone}。';

    expect(await codesOf(save('您的事项已受理，编号{code}。'))).toEqual(['blanksMissing']);
    expect(await codesOf(save(`【定分】{name}${own}`))).toEqual(['blanksUnknown', 'brackets']);
    expect(await codesOf(save(own, '2026-11-23'))).toEqual(['dayPast']);
    await save(own);
    await road.accepted();
    expect((await offer('receipt')).receivers[0]?.text).toMatch(/^您反映的事项已受理/);
    office.testClock.set('2026-12-01T09:00:00+08:00');
    expect((await offer('receipt')).receivers[0]?.text).toMatch(/^您的事项已登记受理/);
  });
});

test('words of the four texts, as released, are short and say nothing of a case', () => {
  const source = readFileSync(new URL('../../../src/notices/parties/wording.ts', import.meta.url), 'utf8');
  const texts = [...source.matchAll(/text: '([^']+)'/g)].map(([, text = '']) => text);

  expect(texts).toHaveLength(4);
  for (const text of texts) {
    expect([...text].length).toBeLessThanOrEqual(70);
    expect(text).not.toMatch(/[【】]|\{(name|title|summary|amount)\}/);
  }
});
