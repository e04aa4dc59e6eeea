import { legalDay, legalTime } from '../../platform/clock.ts';
import { pick } from '../../platform/i18n.ts';
import type { ActionLink, PageHead } from '../../web/pages/render.ts';
import type { BookKind, Committee, OfficeChange } from '../office.ts';
import type { Book, BookRow } from './book.ts';
import { changedMembers, type Dependents } from './book-service.ts';
import { remindersOf } from './composition.ts';
import { kindTabs, stateTag } from './list-page.ts';
import { daysOf, type Fact, factsOf, labelOf, nameOf, shownValue, type Words } from './words.ts';

interface Linked {
  readonly label: string;
  readonly href: string | null;
}

/** What depends on a row: shown on its page and again before it is ended. */
export interface DependsCard {
  readonly cases: string | null;
  readonly codes: string;
  readonly accounts: readonly Linked[];
  readonly falling: readonly Linked[];
}

export interface BookObjectPage extends PageHead {
  readonly tabs: ReturnType<typeof kindTabs>;
  readonly facts: readonly Fact[];
  readonly reminders: readonly { readonly text: string; readonly basis: string }[];
  readonly depends: DependsCard;
  readonly history: readonly {
    readonly at: string;
    readonly by: string;
    readonly act: string;
    readonly onDay: string;
    readonly what: readonly string[];
    readonly reason: string;
  }[];
}

export interface ObjectInput {
  readonly book: Book;
  readonly kind: BookKind;
  readonly row: BookRow;
  readonly dependents: Dependents;
  readonly changes: readonly OfficeChange[];
  readonly names: ReadonlyMap<string, string>;
  readonly canManage: boolean;
}

export function bookObjectPage(input: ObjectInput, words: Words): BookObjectPage {
  const { book, kind, row } = input;
  const { t } = words;
  const name = nameOf(kind, row, book, words);
  return {
    title: name,
    active: 'offices',
    lead: daysOf(row),
    tags: [stateTag(book, row, words)],
    breadcrumbs: [{ label: t(`book.kinds.${kind}`), href: `/admin/${kind}` }, { label: name }],
    actions: input.canManage ? actionsOf(kind, row, book, words) : [],
    tabs: kindTabs(kind, words),
    facts: factsOf(kind, row, book, words),
    reminders: remindersIn(kind, row, book, words),
    depends: dependsCard(input.dependents, book, words),
    history: historyLines(input, words),
  };
}

function actionsOf(kind: BookKind, row: BookRow, book: Book, { t }: Words): ActionLink[] {
  const href = `/admin/${kind}/${row.id}`;
  const hasEnded = row.validTo !== null && row.validTo <= book.today;
  return [
    ...(kind === 'people' && !hasEnded
      ? [{ label: t('book.openAccount'), href: `/admin/accounts?person=${row.id}` }]
      : []),
    ...(hasEnded ? [] : [{ label: t('book.change'), href: `${href}/change` }]),
    ...(row.validTo === null && kind === 'people'
      ? [{ label: t('reforms.actions.leave'), href: `${href}/leave` }]
      : []),
    ...(row.validTo === null && kind === 'committees'
      ? [{ label: t('reforms.actions.close'), href: `${href}/close` }]
      : []),
    { label: t(row.validTo === null ? 'book.end' : 'book.correctEnd'), href: `${href}/end`, tone: 'danger' },
  ];
}

/** Reminders of a committee; of a person or seal those of their committee stand on its own page. */
export function remindersIn(
  kind: BookKind,
  row: BookRow,
  book: Book,
  { locale }: Words,
): BookObjectPage['reminders'] {
  if (kind !== 'committees') return [];
  return remindersOf(row as unknown as Committee, book, book.today).map((one) => ({
    text: one.message === undefined ? one.code : pick(one.message, locale),
    basis: one.basis ?? '',
  }));
}

export function dependsCard(dependents: Dependents, book: Book, words: Words): DependsCard {
  const { cases, accounts, falling } = dependents;
  return {
    cases: cases.length === 0 ? null : words.t('book.openCases', { n: cases.length }),
    codes: cases.join('、'),
    accounts: accounts.map(({ username, name }) => ({
      label: `${username}（${name}）`,
      href: '/admin/accounts',
    })),
    falling: falling.map(({ kind, row }) => ({
      label: nameOf(kind, row, book, words),
      href: `/admin/${kind}/${row.id}`,
    })),
  };
}

/** Newest first, each with what was before and what came after. */
function historyLines(input: ObjectInput, words: Words): BookObjectPage['history'] {
  const { changes, row, kind, book, names } = input;
  const { t, locale } = words;
  return changes
    .map((change, index) => {
      // What came after a change is what stood before the next that kept it.
      const after = changes.slice(index + 1).find(({ former }) => former !== null)?.former ?? row;
      return { change, after: after as BookRow };
    })
    .reverse()
    .map(({ change, after }) => ({
      at: `${legalDay(change.recordedAt)} ${legalTime(change.recordedAt)}`,
      by: (change.actorId === null ? undefined : names.get(change.actorId)) ?? '—',
      act: t(`book.acts.${change.act}`),
      onDay: change.onDay,
      what: changedMembers(change.former as BookRow | null, after)
        .filter((member) => member !== 'validTo')
        .map((member) =>
          t('book.was', {
            label: labelOf(kind, member, locale),
            before: shownValue(kind, member, change.former as BookRow, book, words) || '—',
            after: shownValue(kind, member, after, book, words) || '—',
          }),
        ),
      reason: change.reason ?? '',
    }));
}
