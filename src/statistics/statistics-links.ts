import { toOffsetIso } from '../platform/clock.ts';
import type { FigureFilter, FigurePart } from './figure-filter.ts';
import type { FigureRow, Figures } from './figures.ts';
import { isRate } from './indicators/index.ts';
import { monthWithin } from './statistics-query.ts';

/**
 * The list behind one figure: the same period, unit, type, basis and cut-off, narrowed to the row's group.
 * `base` is the address without query, e.g. `/stats/cases`.
 */
export function figureHref(figures: Figures, row: FigureRow, part: FigurePart, base?: string): string {
  const { filter, indicator } = figures;
  const own = narrowed(figures, row);
  const query = new URLSearchParams({
    from: own.from,
    to: own.to,
    ...(filter.unit.areaCode !== null && { areaCode: filter.unit.areaCode }),
    ...(filter.type !== null && { type: filter.type }),
    ...own.more,
    indicator: indicator.id,
    basis: filter.basis,
    ...(filter.map.of === 'today' && { map: 'today' }),
    asOf: toOffsetIso(filter.asOf),
    // A number has only one side.
    part: isRate(indicator) ? part : 'denominator',
  });
  return `${base ?? `/stats/${indicator.counts.rows}`}?${query.toString()}`;
}

function narrowed({ filter, groupBy }: Figures, row: FigureRow) {
  const { from, to } = filter;
  if (row.key === 'total') return { from, to, more: {} };
  switch (groupBy) {
    case 'month':
      return { ...monthWithin(row.key, filter), more: {} };
    case 'area':
      return { from, to, more: row.key === '' ? { direct: 'yes' } : { areaCode: row.key } };
    case 'type':
      return { from, to, more: { type: row.key } };
    case 'committee':
      return { from, to, more: { committeeId: row.key === '' ? 'none' : row.key } };
    case 'none':
      return { from, to, more: {} };
  }
}

/** The case list with the same period, type and area: for sorting and searching on. */
export function caseListHref(filter: FigureFilter, part: FigurePart): string {
  const query = new URLSearchParams({
    tab: 'all',
    registeredFrom: filter.from,
    registeredTo: filter.to,
    ...(filter.type !== null && { type: filter.type }),
    ...(filter.unit.areaCode !== null && { areaCode: filter.unit.areaCode }),
    ...(part === 'numerator' && { resolved: 'yes' }),
  });
  return `/cases?${query.toString()}`;
}
