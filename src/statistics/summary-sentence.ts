import { type Locale, pick, type Translate } from '../platform/i18n.ts';
import { fill } from '../platform/problem.ts';
import { type FigureRow, type Figures, percent } from './figures.ts';
import { smallCell } from './statistics-scope.ts';

/** The figures as sentences, the same that a report may quote: one clause for each indicator. */
export function summaryOf(all: readonly Figures[], t: Translate, locale: Locale): string[] {
  const [first] = all;
  if (first === undefined) return [];
  const about = { ...first.period, unit: pick(first.unit.name, locale) };
  if (first.total.isSuppressed) return [t('statistics.summary.suppressed', about)];
  const isNothing = all.every(({ total }) => total.denominator === 0) && first.total.numerator === 0;
  if (isNothing) return [t('statistics.summary.none', about)];
  const clauses = all.map((figures) => clauseOf(figures, t, locale)).join(t('statistics.summary.between'));
  return [
    t('statistics.summary.figures', { ...about, clauses }),
    ...jointOf(first, t),
    ...changeOf(first, t),
  ];
}

function clauseOf({ indicator, total }: Figures, t: Translate, locale: Locale): string {
  const number = (n: number | null) => (n === null ? t('statistics.lessThanFive') : String(n));
  return fill(pick(indicator.words.clause, locale), {
    whole: number(total.denominator),
    part: number(total.numerator),
    rate: percent(total.value, t),
  });
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
