import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { legalDay } from '../../../src/platform/clock.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { TestSite } from '../../support/site.ts';

const mediatorId = 'demo-person-mediator';

eachDatabase((_name, open) => {
  let office: TestOffice;
  let site: TestSite;
  /** Made before anybody signs in, since the days they take end a session. */
  const pool: Road[] = [];
  const accepted = (): Road => {
    const road = pool.pop();
    if (road === undefined) throw new Error('make more cases');
    return road;
  };
  const codesOf = (roads: readonly Road[]) =>
    Promise.all(roads.map(async (road) => (await road.case()).code));
  const pathOf = (event: string, codes: readonly string[]) =>
    `/cases/bulk/${event}?${codes.map((code) => `case=${code}`).join('&')}`;
  const results = (html: string) =>
    load(html)('section table tbody tr')
      .toArray()
      .map((row) =>
        load(row)('td')
          .toArray()
          .map((cell) => load(cell).text().trim()),
      );
  const historyOf = async (code: string) => {
    const chair = await office.as('chair');
    const { id } = await office.cases.service.getCase(chair, code);
    return office.engine.history(office.db.read, id);
  };

  beforeAll(async () => {
    office = await openOffice(open);
    for (let n = 0; n < 10; n += 1) {
      const road = new Road(office, 'general');
      await road.accepted();
      pool.push(road);
    }
    site = new TestSite(office);
  });
  afterAll(() => office.close());

  test('cases, ticked in the list by a chair, can be assigned, not supervised, and exported', async () => {
    const chair = await site.as('chair');
    const $ = load((await chair.get('/cases?tab=all')).text);

    expect($('input[type=checkbox][form=bulk]').length).toBeGreaterThan(0);
    expect(
      $('#bulk button')
        .toArray()
        .map((button) => $(button).attr('formaction')),
    ).toEqual(['/cases/bulk/assign', '/cases/bulk/export']);
    expect((await chair.get('/cases/bulk/superviseCase')).status).toBe(403);
  });

  test('assignment of two cases, confirmed, is named with their number first and then done with each', async () => {
    const codes = await codesOf([accepted(), accepted()]);
    const chair = await site.as('chair');
    const asked = await chair.get(pathOf('assign', codes));

    expect(load(asked.text)('#form button[type=submit]').text()).toContain('对 2 件办理“分派调解员”');
    const page = await site.send('chair', pathOf('assign', codes), { mediatorId });

    expect(results(page.text).map(([code, , outcome]) => [code, outcome])).toEqual(
      codes.map((code) => [code, '已办理']),
    );
    for (const code of codes) expect((await historyOf(code)).at(-1)?.event).toBe('assign');
  });

  test('a form, sent twice, assigns once and says the same', async () => {
    const [code = ''] = await codesOf([accepted()]);
    const chair = await site.as('chair');
    const $ = load((await chair.get(pathOf('assign', [code]))).text);
    const form = Object.fromEntries(
      $('#form input[type=hidden]')
        .toArray()
        .map((one) => [$(one).attr('name') ?? '', $(one).attr('value') ?? '']),
    );
    const send = () =>
      chair
        .post('/cases/bulk/assign')
        .type('form')
        .send({ ...form, mediatorId });
    const [first, second] = [await send(), await send()];

    expect(results(second.text)).toEqual(results(first.text));
    expect((await historyOf(code)).filter(({ event }) => event === 'assign')).toHaveLength(1);
  });

  test('a case that moved since the page was shown, and one closed to the step, are refused in their rows', async () => {
    const roads = [accepted(), accepted()];
    const codes = await codesOf(roads);
    const chair = await site.as('chair');
    const $ = load((await chair.get(pathOf('assign', codes))).text);
    const form = Object.fromEntries(
      $('#form input[type=hidden]')
        .toArray()
        .map((one) => [$(one).attr('name') ?? '', $(one).attr('value') ?? '']),
    );
    const who = await office.as('chair');
    const subject = await office.cases.service.getCase(who, codes[0] ?? '');
    await office.cases.service.fire(who, subject, { event: 'assign', data: { mediatorId } });
    const page = await chair
      .post('/cases/bulk/assign')
      .type('form')
      .send({ ...form, mediatorId: 'demo-person-mediator2' });

    const [stale = [], done = []] = results(page.text);
    expect(stale[2]).toBe('未办理');
    expect(stale[3]).not.toBe('');
    expect(done[2]).toBe('已办理');
    expect(load(page.text)('.notice').text()).toContain('办成 1 件，没有办成 1 件');
  });

  test('supervision of a case, sent without its words, keeps what was typed beside the field', async () => {
    const codes = await codesOf([accepted()]);
    const bad = await site.send('coordinator', pathOf('superviseCase', codes), {
      problem: '',
      demand: '三日内走访',
    });

    expect(bad.status).toBe(422);
    expect(load(bad.text)('[name=demand]').text()).toBe('三日内走访');
    const good = await site.send('coordinator', pathOf('superviseCase', codes), {
      happenedOn: legalDay(office.testClock.now()),
      problem: '久拖未决',
      demand: '三日内走访',
    });
    expect(results(good.text)[0]?.[2]).toBe('已办理');
    const again = await site.send('coordinator', pathOf('superviseCase', codes), {
      happenedOn: legalDay(office.testClock.now()),
      problem: '久拖未决',
      demand: '三日内走访',
    });
    expect(results(again.text)[0]?.[2]).toBe('未办理');
    expect(results(again.text)[0]?.[3]).not.toBe('');
  });

  test('cases of another town, asked for by a coordinator, are left out as if they were not there', async () => {
    const codes = await codesOf([accepted()]);
    const other = await site.as('coordinator2');
    const page = await other.get(pathOf('urgeCase', [...codes, 'DFNOWHERE1']));

    expect(page.text).toContain('有 2 件找不到或者不在您的范围内');
    expect(load(page.text)('#form').length).toBe(0);
  });

  test('more cases than go at once, and none, are said in words', async () => {
    const chair = await site.as('chair');
    const many = await chair.get(
      pathOf(
        'assign',
        Array.from({ length: 51 }, (_, n) => `DF${n}`),
      ),
    );

    expect(many.text).toContain('勾选了 51 件，一次最多 50 件');
    expect((await chair.get('/cases/bulk/assign')).text).toContain('还没有勾选案件');
    expect((await chair.get('/cases/bulk/assign?case=%3Cb%3E')).status).toBe(400);
  });

  test('export of the cases ticked holds those and no others', async () => {
    const codes = await codesOf([accepted(), accepted()]);
    const chair = await site.as('chair');
    const sent = await chair.get(pathOf('export', codes));
    expect(sent.headers['location']).toBe(`/cases/export?tab=all&codes=${codes.join(',')}`);

    const page = await site.send('chair', String(sent.headers['location']), {
      reason: '报送县综治中心',
      format: 'print',
      columns_ledger: ['number', 'title'],
    });
    expect(load(page.text)('.print-list tbody tr').length).toBe(2);
    const [entry] = await office.db
      .read('audit_log')
      .where({ action: 'listExported' })
      .orderBy('seq', 'desc');
    expect(String(entry.detail)).toContain('选中的案件');
  });
});
