import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { legalDay, systemClock } from '../../src/platform/clock.ts';
import { writeWorkbook } from '../../src/platform/workbook.ts';
import { readFirstSheet, readSheets } from '../../src/platform/workbook-reader.ts';
import { fillInWorkbook, type OfficePlace, officeAccounts, townCommittee } from '../setup/first-office.ts';
import { playLeaseStory } from '../stories/lease-story.ts';
import { type Desk, openDesk } from './support/desk.ts';
import { sendAtOnce } from './support/form-filler.ts';
import { GuideReader } from './support/guide-reader.ts';
import { faultsOf } from './support/inspection.ts';
import { type PageDriver, pageDriver } from './support/page-driver.ts';
import { press } from './support/press.ts';
import { openProduction } from './support/program.ts';
import { relocated } from './support/relocated.ts';

const password = 'feng-qiao-2026-jing';
const admins = [
  ['sysadmin', 'xitong'],
  ['secadmin', 'anquan'],
  ['auditor', 'shenji'],
] as const;

async function activate(desk: Desk, username: string, code: string): Promise<void> {
  await desk.leaveSeat();
  await desk.show('/activate');
  await desk.page.fill('[name=username]', username);
  await desk.page.fill('[name=activationCode]', code);
  for (const name of ['password', 'repeated']) await desk.page.fill(`[name=${name}]`, password);
  await press(desk.page, 'main form button[type=submit]:not(.default-submit)');
  expect(new URL(desk.page.url()).pathname, username).toBe('/sign-in');
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFile(await file.path());
}

/** The county by the three steps of the page; the codes of three of its places stand in its table. */
async function chooseCounty(reader: GuideReader, page: Page): Promise<OfficePlace> {
  await reader.press('地区');
  await reader.press('选择县（市、区）');
  await page.fill('[name=q]', '诸暨');
  await press(page, 'main form[role=search] button');
  await page.locator('[name=county]').first().check();
  await reader.press('载入');
  const codeOf = async (name: string) =>
    (
      (await page
        .locator('tr', { has: page.getByRole('link', { name, exact: true }) })
        .locator('td')
        .nth(1)
        .textContent()) ?? ''
    ).trim();
  const town = { code: await codeOf('枫桥镇'), word: '枫桥' };
  const neighbour = { code: await codeOf('店口镇'), word: '店口' };
  await page.getByRole('link', { name: '枫桥镇', exact: true }).click();
  await page.waitForURL(new RegExp(`${town.code}$`));
  const village = { code: await codeOf('枫源村委会'), word: '枫源' };
  return { town, village, neighbour, court: '诸暨市人民法院' };
}

/** One natural village by the list for corrections. */
async function addNaturalVillage(reader: GuideReader, page: Page): Promise<void> {
  await reader.press('地区');
  await reader.press('用表格更正和补充');
  const blank = await reader.found('下载空白表格');
  const empty = await readFirstSheet(await downloaded(page, () => blank.click()));
  const [heads = []] = empty.filter((row) => row.some((cell) => cell.startsWith('名称')));
  const cells: Record<string, string> = { 名称: '大溪', 级别: '自然村', 上级: '枫源村委会' };
  const valueUnder = (head: string) =>
    Object.entries(cells).find(([name]) => head.startsWith(name))?.[1] ?? '';
  const list = await writeWorkbook([
    {
      name: '地区',
      columns: heads.map((header) => ({ header, width: 16 })),
      rows: [heads.map(valueUnder)],
    },
  ]);
  await page.setInputFiles('[name=sheet]', { name: '自然村.xlsx', mimeType: '', buffer: Buffer.from(list) });
  await reader.press('上传并核对');
  await reader.press('确认写入');
}

