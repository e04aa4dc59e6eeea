import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import { type Area, isInForce } from '../../offices/area.ts';
import { levelLabel } from '../../offices/areas/area-page.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import { textField } from '../../platform/fields/index.ts';
import { parseQuery } from '../../web/forms/form.ts';
import {
  type ColumnOf,
  column,
  type ExportList,
  inOnePiece,
  oneGroup,
  withQuery,
} from '../core/export-list.ts';

const label = { zh: '查找', en: 'Search' };
const query = z.strictObject({ q: textField({ label, required: false, max: 60 }) });

/** The places of the office: what a search finds, else all of them. */
export function areasExport({
  areas,
  clock,
}: {
  readonly areas: AreasService;
  readonly clock: Clock;
}): ExportList {
  return {
    id: 'areas',
    path: '/admin/areas/export',
    access: permissions.viewAreas,
    title: { zh: '地区名册', en: 'Areas' },
    active: 'areas',
    groups: oneGroup,
    open: async ({ query: sent, words: { t, locale } }) => {
      const { q } = parseQuery(query, sent);
      const { tree } = areas;
      const today = legalDay(clock.now());
      const found = q === undefined ? [...tree.all()] : tree.search({ q, limit: 2000 });
      const above = ({ code }: Area) =>
        tree
          .lineOf(code)
          .slice(0, -1)
          .map(({ name }) => name)
          .join(' ');
      const columns: ColumnOf<Area>[] = [
        column('code', { zh: '代码', en: 'Code' }, 20, ({ code }) => code),
        column('name', { zh: '名称', en: 'Name' }, 24, ({ name }) => name),
        column('level', { zh: '级别', en: 'Level' }, 12, ({ level }) => levelLabel(level, locale)),
        column('above', { zh: '上级', en: 'Within' }, 36, above),
        column('validFrom', { zh: '自何日起', en: 'From' }, 12, ({ validFrom }) => validFrom, {
          kind: 'day',
        }),
        column('validTo', { zh: '至何日止', en: 'Until' }, 12, ({ validTo }) => validTo, { kind: 'day' }),
        column('state', { zh: '是否现用', en: 'In force' }, 10, (area) =>
          t(`cases.export.${isInForce(area, today) ? 'yes' : 'no'}`),
        ),
      ];
      return inOnePiece(columns, found, {
        href: withQuery('/admin/areas', sent),
        filter: q === undefined ? [] : [{ label: t('exports.words.search'), value: q }],
      });
    },
  };
}
