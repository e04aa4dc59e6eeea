import { expect, test } from 'vitest';
import { fixedClock } from '../../../src/platform/clock.ts';
import { ReadCache } from '../../../src/platform/database/read-cache.ts';
import { openTestDatabase } from '../../support/database.ts';

function counting() {
  let asked = 0;
  return { load: async () => ++asked, asked: () => asked };
}

test('answer, asked again before any commit, is not read again', async () => {
  const database = await openTestDatabase();
  const cache = new ReadCache({ unitOfWork: database.uow, clock: fixedClock('2026-11-24T02:00:00Z') });
  const { load } = counting();

  expect(await cache.get('unread', load)).toBe(1);
  expect(await cache.get('unread', load)).toBe(1);
  expect(await cache.get('other', load)).toBe(2);
  await database.close();
});

test('answer, after a commit of this process, is read again; after a roll-back it is not', async () => {
  const database = await openTestDatabase();
  const cache = new ReadCache({ unitOfWork: database.uow, clock: fixedClock('2026-11-24T02:00:00Z') });
  const { load } = counting();
  await cache.get('unread', load);

  const failing = database.uow.run(async () => {
    throw new TypeError('not saved');
  });
  await expect(failing).rejects.toThrow('not saved');
  expect(await cache.get('unread', load)).toBe(1);

  await database.uow.run(async () => undefined);
  expect(await cache.get('unread', load)).toBe(2);
  await database.close();
});

test('answer, five seconds old, is read again since another process may have committed', async () => {
  const clock = fixedClock('2026-11-24T02:00:00Z');
  const cache = new ReadCache({ unitOfWork: { commits: 0 }, clock });
  const { load } = counting();
  await cache.get('unread', load);

  clock.advance(4_999);
  expect(await cache.get('unread', load)).toBe(1);
  clock.advance(1);
  expect(await cache.get('unread', load)).toBe(2);
});

test('answer, that began to be read before a commit, is not given after it', async () => {
  const unitOfWork = { commits: 0 };
  const cache = new ReadCache({ unitOfWork, clock: fixedClock('2026-11-24T02:00:00Z') });
  let finish = (_value: string) => {};
  const early = cache.get('unread', () => new Promise<string>((resolve) => (finish = resolve)));
  unitOfWork.commits += 1;
  finish('before');

  expect(await cache.get('unread', async () => 'after')).toBe('after');
  expect(await early).toBe('before');
});

test('failure, while reading, is not remembered', async () => {
  const cache = new ReadCache({ unitOfWork: { commits: 0 }, clock: fixedClock('2026-11-24T02:00:00Z') });
  const failing = async () => {
    throw new Error('database gone');
  };

  await expect(cache.get('unread', failing)).rejects.toThrow('database gone');
  expect(await cache.get('unread', async () => 3)).toBe(3);
});
