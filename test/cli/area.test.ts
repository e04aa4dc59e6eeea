import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Config } from '../../src/app/config.ts';
import { areaImport } from '../../src/cli/area.ts';
import { adminCreate } from '../../src/cli/office.ts';
import { CommandRefused, UsageError } from '../../src/cli/outcome.ts';
import { readCsv } from '../../src/offices/areas/csv.ts';

let config: Config;
let written = '';
beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  config = {
    host: '127.0.0.1',
    port: 0,
    dataDir: await mkdtemp(join(tmpdir(), 'dingfen-cli-')),
    publicUrl: 'http://127.0.0.1:3000',
    secretKey: 'a-secret-that-only-tests-know-0123456789',
    olderSecretKeys: [],
    isHttpAllowed: true,
    isDemo: false,
    isProduction: true,
    logLevel: 'silent',
    sqliteSynchronous: 'NORMAL',
  };
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(config.dataDir, { recursive: true, force: true });
});
const said = async (work: Promise<void>): Promise<string> => {
  written = '';
  await work;
  return written;
};
const fileOf = async (name: string, text: string): Promise<string> => {
  const path = join(config.dataDir, name);
  await writeFile(path, text);
  return path;
};

test('administrator, created before a county is chosen, is told what to do', async () => {
  expect(await said(adminCreate(config, ['--role', 'sysadmin', 'boss']))).toContain(
    'dingfen area import <county>',
  );
});

test('county, asked for by a name of several, is refused with codes; by a clear one, loaded', async () => {
  const unclear = areaImport(config, ['西湖区']);
  await expect(unclear).rejects.toThrow(UsageError);
  await expect(unclear).rejects.toThrow(/330106 {2}浙江省 杭州市 西湖区\n {2}360103/);
  await expect(areaImport(config, ['没有的县'])).rejects.toThrow(CommandRefused);
  await expect(areaImport(config, [])).rejects.toThrow(UsageError);

  expect(await said(areaImport(config, ['杭州', '西湖区']))).toBe(
    '330106 浙江省 杭州市 西湖区: 237 areas added\n',
  );
  expect(await said(areaImport(config, ['330106']))).toContain(': 0 areas added');
});

test('list of places, imported from a file, is written whole, once, or not at all', async () => {
  const bad = await fileOf('bad.csv', '名称,级别,上级\n一组,组,上保社区\n二组,洲,上保社区\n');
  await expect(areaImport(config, ['--file', bad])).rejects.toThrow(
    /row 3 二组: No known level.*\nnothing was written/,
  );

  const good = await fileOf('good.csv', '名称,级别,上级\n一组,组,上保社区\n');
  expect(await said(areaImport(config, ['--file', good]))).toBe('1 added, 0 renamed, 0 unchanged\n');
  expect(await said(areaImport(config, ['--file', good]))).toBe('0 added, 0 renamed, 1 unchanged\n');

  await expect(areaImport(config, ['--file', join(config.dataDir, 'none.csv')])).rejects.toThrow(
    CommandRefused,
  );
  await expect(areaImport(config, ['--file', await fileOf('empty.csv', '')])).rejects.toThrow(/No headings/);
  await expect(areaImport(config, ['--file', 'list.doc'])).rejects.toThrow(/cannot be read/);
});

test('values between commas, read, keep quotes, commas and line ends, in either encoding', () => {
  expect(readCsv(Buffer.from('\ufeffa,"b, ""c""\nd"\r\n,e\r\n\r\n'))).toEqual([
    ['a', 'b, "c"\nd'],
    ['', 'e'],
  ]);
  expect(readCsv(Buffer.from([0xb4, 0xe5, 0x2c, 0xd7, 0xe9]))).toEqual([['村', '组']]);
  expect(readCsv(Buffer.from(''))).toEqual([]);
  expect(readCsv(Buffer.from('a,'))).toEqual([['a', '']]);
});
