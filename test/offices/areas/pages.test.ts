import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeWorkbook } from '../../../src/platform/workbook.ts';
import { readFirstSheet } from '../../../src/platform/workbook-reader.ts';
import { anyDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { TestSite } from '../../support/site.ts';

const heads = ['名称', '级别', '上级', '代码', '生效日期', '备注'].map((header) => ({ header, width: 20 }));
const sheetOf = (...rows: string[][]) => writeWorkbook([{ name: '地区', columns: heads, rows }]);

anyDatabase((_name, open) => {
  let office: TestOffice;
  let site: TestSite;
  beforeAll(async () => {
    office = await openOffice(open);
    site = new TestSite(office);
  });
  afterAll(() => office.close());
  const pageOf = async (person: string, path: string) => load((await (await site.as(person)).get(path)).text);

  const upload = async (bytes: Buffer) => {
    const agent = await site.as('sysadmin');
    const form = load((await agent.get('/admin/areas/sheet')).text);
    const answer = await agent
      .post('/admin/areas/sheet')
      .field('_csrf', form('input[name=_csrf]').attr('value') ?? '')
      .attach('sheet', bytes, '地区.xlsx');
    return { answer, page: load(answer.text) };
  };
  const press = async (page: ReturnType<typeof load>, action: string) => {
    const hidden = (name: string) =>
      page(`form[action="/admin/areas/sheet"] input[name=${name}]`).attr('value') ?? '';
    return (await site.as('sysadmin'))
      .post('/admin/areas/sheet')
      .type('form')
      .send({ _csrf: hidden('_csrf'), rows: hidden('rows'), _action: action })
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = [];
        res.on('data', (part: Buffer) => parts.push(part));
        res.on('end', () => done(null, Buffer.concat(parts)));
      });
  };

  test('places, opened by each administrator, are changed by one, seen by another, closed to the third', async () => {
    const sysadmin = await pageOf('sysadmin', '/admin/areas/440882102');
    const secadmin = await pageOf('secadmin', '/admin/areas/440882102');

    expect(sysadmin('.head-actions a').length).toBe(6);
    expect(secadmin('main .head-actions a').length).toBe(0);
    expect(secadmin('table').first().text()).toContain('迈港村委会');
    expect((await (await site.as('auditor')).get('/admin/areas')).status).toBe(403);
    expect((await (await site.as('secadmin')).get('/admin/areas/440882102/add')).status).toBe(403);
  });

  test('county, searched by an unclear name, is offered with its city, and loaded on the way of its choice', async () => {
    const page = await pageOf('sysadmin', '/admin/areas/choose?q=西湖区');
    expect(page('.chips label, .chip, fieldset label').text()).toContain('浙江省 杭州市 西湖区');

    const answer = await site.send('sysadmin', '/admin/areas/choose?q=西湖区', { county: '330106' });

    expect(answer.headers['location']).toBe('/admin/areas/330106');
    expect((await pageOf('sysadmin', '/admin/areas'))('table').text()).toContain('西湖区');
    expect((await pageOf('sysadmin', '/admin/areas/330106'))('h2#history-title').parent().text()).toContain(
      '载入',
    );
  });

  test('city without counties, chosen by province and city, is offered itself', async () => {
    const page = await pageOf('sysadmin', '/admin/areas/choose?province=440000&city=441900');
    expect(page('input[name=county]').attr('value')).toBe('441900');
  });

  test('list with a bad row, uploaded, shows every result, cannot be confirmed and comes back with the reasons', async () => {
    const { answer, page } = await upload(
      await sheetOf(
        ['东岭坑村', '自然村', '迈哉村委会', '', '2026-11-01', ''],
        ['西岭坑村', '自然村', '没有的村', '', '', ''],
      ),
    );
    expect(answer.status).toBe(200);
    expect(page('button[value=confirm]').length).toBe(0);
    expect(page('table').text()).toContain('没有名为“没有的村”的上级地区');

    const rows = await readFirstSheet((await press(page, 'result')).body as Buffer);
    expect(rows[0]).toEqual([...heads.map(({ header }) => header), '核对结果']);
    expect(rows[2]?.at(-1)).toContain('没有名为');
    expect((await press(page, 'confirm')).status).toBe(422);
    expect(office.areas.search({ q: '东岭坑村' })).toEqual([]);
  });

  test('good list, uploaded and confirmed, is written once', async () => {
    const list = await sheetOf(['东岭坑村', '自然村', '迈哉村委会', '', '2026-11-01', '']);
    const { page } = await upload(list);
    expect((await press(page, 'confirm')).status).toBe(303);
    expect(office.areas.search({ q: '东岭坑村' })).toHaveLength(1);

    const again = await upload(list);
    expect(again.page('button[value=confirm]').length).toBe(0);
    expect(again.page('table').text()).toContain('无变化');
  });

  test('place with a committee, asked to end, shows what holds it and offers no form', async () => {
    const page = await pageOf('sysadmin', '/admin/areas/440882102204/end');
    expect(page('.notice-warning').text()).toContain('须先办结');
    expect(page('.kv').text()).toContain('迈港村人民调解委员会');
    expect(page('form#form').length).toBe(0);
  });

  test('rows that no preview gave, sent, are refused', async () => {
    const page = await pageOf('sysadmin', '/admin/areas/sheet');
    const answer = await (await site.as('sysadmin'))
      .post('/admin/areas/sheet')
      .type('form')
      .send({ _csrf: page('input[name=_csrf]').attr('value') ?? '', rows: '[[1,2]]', _action: 'confirm' });
    expect(answer.status).toBe(400);
  });
});
