import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { legalDay } from '../../../src/platform/clock.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';
import { exportedFile, exportWords, listOf } from '../exported-file.ts';
import { layoutFile } from './layout-file.ts';

eachDatabase((_name, open) => {
  test('layout of a town, taken into use, serves the town and nobody else, is filled with what its list shows, and ends', async () => {
    const office = await openOffice(open);
    try {
      const [chair, other] = [await office.as('chair'), await office.as('coordinator2')];
      await office.cases.service.registerCase(await office.as('clerk'), {
        type: 'general',
        summary: '晒谷场起争执。',
        areaCode: '440882102204',
        parties: [{ side: 'applicant', kind: 'person', name: '=陈某明' }],
      });
      const { columns } = await listOf(office, 'cases').open({
        ...{ viewer: chair, query: {}, words: exportWords, isClear: false },
      });
      const named = columns.map(({ id, kind, label }) => ({ id, kind, label: label.zh }));
      const [today, bytes] = [legalDay(office.clock.now()), await layoutFile()];
      const sent = { list: 'cases', name: '月报', validFrom: today, bytes, columns: named };

      const first = await office.layouts.add(chair, sent);
      expect((await office.layouts.add(chair, sent)).id).toBe(first.id);
      await expect(
        office.layouts.add(chair, { ...sent, columns: named.filter(({ id }) => id !== 'code') }),
      ).rejects.toMatchObject({ problems: [{ path: 'file', code: 'layout.unknown' }] });
      await expect(office.layouts.add(await office.as('clerk'), sent)).rejects.toMatchObject({ status: 403 });
      expect(await office.layouts.offered(other, 'cases')).toEqual([]);
      expect(await office.layouts.offered(await office.as('village'), 'cases')).toHaveLength(1);

      const file = await exportedFile(office, 'coordinator', 'cases', {
        query: { tab: 'all', registeredFrom: '2026-11-01' },
        format: `layout:${first.id}`,
      });
      const rows = (await readXlsx(file.bytes)).sheets[0]?.rows ?? [];
      expect(rows[0]?.[0]).toMatch(/矛盾纠纷月报表$/);
      expect(rows[3]?.[2]).toBe('=陈某明（申请人）');
      const [noted] = await office.db.read('audit_log').where({ action: 'listExported' });
      expect(JSON.parse(noted.detail)).toMatchObject({ rows: 1, format: `layout:${first.id}` });

      const { bytes: look } = await office.layouts.preview(chair, first.id, named);
      expect((await readXlsx(look)).sheets[0]?.rows[3]?.[1]).toBe('案件编码示例');
      await office.layouts.end(chair, first.id);
      expect(await office.layouts.offered(chair, 'cases')).toEqual([]);
      expect((await office.layouts.list(chair)).map(({ no, validTo }) => [no, validTo])).toEqual([
        [1, '2026-11-23'],
      ]);
    } finally {
      await office.close();
    }
  });
});
