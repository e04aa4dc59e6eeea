import { listSeenCodes } from '../cases/core/access-read-model.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreaTree } from '../offices/area-tree.ts';
import type { Dictionaries } from '../offices/dictionaries.ts';
import type { Offices } from '../offices/offices.ts';
import { type Clock, type Day, legalDay } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { type Cursor, type PageStart, readPage } from '../platform/database/paging.ts';
import { ForbiddenError, ValidationError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/i18n.ts';
import { hasFormerHomes } from './counted-rows-read-model.ts';
import type { FigureFilter, FigurePart } from './figure-filter.ts';
import { mapOfThen, mapOfToday } from './figure-map.ts';
import { type Figures, figureRows, type GroupLabel } from './figures.ts';
import { type IndicatorId, indicators, isRate, rateIds } from './indicators/index.ts';
import type { Counted, Grouping } from './indicators/indicator.ts';
import { readInstantCursor } from './instant-cursor.ts';
import { type FigureListQuery, monthsOf, periodOf, type StatisticsQuery } from './statistics-query.ts';
import {
  type CaseBehind,
  countRows,
  listCasesBehind,
  listProceedingsBehind,
  type ProceedingBehind,
  type Tally,
} from './statistics-read-model.ts';
import { type StatisticsScope, statisticsScope, unitOf } from './statistics-scope.ts';
import { statisticsText } from './statistics-words.ts';

export interface StatisticsDeps {
  readonly db: Database;
  readonly clock: Clock;
  /** Asked anew each time: both are replaced when the books change. */
  readonly areas: { readonly tree: AreaTree; readonly offices: Offices; readonly dictionaries: Dictionaries };
}

export interface ListBehind<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
  readonly filter: FigureFilter;
  readonly unitName: Bilingual;
  /** Codes of those whose case the viewer may open; of the others he learns no more than they count. */
  readonly seen: ReadonlySet<string>;
  readonly showsCases: boolean;
}

/** Indicators as figures and the lists behind them, each within what the viewer may see. */
export class StatisticsService {
  readonly #deps: StatisticsDeps;

  constructor(deps: StatisticsDeps) {
    this.#deps = deps;
  }

  /**
   * Counts one indicator. Throws ForbiddenError for roles without figures, NotFoundError for an area outside
   * the viewer's own, ValidationError for a period or cut-off that cannot be.
   */
  async figures(id: IndicatorId, query: StatisticsQuery, viewer: Viewer): Promise<Figures> {
    const indicator = indicators[id];
    const scope = statisticsScope(viewer);
    const filter = await this.#filter(query, viewer, scope);
    const groupBy = query.groupBy ?? 'none';
    const count = (part: FigurePart) =>
      countRows(this.#deps.db.read, indicator.counts, filter, part, groupBy);
    const [denominators, numerators] = await Promise.all([
      count('denominator'),
      isRate(indicator) ? count('numerator') : [],
    ]);
    const whole = { key: 'total', label: statisticsText('table.total') };
    const groups =
      groupBy === 'none' ? [whole] : this.#groups(groupBy, filter, [...denominators, ...numerators]);
    const rowsOf = (labels: readonly GroupLabel[]) =>
      figureRows(indicator, labels, denominators, numerators, scope.hidesSmallCells);
    const [total] = rowsOf([whole]);
    if (total === undefined) throw new Error('no total');
    return {
      indicator,
      basis: filter.basis,
      definition: indicator.definition[filter.basis],
      unit: { areaCode: filter.unit.areaCode, name: this.#unitName(filter, scope) },
      period: { from: filter.from, to: filter.to },
      cutOff: filter.asOf,
      groupBy,
      rows: rowsOf(groups),
      total,
      filter,
      showsCases: scope.showsCases,
      hidesSmallCells: scope.hidesSmallCells,
      hasOtherMap: this.hasOtherMap(),
      joint: jointOf(denominators),
    };
  }

  /** Whether places or committees ever changed: until then there is one map to count over. */
  hasOtherMap(): boolean {
    const { tree, offices } = this.#deps.areas;
    return tree.succeeded().length > 0 || offices.hasSuccessions;
  }

  /** The disputes behind a figure of an indicator that counts disputes, newest first. */
  casesBehind(query: FigureListQuery, viewer: Viewer): Promise<ListBehind<CaseBehind>> {
    const { counts } = indicators[ofRows('cases', query.indicator)];
    return this.#behind(
      query,
      viewer,
      (...asked) => listCasesBehind(counts, ...asked),
      (row) => ({ place: [row.registeredAt, row.id], code: row.code }),
    );
  }

  /** The proceedings behind a figure of an indicator that counts proceedings, newest first. */
  proceedingsBehind(query: FigureListQuery, viewer: Viewer): Promise<ListBehind<ProceedingBehind>> {
    const { counts } = indicators[ofRows('proceedings', query.indicator)];
    return this.#behind(
      query,
      viewer,
      (...asked) => listProceedingsBehind(counts, ...asked),
      (row) => ({ place: [row.acceptedAt, row.id], code: row.caseCode }),
    );
  }

