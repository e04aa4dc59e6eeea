import { expect, test } from 'vitest';
import { catalogueKeys, createI18n, isLocale, pick } from '../../src/platform/i18n.ts';

const i18n = createI18n({
  cases: {
    'zh-CN': { list: { title: '案件 {{n}} 件' }, only: '只有中文' },
    en: { list: { title: '{{n}} cases' } },
  },
});

test('a text, asked for by feature and key, comes in the reader’s language with its values', () => {
  expect(i18n.t('zh-CN')('cases.list.title', { n: 3 })).toBe('案件 3 件');
  expect(i18n.t('en')('cases.list.title', { n: 3 })).toBe('3 cases');
});

test('a value, holding markup, is left to the template to escape', () => {
  expect(i18n.t('en')('cases.list.title', { n: '<b>' })).toBe('<b> cases');
});

test('a text, missing in English, falls back, and one missing in both answers its key', () => {
  const inOneLanguage: string = 'cases.only';
  const nowhere: string = 'cases.none:at.all';
  expect(i18n.t('en')(inOneLanguage)).toBe('只有中文');
  expect(i18n.t('en')(nowhere)).toBe('cases.none:at.all');
});

test('keys of a catalogue, listed, are paths', () => {
  expect(catalogueKeys({ b: '', a: { c: '', b: '' } })).toEqual(['a.b', 'a.c', 'b']);
});

test('a two-language text, picked, is the reader’s side', () => {
  expect(pick({ zh: '调解', en: 'mediation' }, 'en')).toBe('mediation');
  expect(pick({ zh: '调解', en: 'mediation' }, 'zh-CN')).toBe('调解');
  expect(isLocale('zh')).toBe(false);
});
