import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFieldCrypto, FieldCryptoError } from '../../src/platform/crypto/field-crypto.ts';

const crypto = createFieldCrypto('k'.repeat(32));
const place = 'parties.id_number.1';

test('any value, encrypted and decrypted in its place, is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      expect(crypto.decrypt(crypto.encrypt(value, place), place)).toBe(value);
    }),
  );
});

test('one value, encrypted twice, gives two tokens that show neither value nor length of key', () => {
  const [first, second] = [
    crypto.encrypt('440882199001011234', place),
    crypto.encrypt('440882199001011234', place),
  ];
  expect(first).toMatch(/^v1\.[0-9a-f]{8}\.[\w-]+$/);
  expect(first).not.toBe(second);
});

test('a token, moved, altered or cut, no longer opens', () => {
  const token = crypto.encrypt('13800138000', place);
  const altered = token.slice(0, -2) + (token.endsWith('AA') ? 'BB' : 'AA');
  for (const [bad, aad] of [
    [token, 'parties.id_number.2'],
    [altered, place],
    [token.slice(0, 20), place],
    ['13800138000', place],
    ['', place],
  ] as const) {
    expect(() => crypto.decrypt(bad, aad)).toThrow(FieldCryptoError);
  }
});

test('a token of a replaced key, the key still given, opens; without it, it does not', () => {
  const token = crypto.encrypt('13800138000', place);
  expect(createFieldCrypto('n'.repeat(32), ['k'.repeat(32)]).decrypt(token, place)).toBe('13800138000');
  expect(() => createFieldCrypto('n'.repeat(32)).decrypt(token, place)).toThrow(/unknown key/);
});

test('a blind index, of one value, is equal in a column and differs between columns and keys', () => {
  const index = crypto.blindIndex('parties.phone', '13800138000');
  expect(index).toMatch(/^[0-9a-f]{32}$/);
  expect(crypto.blindIndex('parties.phone', '13800138000')).toBe(index);
  expect(crypto.blindIndex('people.phone', '13800138000')).not.toBe(index);
  expect(createFieldCrypto('n'.repeat(32)).blindIndex('parties.phone', '13800138000')).not.toBe(index);
});
