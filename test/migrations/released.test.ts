import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import {
  breachesOfRelease,
  digestsFile,
  digestsOfToday,
  digestsText,
  migrationFiles,
  releasedDigests,
} from '../../scripts/migration-digests.ts';

const digests = (...pairs: [file: string, digest: string][]) => new Map(pairs);
const released = digests(['20261130000100_a.ts', '1'], ['20261130000200_b.ts', '2']);

test('migrations, compared with what was released, are the same to every byte and all on record', () => {
  expect(releasedDigests().size).toBeGreaterThan(0);
  expect(breachesOfRelease(releasedDigests(), digestsOfToday())).toEqual([]);
  // A new one gets its line by `npx tsx scripts/write-schema.ts`.
  expect(readFileSync(digestsFile, 'utf8')).toBe(digestsText(digestsOfToday()));
});

test('migrations, listed by hand, are every file of the folder in the order of their names', () => {
  expect(migrations.map(({ name }) => `${name}.ts`)).toEqual(migrationFiles());
  expect(migrations.filter(({ name }) => !/^\d{14}_[a-z]+(_[a-z]+)*$/.test(name))).toEqual([]);
});

test.each([
  [
    'changed',
    digests(['20261130000100_a.ts', '1'], ['20261130000200_b.ts', 'x']),
    /b\.ts .* not what it was/,
  ],
  ['deleted', digests(['20261130000100_a.ts', '1']), /b\.ts .* gone/],
])('released migration, %s, is named with what to do instead', (_case, today, sentence) => {
  const breaches = breachesOfRelease(released, today);

  expect(breaches).toEqual([expect.stringMatching(sentence)]);
  expect(breaches[0]).toContain('a new migration at the end');
});

test('new migration, dated before a released one, is refused', () => {
  const today = digests(...released, ['20261130000150_c.ts', '3']);

  expect(breachesOfRelease(released, today)).toEqual([expect.stringContaining('give it a later date')]);
});

test('new migration, dated after every released one, is taken', () => {
  expect(breachesOfRelease(released, digests(...released, ['20261201000100_c.ts', '3']))).toEqual([]);
});
