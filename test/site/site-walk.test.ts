import { afterAll, beforeAll, expect, test } from 'vitest';
import { getRoutes } from './get-routes.ts';
import { brokenLinks } from './links.ts';
import { walkApi } from './walk-api.ts';
import { walkForms } from './walk-forms.ts';
import { openAgain, type Visit, type Walk, walkPages } from './walk-pages.ts';
import { openSiteWorld, type SiteWorld } from './world.ts';

/** Only a hang takes so long. */
const patience = 600_000;

let world: SiteWorld;
beforeAll(async () => {
  world = await openSiteWorld();
}, patience);
afterAll(() => world.close());

let walk: Promise<Walk> | undefined;

/** Made once for all tests that look at it, before forms change what there is to see. */
function walked(): Promise<Walk> {
  walk ??= walkPages(world);
  return walk;
}

const faultsIn = (visits: readonly Visit[]) =>
  visits.flatMap(({ address, person, page }) =>
    (page?.faults ?? []).map((fault) => `${address} as ${person}: ${fault}`),
  );

test('table of pages, compared with the routes, names no route that is not there', () => {
  const paths = world.site.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path);

  expect(Object.keys(getRoutes).filter((path) => !paths.includes(path))).toEqual([]);
});

test(
  'every page and file, opened by everybody, answers exactly what its policy and the table say',
  async () => {
    const { visits, wrong } = await walked();

    expect(wrong).toEqual([]);
    expect(visits.length).toBeGreaterThan(800);
  },
  patience,
);

test(
  'every page, opened in Chinese, is well formed and says everything in words',
  async () => {
    expect(faultsIn((await walked()).visits)).toEqual([]);
  },
  patience,
);

test(
  'every page, opened in English, is well formed and says everything in words',
  async () => {
    const again = await openAgain(world, (await walked()).visits, 'en');

    expect(faultsIn(again)).toEqual([]);
    expect(again.length).toBeGreaterThan(150);
  },
  patience,
);

test(
  'every kind of link a role meets, followed, opens',
  async () => {
    expect(await brokenLinks(world, (await walked()).visits)).toEqual([]);
  },
  patience,
);

test(
  'every call of the API, made without token, in a wrong role, badly and well, answers as the table says',
  async () => {
    expect(await walkApi(world)).toEqual([]);
  },
  patience,
);

test(
  'every form, sent without token, by others, badly and well, answers as the table says and keeps what was typed',
  async () => {
    expect(await walkForms(world)).toEqual([]);
  },
  patience,
);
