import { expect, test } from 'vitest';
import { loadReference } from '../../seeds/reference.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { isTaskReady, missingOf, setupTasks } from '../../src/setup/setup.ts';
import { Road } from '../mediation/proceedings-world.ts';
import { eachDatabase } from '../support/database.ts';
import { containerOn, openOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';

eachDatabase((_name, open) => {
  test('empty office, looked at, lacks what each task needs and knows who supplies it', async () => {
    const database = await open();
    const clock = fixedClock('2026-11-24T09:00:00+08:00');
    await loadReference({ unitOfWork: database.uow, clock });
    const container = await containerOn(database.db, database.dataDir, clock);
    try {
      const states = await container.setup.states();
      const missing = (task: (typeof setupTasks)[number]) => missingOf(task, states).map(({ step }) => step);

      expect(missing('accept')).toEqual(['areas', 'committees', 'numbers', 'desk']);
      expect(missing('seal')).toEqual(['seals', 'chairs']);
      expect(missing('register')).toEqual(['areas', 'desk']);
      expect(missing('oversee')).toEqual(['administrators']);
      expect(await container.setup.countMissing()).toBeGreaterThanOrEqual(6);
    } finally {
      await container.jobs.stop();
      await container.renderer.close();
      await container.sessions.close();
      await database.close();
    }
  });

  test('demo office, looked at, can do everything but what the calendar of next year is for', async () => {
    const office = await openOffice(open);
    try {
      const states = await office.setup.states();

      expect(setupTasks.filter((task) => !isTaskReady(task, states))).toEqual(['deadlines']);
      expect(states.find(({ step }) => step === 'calendar')?.lacking).toEqual(['2027']);
    } finally {
      await office.close();
    }
  });

  test('form of acceptance, opened where there is no committee, says whom to ask instead of an empty list', async () => {
    const office = await openOffice(open);
    try {
      const road = new Road(office, 'general');
      await road.register();
      const { code } = await road.case();
      await office.db.write('committees').update({ valid_to: '2026-11-01' });
      await office.areas.load();
      const clerk = await new TestSite(office).as('clerk');

      const page = await clerk.get(`/cases/${code}/actions/accept`).expect(200);

      expect(page.text).toContain('本辖区还没有调解委员会，案件无法受理。请系统管理员（系统管理员）');
    } finally {
      await office.close();
    }
  });
});
