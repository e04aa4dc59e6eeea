import { expect, test } from 'vitest';
import { readFirstSheet } from '../../../src/platform/workbook-reader.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';
import { exportedFile, exportWords, listOf } from '../exported-file.ts';

eachDatabase((_name, open) => {
  test('lists of an office, exported, hold what their pages show: no secret, no number in clear, the search kept', async () => {
    const office = await openOffice(open);
    try {
      const grid = await office.as('grid');
      await office.leads.service.report(grid, {
        ...{ type: 'land', what: '两户为田界争吵', urgency: 'normal' },
      });
      const rowsOf = async (who: string, list: string, query = {}) =>
        readFirstSheet((await exportedFile(office, who, list, { query })).bytes);

      const leads = await rowsOf('coordinator', 'leads', { tab: 'all' });
      expect(leads[1]).toEqual(expect.arrayContaining(['土地', '两户为田界争吵']));

      const people = await rowsOf('secadmin', 'people', { q: '林海生' });
      expect(people).toHaveLength(2);
      expect(people[1]).toContain('林海生');
      expect(JSON.stringify(people)).not.toMatch(/1\d{10}/);

      const accounts = await rowsOf('secadmin', 'accounts');
      expect(accounts.length).toBe((await office.accounts.list()).length + 1);
      expect(JSON.stringify(accounts)).not.toMatch(/argon2|\$/);

      const audit = await rowsOf('auditor', 'audit', { action: 'listExported' });
      expect(
        audit
          .slice(1)
          .map((row) => row[4])
          .sort(),
      ).toEqual(['accounts', 'leads', 'people']);

      const figures = await rowsOf('coordinator', 'figures', { groupBy: 'type' });
      expect(figures[0]?.[0]).toBe('类型');
      expect(figures.at(-1)?.[0]).toBe('合计');
      const areas = await rowsOf('secadmin', 'areas', { q: '迈港' });
      expect(areas[1]).toContain('440882102204');
      expect((await rowsOf('coordinator', 'jobs')).length).toBeGreaterThan(1);
    } finally {
      await office.close();
    }
  });

  test('lists, opened with a filter they do not have or a file of somebody else, are refused as their pages are', async () => {
    const office = await openOffice(open);
    try {
      const opened = async (who: string, id: string, query: Record<string, string>) =>
        listOf(office, id).open({ viewer: await office.as(who), query, words: exportWords, isClear: false });

      for (const { id } of office.exportLists)
        await expect(opened('coordinator', id, { constructor: '1' })).rejects.toMatchObject({ status: 400 });
      await expect(opened('clerk', 'imported', { import: 'none' })).rejects.toMatchObject({ status: 404 });
      await expect(opened('county', 'behind-cases', {})).rejects.toMatchObject({ status: 403 });
      await expect(opened('clerk', 'register', { month: '2026-11' })).rejects.toMatchObject({ status: 403 });
    } finally {
      await office.close();
    }
  });
});
