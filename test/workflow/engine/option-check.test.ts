import { expect, test } from 'vitest';
import { z } from 'zod';
import { checksField, rowsField, selectField } from '../../../src/platform/fields/index.ts';
import { optionNames, optionProblems } from '../../../src/workflow/engine/option-check.ts';

const label = { zh: '项', en: 'Item' };
const form = z.strictObject({
  body: selectField({ label, options: 'dictionary:bodies' }),
  kind: selectField({ label, options: [{ value: 'a', label }] }),
  parties: checksField({ label, options: 'parties', required: false }),
  rows: rowsField(z.strictObject({ who: selectField({ label, options: 'dictionary:bodies' }) }), {
    label,
    min: 0,
    max: 3,
  }),
});
const lists = new Map([['dictionary:bodies', new Set(['police'])]]);

test('form, with lists in fields and in rows, names each list once', () => {
  expect(optionNames(form)).toEqual(['dictionary:bodies', 'parties']);
});

test('choice that its list does not hold is refused at its place, also in a row', () => {
  const data = { body: 'army', kind: 'a', rows: [{ who: 'police' }, { who: 'army' }] };

  expect(optionProblems(form, data, lists)).toEqual([
    { path: 'body', code: 'notInList', list: 'dictionary:bodies', value: 'army' },
    { path: 'rows.1.who', code: 'notInList', list: 'dictionary:bodies', value: 'army' },
  ]);
});

test('list that nobody asked to be held to, and a field left open, are let be', () => {
  const data = { body: 'police', kind: 'z', parties: ['x'], rows: [] };

  expect(optionProblems(form, data, lists)).toEqual([]);
});
