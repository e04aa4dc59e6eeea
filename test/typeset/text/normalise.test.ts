import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseText } from '../../../src/typeset/text/normalise.ts';

test('radicals copied out of a PDF, normalised, become unified ideographs with the originals reported', () => {
  const result = normaliseText('⼀⼈⼥⾦⻢');

  expect(result.text).toBe('一人女金马');
  expect(result.replaced.map((item) => item.from).join('')).toBe('⼀⼈⼥⾦⻢');
});

test('invisible characters, normalised, are dropped', () => {
  const hostile = '甲\u200b\ufeff\u0000\u202e乙\ufe0f\u{e0101}丙\u00ad\ud800丁';

  expect(normaliseText(hostile).text).toBe('甲乙丙丁');
});

test('line breaks and blanks of all kinds, normalised, are one kind', () => {
  expect(normaliseText('甲\r\n乙\r丙\u2028丁\t戊\u00a0己').text).toBe('甲\n乙\n丙\n丁 戊 己');
});

test('rare names, normalised, stay as they are', () => {
  for (const name of ['𬱖', '䶮', '㛃', '堃', '𪚥', '𰻝']) expect(normaliseText(name).text).toBe(name);
});

/** Any code points, halves of pairs too. The library's own binary strings begin with a table of all of them: a second and 150 MB. */
const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.integer({ min: 0x10000, max: 0x10ffff })))
  .map((codes) => String.fromCodePoint(...codes));

test('any text, normalised twice, is the text normalised once', () => {
  fc.assert(
    fc.property(anyText, (input) => {
      const once = normaliseText(input).text;
      expect(normaliseText(once).text).toBe(once);
    }),
    { numRuns: 500 },
  );
});
