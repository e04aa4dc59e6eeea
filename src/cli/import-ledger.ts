import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Config } from '../app/config.ts';
import { createTexts } from '../app/texts.ts';
import { toViewer } from '../identity/account.ts';
import type { JobTools } from '../jobs/job.ts';
import type { ImportCounts } from '../ledgers/importing/ledger-import.ts';
import { refusalText, rejectText } from '../ledgers/pages/ledger-words.ts';
import { withContainer } from './office.ts';
import { CommandRefused, UsageError } from './outcome.ts';

/** Reads a ledger and registers its disputes in somebody's name; with `--dry-run` it only says what it found. */
export async function importLedger(config: Config, args: readonly string[]): Promise<void> {
  const { path, by, isDry } = argumentsOf(args);
  const bytes = await readFile(path).catch(() => {
    throw new CommandRefused(`cannot read ${path}`);
  });
  const t = createTexts().t('zh-CN');
  await withContainer(config, async ({ accounts, areas, ledgers }) => {
    const account = await accounts.findByUsername(by);
    if (account === null) throw new CommandRefused(`no account ${by}`);
    const viewer = toViewer(account, areas.standingOf(account), { via: 'session' });
    const brought = await ledgers.bring(viewer, { name: basename(path), bytes });
    const rows = await ledgers.read(viewer, brought, silent);
    const file = await ledgers.find(viewer, brought.id);
    if (file.state === 'refused' || file.counts === null) throw new CommandRefused(refusalText(file, t));
    for (const row of rows) {
      if (row.rejected.length > 0) print(`${row.sheet} ${row.row}: ${rejectText(row, t)}`);
    }
    print(countsLine(file.counts));
    if (isDry) return;
    const { made, same } = await ledgers.confirm(viewer, file, silent);
    print(`${made} cases registered, ${same} rows are cases already`);
  });
}

const silent: JobTools = { report: () => undefined, signal: new AbortController().signal };

function countsLine(counts: ImportCounts): string {
  const { dataRows, importable, rejected, flagged, duplicatePairs, alreadyThere } = counts;
  return [
    `${dataRows} rows`,
    `${importable} importable`,
    `${rejected} rejected`,
    `${flagged} flagged`,
    `${duplicatePairs} pairs to decide`,
    `${alreadyThere} imported before`,
  ].join(', ');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function argumentsOf(args: readonly string[]): { path: string; by: string; isDry: boolean } {
  const rest = args.filter((arg) => arg !== '--dry-run');
  const at = rest.indexOf('--by');
  const by = at < 0 ? undefined : rest[at + 1];
  const [path, ...more] = rest.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  if (path === undefined || more.length > 0 || by === undefined) {
    throw new UsageError('a file and who brings it are needed');
  }
  return { path, by, isDry: args.includes('--dry-run') };
}
