/**
 * `npm run bench [-- --cases N]`: figures as ratios to a floor measured in the same run, interleaved. Nothing here
 * fails the build; a line says MISSED where its target is not reached.
 */
import { spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import autocannon from 'autocannon';
import { paperBench } from './documents/paper-bench.ts';
import { ledgerBench, ledgerLine } from './ledger-bench.ts';
import { describe, interleave } from './measure.ts';
import { residentMegabytes } from './memory.ts';
import { migrationBench } from './migration-bench.ts';
import { transitionBench } from './transition-bench.ts';

const at = process.argv.indexOf('--cases');
const cases = at > 0 ? Number(process.argv[at + 1]) : 10_000;
const rounds = 5;

interface Ready {
  readonly url: string;
  readonly floor: string;
  readonly cookie: string;
  readonly csrf: string;
  readonly note: string;
  readonly pages: { readonly list: string; readonly detail: string };
}

print(`Dingfen bench: ${cpus().length} cores, Node ${process.version}, SQLite FULL, ${cases} cases`);
const { line, rawPerSecond } = await transitionBench(21);
print(describe(line));
print(ledgerLine(await ledgerBench(10_000)));

const server = spawn(
  process.execPath,
  ['--import', 'tsx', fileURLToPath(new URL('bench-server.ts', import.meta.url)), String(cases)],
  {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, UV_THREADPOOL_SIZE: '12' },
  },
);
const ready = await firstLine();
const headers = { cookie: ready.cookie };
const load =
  (url: string, options: Partial<autocannon.Options> = {}) =>
  async () => {
    const result = await autocannon({ url, connections: 16, duration: 2, headers, ...options });
    if (result.non2xx > 0 && options.method !== 'POST')
      throw new Error(`${url}: ${result.non2xx} wrong answers`);
    return result.requests.average;
  };
print(
  describe({
    name: 'D1 list of 50 over HTTP, signed in, 16 connections',
    floor: 'the same page rendered from memory, no session',
    unit: '/s',
    target: 0.3,
    ...(await interleave(
      rounds,
      load(`${ready.floor}/memory/list`),
      load(`${ready.url}${ready.pages.list}`),
    )),
  }),
);
print(
  describe({
    name: 'D2 list rendered from memory',
    floor: 'Express static body of the list',
    unit: '/s',
    ...(await interleave(rounds, load(`${ready.floor}/static/list`), load(`${ready.floor}/memory/list`))),
  }),
);
print(
  describe({
    name: 'D3 case page over HTTP, signed in',
    floor: 'Express static body of the same page',
    unit: '/s',
    ...(await interleave(
      rounds,
      load(`${ready.floor}/static/detail`),
      load(`${ready.url}${ready.pages.detail}`),
    )),
  }),
);
let posted = 0;
const post = load(`${ready.url}${ready.note}`, {
  method: 'POST',
  connections: 8,
  headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
  requests: [
    {
      setupRequest: (request) => {
        posted += 1;
        const fields = { _csrf: ready.csrf, _key: `${process.pid}-${posted}`, text: `note ${posted}` };
        return { ...request, body: new URLSearchParams(fields).toString() };
      },
    },
  ],
});
print(
  describe({
    name: 'D5 transition over HTTP with session and CSRF, 8 connections',
    floor: 'raw transaction of D4',
    unit: '/s',
    ...(await interleave(rounds, async () => rawPerSecond, post)),
  }),
);
server.kill('SIGTERM');
print(await migrationBench(cases, rawPerSecond));
for (const text of await paperBench()) print(text);
const memory = await residentMegabytes();
print(`memory of the program at rest: ${memory} MB; target <= 250 MB${memory > 250 ? ' MISSED' : ''}`);
process.exit(0);

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function firstLine(): Promise<Ready> {
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server of the bench ended: ${code}`)));
    createInterface({ input: server.stdout }).once('line', (text) => resolve(JSON.parse(text) as Ready));
  });
}
