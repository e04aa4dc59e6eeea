import { load } from 'cheerio';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { buildApp } from '../../src/app/web.ts';
import { loadDemoCases } from '../../src/demo/play-cases.ts';
import { newId } from '../../src/platform/ids.ts';
import { eachDatabase, type OpenTestDatabase, openTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { dropHistoryTriggers } from '../workflow/engine/engine-world.ts';

async function demoOffice(open: OpenTestDatabase): Promise<TestOffice> {
  const office = await openOffice(open);
  await loadDemoCases(office);
  await office.worker.runOnce();
  return office;
}

const caseIn = async ({ db }: TestOffice, where: Record<string, unknown>) => {
  const row = await db.read('cases').where(where).orderBy('code').first('id', 'code', 'mediator_id');
  if (!row) throw new Error('no such case in the demo');
  return row as { id: string; code: string; mediator_id: string };
};
const found = async (office: TestOffice) => {
  const report = await office.integrity.run();
  return (report?.findings ?? []).map((one) => [one.check, one.label, one.detail]);
};

eachDatabase((name, open) => {
  test('integrity report of the demo office finds nothing; with one fault of each kind sown, each and nothing else', async () => {
    const office = await demoOffice(open);
    const { db } = office;
    expect(await found(office)).toEqual([]);
    const mediating = await caseIn(office, { phase: 'mediating', mediator_id: 'demo-person-mediator' });
    const settled = await caseIn(office, { phase: 'settled' });
    const triage = await caseIn(office, { phase: 'triage' });
    const closed = await caseIn(office, { phase: 'closed' });
    const [deadline] = await db.read('deadlines').where({ subject_id: mediating.id, state: 'open' });
    await db.write('deadlines').where({ id: deadline.id }).update({
      due_at: '2026-11-01T00:00:00.000Z',
      due_on: '2026-10-31',
      fired_at: null,
      grace_until: null,
    });
    await db
      .write('deadlines')
      .insert({ ...deadline, id: newId(), subject_id: closed.id, fired_at: '2026-11-01T00:00:00.000Z' });
    await db.write('people').where({ id: 'demo-person-mediator2' }).update({ valid_to: '2026-11-01' });
    await db.write('cases').where({ id: mediating.id }).update({ mediator_id: 'demo-person-mediator2' });
    const [proceeding] = await db.read('proceedings').where({ case_id: mediating.id });
    await db.write('proceedings').insert({ ...proceeding, id: newId(), no: 9, number: 'x-9' });
    await db.write('cases').where({ id: triage.id }).update({ leader_account_id: 'demo-account-grid' });
    await db
      .write('accounts')
      .where({ id: 'demo-account-grid' })
      .update({ disabled_at: '2026-11-01T00:00:00.000Z' });
    await db.write('inbox_items').insert({
      id: newId(),
      account_id: 'demo-account-grid',
      case_id: triage.id,
      kind: 'caseAssigned',
      params: '{}',
      created_at: '2026-11-01T00:00:00.000Z',
      source_key: 'sown',
    });
    await db.write('outbox').insert({
      id: 'sown',
      subject_id: settled.id,
      subject_kind: 'case',
      seq: 1,
      kind: 'notify',
      data: '{}',
      state: 'failed',
      attempts: 8,
      available_at: '2026-11-01T00:00:00.000Z',
    });
    await dropHistoryTriggers(db.write, name);
    await db.write('history').where({ subject_id: settled.id, seq: 1 }).update({ actor_name: 'x' });

    const findings = await found(office);

    expect(findings).toContainEqual(['deadlineNotRung', mediating.code, `${deadline.rule} 2026-10-31`]);
    expect(findings).toContainEqual(['dueDayWrong', mediating.code, expect.stringContaining('2026-10-31')]);
    expect(findings).toContainEqual(['mediatorGone', mediating.code, '']);
    expect(findings).toContainEqual(['severalProceedings', mediating.code, '']);
    expect(findings).toContainEqual(['leaderGone', triage.code, 'grid']);
    expect(findings).toContainEqual(['inboxOfClosedAccount', 'grid', expect.any(String)]);
    expect(findings).toContainEqual(['effectGivenUp', settled.code, 'notify #1']);
    expect(findings).toContainEqual(['historyBroken', settled.code, 'hash #1']);
    expect(findings).toContainEqual(['clockOfEndedCase', closed.code, deadline.rule]);
    const sown = new Set([mediating.code, triage.code, settled.code, closed.code, 'grid']);
    const others = findings.filter(
      ([check, label]) => !sown.has(String(label)) && !['mediatorGone', 'leaderGone'].includes(String(check)),
    );
    expect(others).toEqual([]);
    await office.close();
  });

  test('case, whose every possible actor lost the account, is found as one nobody can move', async () => {
    const office = await demoOffice(open);
    const stuck = await caseIn(office, { phase: 'mediating' });
    await office.db.write('accounts').update({ disabled_at: '2026-11-01T00:00:00.000Z' });

    expect(await found(office)).toContainEqual(['noWay', stuck.code, 'mediating']);
    await office.close();
  });

  test('nightly report, tried all day by two processes, runs once a night', async () => {
    const office = await openOffice(open, '2026-11-24T22:00:00+08:00');
    const runs = async () => Number((await office.db.read('integrity_runs').count({ n: '*' }))[0]?.['n']);

    await office.integrity.runNightly();
    expect(await runs()).toBe(0);
    office.testClock.set('2026-11-25T02:30:00+08:00');
    await Promise.all([office.integrity.runNightly(), office.integrity.runNightly()]);
    office.testClock.set('2026-11-25T04:30:00+08:00');
    await office.integrity.runNightly();
    expect(await runs()).toBe(1);
    office.testClock.set('2026-11-26T02:10:00+08:00');
    await office.integrity.runNightly();
    expect(await runs()).toBe(2);
    await office.close();
  });
});

async function signedIn(office: TestOffice, username: string) {
  const agent = supertest.agent(buildApp(office).express);
  const token = load((await agent.get('/sign-in')).text)('input[name=_csrf]').attr('value');
  await agent.post('/sign-in').type('form').send({ _csrf: token, username, password: 'dingfen-demo' });
  return agent;
}

test('integrity page, seen by the governance office, names the case and tries a given-up effect again', async () => {
  const office = await demoOffice(openTestDatabase);
  const settled = await caseIn(office, { phase: 'settled' });
  await office.db.write('outbox').insert({
    id: 'sown',
    subject_id: settled.id,
    subject_kind: 'case',
    seq: 1,
    kind: 'notify',
    data: '{"to":"clerk","kind":"agreementEffective"}',
    state: 'failed',
    attempts: 8,
    available_at: '2026-11-01T00:00:00.000Z',
  });
  await office.integrity.run();
  const agent = await signedIn(office, 'coordinator');

  const page = load((await agent.get('/integrity')).text);
  expect(page('tbody tr')).toHaveLength(1);
  expect(page('main').text()).not.toContain('备份：');
  expect(page(`a[href="/cases/${settled.code}"]`).text()).toBe(settled.code);
  const form = page('tbody form');
  const answer = await agent
    .post(form.attr('action') ?? '')
    .type('form')
    .send({ _csrf: form.find('input[name=_csrf]').attr('value') });

  expect(answer.status).toBe(303);
  expect(await office.db.read('outbox').where({ id: 'sown' }).first('state', 'attempts')).toMatchObject({
    state: 'pending',
    attempts: 0,
  });
  expect(await office.db.read('audit_log').where({ action: 'effectsRetried' }).first('object_id')).toEqual({
    object_id: settled.id,
  });
  await office.close();
});

test('integrity page, seen by the system administrator, shows counts, whether backups are made, and no case', async () => {
  const office = await demoOffice(openTestDatabase);
  const row = await caseIn(office, { phase: 'settled' });
  await office.db.write('cases').where({ id: row.id }).update({ history_hash: 'x' });
  await office.integrity.run();
  const html = (await (await signedIn(office, 'sysadmin')).get('/integrity')).text;

  expect(load(html)('tbody tr')).toHaveLength(1);
  expect(load(html)('.notice-warning').text()).toContain('没有设置每夜备份：');
  expect(html).not.toContain(row.code);
  await office.close();
});
