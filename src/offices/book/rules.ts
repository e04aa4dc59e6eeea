import type { Problem } from '../../platform/errors.ts';
import { problemMaker } from '../../platform/problem.ts';
import type { AreaDuty, BookKind, BookRows, Committee, Organisation, Person, Seal } from '../office.ts';
import { type Book, type BookRow, overlaps } from './book.ts';
import { bookProblemTexts } from './texts.ts';

export const bookProblem = problemMaker(bookProblemTexts);

/** Who may mediate: members of a committee and whom it appointed. */
const mediatorBasis = '《人民调解法》第十三条';

type Rule<Row> = (row: Row, book: Book) => Problem[];

/** What cannot be, kind by kind. What only should not be is a warning (`composition.ts`). */
const rules: { readonly [K in BookKind]: Rule<BookRows[K]> } = {
  organisations: (row, book) => [
    ...wordOf(book, 'organisationKinds', 'kind', row.kind, book.find('organisations', row.id)?.kind),
    ...areaOf(book, row),
    ...twin(
      book,
      'organisations',
      row,
      'name',
      (other) => other.name === row.name && other.areaCode === row.areaCode,
    ),
  ],
  committees: committeeFaults,
  people: personFaults,
  seals: sealFaults,
  duties: dutyFaults,
};

/** What is impossible of a row as it would stand in the books; empty when nothing is. */
export function faultsOf(kind: BookKind, row: BookRow, book: Book): Problem[] {
  const rule = rules[kind] as unknown as Rule<BookRow>;
  const isBackward = row.validTo !== null && row.validTo <= row.validFrom;
  return [...(isBackward ? [bookProblem('validTo', 'endBeforeBegin')] : []), ...rule(row, book)];
}

function committeeFaults(row: Committee, book: Book): Problem[] {
  const isSame = (one: string, other: string) => one.replace(/\s/g, '') === other.replace(/\s/g, '');
  const number = (one: Committee) => one.numberPattern.replaceAll('{org}', one.numberWord);
  return [
    ...wordOf(book, 'committeeKinds', 'kind', row.kind, book.find('committees', row.id)?.kind),
    ...areaOf(book, row),
    ...(/\{n\}/.test(row.numberPattern) && /\{year\}/.test(row.numberPattern)
      ? []
      : [bookProblem('numberPattern', 'patternIncomplete')]),
    ...twin(book, 'committees', row, 'name', (other) => isSame(other.name, row.name)),
    ...twin(
      book,
      'committees',
      row,
      'numberWord',
      (other) => isSame(number(other), number(row)),
      'sameNumber',
    ),
    ...(row.validFrom > book.today ? [bookProblem('validFrom', 'beginsLater')] : []),
  ];
}

function personFaults(row: Person, book: Book): Problem[] {
  const committee = book.find('committees', row.committeeId);
  const organisation = book.find('organisations', row.organisationId);
  const isNowhere = row.committeeId === null && row.organisationId === null;
  return [
    ...areaOf(book, row),
    ...partOf(row, 'committeeId', row.committeeId, committee),
    ...partOf(row, 'organisationId', row.organisationId, organisation),
    ...(isNowhere && !row.isMediator ? [bookProblem('organisationId', 'nowhere')] : []),
    ...(row.isMediator && row.committeeId === null
      ? [bookProblem('committeeId', 'mediatorWithoutCommittee', { basis: mediatorBasis })]
      : []),
    ...(row.seat !== null && row.committeeId === null
      ? [bookProblem('committeeId', 'seatWithoutCommittee')]
      : []),
    ...(row.appointedUntil !== null && row.appointedUntil <= (row.appointedOn ?? row.validFrom)
      ? [bookProblem('appointedUntil', 'endBeforeBegin')]
      : []),
    ...twin(
      book,
      'people',
      row,
      'name',
      (other) =>
        other.name === row.name &&
        other.committeeId === row.committeeId &&
        other.organisationId === row.organisationId &&
        other.post === row.post,
      'samePerson',
    ),
    ...keptSeals(row, book),
  ];
}

