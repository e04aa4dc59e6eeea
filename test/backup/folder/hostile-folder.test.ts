import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { longestLine } from '../../../src/backup/folder/folder-format.ts';
import { rowCounts } from '../../../src/backup/tables-read-model.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import {
  bring,
  changeManifest,
  copyOf,
  digestsIn,
  type FolderWorld,
  forge,
  inFolderWorld,
  registered,
} from './folder-world.ts';

let world: FolderWorld;
let sound: string;
let place: TestDatabase;
let end: () => void;
let ended: Promise<void>;

beforeAll(async () => {
  await new Promise<void>((ready, fail) => {
    ended = inFolderWorld(openTestDatabase, async (opened) => {
      world = opened;
      await registered(world);
      sound = (await world.export()).folder;
      place = await world.empty();
      await new Promise<void>((resolve) => {
        end = resolve;
        ready();
      });
    });
    ended.catch(fail);
  });
});
afterAll(async () => {
  end();
  await ended;
});

const cases = 'tables/cases.jsonl';
const uploads = 'attachments/index.jsonl';
type Change = (folder: string) => Promise<unknown>;
const path =
  (to: string): Change =>
  (folder) =>
    forge(folder, uploads, (text) => text.replace(/"path":"[^"]+"/, `"path":"${to}"`));
const inCases =
  (change: (text: string) => string): Change =>
  (folder) =>
    forge(folder, cases, change);
const manifest =
  (change: Parameters<typeof changeManifest>[1]): Change =>
  (folder) =>
    changeManifest(folder, change);

const changes: readonly (readonly [string, string, Change])[] = [
  ['no manifest', 'manifest.json is missing', (folder) => rm(join(folder, 'manifest.json'))],
  ['manifest cut off', 'manifest.json is no JSON', (folder) => truncate(join(folder, 'manifest.json'), 300)],
  [
    'manifest of another format',
    'manifest.json is not of a format',
    manifest((told) => Object.assign(told, { format: 2 })),
  ],
  [
    'manifest with a member nobody knows',
    'not of a format',
    manifest((told) => Object.assign(told, { run: 'x' })),
  ],
  [
    'manifest larger than any',
    'manifest.json is too large',
    (folder) => appendFile(join(folder, 'manifest.json'), ' '.repeat(5_000_000)),
  ],
  [
    'migrations of a later program',
    'made by a later program',
    manifest((told) => void told.migrations.push('20991231000000_new')),
  ],
  [
    'migrations of an older program',
    'made by an older program',
    manifest((told) => void told.migrations.pop()),
  ],
  [
    'word of a case changed',
    'table cases was changed',
    async (folder) =>
      writeFile(
        join(folder, cases),
        (await readFile(join(folder, cases), 'utf8')).replace('晒谷场', '打谷场'),
      ),
  ],
  [
    'photograph changed',
    '.jpg was changed',
    async (folder) => writeFile(join(folder, await photo(folder)), 'x'),
  ],
  ['photograph gone', '.jpg is missing', async (folder) => rm(join(folder, await photo(folder)))],
  ['schema changed', 'schema.json was changed', (folder) => appendFile(join(folder, 'schema.json'), ' ')],
  [
    'table nobody knows',
    'unknown table sqlite_master',
    manifest(
      (told) => void told.tables.push({ name: 'sqlite_master', rows: 0, bytes: 0, sha256: '0'.repeat(64) }),
    ),
  ],
  [
    'name of a table that is a path',
    'not of a format',
    manifest((told) => void told.tables.push({ name: '../x', rows: 0, bytes: 0, sha256: '0'.repeat(64) })),
  ],
  [
    'table that is kept back on purpose',
    'unknown table api_tokens',
    manifest(
      (told) => void told.tables.push({ name: 'api_tokens', rows: 0, bytes: 0, sha256: '0'.repeat(64) }),
    ),
  ],
  [
    'table left out',
    'table cases is missing',
    manifest(
      (told) =>
        void told.tables.splice(
          told.tables.findIndex(({ name }) => name === 'cases'),
          1,
        ),
    ),
  ],
  [
    'table named twice',
    'table cases is missing',
    manifest((told) => void told.tables.push(...told.tables.filter(({ name }) => name === 'cases'))),
  ],
  ['file of a table gone', 'tables/cases.jsonl is missing', (folder) => rm(join(folder, cases))],
  [
    'column nobody knows',
    'line 1: unknown column password_hash',
    (folder) => forge(folder, 'tables/accounts.jsonl', (text) => text.replace('{', '{"password_hash":"x",')),
  ],
  [
    'column left out',
    'line 1: summary is no text',
    inCases((text) => text.replace(/"summary":"[^"]+",/, '')),
  ],
  [
    'text where a number belongs',
    'line 1: rev is no integer',
    inCases((text) => text.replace(/"rev":\d+/, '"rev":"1"')),
  ],
  [
    'number no computer counts',
    'line 1: rev is no integer',
    inCases((text) => text.replace(/"rev":\d+/, '"rev":1e300')),
  ],
  [
    'nothing where something must stand',
    'line 1: summary is no text',
    inCases((text) => text.replace(/"summary":"[^"]+"/, '"summary":null')),
  ],
  [
    'JSON that is none',
    'line 1: state is no json',
    inCases((text) => text.replace(/"state":"(?:[^"\\]|\\.)+"/, '"state":"{"')),
  ],
  [
    'member written twice',
    'line 1: is not written as',
    inCases((text) => text.replace(/"rev":(\d+)/, '"rev":$1,"rev":$1')),
  ],
  ['line that is no row', 'line 1: is no row', inCases(() => '[]\n')],
  ['line that is no JSON', 'line 1 is no JSON', inCases(() => 'drop table cases\n')],
  ['last line cut off', 'cut off', inCases((text) => text.slice(0, -1))],
  ['line longer than any', 'line 1 is too long', inCases(() => 'x'.repeat(longestLine + 2))],
  ['row more than is said', 'table cases has 2 rows, the manifest says 1', inCases((text) => text + text)],
  [
    'path out of the folder',
    'line 1 is not of a format this program knows: path',
    path('../../../etc/passwd'),
  ],
  ['path from the root', 'not of a format this program knows: path', path('/etc/passwd')],
  ['path with the other slash', 'not of a format this program knows: path', path('..\\\\..\\\\x')],
  ['path of a hidden file', 'not of a format this program knows: path', path('.ssh/id')],
  [
    'path in the manifest out of the folder',
    'manifest.json is not of a format',
    manifest((told) => void told.files.push({ path: '../x', bytes: 0, sha256: '0'.repeat(64) })),
  ],
  [
    'file in the manifest nobody knows',
    'unknown file run.sh',
    manifest((told) => void told.files.push({ path: 'run.sh', bytes: 0, sha256: '0'.repeat(64) })),
  ],
  [
    'index left out',
    'attachments/index.jsonl is missing',
    manifest(
      (told) =>
        void told.files.splice(
          told.files.findIndex(({ path: one }) => one === uploads),
          1,
        ),
    ),
  ],
  ['line of the index twice', 'is named twice', (folder) => forge(folder, uploads, (text) => text + text)],
  [
    'file nobody names',
    'attachments/extra.jpg is not named',
    (folder) => writeFile(join(folder, 'attachments/extra.jpg'), 'x'),
  ],
  [
    'folder nobody names with a file',
    'extra/a is not named',
    async (folder) => {
      await mkdir(join(folder, 'extra'));
      await writeFile(join(folder, 'extra/a'), 'x');
    },
  ],
  [
    'photograph that is a link',
    '.jpg is no plain file',
    async (folder) => linked(folder, await photo(folder)),
  ],
  ['table that is a link', 'tables/cases.jsonl is no plain file', (folder) => linked(folder, cases)],
  ['folder of tables that is a link', 'tables is no plain file', (folder) => linked(folder, 'tables')],
];

async function photo(folder: string): Promise<string> {
  const [line = '{}'] = (await readFile(join(folder, uploads), 'utf8')).split('\n');
  return `attachments/${(JSON.parse(line) as { path: string }).path}`;
}

async function linked(folder: string, what: string): Promise<void> {
  const away = `${folder}-away`;
  await rename(join(folder, what), away);
  await symlink(away, join(folder, what));
}

test.each(changes)('folder with %s, taken in, is refused: %s', async (_what, sentence, change) => {
  const folder = await copyOf(world, sound);
  await change(folder);
  const refusal = await bring(world, place, folder).then(
    () => 'done',
    (error: Error) => error.message,
  );

  expect(refusal).toContain(sentence);
  expect((await rowCounts(place.db.read)).filter(({ rows }) => rows > 0)).toEqual([]);
  expect(await readdir(place.dataDir)).not.toContain('files');
});

test('folder whose rows refer to nothing, taken in, is refused by the database, which stays as it was with its files', async () => {
  const folder = await copyOf(world, sound);
  await forge(folder, cases, () => '');
  await changeManifest(folder, (told) => {
    for (const one of told.tables) if (one.name === 'cases') one.rows = 0;
  });
  const row = { id: 'a', case_id: 'nowhere', about_id: null, code: 'D1', data: '{}', label: 'x' };
  const entry = {
    ...row,
    replaced_by: null,
    withdrawn_at: null,
    written_at: '2026-11-24T01:00:00.000Z',
    written_by: 'x',
  };
  const line = JSON.stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))));
  await forge(folder, 'tables/paper_entries.jsonl', () => `${line}\n`);
  await changeManifest(folder, (told) => {
    for (const one of told.tables) if (one.name === 'paper_entries') one.rows = 1;
  });

  await expect(bring(world, place, folder)).rejects.toThrow(/^nothing was imported: .*constraint/i);
  expect((await rowCounts(place.db.read)).filter(({ rows }) => rows > 0)).toEqual([]);
  const kept = await readdir(join(place.dataDir, 'files'), { recursive: true, withFileTypes: true });
  expect(kept.filter((one) => one.isFile())).toEqual([]);
});

test('folder that nobody touched, taken in after all those, is taken', async () => {
  const before = await digestsIn(sound);
  await bring(world, place, sound);

  expect(await digestsIn(sound)).toEqual(before);
  const [count] = await place.db.read('cases').count({ n: '*' });
  expect(Number(count?.['n'])).toBe(1);
});
