import { extname, join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { storedPath } from '../../platform/files/disk-file-store.ts';
import { BackupError } from '../backup-format.ts';
import {
  type FileFault,
  type FileSum,
  type IndexedFolder,
  type IndexLine,
  indexFile,
  tableFolder,
} from './folder-format.ts';
import { linesOf } from './lines.ts';
import { copySummed, filled, SummedFile, writeSummed } from './summed-file.ts';

/** A paper as it was issued, from its row in the open files. */
export interface OpenPaper {
  readonly id: string;
  readonly code: string;
  readonly record: object;
  readonly verifyCode: string;
  readonly isSigned: boolean;
}
/** Draws the file of a paper; null where that cannot be. */
export type DrawPaper = (paper: OpenPaper, publicUrl: string) => Promise<{ readonly bytes: Buffer } | null>;

export interface IndexDeps {
  /** The folder, whose tables are written already. */
  readonly folder: string;
  /** Where uploads are kept. */
  readonly store: string;
  readonly publicUrl: string;
  readonly drawPaper: DrawPaper;
  readonly report: (done: number, what: IndexedFolder) => void;
}
export interface IndexSum extends FileSum {
  readonly lines: number;
  readonly faults: number;
}
type Told = Omit<IndexLine, 'path' | 'bytes' | 'sha256' | 'fault'>;
type Laid = Pick<IndexLine, 'path' | 'bytes' | 'sha256' | 'fault'>;

const text = z.string();
const paperRow = z.object({
  ...{
    id: text,
    case_id: text.nullable(),
    code: text,
    title: text,
    number: text.nullable(),
    issued_at: text,
  },
  ...{ record: text, verify_code: text, is_signed: z.number() },
});
const ownerRow = z.object({ id: text, code: text, number: text.nullable().optional() });
const uploadRow = z.object({
  ...{ id: text, case_id: text.nullable(), lead_id: text.nullable(), name: text, kind: text },
  ...{ uploaded_at: text, sha256: text },
});
const formRow = z.object({
  id: text,
  sha256: text,
  name: text.optional(),
  list: text.optional(),
  written_at: text.nullish(),
});

/** Drawn side by side: threads of their own draw them. */
const drawnAtOnce = 4;

type Owners = ReadonlyMap<string, { readonly code: string; readonly number: string | null }>;

/** Draws every issued paper into `papers/`. */
export async function layPapers(deps: IndexDeps): Promise<IndexSum> {
  const owners = await ownersIn(deps.folder);
  return laid(deps, 'papers', async (add) => {
    let waiting: Promise<readonly [Told, Laid]>[] = [];
    const flush = async () => {
      for (const [told, place] of await Promise.all(waiting)) await add(told, place);
      waiting = [];
    };
    for await (const row of rowsIn(deps.folder, 'documents', paperRow)) {
      const owner = owners.get(row.case_id ?? '');
      const title = `${row.code} ${row.title}`;
      const told = {
        ...{ table: 'documents', id: row.id, title, name: null, at: row.issued_at },
        ...{ case: owner?.code ?? null, number: row.number ?? owner?.number ?? null },
      };
      waiting.push(drawn(deps, row, told).then((place) => [told, place] as const));
      if (waiting.length === drawnAtOnce) await flush();
    }
    await flush();
  });
}

async function drawn(deps: IndexDeps, row: z.infer<typeof paperRow>, told: Told): Promise<Laid> {
  const file = await deps.drawPaper(paperOf(row), deps.publicUrl);
  if (file === null) return absent('notDrawable');
  const path = pathFor(told, '.pdf');
  const { bytes, sha256 } = await writeSummed(join(deps.folder, 'papers'), path, file.bytes);
  return { path, bytes, sha256, fault: null };
}

function paperOf(row: z.infer<typeof paperRow>): OpenPaper {
  return {
    ...{ id: row.id, code: row.code, record: JSON.parse(row.record) as object },
    ...{ verifyCode: row.verify_code, isSigned: row.is_signed === 1 },
  };
}

/** The paper a line of `tables/documents.jsonl` tells of. */
export function paperIn(line: string): OpenPaper {
  return paperOf(paperRow.parse(JSON.parse(line)));
}

/** Copies every upload of cases and leads, and the forms of the office, into `attachments/`. */
export async function layAttachments(deps: IndexDeps): Promise<IndexSum> {
  const { folder } = deps;
  const owners = await ownersIn(folder);
  return laid(deps, 'attachments', async (add) => {
    for await (const row of rowsIn(folder, 'attachments', uploadRow)) {
      const owner = owners.get(row.case_id ?? row.lead_id ?? '');
      const told = {
        ...{ table: 'attachments', id: row.id, title: row.name, name: row.name, at: row.uploaded_at },
        ...{ case: owner?.code ?? null, number: owner?.number ?? null },
      };
      await add(told, await copied(deps, row.sha256, told, extname(row.name)));
    }
    for (const [table, ending] of [
      ['word_templates', '.docx'],
      ['export_layouts', '.xlsx'],
    ] as const) {
      for await (const row of rowsIn(folder, table, formRow)) {
        const title = row.name ?? row.list ?? table;
        const told = {
          table,
          id: row.id,
          title,
          name: null,
          at: row.written_at ?? null,
          case: null,
          number: null,
        };
        await add(told, await copied(deps, row.sha256, told, ending));
      }
    }
  });
}

async function copied(deps: IndexDeps, sha256: string, told: Told, ending: string): Promise<Laid> {
  const path = pathFor(told, ending);
  try {
    const copy = await copySummed(storedPath(deps.store, sha256), join(deps.folder, 'attachments'), path);
    // A damaged one goes along as it is: it may be readable still.
    return { path, bytes: copy.bytes, sha256: copy.sha256, fault: copy.sha256 === sha256 ? null : 'damaged' };
  } catch (error) {
    if (error instanceof BackupError) return absent('missing');
    throw error;
  }
}

const absent = (fault: FileFault): Laid => ({ path: null, bytes: 0, sha256: null, fault });

/** Writes an index while the files it names are laid beside it. */
async function laid(
  { folder, report }: IndexDeps,
  what: IndexedFolder,
  work: (add: (told: Told, place: Laid) => Promise<void>) => Promise<void>,
): Promise<IndexSum> {
  let [lines, faults] = [0, 0];
  const index = await SummedFile.create(folder, `${what}/${indexFile}`);
  const sum = await filled(index, () =>
    work(async (told, place) => {
      await index.write(`${canonicalJson({ ...told, ...place })}\n`);
      lines += 1;
      if (place.fault !== null) faults += 1;
      report(lines, what);
    }),
  );
  return { ...sum, lines, faults };
}

async function ownersIn(folder: string): Promise<Owners> {
  const owners = new Map<string, { code: string; number: string | null }>();
  for (const table of ['cases', 'leads']) {
    for await (const { id, code, number } of rowsIn(folder, table, ownerRow))
      owners.set(id, { code, number: number ?? null });
  }
  return owners;
}

async function* rowsIn<Row>(folder: string, table: string, schema: z.ZodType<Row>): AsyncGenerator<Row> {
  const name = `${tableFolder}/${table}.jsonl`;
  for await (const line of linesOf(join(folder, name), name)) yield schema.parse(JSON.parse(line));
}

/** `<case>/<title> <end of the id>.pdf`, of characters every system takes. */
function pathFor(told: Told, ending: string): string {
  const usable = /^\.[A-Za-z0-9]{1,8}$/.test(ending) ? ending : '';
  const title =
    usable !== '' && told.title.endsWith(usable) ? told.title.slice(0, -usable.length) : told.title;
  return `${tame(told.case ?? 'office')}/${tame(title)} ${told.id.slice(-12)}${usable}`;
}

function tame(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{C}\\/:*?"<>|]/gu, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return [...plain].slice(0, 60).join('') || '_';
}
