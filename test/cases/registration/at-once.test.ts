import { expect, test } from 'vitest';
import { eachDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';

eachDatabase((_name, open) => {
  test('cases, registered by several people in the same millisecond, all stand and are all found', async () => {
    const office = await openOffice(open);
    try {
      const clerk = await office.as('clerk');
      const register = (name: string) =>
        office.cases.service.registerCase(clerk, {
          type: 'general',
          summary: '两家因晒谷场起争执。',
          areaCode: '440882102204',
          parties: [
            { side: 'applicant', kind: 'person', name },
            { side: 'respondent', kind: 'person', name: '林某华' },
          ],
        });

      const all = await Promise.all(['陈某明', '吴某芳', '符某英', '蔡某强'].map(register));

      const { lines } = await office.caseLists.list(clerk, { tab: 'all', q: '晒谷场' }, { limit: 10 });
      expect(lines.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    } finally {
      await office.close();
    }
  });
});
