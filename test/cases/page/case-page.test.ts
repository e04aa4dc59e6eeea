import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicantPhone, type CasePageWorld, openCasePages } from './case-page-world.ts';

let world: CasePageWorld;
beforeAll(async () => {
  world = await openCasePages();
});
afterAll(() => world.close());

const townCommittee = () =>
  world.office.areas.offices.committeesWithin('440882').find((one) => one.name.startsWith('客路镇'))?.id ??
  '';
const acceptance = () => ({
  committeeId: townCommittee(),
  applicationForm: 'written',
  applicationReceivedOn: '2026-11-24',
});

test('case page, opened by its code by the clerk of the town, shows facts, steps and timeline', async () => {
  const made = await world.register();
  const $ = await world.get('clerk', `/cases/${made.code}`);

  expect($('h1').text()).toContain('陈某明');
  expect($('main').text()).toContain('因排水沟位置发生争吵');
  expect($('#next-steps a[href$="/actions/accept"]').text()).toBe('受理');
  expect($('#timeline').text()).toContain('登记');
  expect($('.columns-side .card-next').length).toBe(1);
  expect($('.head-actions a[href$="/actions/reportEmergency"]').text()).toBe('紧急报告');
});

test('case page, opened by the id, is the same page', async () => {
  const made = await world.register();

  expect((await world.get('clerk', `/cases/${made.id}`))('h1').text()).toContain('陈某明');
});

test('telephone of a party, on the case page, is masked', async () => {
  const made = await world.register();
  const $ = await world.get('clerk', `/cases/${made.code}`);

  expect($('#parties').text()).toContain('138****5521');
  expect($.html()).not.toContain(applicantPhone);
});

test('proposal on the case page, shows who proposed it and why, and keeps its own proposer from approving it', async () => {
  const made = await world.register();
  const path = `/cases/${made.code}`;
  const sent = await world.send('chair', `${path}/actions/proposeVoid`, { reason: '与上月案件重复' });
  expect(sent.status).toBe(303);

  const own = await world.get('chair', path);
  expect(own('#panel-proposals').text()).toContain('与上月案件重复');
  expect(own('#panel-proposals').text()).toContain('等待批准');
  expect(own('#next-steps a[href$="/actions/void"]').length).toBe(0);
  expect(own('#next-steps').text()).toContain('须由另一人批准');
  const other = await world.get('coordinator', path);
  expect(other('#next-steps a[href$="/actions/void"]').length).toBe(1);
  expect((await world.get('coordinator', `${path}/actions/void`))('#about').text()).toContain(
    '与上月案件重复',
  );
  const form = await world.get('chair', `${path}/actions/void`, 409);
  expect(form('main').text()).toContain('须由另一人批准');
});

test.each(['coordinator2', 'mediator', 'county'])(
  'case page, asked for by %s outside the scope, is absent',
  async (username) => {
    const made = await world.register();
    const $ = await world.get(username, `/cases/${made.code}`, 404);

    expect($.html()).not.toContain('陈某明');
  },
);

test.each(['sysadmin', 'secadmin', 'auditor'])(
  'case page, asked for by %s, is forbidden',
  async (username) => {
    const made = await world.register();

    await world.get(username, `/cases/${made.code}`, 403);
  },
);

test('step that is not possible, on the page of a land case, stands with its reason and the article', async () => {
  const made = await world.register({ type: 'land' });
  const $ = await world.get('clerk', `/cases/${made.code}`);

  expect($('#next-steps a[href$="/actions/accept"]').length).toBe(0);
  expect($('.blocked').text()).toContain('请先确定土地纠纷的种类（《土地管理法》第十四条');
});

test('late entry, on the timeline, shows the day it happened and the day it was made apart', async () => {
  const made = await world.register({ reportedAt: '2026-11-20T09:00:00+08:00' });
  const $ = await world.get('clerk', `/cases/${made.code}`);

  expect($('#timeline').text()).toContain('2026-11-20 09:00');
  expect($('#timeline').text()).toContain('补录于 2026-11-24 09:00');
  const times = $('#timeline .timeline-item').first().find('time').toArray();
  expect(times.map((time) => $(time).attr('datetime'))).toEqual([
    '2026-11-20T01:00:00.000Z',
    '2026-11-24T01:00:00.000Z',
  ]);
});

test('entry of the same day, on the timeline, shows one time', async () => {
  const made = await world.register();
  const $ = await world.get('clerk', `/cases/${made.code}`);

  expect($('#timeline time').length).toBe(1);
  expect($('#timeline').text()).not.toContain('补录');
});

test('deadline of an accepted case, on its page, shows the days left with the legal basis', async () => {
  const made = await world.register();
  await world.fire('clerk', made.id, 'accept', acceptance());
  const $ = await world.get('clerk', `/cases/${made.code}`);

  expect($('#deadlines .days-left').first().text()).toBe('剩 30 天');
  expect($('#deadlines').text()).toContain('《人民调解工作若干规定》第三十三条');
});

