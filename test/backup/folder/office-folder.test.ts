import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadReference } from '../../../seeds/reference.ts';
import { verifyAudit } from '../../../src/audit/verify-audit.ts';
import { comparePapers } from '../../../src/backup/folder/compare-papers.ts';
import { exportOffice } from '../../../src/backup/folder/export-office.ts';
import { compareFiles, filledByStart } from '../../../src/backup/folder/import-office.ts';
import { rowCounts } from '../../../src/backup/tables-read-model.ts';
import { insertCorrection, listCorrections } from '../../../src/corrections/corrections-repository.ts';
import { loadDemoCases } from '../../../src/demo/play-cases.ts';
import { replayAll } from '../../../src/workflow/versions/replay.ts';
import { eachDatabase, openTestDatabase } from '../../support/database.ts';
import {
  bring,
  digestsIn,
  elsewhere,
  exportDeps,
  type FolderWorld,
  inFolderWorld,
  placeDeps,
  registered,
} from './folder-world.ts';

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  );

async function rowOf(folder: string, table: string, holds: string): Promise<Record<string, unknown>> {
  const lines = (await readFile(join(folder, 'tables', `${table}.jsonl`), 'utf8')).split('\n');
  return JSON.parse(lines.find((line) => line.includes(holds)) ?? '{}') as Record<string, unknown>;
}

/** What a second export of an imported office has that the first has not: the row of the import. */
async function differences(first: string, second: string): Promise<string[]> {
  const [one, other] = [await digestsIn(first), await digestsIn(second)];
  expect([...other.keys()].sort()).toEqual([...one.keys()].sort());
  return [...one].filter(([path, digest]) => other.get(path) !== digest).map(([path]) => path);
}

eachDatabase((_name, open) => {
  test('office of thirty cases, exported, imported elsewhere under another key and exported there, is the same to the byte', async () => {
    await inFolderWorld(open, async (world) => {
      const { office, dir } = world;
      await loadDemoCases(office);
      await registered(world);
      const first = await world.export();
      expect(first.manifest.counts).toMatchObject({ cases: 31, papers: 10, attachments: 1, faults: 0 });

      // To SQLite, and from there to the database of this run.
      const place = await world.empty(openTestDatabase);
      const report = await bring(world, place, first.folder);
      expect(report.sha256).toBe(first.sha256);
      const second = join(dir, 'second');
      await exportOffice(placeDeps(world, place), second);
      expect(await differences(first.folder, second)).toEqual(['tables/audit_log.jsonl']);
      const back = await world.empty();
      await bring(world, back, second);
      const third = join(dir, 'third');
      await exportOffice(placeDeps(world, back), third);
      expect(await differences(second, third)).toEqual(['tables/audit_log.jsonl']);

      expect(await verifyAudit(back.db)).toMatchObject({ isSound: true });
      const replayed = await replayAll(back.db.read, office.registry, office.stores);
      expect(replayed).toMatchObject({ subjects: 31, findings: [] });
      expect(await compareFiles(back.dataDir, third)).toBe(1);
      const papers = await comparePapers(placeDeps(world, back), first.folder, office.config.publicUrl);
      expect(papers).toEqual({ equal: 10, notDrawn: 0, different: [] });
    });
  });

  test('numbers of a party, exported, stand in clear and are found by the digests of the key they came to', async () => {
    await inFolderWorld(open, async (world) => {
      const { id: caseId } = await registered(world);
      const { uow, crypto, clock } = world.office;
      const change = { partyId: null, field: 'telephone', old: '13800005520', next: '13800005521' };
      await uow.run((tx) =>
        insertCorrection(tx, crypto, {
          ...{ caseId, state: 'open', phase: 'triage', reason: '抄错一位', basedOn: 'x', effects: null },
          ...{
            proposedBy: 'x',
            proposedAt: clock.now(),
            decidedBy: null,
            decidedAt: null,
            changes: [change],
          },
        }),
      );
      const { folder } = await world.export();
      expect(await rowOf(folder, 'corrections', caseId)).toMatchObject({ changes: JSON.stringify([change]) });
      const open = await rowOf(folder, 'parties', '陈某明');
      expect(open).toMatchObject({ phone: '13800005521', id_no: '440882197001011230', bank_account: null });
      expect(Object.keys(open).filter((name) => /_(enc|index)$/.test(name))).toEqual([]);

      const place = await world.empty();
      await bring(world, place, folder);

      const [correction] = await listCorrections(place.db.read, elsewhere, String(open['case_id']));
      expect(correction?.changes).toEqual([change]);
      const row = await place.db.read('parties').where({ id: open['id'] }).first();
      const id = String(open['id']);
      expect(elsewhere.decrypt(row.phone_enc, `parties.phone.${id}`)).toBe('13800005521');
      expect(row).toMatchObject({
        phone_index: elsewhere.blindIndex('phone', '13800005521'),
        phone_tail_index: elsewhere.blindIndex('phone_tail', '5521'),
        id_no_index: elsewhere.blindIndex('id_no', '440882197001011230'),
        id_no_tail_index: elsewhere.blindIndex('id_no_tail', '1230'),
        bank_account_enc: null,
      });
    });
  });

  test('office, exported while a colleague registers cases, is one state of it', async () => {
    await inFolderWorld(open, async (world) => {
      const [{ manifest }] = await Promise.all([world.export(), registered(world), registered(world)]);
      const rowsOf = (name: string) => manifest.tables.find((table) => table.name === name)?.rows;

      expect(rowsOf('parties')).toBe(2 * (rowsOf('cases') ?? -1));
      expect(rowsOf('history')).toBe(rowsOf('cases'));
    });
  });

  test('database that was migrated only, or not even that, takes an office in; one with an office is refused', async () => {
    await inFolderWorld(open, async (world) => {
      await registered(world);
      const { folder } = await world.export();
      const bare = await world.empty(open, false);
      await bring(world, bare, folder);
      expect(await refusalOf(bring(world, bare, folder))).toMatch(/the database is not empty, \w+ has rows/);

      const [count] = await bare.db.read('cases').count({ n: '*' });
      expect(Number(count?.['n'])).toBe(1);
      const noted = await bare.db.read('audit_log').where({ action: 'officeImported' });
      expect(noted).toHaveLength(1);
    });
  });
});

