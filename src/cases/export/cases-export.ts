import {
  type ColumnOf,
  cellsOf,
  type ExportList,
  type FilterWord,
  type OpenedList,
  type OpenOrder,
} from '../../exports/core/export-list.ts';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { asDay, type Clock, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type Bilingual, pick } from '../../platform/i18n.ts';
import { parseQuery } from '../../web/forms/form.ts';
import { seesStatusOnly } from '../core/reading-rule.ts';
import { type CaseListFilter, noteOf } from '../lists/filters-read-model.ts';
import { listHref } from '../lists/list-page.ts';
import { allFilters, type CaseListQuery, caseListQuery, listFilterOf } from '../lists/list-query.ts';
import type { CaseListService } from '../lists/list-service.ts';
import type { PartyRepository } from '../parties/party-repository.ts';
import { type LedgerCase, listLedgerCases } from './export-read-model.ts';
import { ledgerColumns } from './ledger-columns.ts';
import { listUpperCodes } from './upper-codes-repository.ts';
import { upperColumns } from './upper-columns.ts';

export interface CasesExportDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly parties: Pick<PartyRepository, 'listNumbers'>;
  readonly lists: Pick<CaseListService, 'list' | 'count'>;
  readonly eventLabel: (event: string) => Bilingual | undefined;
}

/** Few enough that nobody waits for what is read, opened and put into words at once. */
const atATime = 100;

/** The lists of cases as files: all columns of a town's ledger, and those systems of offices above ask for. */
export function casesExport(deps: CasesExportDeps): ExportList {
  return {
    id: 'cases',
    path: '/cases/export',
    access: permissions.viewCases,
    title: { zh: '案件台账', en: 'Cases' },
    active: 'cases',
    hasNumbers: true,
    groups: {
      ledger: { zh: '台账栏目', en: 'Columns of the ledger' },
      parties: { zh: '当事人', en: 'Parties' },
      types: { zh: '上级系统的纠纷类型', en: 'Types in systems of offices above' },
      record: {
        zh: '事件记录字段（参照公开的 GB/T 31000 实现，未对照标准文本）',
        en: 'Fields of an event record (after public implementations of GB/T 31000, not held to its text)',
      },
      person: { zh: '主要当事人字段', en: 'Fields of the main party' },
    },
    open: (order) => opened(deps, order),
  };
}

async function opened(
  deps: CasesExportDeps,
  { viewer, query: sent, words, isClear }: OpenOrder,
): Promise<OpenedList> {
  const { db, clock, areas, lists, eventLabel } = deps;
  const query = parseQuery(caseListQuery, sent);
  const filter = listFilterOf(query, areas);
  const count = filter.q === undefined ? await lists.count(viewer, filter) : null;
  const ledgerWords = {
    ...words,
    areas,
    eventLabel,
    isClear,
    codes: await listUpperCodes(db.read),
  };
  const columns = [...ledgerColumns(ledgerWords), ...upperColumns(ledgerWords)].map((one) =>
    listed.has(one.id) ? one : forWhoSeesAll(one, viewer),
  );
  const monthBegan = asDay(`${legalDay(clock.now()).slice(0, 7)}-01`);
  const unmasked: string[] = [];
  async function* pages(): AsyncGenerator<readonly LedgerCase[]> {
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await lists.list(viewer, filter, {
        limit: atATime,
        ...(cursor !== undefined && { cursor }),
      });
      const ids = page.lines.map(({ id }) => id);
      const cases = await listLedgerCases(db.read, deps.parties, ids, monthBegan);
      if (isClear)
        unmasked.push(...cases.flatMap((one) => (hasNumbers(one, viewer) ? [one.subject.id] : [])));
      yield cases;
      cursor = page.nextCursor;
    }
  }
  return {
    columns,
    count,
    filter: filterWords(query, filter, { viewer, words, areas, today: legalDay(clock.now()) }),
    period: [filter.registeredFrom, filter.registeredTo].filter((day) => day !== undefined).join(' – '),
    href: listHref({ ...query, cursor: undefined, limit: undefined }),
    pages: (asked, tools) => cellsOf(columns, asked, pages(), tools, count ?? 0),
    unmasked: () => [...new Set(unmasked)].map((id) => ({ kind: 'case', id })),
  };
}

/** Columns that the list itself shows; of a case of which somebody sees the state alone he gets no others. */
const listed: ReadonlySet<string> = new Set([
  ...['no', 'code', 'number', 'registeredOn', 'channel', 'town', 'village', 'title', 'type'],
  ...['risk', 'committee', 'mediator', 'due', 'phase'],
]);

function forWhoSeesAll(one: ColumnOf<LedgerCase>, viewer: Viewer): ColumnOf<LedgerCase> {
  return { ...one, cell: (row, no) => (seesStatusOnly(viewer, row.subject) ? null : one.cell(row, no)) };
}

function hasNumbers({ subject, parties }: LedgerCase, viewer: Viewer): boolean {
  return (
    !seesStatusOnly(viewer, subject) &&
    parties.some(({ telephone, idNumber }) => telephone !== null || idNumber !== null)
  );
}

/** The tab and every filter as the page says them. */
function filterWords(
  query: CaseListQuery,
  filter: CaseListFilter,
  world: Pick<OpenOrder, 'viewer' | 'words'> & {
    readonly areas: AreasService;
    readonly today: ReturnType<typeof legalDay>;
  },
): FilterWord[] {
  const { viewer, areas, today } = world;
  const { t, locale } = world.words;
  const narrowed = allFilters.flatMap(([, { param, control }]): FilterWord[] => {
    const value = query[param];
    if (value === undefined) return [];
    if (control.at === 'note') {
      const note = noteOf(control, value);
      return note === undefined ? [] : [{ label: pick(note, locale), value: t('cases.export.yes') }];
    }
    const choices = control.choices?.({ value, viewer, t, locale, today, areas });
    const chosen = choices?.find((one) => one.value === value)?.label ?? areas.findArea(value)?.name ?? value;
    return [{ label: pick(control.label, locale), value: chosen.trim() }];
  });
  return [
    { label: t('cases.export.tab'), value: t(`cases.list.tabs.${filter.tab}`) },
    ...narrowed,
    ...(filter.q === undefined
      ? []
      : [{ label: t('cases.export.search'), value: filter.q, isPrivate: true as const }]),
  ];
}
