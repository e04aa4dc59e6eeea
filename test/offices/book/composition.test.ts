import { expect, test } from 'vitest';
import { AreaTree } from '../../../src/offices/area-tree.ts';
import { Book } from '../../../src/offices/book/book.ts';
import { remindersOf } from '../../../src/offices/book/composition.ts';
import { Dictionaries } from '../../../src/offices/dictionaries.ts';
import type { Committee, Person } from '../../../src/offices/office.ts';
import { asDay } from '../../../src/platform/clock.ts';

const today = asDay('2026-11-24');
const validFrom = asDay('2020-01-01');

const committee: Committee = {
  id: 'c',
  name: '客路镇人民调解委员会',
  shortName: '客路',
  kind: 'town',
  areaCode: '440882102',
  numberWord: '客路',
  numberPattern: '（{year}）{org}人调字第{n}号',
  telephone: null,
  address: null,
  court: null,
  isMultiethnic: true,
  validFrom,
  validTo: null,
};

function person(id: string, more: Partial<Person>): Person {
  return {
    id,
    name: id,
    post: null,
    committeeId: 'c',
    organisationId: null,
    areaCode: '440882102',
    isMediator: true,
    telephone: null,
    seat: 'member',
    employment: null,
    certificate: null,
    appointedOn: null,
    appointedUntil: null,
    isWoman: false,
    isMinority: false,
    validFrom,
    validTo: null,
    ...more,
  };
}

function remindersWith(...people: Person[]): string[] {
  const seals = [{ id: 's', committeeId: 'c', name: '印章', keeperPersonId: null, validFrom, validTo: null }];
  const rows = { organisations: [], committees: [committee], people, seals, duties: [] };
  const book = new Book({
    tree: new AreaTree([]),
    dictionaries: new Dictionaries([]),
    today,
    rows,
    former: [],
  });
  return remindersOf(committee, book, today).map(({ code }) => code);
}

test('committee of a chair and two members, a woman and a minority among them, is reminded of nothing', () => {
  expect(
    remindersWith(
      person('a', { seat: 'chair' }),
      person('b', { isWoman: true }),
      person('c', { isMinority: true }),
    ),
  ).toEqual([]);
});

test('committee of appointed mediators alone, looked at, is reminded of members and chair', () => {
  expect(remindersWith(person('a', { seat: 'appointed' }))).toEqual([
    'memberCount',
    'oneChair',
    'noMinority',
  ]);
});

test('committee of ten members without a woman, looked at, is reminded of both', () => {
  const ten = Array.from({ length: 10 }, (_, index) => person(`p${index}`, { isMinority: true }));

  expect(remindersWith({ ...person('a', { seat: 'chair' }), isMinority: true }, ...ten.slice(1))).toEqual([
    'memberCount',
    'noWoman',
  ]);
});

test('member elected more than three years ago, looked at, is named with a term that is over', () => {
  const old = person('a', {
    seat: 'chair',
    isWoman: true,
    isMinority: true,
    appointedOn: asDay('2023-11-24'),
  });

  expect(remindersWith(old, person('b', {}), person('c', { appointedOn: asDay('2023-11-25') }))).toEqual([
    'termOver',
  ]);
});
