import type { Day } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { isInForce } from '../area.ts';
import type { Committee, Person } from '../office.ts';
import type { Book } from './book.ts';
import { bookProblem } from './rules.ts';

/** Three to nine members, a chair, women, a minority where several nationalities live. */
const compositionBasis = '《人民调解法》第八条';
/** Elected for three years, and may be elected again. */
const termBasis = '《人民调解法》第九条';
const termYears = 3;
const fewestMembers = 3;
const mostMembers = 9;

/**
 * What a committee is reminded of on a day: how it is to be composed and whose term has run out. Nothing of it forbids
 * anything: an agreement of a committee short of a member is an agreement.
 */
export function remindersOf(committee: Committee, book: Book, onDay: Day): Problem[] {
  if (!isInForce(committee, onDay)) return [];
  const people = book
    .all('people')
    .filter((person) => person.committeeId === committee.id && isInForce(person, onDay));
  const members = people.filter(({ seat }) => seat !== null && seat !== 'appointed');
  const remind = (
    isOff: boolean,
    code: Parameters<typeof bookProblem>[1],
    params: Record<string, string | number> = {},
    basis: string = compositionBasis,
  ): Problem[] => (isOff ? [bookProblem('', code, { params, basis })] : []);
  const expired = people.filter((person) => isTermOver(person, onDay)).map(({ name }) => name);
  return [
    ...remind(members.length < fewestMembers || members.length > mostMembers, 'memberCount', {
      n: members.length,
    }),
    ...remind(people.filter(({ seat }) => seat === 'chair').length !== 1, 'oneChair'),
    ...remind(members.length > 0 && !members.some(({ isWoman }) => isWoman), 'noWoman'),
    ...remind(committee.isMultiethnic && !members.some(({ isMinority }) => isMinority), 'noMinority'),
    ...remind(!people.some(({ isMediator }) => isMediator), 'noMediator', {}, '《人民调解法》第十三条'),
    ...remind(expired.length > 0, 'termOver', { names: expired.join('、') }, termBasis),
    ...remind(
      !book.all('seals').some((seal) => seal.committeeId === committee.id && isInForce(seal, onDay)),
      'noSeal',
      {},
      '《人民调解法》第二十九条',
    ),
  ];
}

/** Appointed people until the day said; elected ones three years where none is. */
function isTermOver(person: Person, onDay: Day): boolean {
  if (person.appointedUntil !== null) return person.appointedUntil <= onDay;
  if (person.appointedOn === null || person.seat === null || person.seat === 'appointed') return false;
  const year = Number(person.appointedOn.slice(0, 4)) + termYears;
  return `${year}${person.appointedOn.slice(4)}` <= onDay;
}
