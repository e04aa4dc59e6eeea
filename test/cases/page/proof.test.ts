import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropHistoryTriggers } from '../../workflow/engine/engine-world.ts';
import { applicantPhone, type CasePageWorld, openCasePages } from './case-page-world.ts';

let world: CasePageWorld;
beforeAll(async () => {
  world = await openCasePages();
});
afterAll(() => world.close());

const proofOf = (code: string) => `/cases/${code}/history/proof`;

async function accepted(more: Record<string, unknown> = {}) {
  const made = await world.register(more);
  const committee = world.office.areas.offices
    .committeesWithin('440882')
    .find((one) => one.name.startsWith('客路镇'));
  await world.fire('clerk', made.id, 'accept', {
    committeeId: committee?.id ?? '',
    applicationForm: 'written',
    applicationReceivedOn: '2026-11-24',
  });
  await world.fire('clerk', made.id, 'addNote', { text: '电话里说明天再来' });
  return made;
}

test('proof of a history, printed by the clerk, lists every entry with its hash and the head in full', async () => {
  const made = await accepted();
  const $ = await world.get('clerk', proofOf(made.code));

  const rows = await world.office.engine.history(world.office.db.read, made.id);
  expect(
    $('.table-proof tbody .hash')
      .toArray()
      .map((cell) => $(cell).text()),
  ).toEqual(rows.map((row) => row.hash.slice(0, 12)));
  expect($('#chain-head').text()).toBe(rows.at(-1)?.hash);
  expect($('#chain-head').text()).toHaveLength(64);
  expect($('.verdict').text()).toContain(`核验通过：${rows.length} 条记录`);
  expect($('.table-proof').text()).toContain('研判分流 → 已受理');
  expect($('.printed').text()).toMatch(/打印于 2026-11-24 09:00.*（综治中心受理员）/);
});

test('proof of a history, with persons and typed words in the case, shows no full name, number or word', async () => {
  const made = await accepted();
  const $ = await world.get('clerk', proofOf(made.code));

  const text = $('html').text();
  expect($('main').text()).toContain('陈**');
  for (const secret of ['陈某明', '林某华', applicantPhone, '电话里说明天再来', '排水沟']) {
    expect(text).not.toContain(secret);
  }
});

test('event entered days after it happened, on the proof, stands with both days', async () => {
  const made = await world.register({ reportedAt: '2026-11-20T09:00:00+08:00' });
  const $ = await world.get('clerk', proofOf(made.code));

  const cells = $('.table-proof tbody tr')
    .first()
    .find('td')
    .toArray()
    .map((cell) => $(cell).text());
  expect(cells.slice(3, 5)).toEqual(['2026-11-20 09:00', '2026-11-24 09:00']);
});

test('risk that was raised, on the proof, is a change beside the lifecycle', async () => {
  const made = await accepted();
  await world.fire('clerk', made.id, 'escalate', { level: 'red', note: '双方亲属聚集' });
  const $ = await world.get('clerk', proofOf(made.code));

  expect($('.table-proof tbody tr').last().text()).toContain('风险等级：无 → 特别重大（红）');
});

test.each([
  ['leader', 403],
  ['county', 403],
  ['grid', 403],
  ['auditor', 403],
  ['sysadmin', 403],
  ['coordinator2', 404],
  ['mediator', 404],
])('proof of a case of another, asked for by %s, answers %i', async (username, status) => {
  const made = await accepted();
  const $ = await world.get(username, proofOf(made.code), status);

  expect($('#chain-head').length).toBe(0);
});

test('link to the proof, on the case page, stands for those who may print it only', async () => {
  const made = await accepted({ type: 'land', details: { landKind: 'contract' } });

  expect((await world.get('clerk', `/cases/${made.code}`))(`a[href="${proofOf(made.code)}"]`).length).toBe(1);
  expect((await world.get('leader', `/cases/${made.code}`))(`a[href="${proofOf(made.code)}"]`).length).toBe(
    0,
  );
});

test('proof of a history, read in English, holds no Chinese word of ours', async () => {
  const made = await world.register({
    parties: [
      { side: 'applicant', kind: 'person', name: 'Chen' },
      { side: 'respondent', kind: 'person', name: 'Lin' },
    ],
  });
  const $ = await world.get('clerk', `${proofOf(made.code)}?lang=en`);
  $('.printed, .table-proof td:nth-child(6)').remove();

  expect($('main').text()).not.toMatch(/\p{Script=Han}/u);
  await world.get('clerk', `${proofOf(made.code)}?lang=zh-CN`);
});

test('history changed behind the back of the database, printed as proof, is said not to agree and where', async () => {
  const made = await accepted();
  const { write, dialect } = world.office.db;
  await dropHistoryTriggers(write, dialect);
  await write('history').where({ subject_id: made.id, seq: 2 }).update({ actor_name: '别人' });
  const $ = await world.get('clerk', proofOf(made.code));

  expect($('.verdict').text()).toContain('核验未通过');
  expect($('main').text()).toContain('第 2 条：内容与哈希不符');
});
