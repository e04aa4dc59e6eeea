import type { Account } from '../identity/account.ts';
import { isUsername, normaliseUsername } from '../identity/account.ts';
import { type Assignment, assignmentOf, isAssigned, type Places } from '../identity/assignments/places.ts';
import type { RoleName } from '../identity/viewer.ts';
import { isInForce } from '../offices/area.ts';
import { type Book, type BookRow, overlaps } from '../offices/book/book.ts';
import { addForms } from '../offices/book/book-form.ts';
import { personLabel } from '../offices/book/book-options.ts';
import { planAdd, planChange, type Write } from '../offices/book/plan.ts';
import { areaNameOf } from '../offices/book/words.ts';
import type { BookKind } from '../offices/office.ts';
import type { Day } from '../platform/clock.ts';
import type { Problem } from '../platform/errors.ts';
import { parseData } from '../platform/form-data.ts';
import { newId } from '../platform/ids.ts';
import { readCell } from './cells.ts';
import { isBookSheet, type SheetName, sheetNames, type TypedRow, typedRows } from './sheets.ts';
import { sheetProblem } from './texts.ts';

export type SheetRows = Readonly<Record<string, readonly (readonly string[])[]>>;

export interface RowResult {
  readonly sheet: SheetName;
  readonly no: number;
  readonly name: string;
  readonly state: 'new' | 'changed' | 'same' | 'bad';
  readonly problems: readonly Problem[];
}

/** An account to be opened, or whose assignment is to be changed. */
export interface AccountWrite {
  readonly accountId: string | null;
  readonly username: string;
  readonly assignment: Assignment;
}

export interface ImportPlan {
  readonly rows: readonly RowResult[];
  readonly writes: readonly Write[];
  readonly accounts: readonly AccountWrite[];
}

export interface ImportInput {
  readonly sheets: SheetRows;
  readonly book: Book;
  readonly accounts: readonly Account[];
  /** What stands against a change of somebody with open cases in hand. */
  readonly faultsOfWrites: (writes: readonly Write[]) => Promise<readonly Problem[]>;
}

interface Judged {
  readonly state: RowResult['state'];
  readonly problems?: readonly Problem[];
  readonly writes?: readonly Write[];
  readonly account?: AccountWrite;
}

/**
 * Judges the rows of a workbook one after the other against the books and what the rows before put into them. A row that
 * stands there already in the same words is left alone, so that importing twice changes nothing.
 */
export async function planImport(input: ImportInput): Promise<ImportPlan> {
  const rows: RowResult[] = [];
  const writes: Write[] = [];
  const accounts: AccountWrite[] = [];
  for (const sheet of sheetNames) {
    for (const row of typedRows(input.sheets, sheet)) {
      const judged = isBookSheet(sheet)
        ? await judgeRow(sheet, row, input)
        : judgeAccount(row, input, new Set(accounts.map(({ username }) => username)));
      writes.push(...(judged.writes ?? []));
      if (judged.account !== undefined) accounts.push(judged.account);
      const name = row.cells['name'] || row.cells['username'] || row.cells['personId'] || '';
      rows.push({ sheet, no: row.no, name, state: judged.state, problems: judged.problems ?? [] });
    }
  }
  return { rows, writes, accounts };
}

const bad = (problems: readonly Problem[]): Judged => ({ state: 'bad', problems });

/** What the cells say, as a form would send it. */
function saidIn(
  sheet: SheetName,
  row: TypedRow,
  book: Book,
): { said: Record<string, string>; problems: Problem[] } {
  const said: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const [member, typed] of Object.entries(row.cells)) {
    if (typed === '' || member === 'id') continue;
    const read = readCell(sheet, member, typed, book);
    if ('problem' in read) problems.push(read.problem);
    else said[member] = read.value;
  }
  return { said, problems };
}

async function judgeRow(kind: BookKind, row: TypedRow, input: ImportInput): Promise<Judged> {
  const { book } = input;
  const { said, problems } = saidIn(kind, row, book);
  if (problems.length > 0) return bad(problems);
  const { changedOn, ...values } = said;
  const id = row.cells['id'] ?? '';
  const existing = id === '' ? findTwin(book, kind, values) : (book.row(kind, id) ?? null);
  if (id !== '' && existing === null) return bad([sheetProblem('id', 'unknownId')]);
  const schema = addForms[kind];
  const parsed = parseData(
    schema,
    existing === null ? values : { ...values, validFrom: values['validFrom'] ?? existing.validFrom },
  );
  if (!parsed.ok) return bad(parsed.problems);
  const data = parsed.data as Readonly<Record<string, unknown>>;
  return existing === null ? judgeNew(book, kind, data) : judgeKnown(input, kind, existing, data, changedOn);
}

