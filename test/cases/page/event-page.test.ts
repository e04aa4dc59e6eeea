import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CasePageWorld, openCasePages } from './case-page-world.ts';

let world: CasePageWorld;
beforeAll(async () => {
  world = await openCasePages();
});
afterAll(() => world.close());

const resolution = { result: '双方握手言和，排水沟改道。', contactPhone: '13800005521' };
const eventsOf = async (id: string) =>
  (await world.office.engine.history(world.office.db.read, id)).map((row) => row.event);

test('form of an event, opened, has its fields, the time and the revision', async () => {
  const made = await world.register();
  const $ = await world.get('clerk', `/cases/${made.code}/actions/accept`);

  expect($('input[name=applicationForm]').length).toBe(3);
  expect($('[name=occurredAt]').length).toBe(1);
  expect($('input[name=_rev]').attr('value')).toBe('1');
  expect($('main').text()).toContain('《人民调解法》第十七条');
});

test('event, sent twice from one form, happens once', async () => {
  const made = await world.register();
  const path = `/cases/${made.code}/actions/resolveOnSpot`;
  const page = await world.get('clerk', path);
  const first = await world.send('clerk', path, resolution, page);
  const second = await world.send('clerk', path, resolution, page);

  expect([first.status, second.status]).toEqual([303, 303]);
  expect(first.headers['location']).toBe(`/cases/${made.code}`);
  expect(await eventsOf(made.id)).toEqual(['register', 'resolveOnSpot']);
});

test('event, sent with a missing field, is shown again with what was typed', async () => {
  const made = await world.register();
  const path = `/cases/${made.code}/actions/resolveOnSpot`;
  const response = await world.send('clerk', path, { ...resolution, contactPhone: '12345' });
  const $ = load(response.text);

  expect(response.status).toBe(422);
  expect($('textarea[name=result]').text()).toContain('双方握手言和');
  expect($('.error-summary a').attr('href')).toBe('#contactPhone');
});

test('event, sent from a page that is behind, shows what changed and goes through on the second try', async () => {
  const made = await world.register();
  const path = `/cases/${made.code}/actions/resolveOnSpot`;
  const page = await world.get('clerk', path);
  await world.fire('coordinator', made.id, 'refer', {
    receiver: '雷州市人社局',
    reason: '属其职责',
    replyDueOn: '2026-12-01',
  });
  await world.fire('coordinator', made.id, 'referReturn', { result: '不属其职责', finallyDecided: false });
  const response = await world.send('clerk', path, resolution, page);
  const $ = load(response.text);

  expect(response.status).toBe(409);
  expect($('main').text()).toContain('移送其他单位');
  expect($('main').text()).toContain('登记反馈');
  expect($('textarea[name=result]').text()).toContain('双方握手言和');
  const again = await world.send('clerk', path, resolution, $);
  expect(again.status).toBe(303);
  expect((await world.caseOf('clerk', made.id)).phase).toBe('selfResolved');
});

test('exclusive event, sent without a revision, is a bad request', async () => {
  const made = await world.register();
  const path = `/cases/${made.code}/actions/resolveOnSpot`;
  const page = await world.get('clerk', path);
  page('input[name=_rev]').remove();

  expect((await world.send('clerk', path, resolution, page)).status).toBe(400);
});

test('form of an event that a rule bars, opened, tells why and by which article', async () => {
  const made = await world.register({ type: 'land' });
  const $ = await world.get('clerk', `/cases/${made.code}/actions/accept`, 409);

  expect($('main').text()).toContain('请先确定土地纠纷的种类（《土地管理法》');
});

test.each([
  ['of another role', 'clerk', 'refuse', 403],
  ['of another stage', 'clerk', 'archive', 409],
  ['of the system', 'clerk', 'expire', 404],
  ['that does not exist', 'clerk', 'constructor', 404],
  ['of a case outside the town', 'coordinator2', 'accept', 404],
])('form of an event %s, opened, is answered with its status', async (_what, username, event, status) => {
  const made = await world.register();

  await world.get(username, `/cases/${made.code}/actions/${event}`, status);
});

test('unknown field, sent with an event, is a bad request', async () => {
  const made = await world.register();
  const response = await world.send('clerk', `/cases/${made.code}/actions/addNote`, {
    text: '记录',
    role: 'sys',
  });

  expect(response.status).toBe(400);
});

test('time of an event, typed in, is when it happened', async () => {
  const made = await world.register({ reportedAt: '2026-11-20T09:00:00+08:00' });
  const path = `/cases/${made.code}/actions/resolveOnSpot`;
  await world.send('clerk', path, { ...resolution, occurredAt: '2026-11-21 10:30' });
  const [, row] = await world.office.engine.history(world.office.db.read, made.id);

  expect(row?.occurredAt).toBe('2026-11-21T02:30:00.000Z');
});

test('time of an event, in the minute of the step before, is not before it', async () => {
  const made = await world.register({ reportedAt: '2026-11-20T09:00:40+08:00' });
  const path = `/cases/${made.code}/actions/resolveOnSpot`;
  const response = await world.send('clerk', path, { ...resolution, occurredAt: '2026-11-20 09:00' });

  expect(response.status).toBe(303);
});

test.each(['2026-11-25 10:00', '2026-11-01 10:00'])(
  'time of an event, %s in the future or before the registration, is refused',
  async (occurredAt) => {
    const made = await world.register();
    const response = await world.send('clerk', `/cases/${made.code}/actions/resolveOnSpot`, {
      ...resolution,
      occurredAt,
    });

    expect(response.status).toBe(422);
    expect(load(response.text)('[name=occurredAt]').closest('.field').hasClass('has-error')).toBe(true);
  },
);

test('event that cannot be undone, sent without the tick, asks for it', async () => {
  const made = await world.register();
  const path = `/cases/${made.code}/actions/void`;
  await world.fire('clerk', made.id, 'proposeVoid', { reason: '重复登记' });
  const fields = { reason: '属实' };
  const first = await world.send('chair', path, fields);
  const second = await world.send('chair', path, { ...fields, _confirm: '1' });

  expect([first.status, second.status]).toEqual([422, 303]);
});

test('value given in the address, for a field of the form, is filled in', async () => {
  const made = await world.register();
  const $ = await world.get(
    'clerk',
    `/cases/${made.code}/actions/addNote?text=%E5%B7%B2%E5%9B%9E%E8%AE%BF&role=x`,
  );

  expect($('textarea[name=text]').text().trim()).toBe('已回访');
});
