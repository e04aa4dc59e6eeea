import { expect, test } from 'vitest';
import { catalogues } from '../../src/app/texts.ts';

function keysOf(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, entry]) =>
    typeof entry === 'object' && entry !== null ? keysOf(entry, `${prefix}${key}.`) : [`${prefix}${key}`],
  );
}

/** Plural forms differ between languages: a_one and a_other are the same text. */
const plain = (key: string) => key.replace(/_(one|other)$/, '');

test.each(Object.entries(catalogues))(
  'texts of %s, compared key by key, exist in both languages',
  (_name, catalogue) => {
    const chinese = new Set(keysOf(catalogue['zh-CN']).map(plain));
    const english = new Set(keysOf(catalogue.en).map(plain));

    expect([...chinese].filter((key) => !english.has(key))).toEqual([]);
    expect([...english].filter((key) => !chinese.has(key))).toEqual([]);
    expect(chinese.size).toBeGreaterThan(3);
  },
);
