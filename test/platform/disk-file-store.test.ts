import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDiskFileStore } from '../../src/platform/files/disk-file-store.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dingfen-files-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test('bytes, put and read, are the same under their hash', async () => {
  const store = createDiskFileStore(dir);
  const { sha256, size } = await store.put(Buffer.from('土地调解协议'));
  expect(size).toBe(18);
  expect(await store.has(sha256)).toBe(true);
  expect((await store.read(sha256)).toString()).toBe('土地调解协议');
});

test('one content, put many times at once, is stored once and leaves nothing temporary', async () => {
  const store = createDiskFileStore(dir);
  const results = await Promise.all(Array.from({ length: 10 }, () => store.put(Buffer.from('scan'))));
  expect(new Set(results.map(({ sha256 }) => sha256)).size).toBe(1);
  expect((await readdir(dir)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('a stored file, damaged on disk, is refused', async () => {
  const store = createDiskFileStore(dir);
  const { sha256 } = await store.put(Buffer.from('scan'));
  await writeFile(join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256), 'forged');
  await expect(store.read(sha256)).rejects.toThrow(/damaged/);
});

test('a name that is no hash, asked for, never reaches the file system', async () => {
  const store = createDiskFileStore(dir);
  await expect(store.read('../../etc/passwd')).rejects.toThrow(RangeError);
});

test('an unknown hash, asked for, is absent', async () => {
  expect(await createDiskFileStore(dir).has('0'.repeat(64))).toBe(false);
});
