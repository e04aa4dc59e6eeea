import type { AreaTree } from '../offices/area-tree.ts';
import type { Dictionaries } from '../offices/dictionaries.ts';
import type { Offices } from '../offices/offices.ts';
import { type Locale, pick, type Translate } from '../platform/i18n.ts';
import type { Pager } from '../web/pages/pager.ts';
import type { PageHead } from '../web/pages/render.ts';
import type { FigurePart } from './figure-filter.ts';
import { caseListHref } from './statistics-links.ts';
import { dayText, instantText } from './statistics-page.ts';
import type { CaseBehind, ProceedingBehind } from './statistics-read-model.ts';
import type { ListBehind } from './statistics-service.ts';

export interface FigureListPage extends PageHead {
  columns: string[];
  rows: { cells: { label: string; text: string; href?: string }[] }[];
  emptyText: string;
  pager: Pager;
}

interface Words {
  t: Translate;
  locale: Locale;
  areas: { readonly tree: AreaTree; readonly offices: Offices; readonly dictionaries: Dictionaries };
}
interface Asked {
  part: FigurePart;
  pager: Pager;
}

export function casesBehindPage(list: ListBehind<CaseBehind>, asked: Asked, words: Words): FigureListPage {
  const { t, locale, areas } = words;
  const columns = ['code', 'caseTitle', 'type', 'area', 'registeredOn', 'resolvedOn', 'how'];
  const rows = list.rows.map((row) => [
    { text: row.code, ...caseLink(list, row.code) },
    { text: titleOf(list, row.code, row.title, t) },
    { text: areas.dictionaries.labelOf('disputeTypes', row.type, locale) },
    { text: placeOf(row, words) },
    { text: dayText(row.registeredAt, t) },
    { text: dayText(row.resolvedAt, t) },
    { text: row.resolvedHow === null ? t('statistics.dash') : t(`statistics.how.${row.resolvedHow}`) },
  ]);
  return listPage('cases', list, asked, columns, rows, words);
}

export function proceedingsBehindPage(
  list: ListBehind<ProceedingBehind>,
  asked: Asked,
  words: Words,
): FigureListPage {
  const { t, locale, areas } = words;
  const columns = ['number', 'caseTitle', 'type', 'area', 'committee', 'acceptedOn', 'endedOn', 'result'];
  const rows = list.rows.map((row) => [
    { text: row.number, ...caseLink(list, row.caseCode) },
    { text: titleOf(list, row.caseCode, row.title, t) },
    { text: areas.dictionaries.labelOf('disputeTypes', row.type, locale) },
    { text: placeOf(row, words) },
    { text: areas.offices.findCommittee(row.committeeId)?.name ?? row.committeeId },
    { text: dayText(row.acceptedAt, t) },
    { text: dayText(row.endedAt, t) },
    { text: t(`statistics.results.${row.result ?? 'open'}`) },
  ]);
  return listPage('proceedings', list, asked, columns, rows, words);
}

/** Where it happened; marked when several committees mediate it. */
function placeOf(
  { areaCode, isJoint }: { readonly areaCode: string; readonly isJoint: boolean },
  { areas, t }: Words,
): string {
  const name = areas.tree.find(areaCode)?.name ?? areaCode;
  return isJoint ? t('statistics.list.jointPlace', { name }) : name;
}

function caseLink(list: ListBehind<unknown>, code: string): { href?: string } {
  return list.seen.has(code) ? { href: `/cases/${encodeURIComponent(code)}` } : {};
}

/** A dispute is named to those who may open it. */
function titleOf(list: ListBehind<unknown>, code: string, title: string, t: Translate): string {
  return list.seen.has(code) ? title : t('statistics.dash');
}

function listPage(
  kind: 'cases' | 'proceedings',
  list: ListBehind<unknown>,
  asked: Asked,
  columns: readonly string[],
  rows: readonly (readonly { text: string; href?: string }[])[],
  { t, locale }: Words,
): FigureListPage {
  const { filter } = list;
  const headings = columns.map((name) => t(`statistics.list.${name}`));
  const about = { unit: pick(list.unitName, locale), from: filter.from, to: filter.to };
  const basis = t(`statistics.bases.${filter.basis}`);
  return {
    title: t(`statistics.list.${kind}Title`),
    lead: [
      t('statistics.list.lead', { ...about, basis, at: instantText(filter.asOf) }),
      ...(filter.map.of === 'today' ? [t('statistics.maps.today')] : []),
    ].join(' · '),
    tags: [{ text: t(`statistics.list.parts.${kind}.${asked.part}`), tone: 'blue' }],
    breadcrumbs: [
      { label: t('statistics.title'), href: `/stats?from=${filter.from}&to=${filter.to}` },
      { label: t(`statistics.list.${kind}Title`) },
    ],
    actions:
      kind === 'cases' && list.showsCases
        ? [{ label: t('statistics.list.openInCases'), href: caseListHref(filter, asked.part) }]
        : [],
    active: 'statistics',
    columns: headings,
    rows: rows.map((cells) => ({
      cells: cells.map((cell, index) => ({ label: headings[index] ?? '', ...cell })),
    })),
    emptyText: t('statistics.list.empty'),
    pager: asked.pager,
  };
}
