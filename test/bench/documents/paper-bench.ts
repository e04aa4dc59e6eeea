import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { RenderPool } from '../../../src/documents/drawing/render-pool.ts';
import { proportionalMegabytes } from '../memory.ts';
import { paperA } from './document-a.ts';
import { sides, tableRows } from './paper-sides.ts';

interface Comparison {
  readonly name: string;
  readonly floor: string;
  readonly product: string;
  /** What is compared, `cpu` unless told. */
  readonly of?: keyof Measured;
  /** Least times the floor may be of the product; or, with `isMost`, the product at most of the floor. */
  readonly target: number;
  readonly isMost?: true;
}

const comparisons: readonly Comparison[] = [
  { name: 'P1 document A: naive pdfkit', floor: 'naiveA', product: 'productA', target: 8 },
  { name: 'P2 document A: pdfkit, parsed font shared', floor: 'sharedA', product: 'productA', target: 4 },
  { name: 'P3 document A: typst, tagged PDF/A', floor: 'typstA', product: 'productA', target: 1 },
  {
    name: 'P4 document A: untagged, no archive profile',
    floor: 'plainA',
    product: 'productA',
    target: 1.25,
    isMost: true,
  },
  {
    name: `P5 table of ${tableRows} rows: doc.table`,
    floor: 'stockTable',
    product: 'productTable',
    target: 6,
  },
  { name: 'P6 some ninety pages of text: doc.text', floor: 'stockText', product: 'productText', target: 2 },
  {
    name: 'P7 document A, bytes: typst',
    floor: 'typstA',
    product: 'productA',
    of: 'bytes',
    target: 1,
    isMost: true,
  },
  {
    name: 'P8 document A, memory: naive pdfkit',
    floor: 'naiveA',
    product: 'productA',
    of: 'memory',
    target: 0.5,
    isMost: true,
  },
  { name: 'P1b land agreement of four pages: naive pdfkit', floor: 'naive', product: 'product', target: 8 },
  { name: 'further: document A, pdfmake', floor: 'pdfmakeA', product: 'productA', target: 8 },
];
const rounds = 5;
const script = fileURLToPath(import.meta.url);

interface Measured {
  /** CPU milliseconds per paper, warm. */
  readonly cpu: number;
  readonly bytes: number;
  /** Proportional set of the process in megabytes. */
  readonly memory: number;
}

async function measure(name: string): Promise<Measured> {
  const side = sides[name];
  if (!side) throw new Error(`no side ${name}`);
  for (let n = 1; n <= side.warmUp; n++) await side.draw(n);
  const before = process.cpuUsage();
  let bytes = 0;
  for (let n = 100; n < 100 + side.count; n++) bytes = (await side.draw(n)).length;
  const used = process.cpuUsage(before);
  return { cpu: (used.user + used.system) / 1000 / side.count, bytes, memory: proportionalMegabytes() };
}

/** Heap after a collection: at the end of a thousand papers against after a hundred. */
async function heapGrowth(): Promise<number> {
  const { product } = sides;
  const heapAfter = async (from: number, to: number): Promise<number> => {
    for (let n = from; n < to; n++) await product?.draw(n);
    globalThis.gc?.();
    return process.memoryUsage().heapUsed;
  };
  const early = await heapAfter(0, 100);
  return (await heapAfter(100, 1000)) / early;
}

const poolPapers = 200;

/** CPU milliseconds and papers a second of a pool with so many threads, warm, each paper a task of its own. */
async function poolCost(threads: number): Promise<{ readonly cpu: number; readonly perSecond: number }> {
  const pool = new RenderPool(threads);
  const draw = (n: number) => pool.run({ kind: 'batch', title: 'A', papers: [paperA(n)] });
  await Promise.all(Array.from({ length: 60 }, (_, n) => draw(n)));
  const [before, from] = [process.cpuUsage(), process.hrtime.bigint()];
  await Promise.all(Array.from({ length: poolPapers }, (_, n) => draw(100 + n)));
  const seconds = Number(process.hrtime.bigint() - from) / 1e9;
  const used = process.cpuUsage(before);
  await pool.close();
  return { cpu: (used.user + used.system) / 1000 / poolPapers, perSecond: poolPapers / seconds };
}

