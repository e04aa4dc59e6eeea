import type { Day } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import type { BookKind, OfficeChange } from '../office.ts';
import { type Book, type BookRow, valueMembers, valuesOf } from './book.ts';
import { bookProblem, faultsOf } from './rules.ts';

/** One row to be written, with what is to be kept of how it was. */
export interface Write {
  readonly kind: BookKind;
  readonly act: OfficeChange['act'];
  readonly row: BookRow;
  /** As it stood before; null for a new one. */
  readonly before: BookRow | null;
  readonly onDay: Day;
  readonly reason: string | null;
}
export type Plan =
  | { readonly ok: true; readonly writes: readonly Write[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type Said = Readonly<Record<string, unknown>>;

/** A new row from a day on. What is let pass is put into the book. */
export function planAdd(book: Book, kind: BookKind, id: string, said: Said): Plan {
  const validFrom = said['validFrom'] as Day;
  const row: BookRow = { ...valuesOf(kind, said), id, validFrom, validTo: null };
  const problems = faultsOf(kind, row, book);
  if (problems.length > 0) return { ok: false, problems };
  book.put(kind, row);
  return { ok: true, writes: [{ kind, act: 'added', row, before: null, onDay: validFrom, reason: null }] };
}

/**
 * Other values from a day on; what was before holds for the days before. The day from which the present values hold
 * corrects them instead: they were never so. Without a difference nothing is written.
 */
export function planChange(book: Book, kind: BookKind, id: string, said: Said): Plan {
  const before = known(book, kind, id);
  const onDay = said['changedOn'] as Day;
  const since = book.valuesSince(kind, before);
  const values = valuesOf(kind, said);
  const row: BookRow = { ...before, ...values };
  if (valueMembers(kind).every((name) => before[name] === row[name])) return { ok: true, writes: [] };
  const problems = [
    ...(onDay < since ? [bookProblem('changedOn', 'changedLater', { params: { day: since } })] : []),
    ...(onDay > book.today ? [{ path: 'changedOn', code: 'future' }] : []),
    ...(before.validTo !== null && onDay >= before.validTo ? [bookProblem('changedOn', 'hasEnded')] : []),
    ...faultsOf(kind, row, book),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const act = onDay === since ? 'corrected' : 'changed';
  book.put(kind, row, act === 'changed' ? onDay : undefined);
  return { ok: true, writes: [{ kind, act, row, before, onDay, reason: reasonOf(said) }] };
}

/** The end of a row and of what cannot be without it: seals and people of a committee, duties of a person. */
export function planEnd(book: Book, kind: BookKind, id: string, said: Said): Plan {
  const before = known(book, kind, id);
  const endedOn = said['endedOn'] as Day;
  const problems = endFaults(book, kind, before, endedOn);
  if (problems.length > 0) return { ok: false, problems };
  const ended = [...fallingWith(book, kind, before, endedOn), { kind, row: before }];
  const writes = ended.map(({ kind: one, row }): Write => {
    const act = row.validTo === null ? 'ended' : 'endCorrected';
    const after: BookRow = { ...row, validTo: endedOn };
    book.put(one, after);
    return { kind: one, act, row: after, before: row, onDay: endedOn, reason: reasonOf(said) };
  });
  return { ok: true, writes };
}

function endFaults(book: Book, kind: BookKind, row: BookRow, endedOn: Day): Problem[] {
  const since = book.valuesSince(kind, row);
  // Who asks for committees and offices without a day takes those that have not ended.
  const isAtOnce = kind === 'committees' || kind === 'organisations';
  const staying = kind === 'organisations' ? peopleOf(book, row, endedOn).map(({ name }) => name) : [];
  const kept = kind === 'people' ? sealsKept(book, row, endedOn) : [];
  const begun = fallingWith(book, kind, row, endedOn).find((one) => one.row.validFrom >= endedOn);
  return [
    ...(endedOn <= row.validFrom ? [bookProblem('endedOn', 'endBeforeBegin')] : []),
    ...(endedOn > row.validFrom && endedOn < since
      ? [bookProblem('endedOn', 'changedLater', { params: { day: since } })]
      : []),
    ...(isAtOnce && endedOn > book.today ? [{ path: 'endedOn', code: 'future' }] : []),
    ...(staying.length > 0 ? [bookProblem('', 'peopleStay', { params: { names: staying.join('、') } })] : []),
    ...(kept.length > 0 ? [bookProblem('', 'keepsSealAtEnd', { params: { seal: kept.join('、') } })] : []),
    ...(begun === undefined
      ? []
      : [bookProblem('endedOn', 'beginsAfterEnd', { params: { day: begun.row.validFrom } })]),
    ...laterThanWhole(book, kind, { ...row, validTo: endedOn }),
  ];
}

/** A wrong end may be set right, though not past the end of what the row belongs to. */
function laterThanWhole(book: Book, kind: BookKind, row: BookRow): Problem[] {
  return faultsOf(kind, row, book)
    .filter(({ code }) => code === 'partNotThere' || code === 'keeperNotThere')
    .map((problem) => ({ ...problem, path: 'endedOn' }));
}

/** What ends with a row, in the order in which it has to: what refers to others first. */
export function fallingWith(
  book: Book,
  kind: BookKind,
  row: BookRow,
  endedOn: Day,
): { readonly kind: BookKind; readonly row: BookRow }[] {
  const isOpen = (one: { readonly validTo: Day | null }) => one.validTo === null || one.validTo > endedOn;
  const of = (one: BookKind, rows: readonly object[]) =>
    rows.map((each) => ({ kind: one, row: each as BookRow }));
  if (kind === 'people') {
    return of(
      'duties',
      book.all('duties').filter((duty) => duty.personId === row.id && isOpen(duty)),
    );
  }
  if (kind !== 'committees') return [];
  const seals = book.all('seals').filter((seal) => seal.committeeId === row.id && isOpen(seal));
  const people = book.all('people').filter((person) => person.committeeId === row.id && isOpen(person));
  const duties = people.flatMap((person) =>
    fallingWith(book, 'people', person as unknown as BookRow, endedOn),
  );
  return [...of('seals', seals), ...duties, ...of('people', people)];
}

function peopleOf(book: Book, organisation: BookRow, endedOn: Day) {
  return book
    .all('people')
    .filter(
      (one) => one.organisationId === organisation.id && (one.validTo === null || one.validTo > endedOn),
    );
}

function sealsKept(book: Book, person: BookRow, endedOn: Day): string[] {
  return book
    .all('seals')
    .filter((seal) => seal.keeperPersonId === person.id && (seal.validTo === null || seal.validTo > endedOn))
    .map(({ name }) => name);
}

function known(book: Book, kind: BookKind, id: string): BookRow {
  const row = book.row(kind, id);
  if (row === undefined) throw new RangeError(`no ${kind} ${id}`);
  return row;
}

function reasonOf(said: Said): string | null {
  return typeof said['reason'] === 'string' && said['reason'] !== '' ? said['reason'] : null;
}
