import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  checksField,
  dateTimeField,
  dayField,
  idNumber,
  intField,
  moneyField,
  muField,
  personName,
  telephone,
  textField,
  uscc,
} from '../../src/platform/fields/index.ts';
import { parseData } from '../../src/platform/form-data.ts';
import { createI18n } from '../../src/platform/i18n.ts';
import { describeForm } from '../../src/web/forms/form.ts';
import { errorLocales, webLocales } from '../../src/web/texts.ts';
import { people, registrationForm } from './demo-app.ts';

const label = { zh: '字段', en: 'Field' };

function read(field: z.ZodType, value: unknown): unknown {
  const parsed = parseData(z.object({ value: field }), { value });
  return parsed.ok
    ? (parsed.data as { value: unknown }).value
    : parsed.problems.map((problem) => problem.code);
}

test.each([
  ['name with middle dot', personName({ label }), '买买提·吐尔逊', '买买提·吐尔逊'],
  ['name beyond the basic plane', personName({ label }), '𠮷田', '𠮷田'],
  ['name of fifty characters', personName({ label }), '𠮷'.repeat(50), '𠮷'.repeat(50)],
  ['ID number in full width', idNumber({ label }), '０００００0199001010018', '000000199001010018'],
  ['mobile with country code', telephone({ label }), '+86 138-0000-0000', '13800000000'],
  ['landline with brackets', telephone({ label }), '（0759）8801234', '0759-8801234'],
  ['credit code', uscc({ label }), '91441322ma0000000r', '91441322MA0000000R'],
  ['credit code, wrong check', uscc({ label }), '91441322MA00000000', ['uscc']],
  ['yuan with commas', moneyField({ label }), '12,345.60', 1_234_560],
  ['yuan in full width', moneyField({ label }), '１２．５', 1250],
  ['fen of JSON', moneyField({ label }), 1_234_560, 1_234_560],
  ['fraction of a fen', moneyField({ label }), 12.5, ['notAnInteger']],
  ['nothing where something is owed', moneyField({ label, positive: true }), '0', ['notPositive']],
  ['mu with two places', muField({ label }), '0.55', 5500],
  ['mu with five places', muField({ label }), '0.12345', ['decimals']],
  ['day without dashes', dayField({ label }), '20261122', '2026-11-22'],
  ['day in Chinese', dayField({ label }), '2026年2月3日', '2026-02-03'],
  ['day that is none', dayField({ label }), '2026-02-30', ['noSuchDate']],
  ['local time', dateTimeField({ label }), '2026-11-22T09:30', '2026-11-22T01:30:00.000Z'],
  ['time with offset', dateTimeField({ label }), '2026-11-22T09:30:00+08:00', '2026-11-22T01:30:00.000Z'],
  ['time without day', dateTimeField({ label }), '09:30', ['badDateTime']],
  ['whole number in hex', intField({ label }), '0x10', ['notANumber']],
  ['one tick', checksField({ label, options: 'people' }), 'p1', ['p1']],
  ['blank that may be', textField({ label, required: false }), ' \u3000', undefined],
  ['blank that must not be', textField({ label }), ' \u3000', ['required']],
  ['null', textField({ label }), null, ['required']],
  ['number for text', textField({ label }), 5, ['wrongType']],
])('%s is read', (_what, field, value, expected) => {
  const once = read(field, value);

  expect(once).toEqual(expected);
  // What was read reads the same once more: pages parse, and the engine parses again.
  if (!Array.isArray(once) || _what === 'one tick') expect(read(field, once)).toEqual(expected);
});

test('schema of a form becomes JSON Schema of its input', () => {
  const schema = z.toJSONSchema(registrationForm, { io: 'input' });

  expect(schema.required).toEqual(['kind', 'facts', 'applicant', 'phone']);
  expect(schema.additionalProperties).toBe(false);
  expect(schema.properties?.amountFen).toMatchObject({ type: 'integer', minimum: 0 });
  expect(schema.properties?.happenedOn).toMatchObject({ type: 'string', format: 'date' });
  expect(schema.properties?.kind).toMatchObject({
    enum: ['land', 'homestead', 'lease', 'wages', 'neighbours'],
  });
  expect(schema.properties?.obligations).toMatchObject({
    type: 'array',
    maxItems: 5,
    items: { required: ['who'] },
  });
});

test('form of stored values shows them as people write them', () => {
  const form = describeForm({
    schema: registrationForm,
    t: createI18n({ web: webLocales, errors: errorLocales }).t('zh-CN'),
    locale: 'zh-CN',
    action: '/x',
    options: people,
    values: { amountFen: 1_234_560, areaMu: 5500, meetingAt: '2026-11-22T01:30:00.000Z', isUrgent: true },
    problems: [{ path: '_confirm', code: 'mustConfirm' }],
    confirm: '不可撤销',
  });
  const shown = Object.fromEntries(form.fields.map((field) => [field.name, field.value]));

  expect(shown).toMatchObject({
    amountFen: '12,345.60',
    areaMu: '0.5500',
    meetingAt: '2026-11-22T09:30',
    isUrgent: 'on',
  });
  expect(form.confirm?.error).toBe('请勾选确认');
  expect(form.summary?.items[0]?.href).toBe('#_confirm');
});
