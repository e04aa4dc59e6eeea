import { expect, test } from 'vitest';
import { catalogues } from '../../src/app/texts.ts';
import { catalogueKeys } from '../../src/platform/i18n.ts';
import { sourceFiles } from '../support/source-files.ts';

/** Parts of a catalogue, and single texts, that code reads as an object, `mediationLocales.en.problems`, and not by a key. */
const readAsObjects: readonly string[] = [
  'agreements.paper.',
  'agreements.problems.',
  'cases.event.',
  'cases.list.number',
  'cases.list.numberHint',
  'mediation.problems.',
  'mediation.texts.',
];
/** Catalogues that a function of their feature reads by the rest of the key: `statisticsText('table.noArea')`. */
const readByRest: readonly string[] = ['statistics.'];

interface Asked {
  /** Whole keys, and whatever else stands between quotes. */
  readonly quoted: ReadonlySet<string>;
  /** What may fill a hole: quoted words, names of properties, numbers of three digits such as a status of HTTP. */
  readonly words: ReadonlySet<string>;
  /** `cases.phases.${phase}` or `'web.keys.' + name + 'Hint'`. */
  readonly holed: readonly { readonly head: string; readonly end: string }[];
}

function askedIn(code: string, data: string): Asked {
  const quotedIn = (text: string) =>
    [...text.matchAll(/(['"`])([\w.-]+)\1/g)].map(([, , word]) => word ?? '');
  const names = [...`${code}\n${data}`.matchAll(/(?:^|[{,(])\s*(\w+)(?=[:,}])/gm)].map(
    ([, name]) => name ?? '',
  );
  const numbers = [...code.matchAll(/\b[1-5]\d\d\b/g)].map(([number]) => number);
  const templates = [...code.matchAll(/`((?:\w+\.)+\w*)\$\{[^}]*\}([^`]*)`/g)];
  const sums = [...code.matchAll(/'((?:\w+\.)+\w*)' \+ [\w.]+(?: \+ '(\w+)')?/g)];
  return {
    quoted: new Set(quotedIn(code)),
    words: new Set([...quotedIn(code), ...quotedIn(data), ...names, ...numbers]),
    holed: [...templates, ...sums].map(([, head = '', end = '']) => ({ head, end })),
  };
}

/** Whether a key is asked for whole, or fills the holes of one that is. */
function isAsked(key: string, { quoted, words, holed }: Asked): boolean {
  return quoted.has(key) || holed.some((one) => fills(key, one, 2));

  /** What fills a hole may be a key with a hole itself: `mediation.${key}` for `modes.${mode}`. */
  function fills(text: string, { head, end }: Asked['holed'][number], depth: number): boolean {
    if (!text.startsWith(head)) return false;
    const rest = text.slice(head.length);
    // Two holes, as in `list.parts.${kind}.${part}`.
    if (end.startsWith('.${')) return rest.split('.').every((part) => words.has(part));
    if (!rest.endsWith(end)) return false;
    const filling = rest.slice(0, rest.length - end.length);
    return words.has(filling) || (depth > 1 && holed.some((inner) => fills(filling, inner, depth - 1)));
  }
}

function unasked(keys: readonly string[], asked: Asked): string[] {
  // A plural is one text in several forms.
  const plain = new Set(keys.map((key) => key.replace(/_(one|other)$/, '')));
  return [...plain].filter((key) => !isAsked(key, asked));
}

const text = (files: readonly { readonly text: string }[]) => files.map((file) => file.text).join('\n');
const isCatalogue = (path: string) => /(?:^|[/-])texts\.ts$/.test(path);

test('key, asked for whole, with a hole, with two, with a hole in a hole or not at all, is told apart', () => {
  const code = `
    t("jobs.title")
    t(\`jobs.states.\${job.state}\`)
    t('jobs.ask.' + name + 'Of')
    t(\`jobs.parts.\${kind}.\${part}\`)
    const text = (key) => t(\`mediation.\${key}\`); text(\`modes.\${mode}\`)
    const all = { onSite: 'running', first: 'second' }
  `;
  const asked = askedIn(code, "kinds: ['fromSeed']");
  const keys = [
    ...[
      'jobs.title',
      'jobs.states.running',
      'jobs.states.fromSeed',
      'jobs.ask.runningOf',
      'jobs.parts.first.second',
    ],
    'mediation.modes.onSite',
  ];

  expect(unasked(keys, asked)).toEqual([]);
  expect(
    unasked(['jobs.lead', 'jobs.states.lost', 'jobs.ask.running', 'jobs.parts.first.third', 'title'], asked),
  ).toEqual(['jobs.lead', 'jobs.states.lost', 'jobs.ask.running', 'jobs.parts.first.third', 'title']);
});

test('texts of all catalogues, searched in sources and views, are each asked for', () => {
  const sources = sourceFiles(['src']);
  const code = text([...sources.filter(({ path }) => !isCatalogue(path)), ...sourceFiles(['views'], '.ejs')]);
  const data = text([...sourceFiles(['workflows', 'seeds']), ...sourceFiles(['seeds'], '.json')]);
  const own = text(sources.filter(({ path }) => isCatalogue(path)));
  const found = askedIn(code, data);
  const asked = {
    ...found,
    holed: [...found.holed, ...askedIn(own, '').holed, ...readByRest.map((head) => ({ head, end: '' }))],
  };
  const isReadAsObject = (key: string) =>
    readAsObjects.some((head) => {
      const name = key.slice(head.length);
      return (
        key.startsWith(head) &&
        (name === '' || asked.words.has(name) || new RegExp(`(?:\\.|[{,] )${name}\\b`).test(code))
      );
    });
  const keys = Object.entries(catalogues).flatMap(([name, catalogue]) =>
    catalogueKeys(catalogue['zh-CN']).map((key) => `${name}.${key}`),
  );

  expect(keys.length).toBeGreaterThan(1000);
  expect(unasked(keys, asked).filter((key) => !isReadAsObject(key))).toEqual([]);
  for (const head of [...readAsObjects, ...readByRest]) {
    expect(keys.some((key) => key.startsWith(head))).toBe(true);
  }
});
