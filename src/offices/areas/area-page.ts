import { type Day, legalDay, legalTime } from '../../platform/clock.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import type { ActionLink, Crumb, TagTone } from '../../web/pages/render.ts';
import { type Area, type AreaLevel, isInForce } from '../area.ts';
import { areaLabel } from '../area-label.ts';
import type { AreaTree } from '../area-tree.ts';
import { type OwnLevel, ownLevels, parentLevels } from './codes.ts';
import type { ChangeLine, Dependents } from './dependents-read-model.ts';
import { levelLabels } from './texts.ts';

/** What every page of places is made of. */
export interface PageContext {
  readonly tree: AreaTree;
  readonly today: Day;
  readonly t: Translate;
  readonly locale: Locale;
  readonly canManage: boolean;
}

export interface AreaLine {
  name: string;
  href: string;
  code: string;
  level: string;
  above: string;
  formerly: string | null;
  below: string;
  openCases: number;
  state: { text: string; tone: TagTone };
}

export const areasHref = '/admin/areas';

export function areaHref(code: string): string {
  return `${areasHref}/${code}`;
}

export function levelLabel(level: AreaLevel, locale: Locale): string {
  return pick(levelLabels[level], locale);
}

/** Places in a table, each with what is counted below it. */
export function areaLines(
  context: PageContext,
  areas: readonly Area[],
  openCases: ReadonlyMap<string, number>,
): AreaLine[] {
  const { tree, today, t, locale } = context;
  const below = countsBelow(tree, today);
  const cases = summedUp(tree, openCases);
  return areas.map((area) => {
    const former = tree.formerNamesOf(area.code).map(({ name }) => name);
    const counts = below.get(area.code);
    return {
      name: area.name,
      href: areaHref(area.code),
      code: area.code,
      level: levelLabel(area.level, locale),
      above: tree
        .lineOf(area.code)
        .slice(0, -1)
        .map(({ name }) => name)
        .join(' '),
      formerly: former.length === 0 ? null : t('areas.places.formerly', { names: former.join('、') }),
      below: counts === undefined ? '0' : String(ownLevels.reduce((sum, level) => sum + counts[level], 0)),
      openCases: cases.get(area.code) ?? 0,
      state: isInForce(area, today)
        ? { text: t('areas.places.inForce'), tone: 'green' }
        : { text: t('areas.places.endedOn', { day: area.validTo ?? '' }), tone: 'neutral' },
    };
  });
}

/** How many towns, villages, natural villages and grids there are, in a place or in all. */
export function totalText({ tree, today, t }: PageContext, code: string | null): string {
  const roots = code === null ? tree.roots().map((root) => root.code) : [code];
  const counts = countsBelow(tree, today);
  const sum = (level: OwnLevel): number => roots.reduce((n, root) => n + (counts.get(root)?.[level] ?? 0), 0);
  return t('areas.places.total', {
    towns: sum('town'),
    villages: sum('village'),
    groups: sum('group'),
    grids: sum('grid'),
  });
}

function countsBelow(tree: AreaTree, today: Day): Map<string, Record<OwnLevel, number>> {
  const counts = new Map<string, Record<OwnLevel, number>>();
  for (const { code, level, path, ...area } of tree.all()) {
    const own = ownLevels.find((one) => one === level);
    if (own === undefined || !isInForce(area, today)) continue;
    for (const above of path.split('/').filter((part) => part !== '' && part !== code)) {
      const count = counts.get(above) ?? { town: 0, village: 0, group: 0, grid: 0 };
      count[own] += 1;
      counts.set(above, count);
    }
  }
  return counts;
}

function summedUp(tree: AreaTree, openCases: ReadonlyMap<string, number>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [code, n] of openCases) {
    const path = tree.find(code)?.path ?? '';
    for (const above of path.split('/')) sums.set(above, (sums.get(above) ?? 0) + n);
  }
  return sums;
}

/** Counties, and cities without counties: what an office begins with. */
export function topsOf(tree: AreaTree): Area[] {
  return [...tree.all()].filter(
    ({ code, level }) =>
      (level === 'county' || level === 'city') &&
      tree.childrenOf(code).some((child) => child.level === 'town'),
  );
}

