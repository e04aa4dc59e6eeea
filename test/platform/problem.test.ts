import { expect, test } from 'vitest';
import { catalogues } from '../../src/app/texts.ts';
import { ValidationError } from '../../src/platform/errors.ts';
import { bothSides, fill, fillBoth, problemMaker, refuse, refuseAll } from '../../src/platform/problem.ts';
import { sourceFiles } from '../support/source-files.ts';

const problem = problemMaker({
  tooFew: { zh: '至少 {{n}} 人', en: 'At least {{n}} people' },
  absent: { zh: '未到场', en: 'Not there' },
});

test('text with names in it, filled, has the values and nothing where there is none', () => {
  expect(fill('{{who}}于{{day}}签字{{note}}', { who: '张三', day: '2026-11-24' })).toBe(
    '张三于2026-11-24签字',
  );
  expect(fillBoth({ zh: '{{n}} 人', en: '{{n}} people' }, { n: 0 })).toEqual({ zh: '0 人', en: '0 people' });
});

test('problem, made with values and a basis, says all of it in both languages', () => {
  expect(problem('members', 'tooFew', { params: { n: 3 }, basis: '《人民调解法》' })).toEqual({
    path: 'members',
    code: 'tooFew',
    params: { n: 3 },
    message: { zh: '至少 3 人', en: 'At least 3 people' },
    basis: '《人民调解法》',
  });
  expect(problem('', 'absent')).toEqual({
    path: '',
    code: 'absent',
    params: {},
    message: { zh: '未到场', en: 'Not there' },
  });
});

test('refusal of one problem, of several and of none, throws what there is to say', () => {
  const absent = problem('', 'absent');

  expect(() => refuse(absent)).toThrow(new ValidationError([absent]));
  expect(() => refuseAll([absent, problem('x', 'absent')])).toThrow(/\(form\) absent; x absent/);
  expect(() => refuseAll([])).not.toThrow();
});

test('sides of a catalogue, put together, are texts in both languages', () => {
  expect(bothSides({ a: '甲', b: '乙' }, { a: 'A', b: 'B' })).toEqual({
    a: { zh: '甲', en: 'A' },
    b: { zh: '乙', en: 'B' },
  });
});

test('problems made without words, searched in every source file, have those that all features share', () => {
  const shared = Object.keys(catalogues.errors['zh-CN'].fields);
  const made = sourceFiles(['src', 'workflows']).flatMap(({ path, text }) =>
    [...text.matchAll(/\{ path(?:: [^{}]*?)?, code: '(\w+)'([^}]*)/g)]
      .filter(([, , rest]) => !/\bmessage\b/.test(rest ?? ''))
      .map(([, code]) => ({ path, code: code ?? '' })),
  );

  expect(made.length).toBeGreaterThan(30);
  expect(made.filter(({ code }) => !shared.includes(code))).toEqual([]);
});
