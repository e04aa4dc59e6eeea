import { load } from 'cheerio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { asDay } from '../../../src/platform/clock.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { TestSite } from '../../support/site.ts';

eachDatabase((_name, open) => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openOffice(open, '2026-11-30T09:00:00+08:00');
  });
  afterEach(() => office.close());

  test('notice of next year, missing in December, is asked for on the pages of administrators until it is kept', async () => {
    const site = new TestSite(office);
    const warnings = async (person: string) =>
      load((await (await site.as(person)).get('/')).text)('.notice-warning').text();
    expect(await warnings('secadmin')).not.toContain('2027年放假安排');
    office.testClock.set('2026-12-01T09:00:00+08:00');
    expect(await warnings('sysadmin')).toContain('2027年放假安排');

    const notice = {
      ...{ year: '2027', source: '国办发明电〔2026〕7号' },
      text: '元旦：1月1日（周五）至3日（周日）放假，共3天。',
    };
    const seen = await site.send('sysadmin', '/admin/calendar/notice', notice);
    expect(load(seen.text)('#read-title').text()).toContain('3 天');
    expect(office.areas.calendar.knows(2027)).toBe(false);
    const kept = await site.send('sysadmin', '/admin/calendar/notice', { ...notice, _action: 'confirm' });
    expect(kept.status).toBe(303);

    expect(await warnings('sysadmin')).not.toContain('2027年放假安排');
    expect(office.areas.calendar.isWorkday(asDay('2027-01-01'))).toBe(false);
    const page = load((await (await site.as('sysadmin')).get('/admin/calendar?year=2027')).text);
    expect(page('[aria-labelledby=history-title]').text()).toContain('国办发明电〔2026〕7号');
  });

  test('notice, kept while somebody else changed the year, is refused; what stood there stays in the history', async () => {
    const { calendar } = office;
    const days = [{ day: asDay('2027-01-01'), kind: 'holiday' as const, name: '元旦' }];
    const notice = { year: 2027, days, source: '国办发明电〔2026〕7号', reason: '年度通知' };
    await calendar.saveNotice('demo-account-sysadmin', { ...notice, revision: 0 });

    const second = calendar.saveNotice('demo-account-sysadmin', { ...notice, days: [], revision: 0 });

    await expect(second).rejects.toMatchObject({ status: 409 });
    await calendar.removeDay('demo-account-sysadmin', asDay('2027-01-01'), '误登');
    const history = await calendar.history(2027);
    expect(history.map(({ act, reason }) => [act, reason])).toEqual([
      ['added', '年度通知'],
      ['corrected', '误登'],
    ]);
    expect(history.at(-1)?.former?.values).toEqual({ '2027-01-01': 'holiday 元旦' });
  });
});
