import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as listed from '../../../src/documents/papers/index.ts';
import type { Paper } from '../../../src/documents/papers/paper.ts';
import { paperMappers, paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { projectFile } from '../../../src/platform/project-root.ts';
import { sourceFiles } from '../../house/source-files.ts';
import { paperFolders } from './fixtures.ts';

const papers = Object.values<Paper>(listed);
const index = readFileSync(projectFile('src', 'documents', 'papers', 'index.ts'), 'utf8');

test('folders of papers, compared with the index, are each one line of it and named after their code', () => {
  const lines = [...index.matchAll(/^export \{ paper as (\w+) \} from '\.\/([\w-]+)\/paper\.ts';$/gm)];

  expect(lines.length).toBeGreaterThan(40);
  expect(lines.map(([, , folder]) => folder)).toEqual(paperFolders.map(({ name }) => name).sort());
  expect(lines.filter(([, name, folder]) => folder?.split('-')[0] !== name)).toEqual([]);
  expect(paperFolders.map(({ code }) => code).sort()).toEqual([...paperTemplates.keys()]);
});

test('folder of a paper, opened, holds template, sample and, when a case gives it, record', () => {
  const lacking = paperFolders.flatMap(({ name, code }) => {
    const record = paperMappers.has(code) ? ['record.ts'] : [];
    return ['paper.ts', 'template.ts', 'sample.ts', ...record]
      .map((file) => `${name}/${file}`)
      .filter((path) => !existsSync(projectFile('src', 'documents', 'papers', path)));
  });

  expect(lacking).toEqual([]);
});

test('places in the file, of all papers together, are each taken once, and by every paper that a case gives', () => {
  const places = papers.flatMap(({ place }) => (typeof place === 'number' ? [place] : []));
  const unbound = papers.filter(({ place }) => place === 'none');

  expect(places.length).toBeGreaterThan(30);
  expect(new Set(places).size).toBe(places.length);
  expect(unbound).toEqual(papers.filter(({ record }) => record === null));
});

test('samples, of each paper, fit its schema and have names of their own', () => {
  for (const { template, samples } of papers) {
    expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length);
    for (const { name, record } of samples)
      expect(template.recordSchema.safeParse(record).error, `${template.code} ${name}`).toBeUndefined();
  }
});

test('papers that closing a case requires, looked up, are papers that a case can give', () => {
  const seed = readFileSync(projectFile('seeds', 'closing-requirements.json'), 'utf8');
  const required = (JSON.parse(seed) as { readonly codes: readonly string[] }[]).flatMap(
    ({ codes }) => codes,
  );

  expect(required.length).toBeGreaterThan(10);
  expect(required.filter((code) => !paperMappers.has(code))).toEqual([]);
});

/** Lists what was handed in, inside a volume only: drawn like a paper, never issued as one. */
const ofVolume = 'src/documents/papers/materials.ts';

test('codes of papers, wherever definitions and sources name one, are in the set', () => {
  const named = sourceFiles('src', 'workflows').flatMap(({ path, text }) =>
    [...text.matchAll(/'(D\d\d(?:-[A-C])?)'/g)].map(([, code = '']) => ({ path, code })),
  );

  expect(named.length).toBeGreaterThan(50);
  const unknown = named.filter(({ path, code }) => path !== ofVolume && !paperTemplates.has(code));
  expect(unknown).toEqual([]);
});
