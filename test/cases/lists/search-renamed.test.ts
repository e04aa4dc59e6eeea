import { expect, test } from 'vitest';
import { legalDay } from '../../../src/platform/clock.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';

eachDatabase((_name, open) => {
  test('case, whose village got another name, is found by the new name and by the old one', async () => {
    const office = await openOffice(open);
    try {
      const { id } = await office.cases.service.registerCase(await office.as('clerk'), {
        type: 'general',
        summary: '两家起争执。',
        areaCode: '440882102204',
        parties: [
          { side: 'applicant', kind: 'person', name: '陈某明' },
          { side: 'respondent', kind: 'person', name: '林某华' },
        ],
      });
      const sysadmin = await office.as('sysadmin');
      const former = office.areas.getArea('440882102204').name;

      await office.areaChanges.rename(sysadmin.accountId, '440882102204', {
        name: '碧海村委会',
        validOn: legalDay(office.clock.now()),
      });

      const coordinator = await office.as('coordinator');
      for (const q of ['碧海村', former, 'bihaicun']) {
        const { lines } = await office.caseLists.list(coordinator, { tab: 'all', q }, { limit: 5 });
        expect(lines.map((line) => line.id)).toEqual([id]);
      }
    } finally {
      await office.close();
    }
  });
});
