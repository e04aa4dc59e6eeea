import { pinyin } from 'pinyin-pro';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

/** Queries of each kind; the long proof asks five hundred. */
const queries = process.env.PROVE === '1' ? 500 : 60;
const caseCount = 40;

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const surnames = ['陈', '林', '吴', '符', '蔡', '邓', '梁', '黄', '欧阳', '何'];
const given = ['海生', '秀兰', '国强', '丽珍', '景田', '志明', '某', '水养', '玉莲', '建业'];
const dotted = ['阿依古丽·买买提', 'José García', 'Łukasz Núñez'];
const matters = ['晒谷场', '排水沟', '宅基地滴水', '果树枝', '围墙', '鱼塘水口', '坟山小路', '田埂'];
const villages = ['440882102204', '440882102205', '440882102201', '440882102', '440882102204001'];

interface Known {
  readonly id: string;
  readonly summary: string;
  readonly code: string;
  /** Parties, those who left, members of groups. */
  readonly names: string[];
  /** Names of the areas it lies in, from the town down. */
  readonly places: readonly string[];
}

eachDatabase((_name, open) => {
  let office: TestOffice;
  let cases: Known[];

  beforeAll(async () => {
    office = await openOffice(open);
    cases = await manyCases(office);
  });
  afterAll(() => office.close());

  async function found(q: string): Promise<string[]> {
    const coordinator = await office.as('coordinator');
    const { lines } = await office.caseLists.list(coordinator, { tab: 'all', q }, { limit: 200 });
    return lines.map(({ id }) => id).sort();
  }

  test.each(Object.entries(kinds))(
    'cases, searched by %s, are those and only those that hold it',
    async (_kind, kind) => {
      const next = numbers(7);
      const wrong: string[] = [];
      let [asked, hits] = [0, 0];
      for (let count = 0; count < queries; count += 1) {
        const subject = cases[next(cases.length)] as Known;
        const query = kind.ask(subject, next);
        if (query === '') continue;
        const expected = cases.filter((one) => kind.holds(one, query)).map(({ id }) => id);
        const actual = await found(query);
        asked += 1;
        hits += actual.length;
        if (JSON.stringify(actual) !== JSON.stringify(expected.sort()))
          wrong.push(`${query}: ${actual.length} for ${expected.length}`);
      }

      expect(wrong).toEqual([]);
      expect(asked).toBeGreaterThan(queries / 15);
      expect(hits).toBeGreaterThanOrEqual(asked);
    },
  );
});

async function manyCases(office: TestOffice): Promise<Known[]> {
  const next = numbers(1);
  const one = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const person = () => (next(6) === 0 ? one(dotted) : `${one(surnames)}${one(given)}`);
  const clerk = await office.as('clerk');
  const cases: Known[] = [];
  for (let count = 0; count < caseCount; count += 1) {
    const areaCode = one(villages);
    const names = [person(), person()];
    const workers = next(4) === 0 ? [person(), person()] : [];
    const summary = `两家因${one(matters)}起争执，${one(matters)}也有说法。`;
    const { id, code } = await office.cases.service.registerCase(clerk, {
      type: workers.length > 0 ? 'labor' : 'general',
      summary,
      areaCode,
      parties: [
        { side: 'applicant', kind: workers.length > 0 ? 'group' : 'person', name: names[0] ?? '' },
        { side: 'respondent', kind: 'person', name: names[1] ?? '' },
      ],
      details: workers.length > 0 ? { workers: workers.map((name) => ({ name, arrearsFen: 100 })) } : {},
    });
    const lines = office.areas.tree
      .lineOf(areaCode)
      .filter(({ level }) => !['province', 'city', 'county'].includes(level));
    cases.push({ id, code, summary, names: [...names, ...workers], places: lines.map(({ name }) => name) });
  }
  return cases;
}

interface Kind {
  /** What somebody might type who looks for this case. */
  ask(subject: Known, next: (below: number) => number): string;
  /** Written without a word of the product's own. */
  holds(subject: Known, query: string): boolean;
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
const part = (text: string, next: (below: number) => number): string => {
  const from = next(Math.max(1, text.length - 1));
  return text.slice(from, from + 2 + next(4));
};
const isLatin = (name: string): boolean => /[A-Za-z]/.test(name);
const everything = ({ summary, names, places, code }: Known): string[] => [
  summary,
  code,
  ...names,
  ...places,
];
const inAny = (subject: Known, query: string): boolean =>
  everything(subject).some((text) => bare(text).includes(bare(query)));
const syllables = (name: string): string[] =>
  pinyin(bare(name), { toneType: 'none', type: 'array', surname: 'head', v: true });
const spelt = ({ names, places }: Known): string[][] =>
  [...names.filter((name) => !isLatin(name)), ...places].map(syllables);
const initialsOf = (list: readonly string[]): string => list.map((one) => one[0]).join('');
/** Persons by any of their syllables on, longer names from their beginning. */
const isSpelt = (list: readonly string[], query: string): boolean =>
  list.some((_, from) => (from === 0 || list.length <= 6) && list.slice(from).join('').startsWith(query));
const isFoundByLetters = (subject: Known, query: string): boolean =>
  spelt(subject).some(
    (list) => isSpelt(list, query) || (query.length <= 8 && initialsOf(list).startsWith(query)),
  ) ||
  subject.code.toLowerCase().startsWith(query) ||
  subject.names.filter(isLatin).some((name) =>
    unaccented(name)
      .split(' ')
      .some((word) => word.startsWith(query)),
  );
const unaccented = (name: string): string =>
  name.toLowerCase().replace(/[éíúñ]/g, (letter) => 'eiun'['éíúñ'.indexOf(letter)] ?? '');
const hanNames = ({ names }: Known): string[] => names.filter((name) => !isLatin(name));

const kinds: Readonly<Record<string, Kind>> = {
  'the name of its village or town': {
    ask: ({ places }, next) => places[next(places.length)] ?? '',
    holds: inAny,
  },
  'a part of a place': {
    ask: ({ places }, next) => part(places[next(places.length)] ?? '', next),
    holds: inAny,
  },
  'the name of somebody on it': {
    ask: (subject, next) => hanNames(subject)[next(hanNames(subject).length)] ?? '',
    holds: inAny,
  },
  'a name without the mark between its parts': {
    ask: (subject, next) => bare(hanNames(subject)[next(hanNames(subject).length)] ?? ''),
    holds: inAny,
  },
  'words of its summary': {
    ask: ({ summary }, next) => part(summary.split(/[，。]/)[next(2)] ?? '', next),
    holds: inAny,
  },
  'its code': {
    ask: ({ code }, next) => code.slice(0, 4 + next(code.length - 3)),
    holds: ({ code }, query) => code.startsWith(query),
  },
  'the whole pinyin of a name': {
    ask: (subject, next) => (spelt(subject)[next(spelt(subject).length)] ?? []).join(''),
    holds: isFoundByLetters,
  },
  'the pinyin of a given name': {
    ask: (subject, next) =>
      syllables(hanNames(subject)[next(hanNames(subject).length)] ?? '')
        .slice(1, 3)
        .join(''),
    holds: isFoundByLetters,
  },
  'the initials of a name': {
    ask: (subject, next) =>
      initialsOf(spelt(subject)[next(spelt(subject).length)] ?? []).slice(0, 2 + next(3)),
    holds: isFoundByLetters,
  },
  'a foreign name without its accents': {
    ask: (subject, next) => {
      const latin = subject.names.filter(isLatin).map(unaccented).join(' ').split(' ');
      return latin[next(latin.length)] ?? '';
    },
    holds: isFoundByLetters,
  },
};
