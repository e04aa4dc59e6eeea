import type { Viewer } from '../identity/viewer.ts';
import { type Clock, type Day, type Instant, legalDay } from '../platform/clock.ts';
import type { FigureRow } from './figures.ts';
import { figureHref } from './statistics-links.ts';
import type { StatisticsService } from './statistics-service.ts';

export interface RateSummary {
  readonly period: { readonly from: Day; readonly to: Day };
  readonly cutOff: Instant;
  readonly registered: SummaryFigure;
  readonly resolved: SummaryFigure;
  /** Fractions of 1; null without a denominator. */
  readonly resolutionRate: number | null;
  readonly routedShare: number | null;
  readonly accepted: SummaryFigure;
  readonly settled: SummaryFigure;
  readonly successRate: number | null;
  readonly statisticsHref: string;
}

export interface SummaryFigure {
  /** Null when the viewer must not see so small a number. */
  readonly n: number | null;
  /** The list behind it; null for whoever sees figures only. */
  readonly href: string | null;
}

export type LoadRateSummary = (viewer: Viewer) => Promise<RateSummary>;

/** The numbers of this month for a workbench: I01, I02 and I05 of the viewer's own unit, by cohort. */
export function createRateSummary(deps: { statistics: StatisticsService; clock: Clock }): LoadRateSummary {
  return async (viewer) => {
    const to = legalDay(deps.clock.now());
    const from = `${to.slice(0, 8)}01` as Day;
    const [cases, proceedings] = await Promise.all([
      deps.statistics.figures('I02', { from, to }, viewer),
      deps.statistics.figures('I05', { from, to }, viewer),
    ]);
    const link = (figures: typeof cases, part: 'denominator' | 'numerator') => {
      const row: FigureRow = figures.total;
      return { n: row[part], href: figures.hidesSmallCells ? null : figureHref(figures, row, part) };
    };
    return {
      period: { from, to },
      cutOff: cases.cutOff,
      registered: link(cases, 'denominator'),
      resolved: link(cases, 'numerator'),
      resolutionRate: cases.total.value,
      routedShare: cases.total.routedShare,
      accepted: link(proceedings, 'denominator'),
      settled: link(proceedings, 'numerator'),
      successRate: proceedings.total.value,
      statisticsHref: `/stats?from=${from}&to=${to}`,
    };
  };
}
