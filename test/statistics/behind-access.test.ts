import { expect, test } from 'vitest';
import { seesCase } from '../../src/cases/core/case-policy.ts';
import { findCase } from '../../src/cases/core/case-repository.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';

eachDatabase((_name, open) => {
  test('list behind a figure, opened by any role, names those cases alone that the person may open', async () => {
    const office = await openOffice(open);
    try {
      const clerk = await office.as('clerk');
      for (const type of ['land', 'general', 'lease']) {
        await office.cases.service.registerCase(clerk, {
          type,
          summary: '两村对红坎岭地块有争议。',
          areaCode: '440882102204',
          parties: [
            { side: 'applicant', kind: 'person', name: '陈某明' },
            { side: 'respondent', kind: 'person', name: '林某华' },
          ],
        });
      }
      const shown: Record<string, number> = {};
      for (const username of ['leader', 'coordinator', 'chair', 'grid']) {
        const viewer = await office.as(username);
        const { rows, seen } = await office.statistics.casesBehind({ indicator: 'I02' }, viewer);
        for (const { code } of rows) {
          const subject = await findCase(office.db.read, code);
          expect(seen.has(code)).toBe(subject !== null && seesCase(viewer, subject));
        }
        shown[username] = rows.filter(({ code }) => seen.has(code)).length;
      }

      expect(shown).toMatchObject({ leader: 1, coordinator: 3 });
    } finally {
      await office.close();
    }
  });
});
