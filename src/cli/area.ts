import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Config } from '../app/config.ts';
import type { Container } from '../app/container.ts';
import { createTexts } from '../app/texts.ts';
import { wholeCountyName } from '../offices/areas/country.ts';
import { readCsv } from '../offices/areas/csv.ts';
import { mostRows, readSheet, type SheetRow } from '../offices/areas/sheet.ts';
import { areaProblemTexts, ownSources } from '../offices/areas/texts.ts';
import { readFirstSheet, UnreadableWorkbookError } from '../platform/workbook-reader.ts';
import { problemText } from '../web/pages/error-page.ts';
import { withContainer } from './office.ts';
import { CommandRefused, UsageError } from './outcome.ts';

/** `area import <county>` or `area import --file <list>`. Throws UsageError for a county that is not clear. */
export async function areaImport(config: Config, args: readonly string[]): Promise<void> {
  if (args[0] !== '--file') return importCounty(config, args.join(' '));
  const [, path] = args;
  if (path === undefined || args.length !== 2) throw new UsageError('a file is needed');
  const rows = await rowsOf(path);
  await withContainer(config, (container) => importRows(container, rows));
}

async function importCounty(config: Config, text: string): Promise<void> {
  if (text.trim() === '' || text.startsWith('--')) throw new UsageError('a county or a file is needed');
  await withContainer(config, async ({ country, areaChanges }) => {
    const [found, ...others] = (await country.load()).search(text);
    if (found === undefined) throw new CommandRefused(`no county ${text} in the national list`);
    if (others.length > 0) {
      const lines = [found, ...others].map((one) => `  ${one.code}  ${wholeCountyName(one)}`);
      throw new UsageError([`${text} may be any of`, ...lines, 'give the code'].join('\n'));
    }
    const { county, added } = await areaChanges.loadCounty(null, found.code);
    process.stdout.write(`${county.code} ${wholeCountyName(county)}: ${added} areas added\n`);
  });
}

async function rowsOf(path: string): Promise<readonly SheetRow[]> {
  const bytes = await readFile(path).catch(() => {
    throw new CommandRefused(`${path} cannot be read`);
  });
  const kind = extname(path).toLowerCase();
  if (kind !== '.xlsx' && kind !== '.csv') throw new UsageError('the file must be .xlsx or .csv');
  const sheet = readSheet(kind === '.csv' ? readCsv(bytes) : await workbookRows(bytes), mostRows);
  if (sheet.result !== 'rows') throw new CommandRefused(`${path}: ${areaProblemTexts[sheet.result].en}`);
  return sheet.rows;
}

async function workbookRows(bytes: Buffer): Promise<string[][]> {
  try {
    return await readFirstSheet(bytes);
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) throw new CommandRefused(areaProblemTexts.notWorkbook.en);
    throw error;
  }
}

async function importRows({ areaChanges }: Container, rows: readonly SheetRow[]): Promise<void> {
  const planned = await areaChanges.carryOut(null, rows, ownSources.bySheet);
  const t = createTexts().t('en');
  const refused = planned.flatMap((one) => (one.outcome === 'refused' ? [one] : []));
  if (refused.length > 0) {
    const lines = refused.map(
      ({ row, problems }) =>
        `row ${row.line} ${row.name}: ${problems.map((problem) => problemText(problem, t, 'en')).join('; ')}`,
    );
    throw new CommandRefused([...lines, 'nothing was written'].join('\n'));
  }
  const count = (outcome: string): number => planned.filter((one) => one.outcome === outcome).length;
  process.stdout.write(`${count('add')} added, ${count('rename')} renamed, ${count('same')} unchanged\n`);
}