test('limitation that ends within its first warning, on the page of a case, is marked as near beside the legal limit', async () => {
  const made = await world.register();
  await world.fire('clerk', made.id, 'accept', acceptance());
  await world.fire('clerk', made.id, 'recordLimitation', { ground: 'knew', countedFrom: '2023-12-20' });
  const $ = await world.get('clerk', `/cases/${made.code}`);

  const shown = $('#deadlines .days-left').toArray();
  expect(shown.map((one) => [$(one).text(), $(one).hasClass('soon')])).toEqual([
    ['剩 27 天', true],
    ['剩 30 天', false],
  ]);
});

test('limitation that was over before it was recorded, on the page of a case, is over at once and promises no grace', async () => {
  const made = await world.register();
  await world.fire('clerk', made.id, 'accept', acceptance());
  await world.fire('clerk', made.id, 'recordLimitation', { ground: 'knew', countedFrom: '2023-11-01' });
  const $ = await world.get('clerk', `/cases/${made.code}`);

  // Three years end on Sunday 1 November and roll to the 2nd; today is the 24th.
  const [limitation] = $('#deadlines .days-left').toArray();
  expect($(limitation).text()).toBe('超 22 天');
  expect($(limitation).hasClass('overdue')).toBe(true);
  expect($('#deadlines').text()).not.toContain('不算逾期');
});

test('page of an accepted case, for the grid worker of the place, shows progress and nothing of the parties', async () => {
  const made = await world.register({ areaCode: '440882102204001' });
  await world.fire('clerk', made.id, 'accept', acceptance());
  const $ = await world.get('grid', `/cases/${made.code}`);

  expect($('#timeline').text()).toContain('受理');
  expect($('#parties').length).toBe(0);
  expect($('main').text()).not.toContain('排水沟');
});

test('diagram, on the case page, marks where the case stands', async () => {
  const made = await world.register();
  const $ = await world.get('clerk', `/cases/${made.code}`);

  expect($('.workflow-diagram [aria-current=step]').text()).toContain('研判分流');
});

test('stages for small screens, on the case page, say in order what is done, where the case stands and what comes', async () => {
  const made = await world.register();
  await world.fire('clerk', made.id, 'accept', acceptance());
  const $ = await world.get('clerk', `/cases/${made.code}`);

  const lines = $('.stages .stepper li')
    .toArray()
    .map((line) => $(line).text());
  expect(lines.slice(0, 3)).toEqual(['研判分流 已经过', '已受理 现在', '已分派 还没到']);
  expect($('.stages [aria-current=step]').text()).toContain('已受理');
  expect($('.stages [aria-current=step]').length).toBe(1);
});

test('case page, read in English, holds no Chinese word of ours', async () => {
  const made = await world.register({
    summary: 'A quarrel about a ditch.',
    title: 'Ditch',
    parties: [
      { side: 'applicant', kind: 'person', name: 'Chen' },
      { side: 'respondent', kind: 'person', name: 'Lin' },
    ],
  });
  const $ = await world.get('clerk', `/cases/${made.code}?lang=en`);
  $('.top, .skip, time, .timeline-head .muted').remove();
  const texts = $('main h2, main dt, main .button, main summary').text();

  expect(texts).not.toMatch(/\p{Script=Han}/u);
});

test('numbers of a party, asked for without a reason, stay hidden', async () => {
  const made = await world.register();
  const { parties } = await world.office.cases.service.peopleOf(await world.caseOf('clerk', made.id));
  const path = `/cases/${made.code}/parties/${parties[0]?.id}/reveal`;
  const response = await world.send('clerk', path, { reason: '' });

  expect(response.status).toBe(422);
  expect(response.text).not.toContain(applicantPhone);
});

test('numbers of a party, asked for with a reason, are shown and the look is logged without them', async () => {
  const made = await world.register();
  const { parties } = await world.office.cases.service.peopleOf(await world.caseOf('clerk', made.id));
  const path = `/cases/${made.code}/parties/${parties[0]?.id}/reveal`;
  const response = await world.send('clerk', path, { reason: '电话通知调解时间' });

  expect(response.text).toContain(applicantPhone);
  const rows = await world.office.db
    .read('audit_log')
    .where({ action: 'contactRevealed', object_id: made.id });
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(applicantPhone);
});

test('numbers of a party, asked for by a role without the right, are forbidden', async () => {
  const made = await world.register({ type: 'land' });
  const { parties } = await world.office.cases.service.peopleOf(await world.caseOf('clerk', made.id));

  await world.get('leader', `/cases/${made.code}/parties/${parties[0]?.id}/reveal`, 403);
});