/** The workbook of the office; gives the codes of the slips by username. */
async function importOffice(
  reader: GuideReader,
  page: Page,
  place: OfficePlace,
): Promise<Map<string, string>> {
  await reader.press('启用向导');
  await reader.press('用 Excel 表一次登记');
  const link = await reader.found('下载表格');
  const empty = await downloaded(page, () => link.click());
  await reader.look(Object.keys(await readSheets(empty, 100)).join('\n'));
  const buffer = Buffer.from(await fillInWorkbook(empty, place));
  await page.setInputFiles('[name=workbook]', { name: '登记表.xlsx', mimeType: '', buffer });
  await reader.press('上传并核对');
  await reader.press('导入没有问题的行');
  const slips = await page.locator('.slip').evaluateAll((all) =>
    all.map((slip) => {
      const told = (label: string) =>
        [...slip.querySelectorAll('.kv-item')]
          .find((item) => item.querySelector('dt')?.textContent === label)
          ?.querySelector('dd')?.textContent ?? '';
      return [told('用户名'), told('启用码')] as const;
    }),
  );
  return new Map(slips);
}

/** Of the next year one rest day stands for all; this year the program knows. */
async function enterCalendar(reader: GuideReader, page: Page): Promise<void> {
  const year = Number(legalDay(systemClock.now()).slice(0, 4)) + 1;
  await reader.press('工作日历');
  await sendAtOnce(page, {
    ...{ day: `${year}-10-01`, kind: 'holiday', name: '国庆节' },
    reason: '国务院办公厅放假通知',
  });
}

async function exportedRows(story: PageDriver): Promise<string[][]> {
  const page = await story.page('clerk');
  await page.goto(new URL('/cases?tab=all', page.url()).href);
  await page.getByRole('link', { name: '导出', exact: false }).filter({ visible: true }).first().click();
  await page.waitForURL(/export/);
  await page.fill('[name=reason]', '月底报送县综治中心');
  const send = page.locator('#form button[type=submit]:not(.default-submit)').first();
  return readFirstSheet(await downloaded(page, () => send.click()));
}

test('empty machine, set up by the words of the guide for a county elsewhere, signs, seals and exports its first case', async () => {
  const office = await openProduction();
  await office.run('migrate');
  const codes = new Map<string, string>();
  for (const [role, username] of admins)
    codes.set(
      username,
      (await office.run('admin', 'create', '--role', role, username)).split('\n').at(-1) ?? '',
    );
  const program = await office.serve();
  const shared = { url: program.url, password };
  const desk = await openDesk({ program: shared });
  try {
    for (const [username, code] of codes) await activate(desk, username, code);
    const page = await desk.seat('xitong');
    const reader = new GuideReader(page, 'first-day');
    await reader.press('启用向导');
    const place = await chooseCounty(reader, page);
    await addNaturalVillage(reader, page);
    const slips = await importOffice(reader, page, place);
    expect([...slips.keys()]).toEqual(officeAccounts.map(([username]) => username));
    expect(await faultsOf(page, 'slips', 'first-day-slips')).toEqual([]);
    await enterCalendar(reader, page);

    await desk.seat('anquan');
    for (const username of slips.keys()) {
      await desk.show('/');
      await reader.press('账户');
      const row = page.locator('tr', { hasText: username });
      await Promise.all([
        page.waitForEvent('framenavigated'),
        row.getByRole('button', { name: '核准' }).click(),
      ]);
      await reader.look();
    }
    for (const [username, code] of slips) await activate(desk, username, code);
    await desk.seat('xitong');
    await desk.show('/');
    await reader.press('启用向导');
    expect(await page.locator('main').textContent()).toContain('各项已经齐备，可以办案。');
    expect(reader.unmet()).toEqual([]);

    const story = pageDriver('first-day', { program: shared });
    await playLeaseStory(relocated(story, place));
    expect(story.findings).toEqual([]);
    const rows = await exportedRows(story);
    expect(rows.flat()).toContain(`（${legalDay(systemClock.now()).slice(0, 4)}）枫桥人调字第1号`);
    expect(rows.flat().join()).toContain(townCommittee(place));
    await story.close();
  } finally {
    await desk.close();
    await program.stop();
  }
});
