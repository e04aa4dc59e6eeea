import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DecimalFormatError } from '../../src/platform/decimal.ts';
import { formatMu, parseMu } from '../../src/platform/mu.ts';

test('an area, typed with or without its unit, is kept in ten-thousandths of a mu', () => {
  expect(parseMu('0.55')).toBe(5500);
  expect(parseMu('12.3456亩')).toBe(123_456);
  expect(formatMu(5500)).toBe('0.5500');
});

test('an area, with five places, is refused', () => {
  expect(() => parseMu('0.12345')).toThrow(DecimalFormatError);
});

test('any area, formatted and read, is the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (value) => {
      expect(parseMu(formatMu(value))).toBe(value);
    }),
  );
});
