/** One group of the chart: two bars and, where there is a denominator, a point of the line. */
export interface ChartGroup {
  readonly label: string;
  readonly first: number;
  readonly second: number;
  /** Fraction of 1; null has no point. */
  readonly rate: number | null;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface ChartMark extends Box {
  readonly series: 'first' | 'second';
  readonly value: number;
  readonly group: string;
}

export interface ChartText {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
}

/** A drawing without text of its own: the view puts the words in. All units are those of the viewBox. */
export interface ChartGeometry {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly ChartMark[];
  readonly gridLines: readonly {
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
  }[];
  readonly labels: readonly ChartText[];
  /** Points of the line of rates, 'x,y x,y'; several pieces where a group has no rate. */
  readonly lines: readonly string[];
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly rate: number;
    readonly group: string;
  }[];
}

/** Narrow enough to stay readable when a phone scales it down. */
const width = 400;
const columnLimit = 12;

/** Columns with a line of rates for up to twelve months, horizontal bars for everything else. */
export function drawChart(groups: readonly ChartGroup[], isTimeline: boolean): ChartGeometry {
  return isTimeline && groups.length <= columnLimit ? drawColumns(groups) : drawBars(groups);
}

function drawColumns(groups: readonly ChartGroup[]): ChartGeometry {
  const plot = { left: 36, right: width - 40, top: 12, bottom: 196 };
  const scale = niceScale(groups);
  const rateTop = Math.max(1, ...groups.map(({ rate }) => rate ?? 0));
  const y = (n: number) => round(plot.bottom - (n / scale.top) * (plot.bottom - plot.top));
  const rateY = (rate: number) => round(plot.bottom - (rate / rateTop) * (plot.bottom - plot.top));
  const step = (plot.right - plot.left) / Math.max(groups.length, 1);
  const bar = Math.min(18, step * 0.34);
  const middle = (index: number) => round(plot.left + step * (index + 0.5));
  const mark = (group: ChartGroup, index: number, series: 'first' | 'second'): ChartMark => ({
    series,
    value: group[series],
    group: group.label,
    x: round(middle(index) + (series === 'first' ? -bar - 0.5 : 0.5)),
    y: y(group[series]),
    width: round(bar),
    height: round(plot.bottom - y(group[series])),
  });
  const points = groups.flatMap(({ rate, label }, index) =>
    rate === null ? [] : [{ x: middle(index), y: rateY(rate), rate, group: label }],
  );
  return {
    width,
    height: 222,
    marks: groups.flatMap((group, index) => [mark(group, index, 'first'), mark(group, index, 'second')]),
    gridLines: scale.ticks.map((tick) => ({ x1: plot.left, x2: plot.right, y1: y(tick), y2: y(tick) })),
    labels: [
      ...scale.ticks.map((tick) => text(plot.left - 6, y(tick) + 4, 'end', String(tick))),
      ...[0, rateTop / 2, rateTop].map((rate) =>
        text(plot.right + 6, rateY(rate) + 4, 'start', `${Math.round(rate * 100)}%`),
      ),
      ...groups.map(({ label }, index) => text(middle(index), 214, 'middle', label)),
    ],
    lines: piecesOf(groups, middle, rateY),
    points,
  };
}

function drawBars(groups: readonly ChartGroup[]): ChartGeometry {
  const plot = { left: 104, right: width - 84 };
  const rowHeight = 32;
  const scale = niceScale(groups);
  const length = (n: number) => round((n / scale.top) * (plot.right - plot.left));
  const height = Math.max(groups.length, 1) * rowHeight + 8;
  return {
    width,
    height,
    marks: groups.flatMap((group, index) =>
      (['first', 'second'] as const).map((series, place) => ({
        series,
        value: group[series],
        group: group.label,
        x: plot.left,
        y: index * rowHeight + 6 + place * 11,
        width: length(group[series]),
        height: 10,
      })),
    ),
    gridLines: [{ x1: plot.left, x2: plot.left, y1: 0, y2: height }],
    labels: groups.flatMap(({ label, first, second }, index) => {
      const y = index * rowHeight + 21;
      return [
        text(plot.left - 8, y, 'end', shortened(label)),
        text(plot.left + length(Math.max(first, second)) + 6, y, 'start', `${first} / ${second}`),
      ];
    }),
    lines: [],
    points: [],
  };
}

function piecesOf(
  groups: readonly ChartGroup[],
  middle: (index: number) => number,
  rateY: (rate: number) => number,
): string[] {
  const pieces: string[][] = [[]];
  groups.forEach(({ rate }, index) => {
    if (rate === null) pieces.push([]);
    else pieces.at(-1)?.push(`${middle(index)},${rateY(rate)}`);
  });
  return pieces.filter((piece) => piece.length > 1).map((piece) => piece.join(' '));
}

/** At most five round steps from 0 to just above the largest value. */
function niceScale(groups: readonly ChartGroup[]): { top: number; ticks: number[] } {
  const largest = Math.max(1, ...groups.flatMap(({ first, second }) => [first, second]));
  const power = 10 ** Math.floor(Math.log10(largest / 4 || 1));
  const rough = largest / 4 / power;
  const step = Math.max(1, Math.round((rough <= 1 ? 1 : rough <= 2 ? 2 : rough <= 5 ? 5 : 10) * power));
  const count = Math.ceil(largest / step);
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

function text(x: number, y: number, anchor: ChartText['anchor'], words: string): ChartText {
  return { x: round(x), y: round(y), anchor, text: words };
}

/** Names longer than the margin end in an ellipsis; the table beside the chart has them whole. */
function shortened(label: string): string {
  const signs = [...label];
  return signs.length > 8 ? `${signs.slice(0, 7).join('')}…` : label;
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
