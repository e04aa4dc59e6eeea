import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  checksField,
  dayField,
  flagField,
  intField,
  moneyField,
  rowsField,
  selectField,
  telephone,
  textField,
} from '../../../src/platform/fields/index.ts';
import { formShape } from '../../../src/workflow/definitions/form-shape.ts';

const label = { zh: '项', en: 'Item' };
const options = [
  { value: 'a', label },
  { value: 'b', label },
] as const;

test('form with every kind of field, asked for its shape, tells kind, need and limits and no words', () => {
  const form = z.strictObject({
    name: textField({ label, min: 2, max: 50 }),
    phone: telephone({ label, required: false }),
    on: dayField({ label, notFuture: true }),
    kind: selectField({ label, options }),
    party: selectField({ label, options: 'parties', required: false }),
    signs: checksField({ label, options, max: 2 }),
    count: intField({ label, min: 1, max: 9 }),
    isAgreed: flagField({ label, required: true }),
    lines: rowsField(z.strictObject({ amountFen: moneyField({ label, positive: true }) }), { label, max: 3 }),
  });

  const lines = formShape(form).map(
    ({ field, kind, isRequired, limits }) =>
      `${field}: ${kind}, ${isRequired ? 'required' : 'optional'}, ${limits}`,
  );
  expect(lines).toEqual([
    'name: text, required, 2 to 50 characters',
    'phone: telephone, optional, 0 to 20 characters',
    'on: day, required, not in the future',
    'kind: one of, required, a | b',
    'party: one of, optional, those of parties',
    'signs: several of, required, 0 to 2; a | b',
    'count: integer, required, 1 to 9',
    'isAgreed: yes or no, required, only true',
    'lines: rows, required, 1 to 3 rows',
    'lines[].amountFen: fen, required, 1 to 99999999999999',
  ]);
});
