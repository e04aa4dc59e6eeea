import { afterAll, beforeAll, expect, test } from 'vitest';
import { NumberSearchService } from '../../../src/cases/lists/number-search-service.ts';
import { readNumberToFind } from '../../../src/platform/fields/index.ts';
import { memoryLimiter } from '../../../src/web/rate-limit.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

/** Queries of each kind; the long proof asks five hundred. */
const queries = process.env['PROVE'] === '1' ? 500 : 25;

const readers = { own: ['clerk', 'coordinator', 'chair'], none: ['mediator', 'coordinator2'] };

interface Person {
  readonly name: string;
  readonly telephone: string;
  readonly idNumber: string;
}
interface Known {
  readonly id: string;
  readonly people: readonly Person[];
}

function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
/** Few endings, so that several people share one. */
const ends = ['0077', '1234', '4321', '9120', '8888'];
const digitsOf = (count: number, next: (below: number) => number): string =>
  Array.from({ length: count }, () => next(10)).join('');

function idNumberOf(next: (below: number) => number): string {
  const body = `440882${1950 + next(50)}0${1 + next(9)}1${next(10)}${digitsOf(3, next)}`;
  const sum = Array.from(body).reduce((total, sign, at) => total + (2 ** (17 - at) % 11) * Number(sign), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
}

eachDatabase((_name, open) => {
  let office: TestOffice;
  let cases: Known[];

  beforeAll(async () => {
    office = await openOffice(open);
    cases = await register(office);
  });
  afterAll(() => office.close());

  const service = (points = 100_000) =>
    new NumberSearchService({
      ...{ db: office.db, uow: office.uow, clock: office.clock, audit: office.audit },
      ...{ crypto: office.crypto, parties: office.cases.parties },
      limiter: memoryLimiter({ points, durationSeconds: 600 }),
    });

  test.each<[string, (person: Person) => string, (person: Person, query: string) => boolean]>([
    [
      'a whole telephone',
      ({ telephone }) => ` ${telephone.slice(0, 3)}-${telephone.slice(3)}`,
      ({ telephone }, q) => telephone === q.replace(/\D/g, ''),
    ],
    [
      'a whole ID number',
      ({ idNumber }) => idNumber.toLowerCase(),
      ({ idNumber }, q) => idNumber === q.toUpperCase(),
    ],
    ['the last four of a telephone', ({ telephone }) => telephone.slice(-4), endsSo],
    ['the last four of an ID number', ({ idNumber }) => idNumber.slice(-4).toLowerCase(), endsSo],
  ])('people, looked for by %s, are found in cases their reader may open', async (_kind, ask, has) => {
    const next = numbers(5);
    const search = service();
    const wrong: string[] = [];
    let hits = 0;
    for (let count = 0; count < queries; count += 1) {
      const { people } = cases[next(cases.length)] as Known;
      const query = ask(people[next(people.length)] as Person);
      const isReader = next(4) > 0;
      const names = isReader ? readers.own : readers.none;
      const viewer = await office.as(names[next(names.length)] ?? '');
      const word = await search.search(viewer, readNumberToFind(query), null);
      const actual = ((await search.open(viewer, word))?.lines ?? []).map(({ id }) => id).sort();
      const expected = isReader
        ? cases.filter((one) => one.people.some((person) => has(person, query))).map(({ id }) => id)
        : [];
      hits += actual.length;
      if (JSON.stringify(actual) !== JSON.stringify(expected.sort())) wrong.push(`${viewer.role} ${query}`);
      if (word.includes(query)) wrong.push(`${query} stands in ${word}`);
    }

    expect(wrong).toEqual([]);
    expect(hits).toBeGreaterThan(queries / 2);
  });

  test('result of a search, opened by another person, later or altered, shows nothing', async () => {
    const search = service();
    const [clerk, chair] = [await office.as('clerk'), await office.as('chair')];
    const word = await search.search(clerk, '1234', 'request-1');
    const found = await search.open(clerk, word);

    expect(found?.lines.length).toBeGreaterThan(0);
    expect(found?.lines[0]?.found?.snippet?.hit).toMatch(/\p{Script=Han}/u);
    expect(await search.open(chair, word)).toBeNull();
    expect(await search.open(clerk, `${word}A`)).toBeNull();
    expect(await search.open(clerk, 'nonsense')).toBeNull();
    office.testClock.advance(31 * 60_000);
    expect(await search.open(clerk, word)).toBeNull();
  });

  test('searches, one after another, are each recorded without the number, and come to an end', async () => {
    const search = service(3);
    const clerk = await office.as('clerk');
    const recorded = async () => office.db.read('audit_log').where({ action: 'casesSearchedByNumber' });
    const before = (await recorded()).length;
    for (const number of ['1234', '13800001234', '123X']) await search.search(clerk, number, null);
    await expect(search.search(clerk, '4321', null)).rejects.toMatchObject({ status: 429 });
    await expect(search.search(await office.as('leader'), '4321', null)).rejects.toMatchObject({
      status: 403,
    });

    const rows = await recorded();
    expect(rows.length - before).toBe(3);
    expect(rows.map(({ detail }) => detail).join(' ')).not.toMatch(/1234|123X|4321/);
    expect(rows.map(({ detail }) => JSON.parse(detail).by)).toEqual(
      expect.arrayContaining(['phone_tail id_no_tail', 'phone', 'id_no_tail']),
    );
  });
});

function endsSo({ telephone, idNumber }: Person, query: string): boolean {
  const tail = query.toUpperCase();
  return telephone.endsWith(tail) || idNumber.endsWith(tail);
}

async function register(office: TestOffice): Promise<Known[]> {
  const next = numbers(2);
  let count = 0;
  const person = (): Person => {
    count += 1;
    return {
      name: `陈${'一二三四五六七八九十'[count % 10]}${'甲乙丙丁戊己庚辛'[count % 8]}`,
      telephone: `138${digitsOf(4, next)}${ends[next(ends.length)]}`,
      idNumber: idNumberOf(next),
    };
  };
  const clerk = await office.as('clerk');
  const known: Known[] = [];
  for (let at = 0; at < 12; at += 1) {
    const [applicant, respondent] = [person(), person()];
    const workers = at % 3 === 0 ? [person(), person()] : [];
    const kind = workers.length > 0 ? 'group' : 'person';
    const { id } = await office.cases.service.registerCase(clerk, {
      type: workers.length > 0 ? 'labor' : 'general',
      summary: '两家争执。',
      areaCode: '440882102',
      parties: [
        { side: 'applicant', kind, ...applicant },
        { side: 'respondent', kind: 'person', ...respondent },
      ],
      details: workers.length > 0 ? { workers: workers.map((one) => ({ ...one, arrearsFen: 100 })) } : {},
    });
    known.push({ id, people: [applicant, respondent, ...workers] });
  }
  return known;
}
