import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asDay } from '../../src/platform/clock.ts';
import { Road } from '../mediation/proceedings-world.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';

const admin = 'demo-account-sysadmin';
const today = asDay('2026-11-24');
const reason = '党政办公会议纪要';
const sentence = '“12345热线”自 2026-11-24 起停用，请另选一项';

let office: TestOffice;
let site: TestSite;
let token: string;
/** A case of the channel that is ended, from the day before. */
let old: string;

const dispute = {
  ...{ type: 'general', summary: '排水沟纠纷', areaCode: '440882102204', channel: 'hotline12345' },
  parties: [
    { side: 'applicant', kind: 'person', name: '林秀英' },
    { side: 'respondent', kind: 'person', name: '陈志明' },
  ],
};

beforeAll(async () => {
  office = await openOffice(openTestDatabase, '2026-11-23T09:00:00+08:00', {
    // A type the office thought of, which no lifecycle stands behind.
    prepare: async (uow) =>
      uow.run(async ({ knex }) => {
        await knex('dictionary_entries').insert({
          ...{ dictionary: 'disputeTypes', code: 'medical', label_zh: '医疗', label_en: 'Medical' },
          ...{ sort: 90, valid_from: '2020-01-01' },
        });
      }),
  });
  site = new TestSite(office);
  token = await office.tokens.createToken('clerk', ['read', 'write']);
  const clerk = await office.as('clerk');
  old = (await office.cases.service.registerCase(clerk, { ...dispute, occurredOn: asDay('2026-11-23') }))
    .code;
  office.testClock.set('2026-11-24T09:00:00+08:00');
  await office.rules.end(admin, 'dictionaries', 'channels.hotline12345', { endedOn: today, reason }, 0);
  await office.rules.add(admin, 'dictionaries', {
    ...{ dictionary: 'channels', code: 'video', labelZh: '远程视频', labelEn: 'Video', sort: 95 },
    ...{ validFrom: today, reason },
  });
});
afterAll(() => office.close());

const open = async (person: string, path: string) => load((await (await site.as(person)).get(path)).text);

test('forms of new disputes and leads offer what is in force and has a lifecycle, and nothing else', async () => {
  const form = await open('clerk', '/cases/new');
  const report = await open('grid', '/report');

  const channels = form('[name=channel]').text() + form('label').text();
  expect(channels).toContain('远程视频');
  expect(channels).not.toContain('12345热线');
  const typesOf = (page: typeof form) =>
    [
      ...page('[name=type] option').map((_, one) => page(one).attr('value') ?? ''),
      ...page('input[name=type]').map((_, one) => page(one).attr('value') ?? ''),
    ].filter((value) => value !== '');
  expect(typesOf(form).sort()).toEqual(['general', 'labor', 'land', 'lease']);
  expect(typesOf(report).sort()).toEqual(['general', 'labor', 'land', 'lease']);
});

test('ended word, sent by the page and the API, is refused with its sentence beside the field', async () => {
  const sent = await site.send('clerk', '/cases/new', {
    ...{
      type: 'general',
      summary: '两家因排水沟争吵，已劝开',
      areaCode: '440882102204',
      channel: 'hotline12345',
    },
    ...{ applicantName: '林秀英', respondentName: '陈志明', applicantPhone: '13800138000' },
    ...{ applicantKind: 'person', respondentKind: 'person', _action: 'confirm' },
  });
  const answer = await site
    .guest()
    .post('/api/v1/cases')
    .set('authorization', `Bearer ${token}`)
    .send({ ...dispute, occurredOn: today });

  expect(sent.status).toBe(422);
  expect(load(sent.text)('.error').text()).toContain(sentence);
  expect(answer.status).toBe(422);
  expect(answer.body.errors).toEqual([
    expect.objectContaining({ pointer: '/channel', message: expect.stringContaining(sentence) }),
  ]);
});

test('case from before, opened, listed and filtered, still shows the word', async () => {
  const page = await open('clerk', `/cases/${old}`);
  const list = await open('clerk', '/cases?tab=all&type=general');

  expect(page('.kv').text()).toContain('12345热线');
  expect(list.text()).toContain(old);
});

test('ledger, read and confirmed, returns the rows of an ended word by their day, and registers the others', async () => {
  const clerk = await office.as('clerk');
  const lines = [
    ['发现日期', '类型', '申请人', '被申请人', '内容', '来源'],
    ['2026-11-20', '邻里', '黄秀珍', '黄国强', '滴水纠纷', '12345热线'],
    ['2026-11-24', '邻里', '吴妹', '吴志强', '围墙纠纷', '12345热线'],
    ['2026-11-24', '邻里', '周海', '周平', '通道纠纷', '网格排查'],
  ];
  const bytes = Buffer.from(lines.map((line) => line.join(',')).join('\n'));
  const tools = { report: () => undefined, signal: new AbortController().signal };
  const { id } = await office.ledgers.bring(clerk, { name: '台账.csv', bytes });
  const rows = await office.ledgers.read(clerk, await office.ledgers.find(clerk, id), tools);
  await office.rules.end(admin, 'dictionaries', 'channels.gridScreening', { endedOn: today, reason }, 0);

  const done = await office.ledgers.confirm(clerk, await office.ledgers.find(clerk, id), tools);

  expect(rows.map(({ rejected }) => rejected.map(({ code, detail }) => [code, detail]))).toEqual([
    [],
    [['word-ended', sentence]],
    [],
  ]);
  // The word of the last row ended between reading and confirming.
  expect(done.made).toBe(1);
  expect((await office.ledgers.find(clerk, id)).counts).toMatchObject({ rejected: 2, made: 1 });
});

test('colour, changed by the office, is the colour of the list', async () => {
  const tones = async () => (await open('coordinator', '/cases?tab=all'))('td .soon').length;
  await new Road(office, 'general').accepted();
  const before = await tones();

  await office.rules.change(
    admin,
    'colours',
    'yellow',
    { days: 90, changedOn: today, reason, basis: '内部规定' },
    0,
  );

  expect(await tones()).toBeGreaterThan(before);
});
