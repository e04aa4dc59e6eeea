export interface Line {
  readonly name: string;
  readonly floor: string;
  readonly ratios: readonly number[];
  readonly floors: readonly number[];
  readonly figures: readonly number[];
  readonly unit: string;
  /** Smallest ratio wanted; absent = reported only. */
  readonly target?: number;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** One line: what it is held against, both medians, the ratio with its quartiles, and whether it reaches its target. */
export function describe(line: Line): string {
  const { ratios, target } = line;
  const ratio = median(ratios);
  const verdict =
    target === undefined ? '' : ratio >= target ? `  target >= ${target}` : `  target >= ${target} MISSED`;
  const quartiles = `[${quantile(ratios, 0.25).toFixed(2)}-${quantile(ratios, 0.75).toFixed(2)}]`;
  return `${line.name}: ${median(line.figures).toFixed(1)} ${line.unit}; floor (${line.floor}) ${median(line.floors).toFixed(1)} ${line.unit}; ratio ${ratio.toFixed(2)} ${quartiles}${verdict}`;
}

/** Interleaves floor and figure, so that a busy moment hits both; each gives how much it did a second. */
export async function interleave(
  rounds: number,
  floor: () => Promise<number>,
  figure: () => Promise<number>,
): Promise<Pick<Line, 'ratios' | 'floors' | 'figures'>> {
  const floors: number[] = [];
  const figures: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const low = await floor();
    const high = await figure();
    floors.push(low);
    figures.push(high);
    ratios.push(high / low);
  }
  return { floors, figures, ratios };
}