export function crumbsOf({ tree, t }: PageContext, code: string, last?: string): Crumb[] {
  const line = tree.lineOf(code).map((area) => ({ label: area.name, href: areaHref(area.code) }));
  const above = [{ label: t('areas.places.title'), href: areasHref }, ...line];
  if (last !== undefined) return [...above, { label: last }];
  return [...above.slice(0, -1), { label: tree.get(code).name }];
}

/** What may be added right below a place. */
export function levelsBelow(area: Area): OwnLevel[] {
  return ownLevels.filter((level) => parentLevels[level].includes(area.level));
}

export function actionsOf({ t, canManage, tree }: PageContext, area: Area): ActionLink[] {
  if (!canManage || area.validTo !== null) return [];
  const link = (name: 'add' | 'rename' | 'end', tone: 'plain' | 'danger' = 'plain'): ActionLink => ({
    label: t(`areas.places.${name}`),
    href: `${areaHref(area.code)}/${name}`,
    tone,
  });
  const isOwn = ownLevels.some((level) => level === area.level);
  const reform = (task: 'mergeInto' | 'mergeNew' | 'split' | 'move'): ActionLink => ({
    label: t(`reforms.actions.${task}`),
    href: `${areaHref(area.code)}/${task.replace(/Into|New/, '')}`,
  });
  const hasTowns = tree.childrenOf(area.code).some(({ level }) => level === 'town');
  return [
    ...(levelsBelow(area).length > 0 ? [link('add')] : []),
    ...(area.level === 'town' ? [reform('mergeInto'), reform('split'), reform('move')] : []),
    ...(hasTowns ? [reform('mergeNew')] : []),
    link('rename'),
    ...(isOwn ? [link('end', 'danger')] : []),
  ];
}

export function factsOf({ tree, t, locale }: PageContext, area: Area) {
  const above = area.parentCode === null ? undefined : tree.find(area.parentCode);
  const text = (name: 'code' | 'level' | 'validFrom' | 'validTo' | 'source' | 'note' | 'above') =>
    t(`areas.places.${name}`);
  return [
    { label: text('code'), value: area.code },
    { label: text('level'), value: levelLabel(area.level, locale) },
    { label: text('above'), value: above?.name ?? '', ...(above && { href: areaHref(above.code) }) },
    { label: text('validFrom'), value: area.validFrom },
    ...(area.validTo === null ? [] : [{ label: text('validTo'), value: area.validTo }]),
    { label: text('source'), value: area.source, isWide: true },
    ...(area.note === null ? [] : [{ label: text('note'), value: area.note, isWide: true }]),
  ];
}

export function dependentsOf({ t }: PageContext, found: Dependents) {
  const { cases, leads, committees, organisations, people, accounts } = found;
  const counted = (n: number, names: readonly string[]): string =>
    names.length === 0 ? String(n) : `${n}（${names.join('、')}${names.length < n ? '…' : ''}）`;
  return [
    { label: t('areas.places.cases'), value: counted(cases.count, cases.codes) },
    { label: t('areas.places.leads'), value: String(leads) },
    { label: t('areas.places.committees'), value: counted(committees.length, committees) },
    { label: t('areas.places.organisations'), value: counted(organisations.length, organisations) },
    { label: t('areas.places.people'), value: String(people) },
    { label: t('areas.places.accounts'), value: String(accounts) },
  ];
}

/** Whether something is still open there, so that the place cannot end. */
export function isHeld({ cases, leads, committees }: Dependents): boolean {
  return cases.count + leads + committees.length > 0;
}

export function historyOf({ t, tree }: PageContext, changes: readonly ChangeLine[]) {
  return changes.map(({ kind, validOn, name, formerName, successorCode, note, by, recordedAt }) => ({
    day: validOn,
    change: t(`areas.places.kinds.${kind}`),
    what:
      successorCode !== null
        ? t('areas.places.changeOf', { from: name, to: labelOf(tree, successorCode) })
        : formerName === null
          ? name
          : t('areas.places.changeOf', { from: formerName, to: name }),
    note: note ?? '',
    who: t('areas.places.recorded', {
      at: `${legalDay(recordedAt)} ${legalTime(recordedAt)}`,
      by: by ?? t('areas.places.byMachine'),
    }),
  }));
}

function labelOf(tree: AreaTree, code: string): string {
  return tree.find(code) === undefined ? code : areaLabel(tree.lineOf(code));
}
