import { type CheerioAPI, load } from 'cheerio';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import type { TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';
import { versionCounts, withDisputes } from '../workflow/versions/migration-world.ts';

const list = '/admin/migrations';
const report = `${list}/general/`;

async function open(site: TestSite, username: string, path: string, status = 200): Promise<CheerioAPI> {
  const answer = await (await site.as(username)).get(path);
  expect(answer.status, path).toBe(status);
  return load(answer.text);
}

/** Presses the button of the form that leads there, as the page offers it. */
async function press(site: TestSite, username: string, page: CheerioAPI, action: string): Promise<number> {
  const token = page(`form[action="${action}"] input[name=_csrf]`).attr('value');
  if (token === undefined) throw new Error(`no form ${action}`);
  const agent = await site.as(username);
  return (await agent.post(action).type('form').send({ _csrf: token })).status;
}

async function renewed(work: (office: TestOffice, site: TestSite) => Promise<void>): Promise<void> {
  await withDisputes(openTestDatabase, 2, async ({ renew }) => {
    const office = await renew();
    await work(office, new TestSite(office));
  });
}

test('move to a new version, by the administrator, is read, begun, watched and taken back on the pages', async () => {
  await renewed(async (office, site) => {
    const plans = await open(site, 'sysadmin', list);
    const href = plans('tbody tr')
      .filter((_, row) => plans(row).text().includes('一般'))
      .find('a')
      .attr('href');
    expect(href).toMatch(/^\/admin\/migrations\/general\/\d+$/);
    const page = await open(site, 'sysadmin', href ?? '');
    expect(page('main').text()).toContain('共 2 件：2 件阶段不变');

    expect(await press(site, 'sysadmin', page, href ?? '')).toBe(303);
    const atWork = await open(site, 'sysadmin', list);
    expect(atWork('main').text()).toContain('已转换 0 件');
    expect(atWork('progress').attr('max')).toBe('2');
    expect(atWork('main form')).toHaveLength(0);
    expect(await press(site, 'sysadmin', page, href ?? '')).toBe(409);

    while (await office.migrationRunner.continueForAWhile());
    const done = await open(site, 'sysadmin', list);
    expect(done('main').text()).toContain('共 2 件：已转换 2 件');
    expect(done('progress')).toHaveLength(0);
    expect(Object.values(await versionCounts(office))).toEqual([2]);
    const undo = done('main form').attr('action') ?? '';
    expect(await press(site, 'sysadmin', done, undo)).toBe(303);
    while (await office.migrationRunner.continueForAWhile());
    expect((await open(site, 'sysadmin', list))('main').text()).toContain('已撤回 2 件');
  });
});

test('report of a move, opened by the coordinator, can be read and not begun; others get neither', async () => {
  await renewed(async (office, site) => {
    const [plan] = office.registry.plans('general');
    const page = await open(site, 'coordinator', `${report}${plan?.from}`);
    expect(page('main form')).toHaveLength(0);
    await open(site, 'mediator', list, 403);
    await open(site, 'sysadmin', `${report}9`, 404);
    await open(site, 'sysadmin', `${report}none`, 404);
  });
});

test('case that was moved, opened by its coordinator, says so in its history in both languages', async () => {
  await renewed(async (office, site) => {
    const [plan] = office.registry.plans('general');
    await office.migrations.start(await office.as('sysadmin'), 'general', plan?.from ?? 0);
    while (await office.migrationRunner.continueForAWhile());
    const { code } = await office.db.read('cases').where({ def_id: 'general' }).first('code');

    expect((await open(site, 'coordinator', `/cases/${code}`))('main').text()).toContain('改用新版办理流程');
    expect((await open(site, 'coordinator', `/cases/${code}?lang=en`))('main').text()).toContain(
      'Moved to another version of the procedure',
    );
  });
});
