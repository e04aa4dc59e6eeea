import { expect, test } from 'vitest';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { anyDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { hardCasesByServices, hardCasesWith } from './hard-cases/index.ts';
import { serviceDriver } from './service-driver.ts';

anyDatabase((_name, open) => {
  test.each([...hardCasesWith(50), ...hardCasesByServices])(
    'hard case %s, played through the services, goes to its end and replays',
    async (_case, play) => {
      const office = await openOffice(open);
      try {
        await play(serviceDriver(office));

        const { findings } = await replayAll(office.db.read, office.registry, office.stores);
        expect(findings).toEqual([]);
      } finally {
        await office.close();
      }
    },
  );
});