function inChild<T>(argument: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(script, [argument], {
      execArgv: [...process.execArgv, '--expose-gc'],
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
    });
    child.once('message', (value) => resolve(value as T));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`bench process ended with ${code}`)));
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Every side in turn, forwards and backwards, each time in a process of its own. */
async function measureSides(): Promise<ReadonlyMap<string, Measured>> {
  const names = [...new Set(comparisons.flatMap(({ floor, product }) => [floor, product]))];
  const found = new Map<string, Measured[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const name of round % 2 === 0 ? names : [...names].reverse())
      found.get(name)?.push(await inChild<Measured>(name));
  }
  return new Map(
    [...found].map(([name, all]) => [
      name,
      {
        cpu: median(all.map(({ cpu }) => cpu)),
        bytes: median(all.map(({ bytes }) => bytes)),
        memory: median(all.map(({ memory }) => memory)),
      },
    ]),
  );
}

const units = { cpu: 'CPU ms', bytes: 'bytes', memory: 'MB' } as const;

function described(
  { name, floor, product, of = 'cpu', target, isMost }: Comparison,
  all: ReadonlyMap<string, Measured>,
) {
  const [base, figure] = [all.get(floor)?.[of] ?? Number.NaN, all.get(product)?.[of] ?? Number.NaN];
  const ratio = isMost ? figure / base : base / figure;
  const isMet = isMost ? ratio <= target : ratio >= target;
  const digits = of === 'bytes' ? 0 : 1;
  const wanted = `${isMost ? '<=' : '>='} ${target}`;
  return `${name} ${base.toFixed(digits)} ${units[of]}, product ${figure.toFixed(digits)}, ratio ${ratio.toFixed(2)} (${wanted} ${isMet ? 'met' : 'MISSED'}; median of ${rounds})`;
}

/** Measures every figure of papers; one line each. */
export async function paperBench(): Promise<string[]> {
  const all = await measureSides();
  const lines = comparisons.map((comparison) => described(comparison, all));
  const growth = await inChild<number>(growthArgument);
  lines.push(
    `P9 heap after a thousand papers: ${growth.toFixed(2)} of that after a hundred (<= ${mostGrowth} ${growth <= mostGrowth ? 'met' : 'MISSED'})`,
  );
  const [one, two] = [await inChild<PoolCost>('pool1'), await inChild<PoolCost>('pool2')];
  const cost = two.cpu / one.cpu;
  lines.push(
    `P10 CPU per paper on two threads: ${two.cpu.toFixed(1)} ms against ${one.cpu.toFixed(1)} on one, ratio ${cost.toFixed(2)} (<= ${mostPoolCost} ${cost <= mostPoolCost ? 'met' : 'MISSED'}); ${two.perSecond.toFixed(0)} against ${one.perSecond.toFixed(0)} papers/s`,
  );
  const product = all.get('productA')?.cpu ?? Number.NaN;
  const { chromiumCost, isInstalled, libreOfficeCost } = await import('./other-engines.ts');
  if (isInstalled('chromium')) {
    const cost = median(Array.from({ length: 3 }, chromiumCost));
    lines.push(
      `further: document A, Chromium print, a start each ${cost.toFixed(0)} CPU ms, ratio ${(cost / product).toFixed(0)}`,
    );
  }
  if (isInstalled('soffice')) {
    const { first, next } = libreOfficeCost();
    lines.push(
      `further: document A, LibreOffice, first ${first.toFixed(0)} CPU ms, each next ${next.toFixed(0)}, ratio ${(next / product).toFixed(1)}`,
    );
  }
  return lines;
}

type PoolCost = Awaited<ReturnType<typeof poolCost>>;
const growthArgument = 'heapGrowth';
const mostGrowth = 1.1;
const mostPoolCost = 1.15;

function answer(argument: string): Promise<unknown> {
  if (argument === growthArgument) return heapGrowth();
  if (argument.startsWith('pool')) return poolCost(Number(argument.slice('pool'.length)));
  return measure(argument);
}

const [, started, argument] = process.argv;
if (started === script && argument !== undefined) {
  process.send?.(await answer(argument));
  process.disconnect?.();
}