test('folder of an office, searched for passwords, activation codes and tokens, holds none', async () => {
  await inFolderWorld(openTestDatabase, async (world) => {
    const { office } = world;
    await registered(world);
    const token = await office.tokens.createToken('clerk');
    const { folder } = await world.export();
    const clerk = await office.db.read('accounts').where({ username: 'clerk' }).first();
    const accounts = await readFile(join(folder, 'tables', 'accounts.jsonl'), 'utf8');
    const names = await readdir(join(folder, 'tables'));

    expect(accounts).toContain('"username":"clerk"');
    expect(clerk.password_hash.length).toBeGreaterThan(20);
    expect(accounts).not.toContain(JSON.stringify(clerk.password_hash).slice(1, -1));
    expect(Object.keys(await rowOf(folder, 'accounts', '"clerk"'))).not.toContain('password_hash');
    expect(names).not.toContain('api_tokens.jsonl');
    expect(names).not.toContain('sessions.jsonl');
    expect(token.length).toBeGreaterThan(10);
  });
});

test('paper and photograph of a case, looked for in the folder, lie under its code and the names people gave', async () => {
  await inFolderWorld(openTestDatabase, async (world) => {
    const { code } = await registered(world);
    const { folder } = await world.export();
    const [photo = ''] = await readdir(join(folder, 'attachments', code));
    const index = await readFile(join(folder, 'attachments', 'index.jsonl'), 'utf8');

    expect(photo).toMatch(/^晒谷场 现场 [0-9a-f]{12}\.jpg$/);
    expect(JSON.parse(index)).toMatchObject({
      case: code,
      name: '晒谷场 现场.jpg',
      bytes: 300_000,
      fault: null,
    });
    expect(await readFile(join(folder, 'README.txt'), 'utf8')).toContain('dingfen import office');
  });
});

test('attachment that is lost where it is kept, exported, is named as missing and stops nothing', async () => {
  await inFolderWorld(openTestDatabase, async (world) => {
    await registered(world);
    const { sha256 } = await world.office.db.read('attachments').first('sha256');
    const kept = join(world.office.place.dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(kept, 'damaged');
    const damaged = await world.export('damaged');
    await rm(kept);
    const lost = await world.export('lost');

    expect(damaged.manifest.counts).toMatchObject({ attachments: 1, faults: 1 });
    expect(await readFile(join(damaged.folder, 'attachments', 'index.jsonl'), 'utf8')).toContain('"damaged"');
    expect(await readFile(join(lost.folder, 'attachments', 'index.jsonl'), 'utf8')).toContain('"missing"');
    await bring(world, await world.empty(), lost.folder);
  });
});

test('folder that is taken, or an export that fails half-way, leaves what was there and nothing half-made', async () => {
  await inFolderWorld(openTestDatabase, async (world: FolderWorld) => {
    const { dir, office } = world;
    await registered(world);
    const { folder } = await world.export();
    const before = await digestsIn(folder);
    expect(await refusalOf(world.export())).toMatch(/is not empty: name a new folder/);
    expect(await digestsIn(folder)).toEqual(before);

    await office.db.write('parties').update({ phone_enc: 'v1.00000000.abcdef' }).where({ name: '陈某明' });
    expect(await refusalOf(exportOffice(exportDeps(office), join(dir, 'second')))).toMatch(
      /^parties [0-9a-f-]+: malformed token; if SECRET_KEY was changed/,
    );
    expect(await readdir(dir)).toEqual(['office']);
  });
});

test('tables that hold rows after the start of a new office, counted, are those an import may replace', async () => {
  await inFolderWorld(openTestDatabase, async (world) => {
    const { db } = world.office;
    const seeded = await world.empty();
    await loadReference({ unitOfWork: seeded.uow, clock: world.office.clock });
    await world.office.registry.register(seeded.db, seeded.uow, world.office.clock);
    const filled = (await rowCounts(seeded.db.read)).filter(({ rows }) => rows > 0).map(({ name }) => name);

    expect(filled.sort()).toEqual([...filledByStart].sort());
    expect((await rowCounts(db.read)).length).toBeGreaterThan(80);
  });
});
