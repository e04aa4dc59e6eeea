/// <reference lib="dom" />
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { DemoStage } from '../../seeds/demo-cases.ts';
import { loadGuide } from '../../src/help/guide.ts';
import { projectFile } from '../../src/platform/project-root.ts';
import { type Desk, openDesk } from './support/desk.ts';
import { built } from './support/folders.ts';
import { faultsOfPages, phone } from './support/inspection.ts';
import { press } from './support/press.ts';

/** `WRITE_GUIDE=1 npm run test:browser -- guide` takes the pictures of the guide anew; else they are only compared. */
const folder =
  process.env['WRITE_GUIDE'] === '1' ? projectFile('docs', 'user-guide', 'pictures') : built('guide');
const largest = 60_000;
const width = 1000;

const summary =
  '李秀英和陈国强两家在村口修路时争排水沟，各说沟在自家地界内，三天来吵了两次，村干部劝过一次没有谈拢。';
const table = [
  '序号\t发现日期\t村（社区）\t纠纷类型\t申请人\t被申请人\t简要情况\t结果\t化解日期',
  '1\t2026-03-02\t迈港村\t邻里纠纷\t李秀英\t陈国强\t争排水沟\t已化解\t2026-03-09',
  '2\t2026-03-05\t迈港村\t土地纠纷\t吴文斌\t吴小妹\t争地界\t未化解\t',
  '3\t2026-13-05\t龙秋村\t债务纠纷\t周大海\t何明\t借款未还\t未化解\t',
  '4\t2026-03-11\t龙秋村\t婚姻家庭纠纷\t许少华\t许玉莲\t赡养费\t已化解\t2026-03-20',
].join('\n');

interface Step {
  readonly picture: string;
  readonly as: string;
  readonly take: (desk: Desk) => Promise<Page>;
}

const open =
  (path: string, act?: (page: Page) => Promise<unknown>): Step['take'] =>
  async (desk) => {
    await desk.show(path);
    await act?.(desk.page);
    return desk.page;
  };

const openCase =
  (stage: DemoStage, below: string): Step['take'] =>
  async (desk) => {
    const path = await desk.demoCase('mediator', stage);
    await desk.show(`${path}${below}`);
    return desk.page;
  };

const chooseGeneral = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLInputElement>('[name=type][value=general]')?.click());

/** What the guide shows, as its people come to it. */
const steps: readonly Step[] = [
  {
    picture: 'report',
    as: 'grid',
    take: open('/report', async (page) => {
      await chooseGeneral(page);
      await page.fill('[name=what]', '村口两家争排水沟，吵得厉害，请镇里来人看看。');
    }),
  },
  {
    picture: 'register',
    as: 'clerk',
    take: open('/', async (page) => {
      await press(page, 'a[href="/cases/new"]');
      await chooseGeneral(page);
      await page.fill('[name=summary]', summary);
      await page.fill('[name=applicantName]', '李秀英');
      await page.fill('[name=respondentName]', '陈国强');
    }),
  },
  {
    picture: 'ledger',
    as: 'clerk',
    take: open('/ledgers', async (page) => {
      await page.fill('[name=pasted]', table);
      await press(page, '#form button[type=submit]:not(.default-submit)');
      await page.waitForSelector('h2:has-text("退回的行")');
    }),
  },
  { picture: 'workbench', as: 'mediator', take: open('/') },
  { picture: 'case', as: 'mediator', take: openCase('mediating', '') },
  { picture: 'agreement', as: 'mediator', take: openCase('drafting', '/actions/draftAgreement') },
  { picture: 'papers', as: 'mediator', take: openCase('signing', '/documents') },
  { picture: 'cases', as: 'coordinator', take: open('/cases?tab=all') },
  { picture: 'statistics', as: 'coordinator', take: open('/stats') },
  { picture: 'setup', as: 'sysadmin', take: open('/setup') },
];

test('pages the guide shows, come to as it says, look as its pictures and have its chapter as their help', async () => {
  const guide = loadGuide();
  const desk = await openDesk();
  await mkdir(folder, { recursive: true });
  const faults: string[] = [];
  for (const { picture, as, take } of steps) {
    await desk.seat(as);
    const page = await take(desk);
    const size = as === 'grid' ? phone : { width: 1366, height: 860 };
    await page.setViewportSize(size);
    await page.evaluate(() => window.scrollTo(0, 0));
    const taken = sharp(await page.screenshot()).resize({ width: Math.min(width, size.width) });
    const bytes = await taken.webp({ quality: 70, effort: 6 }).toBuffer();
    await writeFile(join(folder, `${picture}.webp`), bytes);
    if (bytes.length > largest) faults.push(`${picture}: ${bytes.length} bytes`);
    const kept = guide.pictures.get(`${picture}.webp`);
    const looks = await sharp(bytes).metadata();
    const kepts = kept === undefined ? null : await sharp(kept).metadata();
    if (kepts !== null && (kepts.width !== looks.width || kepts.height !== looks.height))
      faults.push(`${picture}: taken ${looks.width}×${looks.height}, kept ${kepts.width}×${kepts.height}`);
    const help = (await page.getAttribute('a.top-link[href^="/help"]', 'href')) ?? '';
    const chapter = guide.chapters.get(/^\/help\/([\w-]+)/.exec(help)?.[1] ?? '');
    if (!chapter?.html.includes(`/help/pictures/${picture}.webp`)) faults.push(`${picture}: help is ${help}`);
  }

  expect(faults).toEqual([]);
  const shown = steps.map(({ picture }) => `${picture}.webp`).sort();
  expect([...loadGuide().pictures.keys()].sort()).toEqual(shown);
  await desk.close();
});

test('chapters of the guide, on a desktop and on a phone, are accessible and fit', async () => {
  const desk = await openDesk();
  const paths = ['/help', '/help/desk', '/help/search?lang=en'];

  expect(await faultsOfPages(await desk.seat('clerk'), paths, 'guide')).toEqual([]);
  await desk.close();
});
