import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAreas } from '../../../seeds/demo-offices.ts';
import type { FoundLine } from '../../../src/cases/lists/search-read-model.ts';
import { reindexCases } from '../../../src/cases/registration/reindex-cases.ts';
import { addMs } from '../../../src/platform/clock.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

/** Queries of each kind; the long proof asks five hundred. */
const queries = process.env['PROVE'] === '1' ? 500 : 40;
const gridCode = '440882102204001';
const readers = [
  'coordinator',
  'chair',
  'justice',
  'mediator',
  'mediator2',
  'leader',
  'county',
  'grid',
] as const;
type Reader = (typeof readers)[number];
/** Who reads a file is told of its sessions only as one of these, a mediator of his own cases. */
const hearsAll: readonly Reader[] = ['chair', 'justice'];
type Mediator = 'mediator' | 'mediator2';

interface Told {
  readonly isTalk: boolean;
  readonly text: string;
}
interface Story {
  readonly id: string;
  readonly mediator: Mediator | null;
  readonly isInGrid: boolean;
  /** Copied to the other mediator, who reads the file of it and nothing that was said. */
  readonly isCopied: boolean;
  readonly told: readonly Told[];
}

function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const matters = [
  '房屋租赁合同',
  '押金收据',
  '证据清单',
  '滴水线',
  '排灌 渠',
  '青苗补偿',
  '虾塘水闸',
  '桉树林',
  '赡养费',
  '三轮车',
];
const people = ['阿依古丽·买买提', '古丽 娜尔', 'José García', 'Núñez'];
const sums = ['2500元', '３１００元', '48000元'];
const simplified = new Map(
  [
    '賃赁',
    '據据',
    '單单',
    '滴滴',
    '線线',
    '補补',
    '償偿',
    '蝦虾',
    '閘闸',
    '樹树',
    '贍赡',
    '養养',
    '費费',
    '輪轮',
    '車车',
    '證证',
  ].map((pair) => [pair[0] ?? '', pair[1] ?? ''] as const),
);
const traditional = new Map(Array.from(simplified, ([sign, simple]) => [simple, sign]));

/** Takes its words from the texts given, each of which stands in one place of one file. */
class Tale extends Road {
  readonly told: Told[] = [];
  readonly #say: () => string;
  readonly #areaCode: string;

  constructor(office: TestOffice, say: () => string, areaCode: string) {
    super(office, 'general');
    this.#say = say;
    this.#areaCode = areaCode;
  }

  say(isTalk = false): string {
    const text = this.#say();
    this.told.push({ isTalk, text });
    return text;
  }

  override async register(): Promise<void> {
    const made = await this.office.cases.service.registerCase(await this.office.as('clerk'), {
      type: 'general',
      summary: this.say(),
      areaCode: this.#areaCode,
      parties: [
        { side: 'applicant', kind: 'person', name: '陈志明' },
        { side: 'respondent', kind: 'person', name: '林国栋' },
      ],
    });
    this.caseId = made.id;
  }

  async taken(mediator: Mediator): Promise<void> {
    await this.accepted();
    await this.fire('chair', 'assign', { mediatorId: `demo-person-${mediator}` });
    await this.fire(mediator, 'acknowledge', { noInterestDeclared: true });
    for (const partyId of await this.parties()) {
      await this.fire(mediator, 'consent', { partyId, answer: 'agree', way: 'signed' });
      await this.fire(mediator, 'serveRights', { partyId, way: 'read', hearingMode: 'open' });
    }
    await this.talk(mediator, 'caucus', 'ongoing');
    await this.talk(mediator, 'joint', 'agreed');
    await this.fire(mediator, 'addNote', { text: this.say() });
    await this.fire(mediator, 'referLegalAid', {
      happenedOn: this.today(),
      body: '法律援助处',
      content: this.say(),
    });
  }

