import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ValidationError } from '../../../src/platform/errors.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { TestSite } from '../../support/site.ts';

const land = { tab: 'all', type: 'land' };
const labour = { cols: 'number,committee', tab: 'overdue', type: 'labor' };

eachDatabase((_name, open) => {
  let office: TestOffice;
  let site: TestSite;

  beforeAll(async () => {
    office = await openOffice(open);
    site = new TestSite(office);
  });
  afterAll(() => office.close());

  const askedBy = async (username: string) => ({
    viewer: await office.as(username),
    requestId: 'views',
  });
  const namesOf = async (username: string) =>
    (await office.caseViews.list(await office.as(username))).map(({ name }) => name);
  const refusalOf = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => null,
      (reason: unknown) => reason,
    );
    return error instanceof ValidationError ? error.problems.map(({ code }) => code) : error;
  };

  test('view, saved twice by a form that was sent twice, is there once', async () => {
    const asked = await askedBy('justice');
    const input = { name: '土地', isStart: false, replaces: false };

    await Promise.all([office.caseViews.save(asked, input, land), office.caseViews.save(asked, input, land)]);

    expect(await namesOf('justice')).toEqual(['土地']);
    expect(await namesOf('clerk')).toEqual([]);
  });

  test('view, saved under a name that holds another list, is refused until its owner replaces it', async () => {
    const asked = await askedBy('chair');
    const input = { name: '常看', isStart: false, replaces: false };
    await office.caseViews.save(asked, input, land);

    expect(await refusalOf(office.caseViews.save(asked, input, labour))).toEqual(['nameTaken']);
    await office.caseViews.save(asked, { ...input, replaces: true }, labour);

    expect((await office.caseViews.list(asked.viewer)).map(({ query }) => query)).toEqual([labour]);
  });

  test('view, named with a telephone number however it is written, is refused', async () => {
    const asked = await askedBy('chair');

    for (const name of ['13800000001', '欠薪 138 0000 0001', '１３８０００００００１', '440882-1980-0101']) {
      const input = { name, isStart: false, replaces: false };
      expect(await refusalOf(office.caseViews.save(asked, input, land))).toEqual(['numberInName']);
    }
    const dated = { name: '2026-11-24 以前', isStart: false, replaces: false };
    expect(await refusalOf(office.caseViews.save(asked, dated, land))).toBeNull();
  });

  test('views of an account, begun with two at once, leave one to begin with', async () => {
    const asked = await askedBy('leader');
    const begin = (name: string) =>
      office.caseViews.save(asked, { name, isStart: true, replaces: false }, land);

    await Promise.all([begin('甲'), begin('乙')]);

    const views = await office.caseViews.list(asked.viewer);
    expect(views.map(({ name }) => name).sort()).toEqual(['乙', '甲']);
    expect(views.filter(({ isStart }) => isStart)).toHaveLength(1);
  });

  test('view of somebody else, opened, renamed or deleted, is not there', async () => {
    const { id } = await office.caseViews.save(
      await askedBy('clerk'),
      { name: '待办', isStart: false, replaces: false },
      land,
    );
    const other = await site.as('chair');

    expect((await other.get(`/cases/views/${id}`)).status).toBe(404);
    expect((await other.get(`/cases/views/${id}/delete`)).status).toBe(404);
    await office.caseViews.remove(await askedBy('chair'), id);

    expect(await namesOf('clerk')).toEqual(['待办']);
  });

  test('views of an account, twenty already, take no further one', async () => {
    const asked = await askedBy('county');
    for (let n = 1; n <= 20; n += 1)
      await office.caseViews.save(asked, { name: `第${n}个`, isStart: false, replaces: false }, land);

    const oneMore = office.caseViews.save(asked, { name: '多了', isStart: false, replaces: false }, land);

    expect(await refusalOf(oneMore)).toEqual(['tooMany']);
  });

  test('changes of a view, looked up in the audit log, stand there without its name', async () => {
    const asked = await askedBy('village');
    const { id } = await office.caseViews.save(
      asked,
      { name: '符大山的事', isStart: false, replaces: false },
      land,
    );
    await office.caseViews.rename(asked, id, { name: '山林', isStart: true });
    await office.caseViews.remove(asked, id);

    const rows = await office.db.read('audit_log').where({ object_id: id }).orderBy('seq');

    expect(rows.map(({ action }) => action)).toEqual(['caseViewSaved', 'caseViewChanged', 'caseViewDeleted']);
    expect(JSON.stringify(rows)).not.toContain('符大山');
  });

  test('list with words searched for, saved as a view on the page, comes back without the words', async () => {
    const agent = await site.as('coordinator');
    const list = load((await agent.get('/cases').query({ tab: 'all', type: 'land', q: '符' })).text);
    const saveHref = list('.list-views a').first().attr('href') ?? '';
    const page = load((await agent.get(saveHref)).text);

    expect(saveHref).not.toContain('q=');
    expect(page('main').text()).toContain('关键词可能是人名、号码，不保存在视图里');
    const answer = await site.send('coordinator', saveHref, { name: '全镇土地', isStart: 'on' });

    expect(answer.headers['location']).toBe('/cases?tab=all&type=land');
    const shown = load((await agent.get('/cases?tab=all&type=land')).text);
    expect(shown('.list-views [aria-current]').text()).toBe('全镇土地');
    expect(shown('[role=status]').text()).toContain('视图已保存');
    expect((await agent.get('/cases')).headers['location']).toBe('/cases?tab=all&type=land');
    expect((await agent.get('/cases?tab=todo')).status).toBe(200);
  });

  test('view with a name refused, sent back to its form, keeps what was typed and says why beside it', async () => {
    const answer = await site.send('mediator', '/cases/views/new?tab=all', { name: '电话13800000001' });

    const page = load((await answer).text);
    expect(answer.status).toBe(422);
    expect(page('#name').val()).toBe('电话13800000001');
    expect(page('#name-error').text()).toContain('名称里不能有电话、证件号码');
  });

  test('view whose type is no longer in the dictionary, at the start of the lists, is passed over and said to be stale', async () => {
    const asked = await askedBy('mediator');
    await office.caseViews.save(
      asked,
      { name: '老类型', isStart: true, replaces: false },
      { tab: 'all', type: 'gone' },
    );
    const agent = await site.as('mediator');

    expect((await agent.get('/cases')).status).toBe(200);
    const page = load((await agent.get('/cases/views')).text);
    expect(page('tbody tr').text()).toContain('打不开了');
    expect(page('tbody tr a').first().text()).toBe('改名');
  });
});
