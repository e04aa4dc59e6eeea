import { type Locale, pick, type Translate } from '../platform/i18n.ts';
import { type FigureRow, type Figures, percent } from './figures.ts';
import { smallCell } from './statistics-scope.ts';

/** The figures as sentences, the same that a report may quote. */
export function summaryOf(cases: Figures, proceedings: Figures, t: Translate, locale: Locale): string[] {
  const { total } = cases;
  const about = { ...cases.period, unit: pick(cases.unit.name, locale) };
  if (total.isSuppressed) return [t('statistics.summary.suppressed', about)];
  const isNothing = total.denominator === 0 && total.numerator === 0 && proceedings.total.denominator === 0;
  if (isNothing) return [t('statistics.summary.none', about)];
  const number = (n: number | null) => (n === null ? t('statistics.lessThanFive') : String(n));
  const figures = t('statistics.summary.figures', {
    ...about,
    registered: number(total.denominator),
    resolved: number(total.numerator),
    rate: percent(total.value, t),
    accepted: number(proceedings.total.denominator),
    settled: number(proceedings.total.numerator),
    successRate: percent(proceedings.total.value, t),
  });
  return [figures, ...jointOf(cases, t), ...changeOf(cases, t)];
}

/** That a joint dispute stands in the figures of more than one town. */
function jointOf({ joint, hidesSmallCells }: Figures, t: Translate): string[] {
  if (joint.n === 0 || (hidesSmallCells && joint.n < smallCell)) return [];
  return [t(joint.isBesideTotal ? 'statistics.joint.beside' : 'statistics.joint.here', { n: joint.n })];
}

/** How the last month with a rate compares with the one before it. */
function changeOf({ groupBy, rows }: Figures, t: Translate): string[] {
  if (groupBy !== 'month') return [];
  const [previous, last] = rows
    .filter((row): row is FigureRow & { value: number } => row.value !== null)
    .slice(-2);
  if (previous === undefined || last === undefined) return [];
  const points = Math.round((last.value - previous.value) * 1000) / 10;
  return [
    t('statistics.summary.change', {
      last: last.key,
      previous: previous.key,
      rate: percent(last.value, t),
      direction: t(points < 0 ? 'statistics.summary.down' : 'statistics.summary.up'),
      points: Math.abs(points),
    }),
  ];
}
