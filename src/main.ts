#!/usr/bin/env node
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ConfigError, loadConfig } from './app/config.ts';
import { areaImport } from './cli/area.ts';
import { backup, restore } from './cli/backup.ts';
import { doctor } from './cli/doctor.ts';
import { handover } from './cli/handover.ts';
import { importLedger } from './cli/import-ledger.ts';
import { workflowMigrate } from './cli/migrate-workflow.ts';
import { adminCreate, auditVerify, demoLoad, migrate, tokenCreate } from './cli/office.ts';
import { exportAll, importFolder } from './cli/office-folder.ts';
import { CommandRefused, UsageError } from './cli/outcome.ts';
import { serve, work } from './cli/serve.ts';
import { setup, setupExport, setupImport } from './cli/setup.ts';
import { workflowWhere } from './cli/where.ts';
import { workflowCheck, workflowDiagram, workflowReplay } from './cli/workflow.ts';
import { DatabaseSetupError } from './platform/database/connect.ts';
import { AppError } from './platform/errors.ts';

interface Command {
  readonly words: readonly string[];
  readonly usage: string;
  readonly does: string;
  readonly run: (args: readonly string[]) => Promise<void>;
}

const commands: readonly Command[] = [
  {
    words: ['serve'],
    usage: 'serve',
    does: 'serve pages and API, with the worker in the process',
    run: () => serve(loadConfig()),
  },
  {
    words: ['worker'],
    usage: 'worker',
    does: 'run a worker of its own (PostgreSQL only)',
    run: () => work(loadConfig()),
  },
  {
    words: ['migrate'],
    usage: 'migrate',
    does: 'bring the database up to date',
    run: () => migrate(loadConfig()),
  },
  {
    words: ['backup'],
    usage: 'backup <file> [--recipient age1…]',
    does: 'write the whole office into one file while people work, read back before it takes its name',
    run: (args) => backup(loadConfig(), args),
  },
  {
    words: ['restore'],
    usage: 'restore <file> [--identity <file of the secret key>]',
    does: 'bring a backup into an empty place, compared to every row, chain and file',
    run: (args) => restore(loadConfig(), args),
  },
  {
    words: ['export'],
    usage: 'export --all <folder>',
    does: 'write the whole office as open files (JSON lines, papers, attachments, a schema), personal data in clear',
    run: (args) => exportAll(loadConfig(), args),
  },
  {
    words: ['import', 'office'],
    usage: 'import office <folder>',
    does: 'take such a folder into an empty place, compared to every row, chain and paper',
    run: (args) => importFolder(loadConfig(), args),
  },
  {
    words: ['demo', 'load'],
    usage: 'demo load [--size N]',
    does: 'fill an empty database with the demo, with so many cases',
    run: (args) => demoLoad(loadConfig(), args),
  },
  {
    words: ['admin', 'create'],
    usage: 'admin create --role sysadmin|secadmin|auditor <username>',
    does: 'create an administrator and print a one-time activation code',
    run: (args) => adminCreate(loadConfig(), args),
  },
  {
    words: ['setup', 'export'],
    usage: 'setup export <file> --by <username>',
    does: 'write the workbook of the office, filled with what is known',
    run: (args) => setupExport(loadConfig(), args),
  },
  {
    words: ['setup', 'import'],
    usage: 'setup import <file> --by <username>',
    does: 'import the good rows of that workbook, name the bad ones, print activation codes',
    run: (args) => setupImport(loadConfig(), args),
  },
  {
    words: ['setup'],
    usage: 'setup [--lang zh-CN|en]',
    does: 'say what the office still needs, for which task, and who supplies it',
    run: (args) => setup(loadConfig(), args),
  },
  {
    words: ['token', 'create'],
    usage: 'token create <username> [--scope read|write|sign|seal]…',
    does: 'print a new API token of an account',
    run: (args) => tokenCreate(loadConfig(), args),
  },
  {
    words: ['area', 'import'],
    usage: 'area import <county> | --file <xlsx|csv>',
    does: 'take a county of the country with its towns and villages; or add and correct places by a list',
    run: (args) => areaImport(loadConfig(), args),
  },
  {
    words: ['handover'],
    usage: 'handover --by <username> --from <username> --to <username> --reason <words>',
    does: 'hand every open case of one mediator to another',
    run: (args) => handover(loadConfig(), args),
  },
  {
    words: ['import', 'ledger'],
    usage: 'import ledger <file> --by <username> [--dry-run]',
    does: 'register the disputes of a ledger (xlsx, csv), or only say what it holds',
    run: (args) => importLedger(loadConfig(), args),
  },
  {
    words: ['audit', 'verify'],
    usage: 'audit verify',
    does: 'recompute every hash chain',
    run: () => auditVerify(loadConfig()),
  },
  {
    words: ['doctor'],
    usage: 'doctor',
    does: 'look for stuck cases, missed deadlines and records that do not add up',
    run: () => doctor(loadConfig()),
  },
  {
    words: ['workflow', 'check'],
    usage: 'workflow check',
    does: 'run all gates over the definitions',
    run: workflowCheck,
  },
  {
    words: ['workflow', 'replay'],
    usage: 'workflow replay',
    does: 'replay every stored history and compare',
    run: () => workflowReplay(loadConfig()),
  },
  {
    words: ['workflow', 'migrate'],
    usage:
      'workflow migrate <type> --dry-run [--lang zh-CN|en] | <type> --apply --by <username> | --undo <run> --by <username>',
    does: 'report what a new version would do to the running cases, carry it out, or take it back',
    run: (args) => workflowMigrate(loadConfig(), args),
  },
  {
    words: ['workflow', 'diagram'],
    usage: 'workflow diagram <type>',
    does: 'print the diagram of a dispute type as SVG',
    run: workflowDiagram,
  },
  {
    words: ['workflow', 'where'],
    usage: 'workflow where <event>',
    does: 'say where form, handler, tables, papers, page and tests of an event stand in the source',
    run: workflowWhere,
  },
];

/** Runs one command line. Gives the exit code: 0 done, 1 refused or found wrong, 2 wrong usage. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  if (args.length === 0 || args[0] === '--help' || args[0] === 'help') {
    process.stdout.write(`${helpText()}\n`);
    return args.length === 0 ? 2 : 0;
  }
  const command = commands.find(({ words }) => words.every((word, index) => args[index] === word));
  if (!command) {
    process.stderr.write(`unknown command: ${args.join(' ')}; see dingfen --help\n`);
    return 2;
  }
  const rest = args.slice(command.words.length);
  if (rest.includes('--help')) {
    process.stdout.write(`dingfen ${command.usage}\n  ${command.does}\n`);
    return 0;
  }
  return outcomeOf(command, rest);
}

async function outcomeOf(command: Command, args: readonly string[]): Promise<number> {
  try {
    await command.run(args);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}; usage: dingfen ${command.usage}\n`);
      return 2;
    }
    if (!isExpected(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function isExpected(error: unknown): error is Error {
  return [AppError, CommandRefused, ConfigError, DatabaseSetupError].some((kind) => error instanceof kind);
}

function helpText(): string {
  const width = Math.max(...commands.map(({ usage }) => usage.length)) + 2;
  return ['dingfen <command>', ...commands.map(({ usage, does }) => `  ${usage.padEnd(width)}${does}`)].join(
    '\n',
  );
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await runCommandLine(process.argv.slice(2));
}
