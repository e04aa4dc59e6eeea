import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { navigation } from '../../src/app/navigation.ts';
import { catalogues } from '../../src/app/texts.ts';
import { loadGuide } from '../../src/help/guide.ts';
import { guideHtml } from '../../src/help/guide-html.ts';
import { helpHref, helpPlaces } from '../../src/help/help-places.ts';
import { projectFile } from '../../src/platform/project-root.ts';
import { vocabulary } from '../../workflows/vocabulary/index.ts';
import { getRoutes } from '../site/get-routes.ts';
import { sourceFiles } from '../support/source-files.ts';

const guide = loadGuide();
const pages = [guide.contents, ...guide.chapters.values()];
const textOf = (name: string) => readFileSync(projectFile('docs', 'user-guide', `${name}.md`), 'utf8');

function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.values(Object(value)).flatMap(wordsOf);
}

/** Every Chinese text a page can say: catalogues, and what stands in both languages beside a form, an event or a paper. */
function sayable(): { has(word: string): boolean } {
  const beside = sourceFiles(['src', 'workflows'])
    .flatMap(({ text }) => [...text.matchAll(/(?:\bzh: |\blabel\(|\bboth\()'([^']+)'/g)])
    .map(([, word = '']) => word);
  const events = [...vocabulary.events.values()].map(({ label }) => label.zh);
  const said = Object.values(catalogues).flatMap((one) => wordsOf(one['zh-CN']));
  const texts = new Set([...beside, ...events, ...said]);
  return { has: (word) => texts.has(word) };
}

test('words the guide quotes from the screen, looked up, are each said there', () => {
  const known = sayable();
  const unknown = pages.flatMap(({ name }) =>
    [...textOf(name).matchAll(/「([^」]+)」/g)]
      .map(([, word = '']) => word)
      .filter((word) => !known.has(word))
      .map((word) => `${name}: ${word}`),
  );

  expect(unknown).toEqual([]);
  expect(pages.map(({ name }) => textOf(name).split('「').length).reduce((a, b) => a + b)).toBeGreaterThan(
    200,
  );
});

test('addresses the guide names, compared with the routes, exist', () => {
  const named = pages.flatMap(({ name }) =>
    [...textOf(name).matchAll(/`(\/[^`]*)`/g)].map(([, path]) => path),
  );

  expect(named.length).toBeGreaterThan(2);
  expect(named.filter((path) => path === undefined || getRoutes[path] === undefined)).toEqual([]);
});

test('links and pictures of the guide, followed, lead to chapters, headings and files there are', () => {
  const ids = new Map(pages.map(({ name, html }) => [name, idsOf(html)]));
  const faults: string[] = [];
  const shown = new Set<string>();
  for (const { name, html } of pages) {
    const page = load(html);
    for (const link of page('a').toArray()) {
      const href = page(link).attr('href') ?? '';
      const fault = deadEnd(href, name, ids);
      if (fault) faults.push(`${name}: ${href}`);
    }
    for (const picture of page('img').toArray()) {
      const file = (page(picture).attr('src') ?? '').replace('/help/pictures/', '');
      shown.add(file);
      if (!guide.pictures.has(file)) faults.push(`${name}: no picture ${file}`);
      if (!page(picture).attr('alt'))
        faults.push(`${name}: picture ${file} says nothing to those who do not see it`);
    }
  }

  expect(faults).toEqual([]);
  expect([...guide.pictures.keys()].filter((file) => !shown.has(file))).toEqual([]);
});

test('pictures of the guide, weighed, are few and small', () => {
  expect(guide.pictures.size).toBeLessThanOrEqual(15);
  expect([...guide.pictures].filter(([, bytes]) => bytes.length > 60_000).map(([file]) => file)).toEqual([]);
});

test('help of a page, looked up by its route, is a heading of the guide, for every entry of the menu one of its own', () => {
  const ids = new Map(pages.map(({ name, html }) => [name, idsOf(html)]));
  const dead = Object.keys(helpPlaces).filter((path) => deadEnd(helpHref(path), 'README', ids));

  expect(dead).toEqual([]);
  expect(Object.keys(helpPlaces).filter((path) => getRoutes[path] === undefined)).toEqual([]);
  expect(navigation.filter(({ href }) => helpHref(href) === '/help').map(({ href }) => href)).toEqual([]);
  expect(helpHref('/admin/people/:id/change')).toBe(helpHref('/admin/people'));
  expect(helpHref('/no/such/page')).toBe('/help');
});

test('text of a chapter with HTML in it, rendered, shows the HTML as text', () => {
  const html = guideHtml('# Title\n\n## A heading\n\n<script>alert(1)</script>\n\nword <b>bold</b> `a<b`\n');

  expect(html).not.toContain('<script');
  expect(html).not.toContain('<b>');
  expect(html).toContain('<h2 id="a-heading">');
  expect(html).not.toContain('Title');
});

test('link of a chapter to what is not part of the guide, rendered, is refused', () => {
  expect(() => guideHtml('[out](https://example.org/)')).toThrow(RangeError);
});

function idsOf(html: string): Set<string> {
  const page = load(html);
  return new Set(
    page('[id]')
      .toArray()
      .map((element) => page(element).attr('id') ?? ''),
  );
}

function deadEnd(href: string, from: string, ids: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const [path = '', anchor] = href.split('#', 2);
  const name = path === '' ? from : path === '/help' ? 'README' : path.replace('/help/', '');
  const headings = ids.get(name);
  if (headings === undefined) return true;
  return anchor !== undefined && !headings.has(decodeURIComponent(anchor));
}
