import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Config } from '../../src/app/config.ts';
import { adminCreate, migrate } from '../../src/cli/office.ts';
import { exportAll, importFolder } from '../../src/cli/office-folder.ts';
import { CommandRefused, UsageError } from '../../src/cli/outcome.ts';

let dir: string;
let written = '';
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dingfen-cli-'));
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
});
afterAll(async () => {
  vi.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});
const said = async (work: Promise<void>): Promise<string> => {
  written = '';
  await work;
  return written;
};
const configOf = (name: string): Config => ({
  ...{ host: '127.0.0.1', port: 0, dataDir: join(dir, name), publicUrl: 'http://127.0.0.1:3000' },
  secretKey: `the-secret-of-${name}-that-only-tests-know-0123456789`,
  ...{ olderSecretKeys: [], isHttpAllowed: true, isDemo: false, isProduction: true },
  ...{ logLevel: 'silent', sqliteSynchronous: 'NORMAL' },
});

test('office, exported by command and imported by command elsewhere, is told to be equal, with what to do next', async () => {
  const [here, there] = [configOf('here'), configOf('there')];
  const folder = join(dir, 'office');
  await said(adminCreate(here, ['--role', 'sysadmin', 'xitong']));

  const exported = await said(exportAll(here, ['--all', folder]));
  await said(migrate(there));
  const imported = await said(importFolder(there, [folder]));

  expect(exported).toContain('0 cases');
  expect(exported).toContain('personal data in clear');
  const [, digest = ''] = /SHA-256 ([0-9a-f]{64})/.exec(exported) ?? [];
  expect(imported).toContain(`SHA-256 ${digest}`);
  expect(imported).toContain('every table equal to its digest');
  expect(imported).toContain('dingfen admin create --role sysadmin');
  expect(await readFile(join(folder, 'tables', 'accounts.jsonl'), 'utf8')).toContain('"xitong"');
  await expect(importFolder(there, [folder])).rejects.toThrow(CommandRefused);
  await expect(importFolder(there, [folder])).rejects.toThrow(/the database is not empty/);
});

test('export of what is no office, or without the folder it needs, is refused with a sentence', async () => {
  await expect(exportAll(configOf('nowhere'), ['--all', join(dir, 'x')])).rejects.toThrow(
    'there is no office here yet',
  );
  await expect(exportAll(configOf('here'), [join(dir, 'x')])).rejects.toThrow(UsageError);
  await expect(importFolder(configOf('nowhere'), [join(dir, 'missing')])).rejects.toThrow(/is no folder/);
});
