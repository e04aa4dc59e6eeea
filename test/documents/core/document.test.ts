import { expect, test } from 'vitest';
import { agreementsLocales } from '../../../src/agreements/core/texts.ts';
import {
  normaliseVerifyCode,
  recordDigest,
  saysTheSame,
  shownVerifyCode,
} from '../../../src/documents/core/document.ts';
import { canIssuePaper, canListPapers, canReadPaper } from '../../../src/documents/core/document-policy.ts';
import { openRecord, sealRecord } from '../../../src/documents/core/sealed-record.ts';
import { documentsLocales } from '../../../src/documents/texts.ts';
import { catalogueKeys } from '../../../src/platform/i18n.ts';
import { crypto } from '../support.ts';

test('verification code, typed with hyphens, small letters and O for zero, is read as printed', () => {
  expect(normaliseVerifyCode(' 7k2m-9qxd-4rta ')).toBe('7K2M9QXD4RTA');
  expect(normaliseVerifyCode('７Ｋ２Ｍ９ＱＸＤ４ＲＴＡ')).toBe('7K2M9QXD4RTA');
  expect(normaliseVerifyCode('OILI-OILI-OILI')).toBe('011101110111');
  expect(normaliseVerifyCode('7K2M')).toBeNull();
  expect(normaliseVerifyCode("' or 1=1 --")).toBeNull();
  expect(shownVerifyCode('7K2M9QXD4RTA')).toBe('7K2M-9QXD-4RTA');
});

test('digest, of the same record with keys in another order, is the same', () => {
  expect(recordDigest({ a: 1, b: [2, { c: 3, d: 4 }] })).toBe(recordDigest({ b: [2, { d: 4, c: 3 }], a: 1 }));
  expect(recordDigest({ a: 1 })).not.toBe(recordDigest({ a: 2 }));
});

test('records, that differ only in the day of issue, say the same', () => {
  const record = { number: '7', issuedOn: '2020-02-27', issuedAt: 'x' };

  expect(saysTheSame(record, { ...record, issuedOn: '2020-02-28', issuedAt: 'y' })).toBe(true);
  expect(saysTheSame(record, { ...record, number: '8' })).toBe(false);
});

test('record, sealed, shows no telephone or identity number and opens only in its own document', () => {
  const record = {
    committee: { name: '委员会', phone: '0759-8800000' },
    parties: [{ name: '张三', phone: '13800000001', idNumber: '44088219800101001X' }],
  };

  const stored = sealRecord(record, crypto, 'doc-1');

  expect(JSON.stringify(stored)).not.toMatch(/13800000001|44088219800101001X/);
  expect(JSON.stringify(stored)).toContain('0759-8800000');
  expect(openRecord(stored, crypto, 'doc-1')).toEqual(record);
  expect(() => openRecord(stored, crypto, 'doc-2')).toThrow();
});

test('papers, asked for by roles, follow the matrix', () => {
  expect(canListPapers(['gridWorker'])).toBe(false);
  expect(canListPapers(['county'])).toBe(false);
  expect(canListPapers(['partner'])).toBe(true);
  expect(canReadPaper(['reader'], true)).toBe(false);
  expect(canIssuePaper(['partner', 'reader'], {})).toBe(false);
  expect(canReadPaper(['coordinator'], true)).toBe(false);
  expect(canReadPaper(['leader'], true)).toBe(false);
  expect(canReadPaper(['justice'], true)).toBe(true);
  expect(canReadPaper(['coordinator'], false)).toBe(true);
  expect(canIssuePaper(['justice'], {})).toBe(false);
  expect(canIssuePaper(['clerk'], { isConfidential: true })).toBe(false);
  expect(canIssuePaper(['coordinator'], {})).toBe(false);
  expect(canIssuePaper(['coordinator'], { isLetter: true })).toBe(true);
});

test('texts, of both languages, have the same keys', () => {
  for (const catalogue of [documentsLocales, agreementsLocales]) {
    expect(catalogueKeys(catalogue.en)).toEqual(catalogueKeys(catalogue['zh-CN']));
  }
});
