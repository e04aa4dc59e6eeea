import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { BackupError } from '../backup-format.ts';
import { atOneMoment } from '../tables-read-model.ts';
import { indexLines } from './check-folder.ts';
import { openTables } from './describe-schema.ts';
import { type OfficeFolderDeps, openLines } from './export-office.ts';
import type { IndexLine } from './folder-format.ts';
import { type OpenPaper, paperIn } from './lay-index.ts';

export interface PaperComparison {
  readonly equal: number;
  /** Bears a signature whose key is not here, or could not be drawn where it came from. */
  readonly notDrawn: number;
  /** Ids of papers that come out otherwise. */
  readonly different: readonly string[];
}

/**
 * Draws every paper of this office again, with the address its printed code leads to, and compares its bytes with the file
 * in the folder. @throws BackupError when the papers are not those of the folder
 */
export async function comparePapers(
  deps: Pick<OfficeFolderDeps, 'database' | 'crypto' | 'drawPaper' | 'report'>,
  source: string,
  publicUrl: string,
): Promise<PaperComparison> {
  const different: string[] = [];
  let [equal, notDrawn] = [0, 0];
  const lines = indexLines(resolve(source), 'papers');
  await atOneMoment(deps.database, async (db) => {
    const table = (await openTables(db)).find(({ name }) => name === 'documents');
    if (table === undefined) return;
    for await (const rows of openLines(db, table, deps.crypto)) {
      for (const paper of rows.map(paperIn)) {
        const { value: told } = await lines.next();
        if (told?.id !== paper.id)
          throw new BackupError(`paper ${paper.id} is not in the index of the folder`);
        const isEqual = await isDrawnAlike(deps, paper, told, publicUrl);
        if (isEqual === null) notDrawn += 1;
        else if (isEqual) equal += 1;
        else different.push(paper.id);
      }
      deps.report?.(`papers compared: ${equal + notDrawn + different.length}`);
    }
  });
  const { done } = await lines.next();
  if (done !== true) throw new BackupError('the index of the folder has papers that are not here');
  return { equal, notDrawn, different };
}

async function isDrawnAlike(
  { drawPaper }: Pick<OfficeFolderDeps, 'drawPaper'>,
  paper: OpenPaper,
  { sha256 }: IndexLine,
  publicUrl: string,
): Promise<boolean | null> {
  if (sha256 === null) return null;
  const drawn = await drawPaper(paper, publicUrl);
  return drawn === null ? null : createHash('sha256').update(drawn.bytes).digest('hex') === sha256;
}
