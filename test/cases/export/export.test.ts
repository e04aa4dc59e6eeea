import { expect, test } from 'vitest';
import { createTexts } from '../../../src/app/texts.ts';
import type { CaseListFilter } from '../../../src/cases/lists/filters-read-model.ts';
import { readFirstSheet } from '../../../src/platform/workbook-reader.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

const words = (office: TestOffice) =>
  ({ t: createTexts().t('zh-CN'), locale: 'zh-CN', areas: office.areas }) as const;

async function register(office: TestOffice, name: string, areaCode = '440882102204') {
  return office.cases.service.registerCase(await office.as('clerk'), {
    type: 'general',
    summary: `${name}家与邻居因晒谷场起争执。`,
    areaCode,
    parties: [
      { side: 'applicant', kind: 'person', name, telephone: '13800005521' },
      { side: 'respondent', kind: 'person', name: '林某华' },
    ],
  });
}

async function exported(office: TestOffice, as: string, filter: CaseListFilter, format: 'xlsx' | 'csv') {
  const viewer = await office.as(as);
  const job = await office.exports.begin(viewer, { filter, format, reason: '报送月度台账' }, words(office));
  await office.jobs.settled(job.id, 60_000);
  return office.jobs.file(viewer, job.id);
}

eachDatabase((_name, open) => {
  test('list, exported, holds the cases of the list and no others, and says who took it and why', async () => {
    const office = await openOffice(open);
    try {
      const { code } = await register(office, '陈某明');
      await register(office, '吴某芳', '440882102205');
      const filter: CaseListFilter = { tab: 'all', q: '陈某明' };

      const { bytes, name } = await exported(office, 'coordinator', filter, 'xlsx');

      const rows = await readFirstSheet(bytes);
      expect(name).toBe('案件台账 2026-11-24.xlsx');
      expect(rows).toHaveLength(2);
      expect(rows[1]).toEqual(expect.arrayContaining([code, '陈某明', '客路镇', '化解中']));
      expect(JSON.stringify(rows)).not.toContain('13800005521');
      const [noted] = await office.db.read('audit_log').where({ action: 'casesExported' });
      expect(JSON.parse(noted.detail)).toMatchObject({ rows: 1, reason: '报送月度台账', isSearched: true });
      expect(noted.detail).not.toContain('陈某明');
    } finally {
      await office.close();
    }
  });

  test('list of more cases than one page, exported as CSV, holds each once in the order of the list', async () => {
    const office = await openOffice(open);
    try {
      for (let count = 0; count < 205; count += 1) await register(office, `陈某${count}`);
      const { bytes } = await exported(office, 'coordinator', { tab: 'all' }, 'csv');

      const lines = bytes.toString('utf8').trim().split('\r\n');
      expect(lines).toHaveLength(206);
      expect(new Set(lines.slice(1).map((line) => line.split(',')[1])).size).toBe(205);
      expect(lines[1]).toContain('"陈某204"');
    } finally {
      await office.close();
    }
  });
});
