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
}
export interface Choice {
  value: string;
  label: string;
  isChosen: boolean;
}

/** Puts both rates beside each other, group by group; every number leads to its list. */
export function figuresModel(
  cases: Figures,
  proceedings: Figures,
  t: Translate,
  locale: Locale,
): FiguresModel {
  const columns = [
    'registered',
    'resolved',
    'resolutionRate',
    'routedShare',
    'accepted',
    'settled',
    'successRate',
  ];
  const headings = columns.map((name) => t(`statistics.table.${name}`));
  const rowOf = (
    caseRow: FigureRow | undefined,
    other: FigureRow | undefined,
    label: Bilingual,
    isTotal: boolean,
  ) => {
    const cells = [
      numberCell(cases, caseRow, 'denominator', t),
      numberCell(cases, caseRow, 'numerator', t),
      rateCell(cases, caseRow, t),
      { text: caseRow?.isSuppressed ? '' : percent(caseRow?.routedShare ?? null, t) },
      numberCell(proceedings, other, 'denominator', t),
      numberCell(proceedings, other, 'numerator', t),
      rateCell(proceedings, other, t),
    ];
    return {
      label: pick(label, locale),
      isTotal,
      cells: cells.map((cell, index) => ({ label: headings[index] ?? '', cell })),
    };
  };
  const pairs = pairsOf(cases, proceedings);
  const groups = pairs.map(({ caseRow, other, label }) => rowOf(caseRow, other, label, false));
  const total = rowOf(cases.total, proceedings.total, cases.total.label, true);
  return {
    cutOff: t('statistics.cutOff', { unit: pick(cases.unit.name, locale), at: instantText(cases.cutOff) }),
    tiles: tilesOf(cases, proceedings, t),
    sentences: summaryOf(cases, proceedings, t, locale),
    chart: chartOf(cases, t, locale),
    columns: headings,
    groupHeading: t(`statistics.groupings.${cases.groupBy}`),
    rows: cases.groupBy === 'none' ? [total] : [...groups, total],
    definitions: [cases, proceedings].map(({ indicator, definition }) => ({
      term: pick(indicator.name, locale),
      text: pick(definition, locale),
      version: t('statistics.definitions.version', {
        version: `${indicator.id}-${indicator.definitionVersion}`,
      }),
    })),
    hidesSmallCells: cases.hidesSmallCells,
  };
}

function pairsOf(cases: Figures, proceedings: Figures) {
  const keys = [...new Set([...cases.rows, ...proceedings.rows].map(({ key }) => key))];
  return keys.flatMap((key) => {
    const caseRow = cases.rows.find((row) => row.key === key);
    const other = proceedings.rows.find((row) => row.key === key);
    const label = caseRow?.label ?? other?.label;
    return label === undefined ? [] : [{ caseRow, other, label }];
  });
}

function tilesOf(cases: Figures, proceedings: Figures, t: Translate): FiguresModel['tiles'] {
  const tile = (label: string, cell: CellModel, note: string | null) => ({
    label: t(`statistics.table.${label}`),
    value: cell.text,
    note,
    href: cell.href ?? null,
  });
  const { total } = cases;
  const share = `${t('statistics.table.routedShare')} ${percent(total.routedShare, t)}`;
  return [
    tile('registered', numberCell(cases, total, 'denominator', t), null),
    tile('resolved', numberCell(cases, total, 'numerator', t), null),
    tile('resolutionRate', rateCell(cases, total, t), total.isSuppressed ? null : share),
    tile('accepted', numberCell(proceedings, proceedings.total, 'denominator', t), null),
    tile('successRate', rateCell(proceedings, proceedings.total, t), null),
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
