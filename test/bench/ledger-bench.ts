/** `npx tsx test/bench/ledger-bench.ts [rows]`: also a line of `npm run bench`. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import type { JobTools } from '../../src/jobs/job.ts';
import { openBenchOffice } from './bench-office.ts';

const tools: JobTools = { report: () => undefined, signal: new AbortController().signal };
const tables = ['cases', 'parties', 'history', 'audit_log', 'case_search', 'ledger_rows'] as const;
const rowsAtOnce = 100;

export interface LedgerFigures {
  readonly rows: number;
  readonly readSeconds: number;
  readonly confirmSeconds: number;
  readonly rawSeconds: number;
  /** The longest the event loop was held up while reading and confirming. */
  readonly longestBlockMs: number;
}

/** D7: reading and confirming a ledger against inserting the rows it leads to, in one transaction, without any index. */
export async function ledgerBench(count: number): Promise<LedgerFigures> {
  const office = await openBenchOffice(30);
  try {
    const clerk = await office.as('clerk');
    const before = new Map<string, number>();
    for (const table of tables) before.set(table, await size(table));
    const { id } = await office.ledgers.bring(clerk, {
      name: '2026年台账.csv',
      bytes: Buffer.from(ledger(count)),
    });
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const readSeconds = await seconds(async () => {
      await office.ledgers.read(clerk, await office.ledgers.find(clerk, id), tools);
    });
    const file = await office.ledgers.find(clerk, id);
    if (file.counts?.importable !== count) throw new Error(`only ${file.counts?.importable} rows are good`);
    const confirmSeconds = await seconds(() => office.ledgers.confirm(clerk, file, tools));
    loop.disable();
    const written = new Map<string, Record<string, unknown>[]>();
    for (const table of tables) {
      written.set(
        table,
        await office.db
          .read(table)
          .offset(before.get(table) ?? 0)
          .limit(1_000_000),
      );
      await office.db.write.raw(`create table raw_${table} as select * from ${table} where 0`);
    }
    const rawSeconds = await seconds(() =>
      office.uow.run(async ({ knex }) => {
        for (const [table, rows] of written) {
          for (let from = 0; from < rows.length; from += rowsAtOnce) {
            await knex(`raw_${table}`).insert(rows.slice(from, from + rowsAtOnce));
          }
        }
      }),
    );
    return { rows: count, readSeconds, confirmSeconds, rawSeconds, longestBlockMs: loop.max / 1e6 };
  } finally {
    await office.close();
  }

  async function size(table: string): Promise<number> {
    return Number((await office.db.read(table).count({ n: '*' }).first())?.['n']);
  }
}

export function ledgerLine({
  rows,
  readSeconds,
  confirmSeconds,
  rawSeconds,
  longestBlockMs,
}: LedgerFigures): string {
  const ratio = confirmSeconds / rawSeconds;
  const figures = [
    `read ${readSeconds.toFixed(1)} s`,
    `confirmed ${confirmSeconds.toFixed(1)} s`,
    `same rows inserted raw ${rawSeconds.toFixed(1)} s`,
    `ratio ${ratio.toFixed(1)} (target ≤ 8${ratio > 8 ? ', MISSED' : ''})`,
    `longest block ${longestBlockMs.toFixed(0)} ms (target ≤ 50${longestBlockMs > 50 ? ', MISSED' : ''})`,
  ];
  return `D7 import of a ledger of ${rows} rows: ${figures.join(', ')}`;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

const words = ['邻里', '欠薪', '宅基地', '房租', '打架', '债务'];
const results = ['已化解', '调解成功', '化解中', '移交司法所', '调解不成'];

function ledger(count: number): string {
  const lines = ['编号,排查日期,村,纠纷类型,当事人,电话,涉及金额,简要情况,结果,化解日期'];
  for (let n = 0; n < count; n += 1) {
    const month = (n % 9) + 1;
    const result = results[n % results.length] ?? '';
    const isResolved = n % results.length < 2;
    lines.push(
      [
        `客综治〔2026〕${n}号`,
        `2026.${month}.${(n % 28) + 1}`,
        n % 2 === 0 ? '迈港村' : '龙秋村',
        words[n % words.length],
        `${name(n)}与${name(n + 7919)}`,
        `138${String(10_000_000 + n)}`,
        `${(n % 90) * 100}元`,
        `${name(n)}家与${name(n + 7919)}家为第${n}块地的水沟和界址争吵，要求恢复原状。`,
        result,
        isResolved ? `2026.${month}.28` : '',
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
}

function name(n: number): string {
  const surnames = '陈林黄符何蔡吴王周';
  const given = '海生秀兰建国少英志明桂花文保天福金玉春梅世强德荣汉龙月娥景山康丽';
  const at = (text: string, index: number): string => text[index % text.length] ?? '';
  const part = Math.floor(n / surnames.length);
  return `${at(surnames, n)}${at(given, part)}${at(given, Math.floor(part / given.length))}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${ledgerLine(await ledgerBench(Number(process.argv[2] ?? 10_000)))}\n`);
}