function judgeNew(book: Book, kind: BookKind, data: Readonly<Record<string, unknown>>): Judged {
  const plan = planAdd(book, kind, newId(), data);
  return plan.ok ? { state: 'new', writes: plan.writes } : bad(plan.problems);
}

async function judgeKnown(
  { book, faultsOfWrites }: ImportInput,
  kind: BookKind,
  existing: BookRow,
  data: Readonly<Record<string, unknown>>,
  changedOn: string | undefined,
): Promise<Judged> {
  if (data['validFrom'] !== existing.validFrom) return bad([sheetProblem('validFrom', 'fixedDay')]);
  const day =
    changedOn === undefined ? { ok: true as const, data: { validFrom: book.today } } : parseDay(changedOn);
  if (!day.ok) return bad([{ path: 'changedOn', code: 'badDate' }]);
  // Telephones of people are not written into the workbook: none typed means the one there is.
  const telephone = kind === 'people' ? { telephone: data['telephone'] ?? existing['telephone'] } : {};
  const said = { ...data, ...telephone, changedOn: day.data.validFrom };
  const plan = planChange(book, kind, existing.id, said);
  if (!plan.ok) return bad(plan.problems);
  const faults = await faultsOfWrites(plan.writes);
  if (faults.length > 0) {
    book.put(kind, existing);
    return bad(faults);
  }
  return { state: plan.writes.length === 0 ? 'same' : 'changed', writes: plan.writes };
}

function parseDay(typed: string) {
  const parsed = parseData(addForms.seals.pick({ validFrom: true }), { validFrom: typed });
  return parsed.ok
    ? { ok: true as const, data: parsed.data as unknown as { readonly validFrom: Day } }
    : { ok: false as const };
}

/** By what a row without a mark is known: its name in its office, and its post where two are called alike. */
function findTwin(book: Book, kind: BookKind, said: Readonly<Record<string, string>>): BookRow | null {
  const now = { validFrom: book.today, validTo: null };
  const rows = (book.all(kind) as readonly unknown[] as readonly BookRow[]).filter((row) =>
    overlaps(row, now),
  );
  const keys: Record<BookKind, readonly string[]> = {
    organisations: ['name'],
    committees: ['name'],
    people: ['name', 'committeeId', 'organisationId'],
    seals: ['name', 'committeeId'],
    duties: ['areaCode', 'duty', 'personId'],
  };
  const found = rows.filter((row) =>
    keys[kind].every((member) => (row[member] ?? '') === (said[member] ?? '')),
  );
  const exact = found.filter((row) => (row['post'] ?? '') === (said['post'] ?? ''));
  return (found.length === 1 ? found[0] : exact[0]) ?? null;
}

function judgeAccount(row: TypedRow, { book, accounts }: ImportInput, planned: ReadonlySet<string>): Judged {
  const { said, problems } = saidIn('accounts', row, book);
  const username = normaliseUsername(said['username'] ?? '');
  const faults = [
    ...problems,
    ...(isUsername(username) ? [] : [sheetProblem('username', 'badUsername')]),
    ...(planned.has(username) ? [sheetProblem('username', 'twice')] : []),
    ...(said['role'] === undefined && problems.length === 0 ? [{ path: 'role', code: 'required' }] : []),
  ];
  if (faults.length > 0) return bad(faults);
  const { personId, displayName, areaCode } = said;
  const role = said['role'] as RoleName;
  const found = assignmentOf({ role, personId, displayName, areaCode }, placesIn(book));
  if (!found.ok) return bad(found.problems);
  const { assignment } = found;
  const known = accounts.find((one) => one.username === username);
  if (known === undefined) return { state: 'new', account: { accountId: null, username, assignment } };
  if (isAssigned(known, assignment)) return { state: 'same' };
  return { state: 'changed', account: { accountId: known.id, username, assignment } };
}

/** Places and people as they stand in these books, rows of the workbook included. */
function placesIn(book: Book): Places {
  return {
    areaName: (code) => (book.tree.find(code) === undefined ? null : areaNameOf(book, code)),
    areaOptions: () => [],
    people: () =>
      book
        .all('people')
        .filter((person) => isInForce(person, book.today))
        .map((person) => ({ ...person, label: personLabel(person, book) })),
    officeName: () => null,
  };
}
