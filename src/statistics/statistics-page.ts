import { type Day, type Instant, legalDay, legalTime } from '../platform/clock.ts';
import { type Bilingual, type Locale, pick, type Translate } from '../platform/i18n.ts';
import type { PageHead } from '../web/pages/render.ts';
import { type ChartGeometry, drawChart } from './chart.ts';
import type { FigurePart } from './figure-filter.ts';
import { type FigureRow, type Figures, percent } from './figures.ts';
import { figureHref } from './statistics-links.ts';
import { summaryOf } from './summary-sentence.ts';

export interface CellModel {
  text: string;
  /** The list behind the figure; absent where the viewer may not see it or where it would be empty. */
  href?: string;
}

interface RowModel {
  label: string;
  isTotal: boolean;
  cells: { label: string; cell: CellModel }[];
}

export interface FiguresModel {
  cutOff: string;
  tiles: { label: string; value: string; note: string | null; href: string | null }[];
  sentences: string[];
  chart: { geometry: ChartGeometry; title: string; description: string } | null;
  columns: string[];
  groupHeading: string;
  rows: RowModel[];
  definitions: { term: string; text: string; version: string }[];
  hidesSmallCells: boolean;
  /** Which map it is counted over; null while there was never another one. */
  mapNote: string | null;
}

export interface StatisticsPage extends PageHead {
  filters: FilterModel;
  figures: FiguresModel | null;
  problems: { href: string; text: string }[];
  problemsTitle: string;
}

export interface FilterModel {
  values: Readonly<Record<string, string>>;
  areas: Choice[];
  types: Choice[];
  groupings: Choice[];
  bases: Choice[];
  /** Empty while there was never another map. */
  maps: Choice[];
}
export interface Choice {
  value: string;
  label: string;
  isChosen: boolean;
}

/** Puts the rates beside each other, group by group; every number leads to its list. The first has the chart. */
export function figuresModel(all: readonly Figures[], t: Translate, locale: Locale): FiguresModel | null {
  const [first] = all;
  if (first === undefined) return null;
  const columns = all.flatMap((figures) => columnsOf(figures, t, locale));
  const rowOf = (label: Bilingual, isTotal: boolean, of: (figures: Figures) => FigureRow | undefined) => ({
    label: pick(label, locale),
    isTotal,
    cells: columns.map(({ label: heading, figures, cell }) => ({ label: heading, cell: cell(of(figures)) })),
  });
  const total = rowOf(first.total.label, true, (figures) => figures.total);
  const groups = labelsOf(all).map(([key, label]) =>
    rowOf(label, false, (figures) => figures.rows.find((row) => row.key === key)),
  );
  return {
    cutOff: t('statistics.cutOff', { unit: pick(first.unit.name, locale), at: instantText(first.cutOff) }),
    tiles: all.flatMap((figures) => tilesOf(figures, t, locale)),
    sentences: summaryOf(all, t, locale),
    chart: chartOf(first, t, locale),
    columns: columns.map(({ label }) => label),
    groupHeading: t(`statistics.groupings.${first.groupBy}`),
    rows: first.groupBy === 'none' ? [total] : [...groups, total],
    definitions: all.map(({ indicator, definition }) => ({
      term: pick(indicator.name, locale),
      text: pick(definition, locale),
      version: t('statistics.definitions.version', {
        version: `${indicator.id}-${indicator.definitionVersion}`,
      }),
    })),
    hidesSmallCells: first.hidesSmallCells,
    mapNote: first.hasOtherMap ? t(`statistics.mapNotes.${first.filter.map.of}`) : null,
  };
}

interface Column {
  readonly label: string;
  readonly figures: Figures;
  readonly cell: (row: FigureRow | undefined) => CellModel;
}

/** What stands in the table of one indicator: the whole, the part, the rate, and the share of what others decided. */
function columnsOf(figures: Figures, t: Translate, locale: Locale): Column[] {
  const { words, name, counts } = figures.indicator;
  const number = (label: Bilingual, part: FigurePart): Column => ({
    label: pick(label, locale),
    figures,
    cell: (row) => numberCell(figures, row, part, t),
  });
  const share: Column = {
    label: t('statistics.table.routedShare'),
    figures,
    cell: (row) => ({ text: row?.isSuppressed ? '' : percent(row?.routedShare ?? null, t) }),
  };
  return [
    number(words.whole, 'denominator'),
    ...(words.part ? [number(words.part, 'numerator')] : []),
    { label: pick(name, locale), figures, cell: (row) => rateCell(figures, row, t) },
    ...(counts.how === undefined ? [] : [share]),
  ];
}

/** Every group that one of the indicators has, in the order of the books. */
function labelsOf(all: readonly Figures[]): (readonly [key: string, label: Bilingual])[] {
  const labels = new Map(all.flatMap(({ rows }) => rows.map(({ key, label }) => [key, label] as const)));
  return [...labels];
}

function tilesOf(figures: Figures, t: Translate, locale: Locale): FiguresModel['tiles'] {
  const { total, indicator } = figures;
  const tile = (label: Bilingual, cell: CellModel, note: string | null) => ({
    label: pick(label, locale),
    value: cell.text,
    note,
    href: cell.href ?? null,
  });
  const { whole, part } = indicator.words;
  const hasShare = indicator.counts.how !== undefined && !total.isSuppressed;
  const share = `${t('statistics.table.routedShare')} ${percent(total.routedShare, t)}`;
  return [
    tile(whole, numberCell(figures, total, 'denominator', t), null),
    ...(part ? [tile(part, numberCell(figures, total, 'numerator', t), null)] : []),
    tile(indicator.name, rateCell(figures, total, t), hasShare ? share : null),
  ];
}

function chartOf(figures: Figures, t: Translate, locale: Locale): FiguresModel['chart'] {
  const rows = figures.rows.filter((row) => !row.isSuppressed && row.denominator !== null);
  if (figures.groupBy === 'none' || rows.length === 0) return null;
  const groups = rows.map((row) => ({
    label: figures.groupBy === 'month' ? row.key.slice(rows.length > 8 ? 5 : 2) : pick(row.label, locale),
    first: row.denominator ?? 0,
    second: row.numerator ?? 0,
    rate: row.value,
  }));
  return {
    geometry: drawChart(groups, figures.groupBy === 'month'),
    title: t('statistics.chart.title'),
    description: t('statistics.chart.description'),
  };
}

function numberCell(figures: Figures, row: FigureRow | undefined, part: FigurePart, t: Translate): CellModel {
  if (row?.isSuppressed) return { text: t('statistics.lessThanFive') };
  const n = row?.[part] ?? 0;
  return { text: String(n), ...linkOf(figures, row, part, n) };
}

/** A rate leads to what it is a share of. */
function rateCell(figures: Figures, row: FigureRow | undefined, t: Translate): CellModel {
  if (row?.isSuppressed) return { text: '' };
  return {
    text: percent(row?.value ?? null, t),
    ...linkOf(figures, row, 'denominator', row?.denominator ?? 0),
  };
}

function linkOf(
  figures: Figures,
  row: FigureRow | undefined,
  part: FigurePart,
  n: number,
): { href?: string } {
  if (row === undefined || n === 0 || figures.hidesSmallCells) return {};
  return { href: figureHref(figures, row, part) };
}

export function instantText(at: Instant): string {
  return `${legalDay(at)} ${legalTime(at)}`;
}

export function dayText(at: Instant | null, t: Translate): Day | string {
  return at === null ? t('statistics.dash') : legalDay(at);
}
