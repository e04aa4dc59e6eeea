import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Config } from '../app/config.ts';
import type { Container } from '../app/container.ts';
import { createTexts } from '../app/texts.ts';
import { can } from '../identity/permissions.ts';
import { isLocale } from '../platform/i18n.ts';
import { missingOf, setupTasks, suppliers } from '../setup/setup.ts';
import { detailOf } from '../setup/setup-page.ts';
import { sheetTitle } from '../setup/sheets.ts';
import { reasonsOf } from '../setup/workbook-page.ts';
import { readOfficeSheets } from '../setup/workbook-routes.ts';
import { withContainer } from './office.ts';
import { CommandRefused, UsageError } from './outcome.ts';

/** `setup export <file>`, `setup import <file> --by <username>`: the office in one workbook, without a browser. */
export async function setupExport(config: Config, args: readonly string[]): Promise<void> {
  const [file, flag, username, ...rest] = args;
  if (file === undefined || flag !== '--by' || username === undefined || rest.length > 0) {
    throw new UsageError('a file and who takes it are needed');
  }
  await withContainer(config, async (container) => {
    const actor = await administratorOf(container, username);
    writeFileSync(file, await container.workbooks.write(actor, 'zh-CN'), { mode: 0o600 });
    process.stdout.write(`${file}\n`);
  });
}

export async function setupImport(config: Config, args: readonly string[]): Promise<void> {
  const [file, flag, username, ...rest] = args;
  if (file === undefined || flag !== '--by' || username === undefined || rest.length > 0) {
    throw new UsageError('a file and who imports it are needed');
  }
  if (!existsSync(file)) throw new CommandRefused(`no such file: ${file}`);
  const sheets = await readOfficeSheets(readFileSync(file));
  if (typeof sheets === 'string') throw new CommandRefused(`not a workbook to import: ${sheets}`);
  const words = { t: createTexts().t('zh-CN'), locale: 'zh-CN' as const };
  await withContainer(config, async (container) => {
    const { plan, opened } = await container.workbooks.importSheets(
      await administratorOf(container, username),
      sheets,
    );
    const codes = opened.map(({ account, activationCode }) => `${account.username} ${activationCode}`);
    const done = plan.rows.filter(({ state }) => state === 'new' || state === 'changed').length;
    process.stdout.write(`${[...codes, `${done} rows imported`].join('\n')}\n`);
    const bad = plan.rows.filter(({ state }) => state === 'bad');
    const lines = bad.map((row) => `${sheetTitle(row.sheet, 'zh-CN')} ${row.no}: ${reasonsOf(row, words)}`);
    if (bad.length > 0) throw new CommandRefused(lines.join('\n'));
  });
}

/** In whose name it is done: somebody who keeps the books. */
async function administratorOf({ accounts }: Container, username: string): Promise<string> {
  const account = await accounts.findByUsername(username);
  if (account === null || account.disabledAt !== null || !can(account, 'manageOffices')) {
    throw new CommandRefused(`${username} is no system administrator`);
  }
  return account.id;
}

/** `setup [--lang zh-CN|en]`: what an office still needs, for which task, and who supplies it. */
export async function setup(config: Config, args: readonly string[]): Promise<void> {
  const [flag, language = 'en', ...rest] = args;
  if ((flag !== undefined && flag !== '--lang') || !isLocale(language) || rest.length > 0) {
    throw new UsageError('the only option is a language');
  }
  const t = createTexts().t(language);
  await withContainer(config, async (container) => {
    const states = await container.setup.states();
    const steps = states.map((state, index) => {
      const { role, path } = suppliers[state.step];
      const mark = state.isDone ? '[x]' : '[ ]';
      const who = state.isDone ? '' : `  → ${t(`identity.roles.${role}`)}: ${config.publicUrl}${path}`;
      return `${mark} ${index + 1}. ${t(`setup.steps.${state.step}`)} (${detailOf(state, t)})${who}`;
    });
    const tasks = setupTasks.map((task) => {
      const missing = missingOf(task, states).map(({ step }) => t(`setup.steps.${step}`));
      const verdict =
        missing.length === 0 ? t('setup.ready') : `${t('setup.missing')}: ${missing.join(', ')}`;
      return `${t(`setup.tasks.${task}`)}: ${verdict}`;
    });
    const first = (await container.accounts.list()).length === 0 ? [firstCommands] : [];
    process.stdout.write(`${[...steps, '', ...tasks, ...first].join('\n')}\n`);
  });
}

const firstCommands = `
No account yet. Create three, each prints a code for /activate:
  dingfen admin create --role sysadmin <username>
  dingfen admin create --role secadmin <username>
  dingfen admin create --role auditor <username>`;