  async talk(as: Mediator, mode: 'caucus' | 'joint', result: string): Promise<void> {
    const now = this.office.clock.now();
    await this.fire(as, 'holdSession', {
      ...{ startedAt: now, endedAt: addMs(now, 3_600_000), place: '调解室', mode, isOpen: true, result },
      presentPartyIds: await this.parties(),
      invitees: [],
      content: this.say(true),
      statements: this.say(true),
    });
  }

  /** Until the agreement is in force and its obligations stand by themselves. */
  async agreed(): Promise<void> {
    const [creditorPartyId, debtorPartyId] = await this.parties();
    await this.fire('mediator', 'draftAgreement', {
      ...{ kind: 'agreement', title: '人民调解协议书', facts: '双方陈述一致。', issues: '无。' },
      responsibility: '双方各有责任。',
      clauses: this.say(),
      obligations: [
        {
          ...{ debtorPartyId, creditorPartyId, manner: 'payOnce', amountFen: 300_000, place: '转账' },
          content: this.say(),
          dueOn: this.today(10),
        },
      ],
      breach: '可以起诉。',
      totalFen: 300_000,
    });
    await this.fire('mediator', 'toSigning');
    await this.sign();
  }
}

/** The pieces of a text that nothing but a gap or a middle dot goes through, without accents and in plain width. */
const piecesOf = (text: string): string[] =>
  text
    .split(/[，。]/)
    .map(plain)
    .filter(Boolean);
const plain = (text: string): string =>
  Array.from(text.replace(/[\s·•]/g, ''), (sign) => {
    const wide = sign.charCodeAt(0) - 0xfee0;
    return wide >= 0x21 && wide <= 0x7e ? String.fromCharCode(wide) : ('eiun'['éíúñ'.indexOf(sign)] ?? sign);
  })
    .join('')
    .toLowerCase();

interface Kind {
  ask(text: string, next: (below: number) => number): string;
}
const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
function cut(text: string, next: (below: number) => number): string {
  const pieces = piecesOf(text).filter(isHan);
  const piece = pieces[next(pieces.length)] ?? '';
  const from = next(Math.max(1, piece.length - 1));
  return piece.slice(from, from + 2 + next(4));
}
const partOf = (text: string, among: RegExp): string =>
  text.split(/[，。]/).find((one) => among.test(one)) ?? '';

