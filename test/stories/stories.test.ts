import { expect, test } from 'vitest';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { playLabourStory } from './labour-story.ts';
import { playLandStory } from './land-story.ts';
import { playLeaseStory } from './lease-story.ts';
import { serviceDriver } from './service-driver.ts';

eachDatabase((_name, open) => {
  test('land story of 迈港村 and 龙秋村, played through the services, ends in an agreement in force', async () => {
    const office = await openOffice(open);
    try {
      const story = serviceDriver(office);
      await playLandStory(story);

      expect(await story.state()).toMatchObject({ phase: 'settled', number: '（2020）客路人调字第1号' });
      const report = await replayAll(office.db.read, office.registry, office.stores);
      expect(report.findings).toEqual([]);
      expect(report.events).toBeGreaterThan(25);
    } finally {
      await office.close();
    }
  });

  test('labour story of twenty workers, played through the services, settles for eighteen', async () => {
    const office = await openOffice(open);
    try {
      const story = serviceDriver(office);
      await playLabourStory(story);

      const members = await office.db.read('party_members').orderBy('no').select('confirmation');
      expect(members.filter((one) => one.confirmation === 'confirmed')).toHaveLength(18);
      expect(members.filter((one) => one.confirmation === 'refused')).toHaveLength(2);
    } finally {
      await office.close();
    }
  });

  test('lease story of a withheld deposit, played through the services, is performed in two instalments', async () => {
    const office = await openOffice(open);
    try {
      await playLeaseStory(serviceDriver(office));
    } finally {
      await office.close();
    }
  });
});
