import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { exampleRecords } from './fixtures.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

export interface EdgeRecord {
  readonly name: string;
  readonly code: string;
  readonly record: object;
}

const longPerson = '欧阳𬱖䶮'.repeat(13).slice(0, 50);
const minorityName = `买买提·${'阿卜杜拉·'.repeat(8)}`.slice(0, 40);
const longBody = '广东省湛江市雷州市客路镇迈港村股份经济合作联合社'.repeat(9).slice(0, 200);
const prose =
  '双方当事人在2020年2月26日就面积12.5500亩的“坡仔园”（土名）的归属、耕种和界线——包括以往的处理——逐项核对；金额为5,000元、占35%，证件号码440823196501011234，账号6222 0821 0500 1234 567，愿意互谅互让……协商解决。';

/** Prose of ten thousand characters. */
export const longText = prose.repeat(Math.ceil(10_000 / prose.length)).slice(0, 10_000);

/** Operators of a file, markup, marks that turn text round, controls, a word of two hundred letters. */
export const hostileText = `) Tj ET Q endobj %PDF-1.7 <</S/JavaScript/JS(app.alert(1))>> </script><b>"&amp;\\(x\u202Eabc\u202C\u0007\u200B ${'W'.repeat(200)}\r\n\t{{=7*7}}`;

/** One way a record can be extreme. */
export interface Edge {
  /** All samples so changed, those it does not concern left out. */
  readonly records: () => EdgeRecord[];
  /** The long text they hold: it fills so many pages that a paper for each kind of block has to do, but for the long proof. */
  readonly text?: string;
}

export const edges: Readonly<Record<string, Edge>> = {
  'long names': { records: () => changed((one) => withNames(one, { person: longPerson, body: longBody })) },
  'names with dots': {
    records: () => changed((one) => withNames(one, { person: minorityName, body: longBody })),
  },
  'one party': { records: () => changed((one) => withParties(one, 1)) },
  'fifty parties': { records: () => changed((one) => withParties(one, 50)) },
  'no optional member': { records: () => changed(withoutOptional) },
  'ten thousand characters': {
    records: () => changed((one, fits) => withText(one, longText, fits)),
    text: longText,
  },
  'hostile text': { records: () => changed((one, fits) => withText(one, hostileText, fits)) },
};

type Fits = (record: Json) => boolean;

function changed(change: (record: Json, fits: Fits) => Json): EdgeRecord[] {
  return exampleRecords.flatMap(({ name, code, record }) => {
    const schema = paperTemplates.get(code)?.recordSchema;
    const fits: Fits = (candidate) => schema?.safeParse(candidate).success === true;
    const edge = change(record as Json, fits);
    if (!fits(edge) || JSON.stringify(edge) === JSON.stringify(record)) return [];
    return [{ name, code, record: edge as object }];
  });
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Applies a change to every object below, the innermost first. */
function mapObjects(value: Json, change: (one: { readonly [key: string]: Json }) => Json): Json {
  if (Array.isArray(value)) return value.map((item) => mapObjects(item, change));
  if (!isObject(value)) return value;
  return change(
    Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapObjects(item, change)])),
  );
}

function withNames(record: Json, names: { readonly person: string; readonly body: string }): Json {
  return mapObjects(record, (one) => {
    if (!('role' in one && 'kind' in one && 'name' in one)) return one;
    return { ...one, name: one['kind'] === 'person' ? names.person : names.body };
  });
}

function withParties(record: Json, count: number): Json {
  return mapObjects(record, (one) =>
    Object.fromEntries(
      Object.entries(one).map(([key, value]) => {
        const first = Array.isArray(value) ? (value[0] as Json) : null;
        if (!isObject(first) || !('role' in first && 'name' in first)) return [key, value];
        return [
          key,
          Array.from({ length: count }, (_, index) => ({ ...first, name: `${first['name']}${index + 1}` })),
        ];
      }),
    ),
  );
}

function withoutOptional(record: Json, fits: Fits): Json {
  let least = record;
  for (const path of pathsOf(record).reverse()) {
    const candidate = without(least, path);
    if (fits(candidate)) least = candidate;
  }
  return least;
}

/** Puts a text into every member that takes it, but for what is chosen from a list or a date. */
function withText(record: Json, text: string, fits: Fits): Json {
  let worst = record;
  for (const path of pathsOf(record)) {
    const value = at(worst, path);
    const isFixed = path.includes('verify') || path.includes('committee') || path.at(-1) === 'number';
    if (typeof value !== 'string' || isFixed || path.at(-1) === 'role') continue;
    const candidate = put(worst, path, text);
    if (fits(candidate)) worst = candidate;
  }
  return worst;
}

function pathsOf(value: Json, path: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => pathsOf(item, [...path, index]));
  if (!isObject(value)) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function at(value: Json, path: Path): Json | undefined {
  return path.reduce<Json | undefined>(
    (inner, key) => (inner === undefined || inner === null ? undefined : (inner as never)[key]),
    value,
  );
}

function put(value: Json, [key, ...rest]: Path, text: Json): Json {
  if (key === undefined) return text;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? put(item, rest, text) : item));
  if (!isObject(value)) return value;
  return { ...value, [key]: put(value[String(key)] ?? null, rest, text) };
}

function without(value: Json, path: Path): Json {
  const [key, ...rest] = path;
  if (isObject(value) && rest.length === 0) {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  }
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? without(item, rest) : item));
  return isObject(value) && key !== undefined && String(key) in value
    ? { ...value, [key]: without(value[String(key)] as Json, rest) }
    : value;
}
