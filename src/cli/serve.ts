import { demoAccounts, demoPassword } from '../../seeds/demo-world.ts';
import type { Config } from '../app/config.ts';
import type { Container } from '../app/container.ts';
import { buildApp } from '../app/web.ts';
import { sharedFonts } from '../typeset/fonts/font-registry.ts';
import { startServer, stopOnSignals } from '../web/server.ts';
import { adviceWithoutAreas, closeContainer, fillDemo, isEmptyOffice, openContainer } from './office.ts';
import { CommandRefused } from './outcome.ts';

/** Serves pages and API with the worker in the process, until a signal. An empty database gets the demo first. */
export async function serve(config: Config): Promise<void> {
  const container = await openContainer(config);
  if (config.isDemo && (await isEmptyOffice(container))) await fillDemo(container);
  reportFonts(container.log);
  const running = await startServer(buildApp(container).express, { host: config.host, port: config.port });
  container.worker.start();
  stopOnSignals(async () => {
    await running.stop();
    await closeContainer(container);
  });
  const demo = config.isDemo && (await hasDemoAccounts(container)) ? demoLines() : [];
  const lines = [...demo, ...[adviceWithoutAreas(container) ?? []].flat()];
  process.stdout.write(`${[...lines, `Dingfen 定分  ${running.url}`].join('\n')}\n`);
}

/** Says at start which of the office's own font files are used and which are not, and why. */
function reportFonts(log: Container['log']): void {
  const { admitted, refusals } = sharedFonts();
  for (const { file, use } of admitted) log.info({ file, use }, 'font file of the office is used');
  for (const { file, reasons } of refusals)
    log.warn({ file, reasons }, 'font file of the office is not used');
}

async function hasDemoAccounts(container: Awaited<ReturnType<typeof openContainer>>): Promise<boolean> {
  return (await container.accounts.list()).some((account) => account.isDemo);
}

function demoLines(): string[] {
  return [
    `Demo accounts, password ${demoPassword}:`,
    ...demoAccounts.map(({ username, role }) => `  ${username.padEnd(14)}${role}`),
  ];
}

/** A worker of its own, for PostgreSQL; on SQLite the server is the only writer. */
export async function work(config: Config): Promise<void> {
  if (config.databaseUrl === undefined) {
    throw new CommandRefused('a separate worker needs PostgreSQL; on SQLite `serve` runs it');
  }
  const container = await openContainer(config);
  container.worker.start();
  stopOnSignals(() => closeContainer(container));
  process.stdout.write('worker runs\n');
}
