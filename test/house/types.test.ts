import { expect, test } from 'vitest';
import { definitions } from '../../workflows/index.ts';
import { sourceFiles } from './source-files.ts';

const ids = definitions.cases.map(({ id }) => id);
const named = ids.join('|');
const quoted = new RegExp(`['"\`](?:${named})['"\`]`);
const keyed = new RegExp(`^\\s*['"]?(${named})['"]?: `, 'gm');

/** Words that mean something else there: the kinds of a written agreement and of a power of attorney. */
const otherwise = /\b(variant|power|powerKind)\b|z\.literal\(|授权/;
/** The demo plays cases of each type; papers are drawn by the fields of their records. */
const kept = /^src\/(demo|documents\/papers)\//;

const files = sourceFiles('src', 'workflows/vocabulary').filter(({ path }) => !kept.test(path));

/** Lines that name a dispute type, and whether the text is a table with an entry for each. */
function namesIn(text: string): string[] {
  const lines = text.split('\n').filter((line) => quoted.test(line) && !otherwise.test(line));
  const keys = new Set([...text.matchAll(keyed)].map(([, id]) => id));
  return [...lines.map((line) => line.trim()), ...(keys.size > 1 ? [`keys ${[...keys].join(', ')}`] : [])];
}

test.each([
  ["if (subject.type === 'labor') return 3;", 1],
  ["    case 'land':", 1],
  ["query.where({ type: 'lease' })", 1],
  ["const types = new Set(['general']);", 1],
  ["  labor: '劳动争议',\n  land: '土地纠纷',", 1],
  ["  return { variant: 'general' };", 0],
  ["  power: record.power === 'general',", 0],
  ['if (traits.isLeadersMatter) return leader;', 0],
])('source %j, read for names of dispute types, names %i', (text, n) => {
  expect(namesIn(text)).toHaveLength(n);
});

test('program and vocabulary, whatever a case is about, ask for the traits of its type and never for its name', () => {
  expect(files.length).toBeGreaterThan(500);
  expect(ids.length).toBeGreaterThan(3);
  const found = files.flatMap(({ path, text }) => namesIn(text).map((line) => `${path}: ${line}`));
  expect(found).toEqual([]);
});
