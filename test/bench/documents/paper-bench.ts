import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sides } from './paper-sides.ts';

export interface PaperFigure {
  readonly name: string;
  /** Medians of CPU milliseconds per paper. */
  readonly floor: number;
  readonly figure: number;
  /** How many times cheaper the product is. */
  readonly ratio: number;
  readonly target: number;
}

interface Comparison {
  readonly name: string;
  readonly floor: string;
  readonly product: string;
  readonly target: number;
}

const comparisons: readonly Comparison[] = [
  { name: 'P1 agreement: naive pdfkit', floor: 'naive', product: 'product', target: 8 },
  { name: 'P6 some ninety pages of text: doc.text', floor: 'stockText', product: 'productText', target: 2 },
];
const rounds = 5;
const script = fileURLToPath(import.meta.url);

/** CPU milliseconds per paper in this process, warm. */
async function measure(name: string): Promise<number> {
  const side = sides[name];
  if (!side) throw new Error(`no side ${name}`);
  for (let n = 1; n <= side.warmUp; n++) await side.draw(n);
  const before = process.cpuUsage();
  for (let n = 100; n < 100 + side.count; n++) await side.draw(n);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / side.count;
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

function inChild(argument: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(script, [argument], {
      execArgv: [...process.execArgv, '--expose-gc'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.once('message', (value) => resolve(Number(value)));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`bench process ended with ${code}`)));
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

async function compare({ name, floor, product, target }: Comparison): Promise<PaperFigure> {
  const found: Record<string, number[]> = { [floor]: [], [product]: [] };
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? [floor, product] : [product, floor]) {
      found[side]?.push(await inChild(side));
    }
  }
  const [base, figure] = [median(found[floor] ?? []), median(found[product] ?? [])];
  return { name, floor: base, figure, ratio: base / figure, target };
}

/** Measures both sides of each figure in alternating processes; one line for each, and the growth of the heap. */
export async function paperBench(): Promise<string[]> {
  const lines: string[] = [];
  for (const comparison of comparisons) lines.push(described(await compare(comparison)));
  const growth = await inChild(growthArgument);
  const state = growth <= mostGrowth ? 'met' : 'MISSED';
  lines.push(
    `P9 heap after a thousand papers: ${growth.toFixed(2)} of that after a hundred; target <= ${mostGrowth} ${state}`,
  );
  return lines;
}

const growthArgument = 'heapGrowth';
const mostGrowth = 1.1;

function described({ name, floor, figure, ratio, target }: PaperFigure): string {
  const state = ratio >= target ? 'met' : 'MISSED';
  return `${name} ${floor.toFixed(1)} CPU ms, product ${figure.toFixed(1)}, ratio ${ratio.toFixed(1)}x (target ${target}x ${state}; median of ${rounds})`;
}

const [, started, argument] = process.argv;
if (started === script && argument !== undefined) {
  process.send?.(argument === growthArgument ? await heapGrowth() : await measure(argument));
  process.disconnect?.();
}
