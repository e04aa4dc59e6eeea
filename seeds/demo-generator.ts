import type { DemoCaseSpec, DemoParty, DemoStage } from './demo-cases.ts';
import { demoMatters } from './demo-matters.ts';
import { demoPeople } from './demo-offices.ts';

/** `like`: the place among the generated disputes of the one whose course it takes, with other people. */
export interface GeneratedSpec extends DemoCaseSpec {
  readonly like: number | null;
}

/** The same number gives the same disputes, on any machine. */
const usualSeed = 20_200_218;

/** Numbers from 0 up to 1, always the same for one seed (mulberry32). */
function numbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

type Shares<T> = readonly (readonly [value: T, share: number])[];

/** What a town office handles in two years, in hundredths: invented, in the proportions such offices report. */
const types: Shares<DemoCaseSpec['type']> = [
  ['general', 52],
  ['labor', 18],
  ['land', 16],
  ['lease', 14],
];
const channels: Shares<string> = [
  ['windowVisit', 42],
  ['gridScreening', 24],
  ['telephone', 10],
  ['hotline12345', 8],
  ['police110', 8],
  ['courtEntrusted', 4],
  ['petitionTransfer', 4],
];
const risks: Shares<NonNullable<DemoCaseSpec['risk']> | null> = [
  [null, 84],
  ['blue', 8],
  ['yellow', 5],
  ['orange', 2.5],
  ['red', 0.5],
];
/** Where a dispute stands after so many days. */
const stagesByAge: readonly (readonly [upToDays: number, stages: Shares<DemoStage>])[] = [
  [
    7,
    [
      ['triage', 22],
      ['accepted', 16],
      ['assigned', 12],
      ['preparing', 14],
      ['selfResolved', 20],
      ['mediating', 12],
      ['refused', 4],
    ],
  ],
  [
    30,
    [
      ['mediating', 26],
      ['drafting', 10],
      ['signing', 8],
      ['settled', 20],
      ['selfResolved', 12],
      ['performed', 8],
      ['referredOut', 4],
      ['failed', 6],
      ['terminated', 4],
      ['routed', 2],
    ],
  ],
  [
    90,
    [
      ['performed', 14],
      ['closed', 46],
      ['settled', 8],
      ['archived', 12],
      ['selfResolved', 10],
      ['routed', 6],
      ['terminated', 4],
    ],
  ],
  [
    Number.POSITIVE_INFINITY,
    [
      ['archived', 76],
      ['selfResolved', 10],
      ['routed', 6],
      ['terminated', 4],
      ['refused', 4],
    ],
  ],
];

const surnames = [...'陈林黄何吴郑周蔡邓符梁许谢郭曾韩唐冯莫温'] as const;
const givenNames = [
  ...['志明', '秀英', '国栋', '海燕', '建业', '玉兰', '振强', '丽珍', '文辉', '桂芳', '永福', '小梅'],
  ...['伟东', '春生', '阿福', '月娥', '家俊', '雪梅', '土生', '惠珍', '景田', '喆', '𬱖堃', '䶮'],
] as const;
/** Each with who signs for it; no surname of theirs is among those of the people. */
const firms: readonly (readonly [name: string, head: string])[] = [
  ['顺发砖厂', '庄有财'],
  ['永兴建材店', '欧永兴'],
  ['金海冷冻厂', '揭金海'],
  ['宏达运输队', '劳宏达'],
  ['客来饭店', '招客来'],
  ['南华制衣厂', '戚南华'],
];
const places = ['440882102', '440882102204'] as const;
const longestDays = 730;

/** So many courses are invented; beyond them disputes take one of these, which lets thousands be written at once. */
export const usualCourses = 400;

/** So many invented disputes over two years, always the same ones for one seed. */
export function generatedSpecs(count: number, courses = usualCourses, seed = usualSeed): GeneratedSpec[] {
  const next = numbers(seed);
  const specs: GeneratedSpec[] = [];
  for (let index = 0; index < count; index += 1) {
    const like = index < courses ? null : likeOneOf(specs.slice(0, courses), next);
    const model = like === null ? undefined : specs[like];
    specs.push({ ...(model ? withOthers(model, index, next) : generatedSpec(index, next)), like });
  }
  return specs;
}

/** A course of a type drawn anew, so that the shares of types stay what they are. */
function likeOneOf(courses: readonly DemoCaseSpec[], next: () => number): number {
  const type = drawFrom(types, next);
  const places = courses.flatMap((course, place) => (course.type === type ? [place] : []));
  return places.length === 0 ? 0 : pickFrom(places, next);
}

function drawFrom<T>(shares: Shares<T>, next: () => number): T {
  let left = next() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [value, share] of shares) {
    left -= share;
    if (left < 0) return value;
  }
  return (shares.at(-1) as readonly [T, number])[0];
}

const pickFrom = <T>(list: readonly T[], next: () => number): T =>
  list[Math.floor(next() * list.length)] as T;

/** Those who work in the demo office are parties to nothing. */
const taken: ReadonlySet<string> = new Set(demoPeople.map(({ name }) => name));

function personName(next: () => number, other?: string): string {
  for (;;) {
    const name = pickFrom(surnames, next) + pickFrom(givenNames, next);
    if (!taken.has(name) && name !== other) return name;
  }
}

function people(
  isAgainstFirm: boolean,
  index: number,
  next: () => number,
): Pick<DemoCaseSpec, 'applicant' | 'respondent'> {
  const name = personName(next);
  const telephone = `139${String(10_000_000 + index * 2)}`;
  return {
    applicant: { kind: 'person', name, telephone },
    respondent: isAgainstFirm ? firm(next) : { kind: 'person', name: personName(next, name) },
  };
}

function firm(next: () => number): DemoParty {
  const [name, headName] = pickFrom(firms, next);
  return { kind: 'organisation', name: `客路镇${name}`, headName };
}

function withOthers(model: DemoCaseSpec, index: number, next: () => number): DemoCaseSpec {
  return { ...model, ...people(model.type === 'labor', index, next) };
}

function generatedSpec(index: number, next: () => number): DemoCaseSpec {
  const pick = <T>(list: readonly T[]): T => pickFrom(list, next);
  const draw = <T>(shares: Shares<T>): T => drawFrom(shares, next);
  const type = draw(types);
  const daysAgo = 3 + Math.floor(next() * longestDays);
  const stage = draw(stagesByAge.find(([upTo]) => daysAgo <= upTo)?.[1] ?? [['archived' as const, 1]]);
  const risk = draw(risks);
  const matter = pick(Object.values(demoMatters[type]));
  return {
    type,
    stage,
    daysAgo,
    ...people(type === 'labor', index, next),
    matter: stage === 'refused' || stage === 'referredOut' ? null : matter,
    channel: draw(channels),
    areaCode: pick(places),
    mediator: next() < 0.55 ? 'mediator' : 'mediator2',
    // A serious risk has to be lowered before a case is closed: only what is still open keeps one.
    ...(risk !== null && daysAgo <= 30 ? { risk } : {}),
  };
}
