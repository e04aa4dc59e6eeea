import type { Viewer } from '../identity/viewer.ts';
import type { AreaTree } from '../offices/area-tree.ts';
import { type Day, dayFromNumber, dayNumber } from '../platform/clock.ts';
import type { Translate } from '../platform/i18n.ts';
import type { ActionLink } from '../web/pages/render.ts';
import { maps } from './figure-map.ts';
import { bases, groupings } from './indicators/indicator.ts';
import type { Choice, FilterModel } from './statistics-page.ts';

/** The filter form with what was asked, also when it could not be answered. */
export function filterModel(
  values: Readonly<Record<string, string>>,
  viewer: Viewer,
  areas: AreaTree,
  typeOptions: readonly { readonly value: string; readonly label: string }[],
  t: Translate,
  hasOtherMap = false,
): FilterModel {
  const grouping = values.groupBy ?? 'month';
  const basis = values.basis ?? 'cohort';
  const type = values.type ?? '';
  return {
    values,
    areas: areaChoices(values.areaCode ?? viewer.areaCode, viewer, areas),
    types: [
      { value: '', label: t('statistics.filters.allTypes'), isChosen: type === '' },
      ...typeOptions.map(({ value, label }) => ({ value, label, isChosen: value === type })),
    ],
    groupings: groupings.map((value) => ({
      value,
      label: t(`statistics.groupings.${value}`),
      isChosen: value === grouping,
    })),
    maps: (hasOtherMap ? maps : []).map((value) => ({
      value,
      label: t(`statistics.maps.${value}`),
      isChosen: value === (values.map ?? 'past'),
    })),
    bases: bases.map((value) => ({
      value,
      label: t(`statistics.bases.${value}`),
      isChosen: value === basis,
    })),
  };
}

/** The viewer's own area and what lies one level of offices below it: towns of a county, villages of a town. */
function areaChoices(chosen: string, viewer: Viewer, areas: AreaTree): Choice[] {
  const own = areas.find(viewer.areaCode);
  const level = own?.level === 'town' ? ('village' as const) : ('town' as const);
  const below = areas.search({ within: viewer.areaCode, level, limit: 1000 });
  const asked = areas.find(chosen);
  const former = (viewer.formerPlaces ?? []).flatMap(({ code }) => areas.find(code) ?? []);
  const listed = [own, ...former, ...below.filter(({ code }) => code !== own?.code)].filter(
    (area) => area !== undefined,
  );
  if (asked !== undefined && !listed.some(({ code }) => code === asked.code)) listed.push(asked);
  return listed.map(({ code, name }) => ({ value: code, label: name, isChosen: code === chosen }));
}

/** This month, this year, last year: up to the end of the period, or today. */
export function periodActions(today: Day, t: Translate): ActionLink[] {
  const year = Number(today.slice(0, 4));
  const link = (name: string, from: string, to: string) => ({
    label: t(`statistics.filters.${name}`),
    href: `/stats?from=${from}&to=${to}&groupBy=${name === 'thisMonth' ? 'type' : 'month'}`,
  });
  return [
    link('thisMonth', `${today.slice(0, 8)}01`, today),
    link('thisYear', `${year}-01-01`, today),
    link('lastYear', `${year - 1}-01-01`, `${year - 1}-12-31`),
  ];
}

/** The first day of the month five months before: half a year up to today. */
export function halfYearBefore(today: Day): Day {
  let first = `${today.slice(0, 8)}01` as Day;
  for (let back = 0; back < 5; back += 1) first = firstOfMonth(dayFromNumber(dayNumber(first) - 1));
  return first;
}

function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01` as Day;
}
