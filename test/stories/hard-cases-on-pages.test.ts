import { expect, test } from 'vitest';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { hardCasesByServices } from './hard-cases/index.ts';
import { siteDriver } from './site-driver.ts';

test.each(hardCasesByServices)(
  'hard case %s, sent through the pages, goes to its end and replays',
  async (_case, play) => {
    const office = await openOffice(openTestDatabase);
    try {
      await play(siteDriver(office));

      const { findings } = await replayAll(office.db.read, office.registry, office.stores);
      expect(findings).toEqual([]);
    } finally {
      await office.close();
    }
  },
);