const kinds: Readonly<Record<string, Kind>> = {
  'words of it': { ask: cut },
  'words in traditional characters': {
    ask: (text, next) => Array.from(cut(text, next), (sign) => traditional.get(sign) ?? sign).join(''),
  },
  'a name with another mark, or none, between its parts': {
    ask: (text, next) => partOf(text, /·/).replace('·', ['', '•', '·', '‧'][next(4)] ?? ''),
  },
  'a foreign name without accents, in wide letters': {
    ask: (text, next) => {
      const words = partOf(text, /[A-Z]/).split(' ').map(plain).filter(Boolean);
      const word = words[next(words.length)] ?? '';
      return next(2) === 0
        ? word
        : Array.from(word, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
    },
  },
  'a sum in wide or plain digits': {
    ask: (text, next) => {
      const digits = /\d+/.exec(plain(partOf(text, /元/)))?.[0] ?? '';
      return next(2) === 0
        ? digits
        : Array.from(digits, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
    },
  },
};

function holds(text: string, query: string): boolean {
  const asked = plain(Array.from(query.replace('‧', ''), (sign) => simplified.get(sign) ?? sign).join(''));
  if (isHan(asked)) return piecesOf(text).some((piece) => piece.includes(asked));
  return text
    .split(/[^\p{L}\p{N}]+/u)
    .flatMap((word) => plain(word).match(/\d+|[a-z]+/g) ?? [])
    .some((word) => word.startsWith(asked));
}

eachDatabase((_name, open) => {
  let office: TestOffice;
  let stories: Story[];

  beforeAll(async () => {
    office = await openOffice(open, '2026-03-02T09:00:00+08:00');
    stories = await tell(office);
  });
  afterAll(() => office.close());

  async function found(as: Reader, q: string): Promise<readonly FoundLine[]> {
    return (await office.caseLists.list(await office.as(as), { tab: 'all', q }, { limit: 200 })).lines;
  }

  test.each(Object.entries(kinds))(
    'file, searched by %s, is found by those and only those who may read that text',
    async (_kind, kind) => {
      const next = numbers(11);
      const wrong: string[] = [];
      let [asked, hits, kept] = [0, 0, 0];
      for (let count = 0; count < queries; count += 1) {
        const story = stories[next(stories.length)] as Story;
        const query = kind.ask((story.told[next(story.told.length)] as Told).text, next);
        const as = readers[next(readers.length)] as Reader;
        if (query === '') continue;
        const expected = stories.filter((one) => isTold(one, as, query)).map(({ id }) => id);
        const lines = await found(as, query);
        const actual = lines.map(({ id }) => id);
        asked += 1;
        hits += actual.length;
        kept +=
          stories.filter((one) => one.told.some(({ text }) => holds(text, query))).length - actual.length;
        if (JSON.stringify(actual.sort()) !== JSON.stringify(expected.sort()))
          wrong.push(`${as} ${query}: ${actual.length} for ${expected.length}`);
        for (const { found: place } of lines) {
          if ((place?.snippet === null) !== (place?.place === 'caucus'))
            wrong.push(`${query} in ${place?.place}`);
        }
      }

      expect(wrong).toEqual([]);
      expect(asked).toBeGreaterThan(queries / 15);
      expect(hits).toBeGreaterThan(0);
      expect(kept).toBeGreaterThan(0);
    },
  );

  test('index, built anew, finds by the same words as that of the commands', async () => {
    const words = stories.flatMap(({ told }) => told.map(({ text }) => cut(text, () => 0))).filter(Boolean);
    const idsOf = async () =>
      Promise.all(words.map(async (q) => (await found('chair', q)).map(({ id }) => id)));
    const before = await idsOf();
    await reindexCases({ db: office.db, uow: office.uow });

    expect(await idsOf()).toEqual(before);
    expect(before.every((ids) => ids.length > 0)).toBe(true);
  });
});

function isTold(story: Story, as: Reader, query: string): boolean {
  const isOwn = story.mediator === as;
  const seesAll = hearsAll.includes(as) || as === 'coordinator';
  const isReader = story.isCopied && as === 'mediator2';
  if (!seesAll && !isOwn && !isReader && !(as === 'grid' && story.isInGrid)) return false;
  return story.told.some(({ isTalk, text }) => {
    if (as === 'grid') return story.mediator === null && holds(text, query);
    return (!isTalk || hearsAll.includes(as) || isOwn) && holds(text, query);
  });
}

async function tell(office: TestOffice): Promise<Story[]> {
  const next = numbers(3);
  const one = (list: readonly string[]): string => list[next(list.length)] ?? '';
  const say = (): string =>
    [`关于${one(matters)}各执一词`, one(people), `${one(matters)}也有说法`, one(sums), one(people)].join(
      '，',
    );
  const stories: Story[] = [];
  const plan: readonly [Mediator | null, string, boolean][] = [
    ['mediator', demoAreas.town, true],
    ['mediator2', gridCode, false],
    ['mediator', gridCode, false],
    [null, gridCode, false],
    [null, demoAreas.town, false],
  ];
  for (const [mediator, areaCode, isAgreed] of plan) {
    const tale = new Tale(office, say, areaCode);
    if (mediator === null) await tale.register();
    else await tale.taken(mediator);
    if (isAgreed) {
      const { accountId } = await office.as('mediator2');
      await tale.fire('mediator', 'copyCase', { receiverIds: [accountId], content: tale.say() });
      await tale.agreed();
    }
    stories.push({
      id: tale.caseId,
      mediator,
      isInGrid: areaCode === gridCode,
      isCopied: isAgreed,
      told: tale.told,
    });
  }
  return stories;
}
