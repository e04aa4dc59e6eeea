import { permissions } from '../../identity/permissions.ts';
import { type BookRow, bookKinds } from '../../offices/book/book.ts';
import { valueForms } from '../../offices/book/book-form.ts';
import type { BookService } from '../../offices/book/book-service.ts';
import { listQuery, searched, stateTag } from '../../offices/book/list-page.ts';
import { labelOf, shownValue } from '../../offices/book/words.ts';
import type { BookKind } from '../../offices/office.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import { parseQuery } from '../../web/forms/form.ts';
import {
  type ColumnOf,
  column,
  type ExportList,
  inOnePiece,
  oneGroup,
  withQuery,
} from '../core/export-list.ts';

const titles: Readonly<Record<BookKind, Bilingual>> = {
  organisations: { zh: '机构名册', en: 'Organisations' },
  committees: { zh: '调解委员会名册', en: 'Committees' },
  people: { zh: '人员名册', en: 'People' },
  seals: { zh: '印章名册', en: 'Seals' },
  duties: { zh: '包联职责名册', en: 'Duties' },
};

/** The books of the office, each with its search and filters; telephones of persons are masked as on their pages. */
export function bookExports({ book }: { readonly book: BookService }): ExportList[] {
  return bookKinds.map((kind) => ({
    id: kind,
    path: `/admin/${kind}/export`,
    access: permissions.viewOffices,
    title: titles[kind],
    active: 'offices',
    groups: oneGroup,
    open: async ({ query: sent, words }) => {
      const query = parseQuery(listQuery, sent);
      const opened = await book.open();
      const { t } = words;
      const members = Object.keys(valueForms[kind].shape);
      const columns: ColumnOf<BookRow>[] = [
        column('no', { zh: '序号', en: 'No.' }, 6, (_row, no) => no, { kind: 'number' }),
        ...members.map((member) =>
          column<BookRow>(
            member,
            { zh: labelOf(kind, member, 'zh-CN'), en: labelOf(kind, member, 'en') },
            member === 'name' || member.endsWith('Id') ? 28 : 16,
            (row) => shownValue(kind, member, row, opened, words),
          ),
        ),
        column('validFrom', { zh: '自何日起', en: 'From' }, 12, ({ validFrom }) => validFrom, {
          kind: 'day',
        }),
        column('validTo', { zh: '至何日止', en: 'Until' }, 12, ({ validTo }) => validTo, { kind: 'day' }),
        column('state', { zh: '状态', en: 'State' }, 10, (row) => stateTag(opened, row, words).text),
      ];
      const { q, areaCode, state } = query;
      return inOnePiece(columns, searched(opened, kind, query, words), {
        href: withQuery(`/admin/${kind}`, sent),
        filter: [
          { label: t('exports.words.state'), value: t(`book.${state ?? 'inForce'}`) },
          ...(areaCode === undefined
            ? []
            : [{ label: t('exports.words.area'), value: opened.tree.find(areaCode)?.name ?? areaCode }]),
          ...(q === undefined
            ? []
            : [{ label: t('exports.words.search'), value: q, isPrivate: true as const }]),
        ],
      });
    },
  }));
}
