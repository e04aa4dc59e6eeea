import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { renderDocument } from '../../../src/documents/render/render-document.ts';
import { paperTemplates } from '../../../src/documents/templates/index.ts';
import { exampleRecord } from '../../documents/fixtures.ts';
import { renderNaively } from './naive-paper.ts';

export interface PaperBench {
  readonly name: string;
  readonly unit: 'CPU ms per paper';
  /** Median of naive pdfkit. */
  readonly floor: number;
  /** Median of the product: tagged PDF/A with tables, boxes, outline and code. */
  readonly figure: number;
  /** How many times cheaper the product is. */
  readonly ratio: number;
  readonly target: number;
  readonly rounds: number;
}

const rounds = 5;
const warmUp = 30;
const papersPerRound = 30;
const target = 4;
type Side = 'product' | 'naive';

/** The land agreement with another number each time, so that no side can reuse a whole paper. */
async function renderMany(side: Side, from: number, count: number): Promise<void> {
  const template = paperTemplates.get('D10');
  if (!template) throw new Error('no template D10');
  for (let n = from; n < from + count; n++) {
    const record = { ...exampleRecord('D10', 'land'), number: `（2020）客路人调字第${n}号` };
    const paper = template.build(record);
    if (side === 'product') await renderDocument(paper);
    else await renderNaively(paper);
  }
}

/** CPU milliseconds per paper in this process, warm. */
async function measure(side: Side): Promise<number> {
  await renderMany(side, 1, warmUp);
  const before = process.cpuUsage();
  await renderMany(side, 100, papersPerRound);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / papersPerRound;
}

function inChild(side: Side): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [side], {
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

/** Measures both sides in alternating processes and gives medians; prints nothing. */
export async function runPaperBench(): Promise<PaperBench> {
  const results: Record<Side, number[]> = { product: [], naive: [] };
  for (let round = 0; round < rounds; round++) {
    for (const side of round % 2 === 0 ? (['naive', 'product'] as const) : (['product', 'naive'] as const)) {
      results[side].push(await inChild(side));
    }
  }
  const floor = median(results.naive);
  const figure = median(results.product);
  return {
    name: 'agreement as PDF',
    unit: 'CPU ms per paper',
    floor,
    figure,
    ratio: floor / figure,
    target,
    rounds,
  };
}

/** One line for people: floor, figure, ratio. */
export function describePaperBench(bench: PaperBench): string {
  const state = bench.ratio >= bench.target ? 'met' : 'missed';
  return `${bench.name}: naive pdfkit ${bench.floor.toFixed(1)} ${bench.unit}, product ${bench.figure.toFixed(1)}, ratio ${bench.ratio.toFixed(1)}x (target ${bench.target}x ${state}; median of ${bench.rounds})`;
}

const [, script, argument] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  if ((argument === 'product' || argument === 'naive') && process.send) {
    process.send(await measure(argument));
    process.disconnect();
  } else {
    const bench = await runPaperBench();
    process.stdout.write(`${describePaperBench(bench)}\n`);
    process.exitCode = bench.ratio >= bench.target ? 0 : 1;
  }
}
