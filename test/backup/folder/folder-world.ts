import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditLog } from '../../../src/audit/audit-log.ts';
import { type ExportReport, exportOffice } from '../../../src/backup/folder/export-office.ts';
import type { FolderManifest } from '../../../src/backup/folder/folder-format.ts';
import { type ImportReport, importOffice } from '../../../src/backup/folder/import-office.ts';
import type { Case } from '../../../src/cases/core/case.ts';
import { createFieldCrypto } from '../../../src/platform/crypto/field-crypto.ts';
import type { OpenTestDatabase, TestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

/** An installation of its own, with a SECRET_KEY of its own. */
export const elsewhere = createFieldCrypto('the-secret-of-another-installation-0123456789');

export interface FolderWorld {
  readonly office: TestOffice;
  /** A folder for folders. */
  readonly dir: string;
  export(name?: string): Promise<ExportReport & { readonly folder: string }>;
  empty(open?: OpenTestDatabase, isMigrated?: boolean): Promise<TestDatabase>;
}

export async function inFolderWorld(open: OpenTestDatabase, work: (world: FolderWorld) => Promise<void>) {
  const office = await openOffice(open);
  const dir = await mkdtemp(join(tmpdir(), 'dingfen-folders-'));
  const places: TestDatabase[] = [];
  try {
    await work({
      office,
      dir,
      export: async (name = 'office') => {
        const folder = join(dir, name);
        return { folder, ...(await exportOffice(exportDeps(office), folder)) };
      },
      empty: async (there = open, isMigrated = true) => {
        const place = await there({ isMigrated });
        places.push(place);
        return place;
      },
    });
  } finally {
    for (const place of places) await place.close();
    await office.close();
    await rm(dir, { recursive: true, force: true });
  }
}

export function exportDeps(office: TestOffice) {
  const { db: database, uow, audit, clock, crypto, config, documents } = office;
  return {
    ...{ database, uow, audit, clock, crypto, dataDir: office.place.dataDir, program: '0.1.0' },
    ...{ drawPaper: documents.redraw, office: '雷州市', publicUrl: config.publicUrl },
  };
}

export function placeDeps({ office }: FolderWorld, { db: database, uow, dataDir }: TestDatabase) {
  return {
    ...{ database, uow, dataDir, audit: new AuditLog(), clock: office.clock, crypto: elsewhere },
    ...{ program: '0.1.0', drawPaper: office.documents.redraw, office: '雷州市' },
    publicUrl: office.config.publicUrl,
  };
}

/** Takes a folder into an installation with another key. */
export function bring(world: FolderWorld, place: TestDatabase, folder: string): Promise<ImportReport> {
  return importOffice(placeDeps(world, place), folder);
}

/** A dispute over a threshing ground with a photograph, and a party with every kind of number. */
export async function registered({ office }: FolderWorld): Promise<Case> {
  const clerk = await office.as('clerk');
  const { id } = await office.cases.service.registerCase(clerk, {
    type: 'general',
    summary: '两家因晒谷场起争执。',
    areaCode: '440882102204',
    parties: [
      {
        ...{ side: 'applicant', kind: 'person', name: '陈某明' },
        ...{ telephone: '13800005521', idNumber: '440882197001011230' },
      },
      { side: 'respondent', kind: 'person', name: '林某华' },
    ],
  });
  const photo = { name: '晒谷场 现场.jpg', mediaType: 'image/jpeg', bytes: Buffer.alloc(300_000, 7) };
  await office.attachments.add(clerk, { caseId: id }, [{ ...photo, kind: 'evidence' }]);
  return office.cases.service.getCase(clerk, id);
}

/** A copy of a folder with one thing changed. */
export async function copyOf({ dir }: FolderWorld, folder: string): Promise<string> {
  const copy = await mkdtemp(join(dir, 'changed-'));
  await cp(folder, copy, { recursive: true });
  return copy;
}

/** Changes a file and makes the manifest say that it always was so: what only a forger does. */
export async function forge(folder: string, path: string, change: (text: string) => string): Promise<void> {
  const text = change(await readFile(join(folder, path), 'utf8'));
  await writeFile(join(folder, path), text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  await changeManifest(folder, (manifest) => {
    for (const one of manifest.files)
      if (one.path === path) Object.assign(one, { sha256, bytes: Buffer.byteLength(text) });
    for (const one of manifest.tables)
      if (path === `tables/${one.name}.jsonl`) Object.assign(one, { sha256 });
  });
}

export async function changeManifest(
  folder: string,
  change: (manifest: FolderManifest) => void,
): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as FolderManifest;
  change(manifest);
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest));
}

/** Digests of all files of a folder by their paths, but those that say when it was made. */
export async function digestsIn(folder: string): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(folder.length + 1);
    if (!entry.isFile() || name === 'manifest.json' || name === 'README.txt') continue;
    digests.set(
      name,
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex'),
    );
  }
  return digests;
}
