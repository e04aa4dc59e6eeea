import { expect, test } from 'vitest';
import { newId, randomCode } from '../../src/platform/ids.ts';

test('ids, many in one millisecond, are unique version 7 and ascend', () => {
  const ids = Array.from({ length: 20_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  for (const id of ids.slice(0, 50)) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
});

test('a random code, of sixteen characters, uses only letters that survive being read aloud', () => {
  const codes = Array.from({ length: 200 }, () => randomCode(16));
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
  expect(new Set(codes).size).toBe(codes.length);
  expect(new Set(codes.join('')).size).toBe(32);
});