  async #behind<Row>(
    query: FigureListQuery,
    viewer: Viewer,
    list: (
      db: Database['read'],
      filter: FigureFilter,
      part: 'denominator' | 'numerator',
      page: { start: PageStart | null; limit: number },
    ) => Promise<Row[]>,
    read: (row: Row) => { readonly place: Cursor; readonly code: string },
  ): Promise<ListBehind<Row>> {
    const scope = statisticsScope(viewer);
    // A list could be counted by hand: where small numbers are hidden there is none.
    if (scope.hidesSmallCells) throw new ForbiddenError('smallCells');
    const filter = await this.#filter(query, viewer, scope);
    const limit = query.limit ?? 50;
    const part = query.part ?? 'denominator';
    const { rows, ...cursors } = await readPage(
      readInstantCursor(query.cursor),
      limit,
      (start) => list(this.#deps.db.read, filter, part, { start, limit: limit + 1 }),
      (row) => read(row).place,
    );
    return {
      rows,
      ...cursors,
      filter,
      unitName: this.#unitName(filter, scope),
      seen: await listSeenCodes(
        this.#deps.db.read,
        viewer,
        rows.map((row) => read(row).code),
      ),
      showsCases: scope.showsCases,
    };
  }

  async #filter(
    query: StatisticsQuery & Pick<FigureListQuery, 'committeeId' | 'direct'>,
    viewer: Viewer,
    scope: StatisticsScope,
  ): Promise<FigureFilter> {
    const unit = unitOf(query.areaCode, viewer, scope, this.#deps.areas.tree);
    const map =
      query.map === 'today'
        ? mapOfToday(this.#deps.areas, unit)
        : mapOfThen(await hasFormerHomes(this.#deps.db.read));
    const period = periodOf(query, this.#deps.clock.now());
    const { committeeId, direct } = query;
    return {
      ...period,
      basis: query.basis ?? 'cohort',
      unit,
      map,
      scope,
      type: this.#typeOf(query.type),
      committeeId: committeeId === undefined ? null : committeeId === 'none' ? '' : committeeId,
      isDirect: direct === 'yes',
    };
  }

  /** The groups in the order of the books: all there are, also those with nothing to count. */
  #groups(
    grouping: Exclude<Grouping, 'none'>,
    filter: FigureFilter,
    tallies: readonly Tally[],
  ): GroupLabel[] {
    const expected = this.#expectedKeys(grouping, filter);
    const others = new Set(tallies.map(({ key }) => key).filter((key) => !expected.includes(key)));
    return [...expected, ...[...others].sort()].map((key) => ({
      key,
      label: this.#label(grouping, key, this.#dayOfNames(filter)),
    }));
  }

  #expectedKeys(grouping: Exclude<Grouping, 'none'>, filter: FigureFilter): readonly string[] {
    switch (grouping) {
      case 'type':
        return this.#deps.areas.dictionaries
          .entriesBetween('disputeTypes', filter.from, filter.to)
          .map(({ code }) => code);
      case 'month':
        return monthsOf(filter.from, filter.to);
      case 'area':
        return this.#areasBelow(filter);
      case 'committee':
        return [];
    }
  }

  /** The day whose places and names the figures bear: the last one counted, or today. */
  #dayOfNames({ map, to }: FigureFilter): Day {
    return map.of === 'today' ? legalDay(this.#deps.clock.now()) : to;
  }

  /** @throws ValidationError for a type that no case was ever of */
  #typeOf(type: string | undefined): string | null {
    if (type !== undefined && this.#deps.areas.dictionaries.find('disputeTypes', type) === undefined)
      throw new ValidationError([{ path: 'type', code: 'notInList' }]);
    return type ?? null;
  }

  #areasBelow(filter: FigureFilter): readonly string[] {
    const { unit } = filter;
    const onDay = this.#dayOfNames(filter);
    if (unit.areaCode === null || unit.level === 'village' || unit.level === 'group' || unit.level === 'grid')
      return [];
    const level = unit.level === 'town' ? 'village' : 'town';
    const below = this.#deps.areas.tree.search({ within: unit.areaCode, level, onDay, limit: 2000 });
    return below.map(({ code }) => code);
  }

  /** Places bear the name of the last day counted: figures of a year before a new name keep the old one. */
  #label(grouping: Exclude<Grouping, 'none'>, key: string, onDay: Day): Bilingual {
    if (grouping === 'type')
      return this.#deps.areas.dictionaries.find('disputeTypes', key, onDay)?.label ?? same(key);
    if (grouping === 'area') {
      return key === '' ? statisticsText('table.noArea') : same(this.#deps.areas.tree.nameOn(key, onDay));
    }
    if (grouping === 'committee') {
      const name = this.#deps.areas.offices.findCommittee(key)?.name ?? key;
      return key === '' ? statisticsText('table.noCommittee') : same(name);
    }
    return same(key);
  }

  #unitName(filter: FigureFilter, scope: StatisticsScope): Bilingual {
    const { unit } = filter;
    const onDay = this.#dayOfNames(filter);
    const area = unit.areaCode === null ? '' : this.#deps.areas.tree.nameOn(unit.areaCode, onDay);
    const whose =
      scope.mediatorId !== null
        ? statisticsText('ownCases')
        : same(
            scope.committeeId === null
              ? ''
              : (this.#deps.areas.offices.findCommittee(scope.committeeId)?.name ?? ''),
          );
    return { zh: joined(area, whose.zh), en: joined(area, whose.en) };
  }
}

/** The indicator asked for; a list that names none is that of the first rate over such rows. @throws ValidationError */
function ofRows(rows: Counted['rows'], asked: IndicatorId | undefined): IndicatorId {
  const fitting = rateIds.filter((id) => indicators[id].counts.rows === rows);
  const id = asked ?? fitting[0];
  if (id === undefined || indicators[id].counts.rows !== rows)
    throw new ValidationError([{ path: 'indicator', code: 'notInList' }]);
  return id;
}

function jointOf(tallies: readonly Tally[]): Figures['joint'] {
  const joint = tallies.filter(({ isJoint }) => isJoint);
  return {
    n: joint.reduce((sum, { n }) => sum + n, 0),
    isBesideTotal: joint.some(({ isBesideTotal }) => isBesideTotal),
  };
}

function same(text: string): Bilingual {
  return { zh: text, en: text };
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
