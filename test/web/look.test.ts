import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { catalogueKeys } from '../../src/platform/i18n.ts';
import { projectFile } from '../../src/platform/project-root.ts';
import { errorLocales, webLocales } from '../../src/web/texts.ts';

const css = readFileSync(projectFile('public/style.css'), 'utf8');
const script = readFileSync(projectFile('public/app.js'), 'utf8');
const tokens = new Map(
  [...css.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1], match[2] ?? '']),
);

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(front: string, back: string): number {
  const [one, two] = [front, back].map((name) => {
    const hex = tokens.get(name);
    if (hex === undefined) throw new Error(`no such token: ${name}`);
    return luminance(hex);
  });
  return (Math.max(one ?? 0, two ?? 0) + 0.05) / (Math.min(one ?? 0, two ?? 0) + 0.05);
}

const grounds = ['surface', 'page', 'tint', 'head-row'];
const textPairs = [
  ...['text', 'secondary', 'tertiary', 'brand', 'brand-dark', 'red', 'red-dark', 'warn'].flatMap((front) =>
    grounds.map((back) => [front, back]),
  ),
  ...['neutral', 'blue', 'green', 'teal', 'orange', 'red', 'purple'].map((tone) => [
    `tag-${tone}-text`,
    `tag-${tone}`,
  ]),
  ...['blue', 'green', 'orange', 'red'].map((tone) => ['text', `tag-${tone}`]),
  ...['brand', 'brand-dark', 'red', 'red-dark'].map((back) => ['on-brand', back]),
  ['red-dark', 'tag-red'],
  ['red', 'tag-red'],
];

test.each(textPairs)('text %s on %s has contrast of at least 4.5', (front, back) => {
  expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
});

test.each([
  ['border-input', 'surface'],
  ['border-input', 'page'],
  ['brand', 'surface'],
  ['red', 'surface'],
  ['red', 'page'],
  ['focus-line', 'surface'],
  ['focus-line', 'page'],
  ['focus', 'brand'],
])('edge %s on %s has contrast of at least 3', (front, back) => {
  expect(contrast(front, back)).toBeGreaterThanOrEqual(3);
});

test('stylesheet and script use nothing newer than the design floor and stay small', () => {
  const newer =
    /:has\(|color-mix|oklch|oklab|lab\(|lch\(|light-dark|@layer|@container|@scope|accent-color|text-wrap|\d[dsl]vh\b|subgrid|@property|:user-invalid|&\s*[:.{]/;
  expect(css.replace(/\/\*[\s\S]*?\*\//g, '').match(newer)?.[0]).toBeUndefined();
  expect(script).not.toMatch(/\beval\(|new Function|\?\?=|\|\|=|\.at\(|structuredClone|replaceAll|innerHTML/);
  expect(gzipSync(css).length).toBeLessThan(30_000);
  expect(gzipSync(script).length).toBeLessThan(10_000);
});

const viewFolder = projectFile('views');
const views = readdirSync(viewFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ejs'))
  .map((file) => ({ file, text: readFileSync(join(viewFolder, file), 'utf8') }));

test('views have no text of their own, nothing inline and raw output only where it is known', () => {
  expect(views.length).toBeGreaterThan(20);
  for (const { file, text } of views) {
    expect(text.match(/\p{Script=Han}+/u)?.[0], file).toBeUndefined();
    expect(text.match(/\s(style|on[a-z]+)=|<style|<script(?! src=)/)?.[0], file).toBeUndefined();
    const raw = [...text.matchAll(/<%-([^%]*)%>/g)].map((match) => match[1]?.trim() ?? '');
    const isGuide = file === join('help', 'chapter.ejs');
    const unknown = raw.filter(
      (code) =>
        !/^it\.include\(|^it\.body$|^it\.(\w+\.)?\w*[sS]vg$|^it\.diagram$|^it\.chart\b/.test(code) &&
        !(isGuide && code === 'it.html'),
    );
    expect(unknown, file).toEqual([]);
  }
});

test.each([
  ['web', webLocales],
  ['errors', errorLocales],
])('texts of %s exist in both languages, English has no Chinese', (_name, catalogue) => {
  expect(catalogueKeys(catalogue.en)).toEqual(catalogueKeys(catalogue['zh-CN']));
  const english = JSON.stringify({ ...catalogue.en, language: undefined });
  expect(english.match(/\p{Script=Han}+/u)?.[0]).toBeUndefined();
});