/** Whoever keeps a seal belongs to its committee for as long as he keeps it. */
function keptSeals(row: Person, book: Book): Problem[] {
  return book
    .all('seals')
    .filter(
      (seal) => seal.keeperPersonId === row.id && seal.committeeId !== row.committeeId && overlaps(seal, row),
    )
    .map((seal) => bookProblem('committeeId', 'keepsSeal', { params: { seal: seal.name } }));
}

function sealFaults(row: Seal, book: Book): Problem[] {
  const committee = book.find('committees', row.committeeId);
  const keeper = book.find('people', row.keeperPersonId);
  return [
    ...(committee === undefined
      ? [bookProblem('committeeId', 'sealWithoutCommittee')]
      : partOf(row, 'committeeId', row.committeeId, committee)),
    ...partOf(row, 'keeperPersonId', row.keeperPersonId, keeper, 'keeperNotThere'),
    ...(keeper !== undefined && keeper.committeeId !== row.committeeId
      ? [bookProblem('keeperPersonId', 'keeperElsewhere', { params: { name: keeper.name } })]
      : []),
    ...twin(
      book,
      'seals',
      row,
      'name',
      (other) => other.committeeId === row.committeeId && other.name === row.name,
      'sameSeal',
    ),
  ];
}

function dutyFaults(row: AreaDuty, book: Book): Problem[] {
  return [
    ...wordOf(book, 'duties', 'duty', row.duty, book.find('duties', row.id)?.duty),
    ...areaOf(book, row),
    ...(book.find('people', row.personId) === undefined
      ? [{ path: 'personId', code: 'notInList' }]
      : partOf(row, 'personId', row.personId, book.find('people', row.personId))),
    ...twin(
      book,
      'duties',
      row,
      'personId',
      (other) =>
        other.areaCode === row.areaCode && other.duty === row.duty && other.personId === row.personId,
    ),
  ];
}

function areaOf(book: Book, row: { readonly areaCode: string }): Problem[] {
  const area = book.tree.find(row.areaCode);
  return area === undefined ? [{ path: 'areaCode', code: 'notInList' }] : [];
}

/** A word that has ended stays where it stands, and is not chosen anew. */
function wordOf(book: Book, dictionary: string, path: string, code: string, present?: string): Problem[] {
  if (code === present) return [];
  const fault = book.dictionaries.faultOf(dictionary, code, path, book.today);
  return fault === null ? [] : [fault];
}

type Part = Organisation | Committee | Person;

/** What a row belongs to has begun when the row begins, and has not ended while the row is in force. */
function partOf(
  row: Pick<BookRow, 'validFrom' | 'validTo'>,
  path: string,
  id: string | null,
  whole: Part | undefined,
  gone: 'partNotThere' | 'keeperNotThere' = 'partNotThere',
): Problem[] {
  if (id === null) return [];
  if (whole === undefined) return [{ path, code: 'notInList' }];
  if (whole.validTo !== null && (row.validTo === null || row.validTo > whole.validTo)) {
    return [bookProblem(path, gone, { params: { name: whole.name, day: whole.validTo } })];
  }
  // A keeper may have come after the seal: only from then on does he keep it.
  return path !== 'keeperPersonId' && row.validFrom < whole.validFrom
    ? [bookProblem(path, 'partNotYet', { params: { name: whole.name, day: whole.validFrom } })]
    : [];
}

/** Another row that nobody could tell from this one, in force at the same time. */
function twin<K extends BookKind>(
  book: Book,
  kind: K,
  row: BookRows[K],
  path: string,
  isSame: (other: BookRows[K]) => boolean,
  code: 'twin' | 'sameNumber' | 'samePerson' | 'sameSeal' = 'twin',
): Problem[] {
  const other = book.all(kind).find((one) => one.id !== row.id && isSame(one) && overlaps(one, row));
  return other === undefined ? [] : [bookProblem(path, code, { params: { day: other.validFrom } })];
}
