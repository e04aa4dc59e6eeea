import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { insertInboxItems } from '../../src/workbench/inbox/notify-repository.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';

test('link to a hundred unread messages is called what it shows', async () => {
  const office = await openOffice(openTestDatabase);
  try {
    for (let no = 0; no < 100; no += 1) {
      await office.uow.run((tx) =>
        insertInboxItems(tx, ['demo-account-chair'], {
          caseId: null,
          leadId: null,
          kind: 'caseAssigned',
          params: { title: '迈港村与龙秋村土地权属争议' },
          createdAt: office.clock.now(),
          sourceKey: `case-1:${no}:0`,
        }),
      );
    }
    const page = load((await (await new TestSite(office).as('chair')).get('/')).text);
    const link = page('a.top-link[href="/inbox"]').first();

    expect(link.text().trim()).toContain('99+');
    expect(link.attr('aria-label')).toContain(link.text().trim());
  } finally {
    await office.close();
  }
});
