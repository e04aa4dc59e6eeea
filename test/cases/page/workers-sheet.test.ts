import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAreas } from '../../../seeds/demo-offices.ts';
import { workersOf, workersTemplate } from '../../../src/cases/page/workers-sheet.ts';
import { writeWorkbook } from '../../../src/platform/workbook.ts';
import { readFirstSheet, UnreadableWorkbookError } from '../../../src/platform/workbook-reader.ts';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { TestSite } from '../../support/site.ts';

const heads = ['姓名', '工种', '电话', '身份证号', '主张金额（元）'];
const sheet = (rows: readonly (readonly string[])[]): Promise<Buffer> =>
  writeWorkbook([{ name: '名单', columns: heads.map((header) => ({ header, width: 12 })), rows }]);

let office: TestOffice;
let site: TestSite;
let href: string;

beforeAll(async () => {
  office = await openOffice(openTestDatabase);
  site = new TestSite(office);
  const made = await office.cases.service.registerCase(await office.as('clerk'), {
    type: 'labor',
    summary: '工地欠薪',
    areaCode: demoAreas.town,
    parties: [
      { side: 'applicant', kind: 'group', name: '工人' },
      { side: 'respondent', kind: 'organisation', name: '宏达建材有限公司' },
    ],
  });
  href = `/cases/${made.code}`;
});
afterAll(() => office.close());

test('empty list, downloaded, holds the headings that are understood and nobody', async () => {
  for (const isChinese of [true, false]) {
    const rows = await readFirstSheet(await workersTemplate(isChinese));
    expect(workersOf(rows)).toEqual({ result: 'noWorkers' });
  }
});

test('list with a title above, columns in another order and a sum below, gives its people', () => {
  const rows = [
    ['宏达工地工人名单'],
    ['主张金额(元)', '姓 名', '备注'],
    ['4200.50', '陈志明', '木工班'],
    ['', '', ''],
    ['4200.50', '合计', ''],
  ];

  expect(workersOf(rows)).toEqual({
    result: 'workers',
    workers: [{ name: '陈志明', job: '', telephone: '', idNumber: '', claimFen: '4200.50' }],
  });
  expect(workersOf([['工人', '钱']])).toEqual({ result: 'noHeadings' });
  const many = Array.from({ length: 201 }, (_, n) => ['1', `工人${n}`]);
  expect(workersOf([['主张金额', '姓名'], ...many])).toEqual({ result: 'tooMany' });
});

test('file that is no workbook, or says it is huge when unpacked, is not read', async () => {
  const honest = await sheet([]);
  const huge = Buffer.from(honest);
  const entry = huge.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  huge.writeUInt32LE(2_000_000_000, entry + 24);

  await expect(readFirstSheet(Buffer.from('not a workbook'))).rejects.toThrow(UnreadableWorkbookError);
  await expect(readFirstSheet(huge)).rejects.toThrow(UnreadableWorkbookError);
});

test('list, uploaded with a wrong line, is shown line by line with its reason, and written only when it is sent', async () => {
  const clerk = await site.as('clerk');
  const page = load((await clerk.get(`${href}/workers-sheet`)).text);
  const token = page('#form [name=_csrf]').attr('value') ?? '';
  const bytes = await sheet([
    ['陈志明', '木工', '13800000001', '', '4200.50'],
    ['林国栋', '瓦工', '123', '', '三千'],
  ]);
  const answer = await clerk
    .post(`${href}/workers-sheet`)
    .field('_csrf', token)
    .attach('sheet', bytes, '名单.xlsx');

  expect(answer.status).toBe(200);
  const form = load(answer.text);
  expect(form('[name="workers.0.claimFen"]').val()).toBe('4200.50');
  expect(form('.error').text()).not.toBe('');
  expect(form('#form').attr('action')).toBe(`${href}/actions/importWorkers`);
  expect(await office.db.read('party_members')).toHaveLength(0);
  const hidden = Object.fromEntries(
    form('#form input')
      .toArray()
      .map((one) => [form(one).attr('name') ?? '', String(form(one).val() ?? '')] as const)
      .filter(([name]) => name !== ''),
  );
  const partyId =
    form('[name=partyId]:checked, [name=partyId] option:selected').attr('value') ?? hidden['partyId'];
  const corrected = { ...hidden, partyId, 'workers.1.telephone': '', 'workers.1.claimFen': '3000' };
  const sent = await clerk.post(`${href}/actions/importWorkers`).type('form').send(corrected);
  expect(sent.status).toBe(303);
  const people = await office.db.read('party_members').orderBy('no').select('name', 'claim_fen');
  expect(people).toEqual([
    { name: '陈志明', claim_fen: 420_050 },
    { name: '林国栋', claim_fen: 300_000 },
  ]);
});

test('upload of nothing, of a picture or of an empty list, says so and keeps the page', async () => {
  const clerk = await site.as('clerk');
  const token =
    load((await clerk.get(`${href}/workers-sheet`)).text)('#form [name=_csrf]').attr('value') ?? '';
  const send = (bytes: Buffer | null, name: string) => {
    const request = clerk.post(`${href}/workers-sheet`).field('_csrf', token);
    return bytes === null ? request : request.attach('sheet', bytes, name);
  };

  const nothing = await send(null, '');
  const empty = await send(await sheet([]), '名单.xlsx');
  const text = await send(Buffer.from('姓名,金额'), '名单.csv');
  expect([nothing.status, empty.status, text.status]).toEqual([422, 422, 415]);
  expect(load(empty.text)('.error-summary').text()).toContain('表格中没有工人');
});
