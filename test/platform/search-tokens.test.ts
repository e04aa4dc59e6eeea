import { expect, test } from 'vitest';
import {
  createMatcher,
  foldText,
  pinyinInitials,
  pinyinSpellings,
  type SearchableCase,
  searchGroups,
  searchTokens,
} from '../../src/platform/search-tokens.ts';

const land: SearchableCase = {
  texts: ['迈港村与龙秋村土地权属纠纷', '湛客调〔2026〕15号', 'DF7K2M9Q'],
  names: ['迈港村', '龙秋村', '曾小贤'],
  scope: { town: '440882103', village: '440882103210', type: 'land' },
};
const tokens = new Set(searchTokens(land));

test('text in full width, upper case or traditional characters, folded, is the plain one', () => {
  expect(foldText('邁港村與龍秋村土地權屬糾紛')).toBe('迈港村与龙秋村土地权属纠纷');
  expect(foldText('ＤＦ７Ｋ')).toBe('df7k');
  expect(foldText('José Łukasz')).toBe('jose łukasz');
});

test('a case, made into tokens, has its characters, pairs, words, initials and scope', () => {
  for (const token of ['迈', '迈港', '港村', '纷', '2026', '15', 'df7k2m9q', 'py:mgc', 'py:zxx']) {
    expect(tokens).toContain(token);
  }
  for (const token of ['xt440882103', 'xv440882103210', 'xkland']) expect(tokens).toContain(token);
  expect([...tokens].every((token) => !/\s/.test(token))).toBe(true);
});

test('a name, spelt, is found from each of its syllables; a long one from its beginning', () => {
  expect(pinyinSpellings('林国明')).toEqual(['linguoming', 'guoming', 'ming']);
  expect(pinyinSpellings('迈港村人民调解委员会')).toEqual(['maigangcunrenmintiaojieweiyuanhui']);
  expect(pinyinSpellings('Smith')).toEqual([]);
});

test('a surname with a reading of its own, in initials, is read as a surname', () => {
  expect(pinyinInitials('曾小贤')).toBe('zxx');
  expect(pinyinInitials('单雄信')).toBe('sxx');
  expect(pinyinInitials('Smith')).toBe('');
});

test('a query of one character, asked, looks for just that character', () => {
  expect(searchGroups('迈')).toEqual([[{ token: '迈', isPrefix: false }]]);
});

test('a query of several words, with a scope, asks for all of them within it', () => {
  expect(searchGroups('龍秋村 2026', { town: '440882103' })).toEqual([
    [{ token: '龙秋', isPrefix: false }],
    [{ token: '秋村', isPrefix: false }],
    [{ token: '2026', isPrefix: true }],
    [{ token: 'xt440882103', isPrefix: false }],
  ]);
});

test('a query of Latin letters, asked, looks for words and for pinyin', () => {
  expect(searchGroups('MGC')).toEqual([
    [
      { token: 'mgc', isPrefix: true },
      { token: 'py:mgc', isPrefix: true },
      { token: 'ps:mgc', isPrefix: true },
    ],
  ]);
});

test.each(['', '   ', '〔〕、，', '\'"()*:-'])(
  'query “%s”, holding no word, asks for nothing even with a scope',
  (query) => {
    expect(searchGroups(query, { town: '440882103' })).toEqual([]);
  },
);

test.each([
  ['迈港', true],
  ['邁港村', true],
  ['村土地权', true],
  ['龙港', false],
  ['〔2026〕15号', true],
  ['2026 龙秋', true],
  ['df7k', true],
  ['mg', true],
  ['zxx', true],
  ['zs', false],
  ['zengxiaoxian', true],
  ['xiaoxian', true],
  ['maigang', true],
  ['aoxian', false],
])('query %s, verified against the land case, matches: %s', (query, isMatch) => {
  expect(createMatcher(query)(land)).toBe(isMatch);
});
