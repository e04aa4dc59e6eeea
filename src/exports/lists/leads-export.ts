import { z } from 'zod';
import { momentLabel } from '../../cases/core/moment-label.ts';
import { phaseTag } from '../../cases/core/tags.ts';
import { permissions } from '../../identity/permissions.ts';
import type { Lead } from '../../leads/lead.ts';
import { leadTabs, pageOfLeads, phasesOfTab } from '../../leads/lead-list-read-model.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { legalDay, legalTime } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { decodeStart, type PageStart } from '../../platform/database/paging.ts';
import { selectField } from '../../platform/fields/index.ts';
import { parseQuery } from '../../web/forms/form.ts';
import { type ColumnOf, cellsOf, column, type ExportList, oneGroup, withQuery } from '../core/export-list.ts';

const tabLabel = { zh: '列表', en: 'List' };
const query = z.strictObject({
  tab: selectField({
    label: tabLabel,
    options: leadTabs.map((value) => ({ value, label: tabLabel })),
    required: false,
  }),
});
const atATime = 200;

/** The leads a person sees, those that wait or all. */
export function leadsExport({
  db,
  areas,
}: {
  readonly db: Database;
  readonly areas: AreasService;
}): ExportList {
  return {
    id: 'leads',
    path: '/leads/export',
    access: permissions.viewLeads,
    title: { zh: '线索登记', en: 'Leads' },
    active: 'leads',
    groups: oneGroup,
    open: async ({ viewer, query: sent, words }) => {
      const { t, locale } = words;
      const tab = parseQuery(query, sent).tab ?? 'waiting';
      const area = (code: string | null) => (code === null ? null : areas.nameOf(code));
      const columns: ColumnOf<Lead>[] = [
        column('no', { zh: '序号', en: 'No.' }, 6, (_lead, no) => no, { kind: 'number' }),
        column('code', { zh: '线索编号', en: 'Code' }, 16, ({ code }) => code),
        column(
          'reportedAt',
          { zh: '上报时间', en: 'Reported' },
          17,
          ({ reportedAt }) => `${legalDay(reportedAt)} ${legalTime(reportedAt)}`,
          { kind: 'moment' },
        ),
        column(
          'occurredAt',
          { zh: '发生时间', en: 'Happened' },
          17,
          ({ occurredAt }) => momentLabel(occurredAt),
          { isUsual: false },
        ),
        column('channel', { zh: '来源', en: 'Channel' }, 12, ({ channel }) =>
          areas.dictionaryLabel('channels', channel, locale),
        ),
        column('type', { zh: '类型', en: 'Type' }, 10, ({ type }) =>
          areas.dictionaryLabel('disputeTypes', type, locale),
        ),
        column('urgency', { zh: '是否紧急', en: 'Urgent' }, 10, ({ urgency }) =>
          t(`cases.export.${urgency === 'urgent' ? 'yes' : 'no'}`),
        ),
        column('town', { zh: '镇街', en: 'Town' }, 12, ({ townCode }) => area(townCode)),
        column('village', { zh: '村（社区）', en: 'Village' }, 16, ({ villageCode }) => area(villageCode)),
        column('place', { zh: '具体地点', en: 'Place' }, 20, ({ place }) => place),
        column('people', { zh: '涉及人员', en: 'People' }, 20, ({ peopleNames }) => peopleNames),
        column('what', { zh: '反映内容', en: 'What happened' }, 60, ({ what }) => what),
        column('phase', { zh: '状态', en: 'State' }, 12, ({ phase }) => phaseTag(phase, t).text),
      ];
      async function* pages(): AsyncGenerator<readonly Lead[]> {
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const start: PageStart | null = cursor === undefined ? null : decodeStart(cursor, 2);
          const page = await pageOfLeads(db.read, viewer, phasesOfTab[tab], { start, limit: atATime });
          yield page.rows;
          cursor = page.nextCursor;
        }
      }
      return {
        columns,
        count: null,
        filter: [{ label: tabLabel[locale === 'en' ? 'en' : 'zh'], value: t(`cases.leads.${tab}`) }],
        href: withQuery('/leads', tab === 'waiting' ? {} : { tab }),
        pages: (asked, tools) => cellsOf(columns, asked, pages(), tools, 0),
      };
    },
  };
}
