import { expect, test } from 'vitest';
import { ConflictError, ForbiddenError } from '../../../src/platform/errors.ts';
import { MigrationRunner } from '../../../src/workflow/versions/migration-runner.ts';
import { replayAll, replayHistory } from '../../../src/workflow/versions/replay.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import type { TestOffice } from '../../support/office.ts';
import { refusalOf } from '../engine/engine-world.ts';
import { apply, takeBack, toNext, versionCounts, withDisputes } from './migration-world.ts';

const [old, next] = [String(toNext.from), String(toNext.to)];
const replayed = (office: TestOffice) => replayAll(office.db.read, office.registry, office.stores);
const deadlines = ({ db }: TestOffice) =>
  db.read('deadlines').orderBy('id').select('id', 'rule', 'state', 'due_on', 'due_at');

async function acceptAll(roads: readonly Road[]): Promise<void> {
  for (const road of roads) {
    await road.fire('clerk', 'accept', {
      committeeId: 'demo-committee-town',
      applicationForm: 'oral',
      applicationReceivedOn: road.today(),
    });
  }
}

eachDatabase((_name, open) => {
  test('running disputes, led to the new version, all go on there with their deadlines and a true history', async () => {
    await withDisputes(open, 28, async ({ office, roads, renew }) => {
      await acceptAll(roads.slice(0, 1));
      const before = await deadlines(office);
      expect(before.length).toBeGreaterThan(0);
      const renewed = await renew();

      const run = await apply(renewed);

      expect(run).toMatchObject({ state: 'done', total: 28, moved: 28, needsPerson: 0 });
      expect(await versionCounts(renewed)).toEqual({ [next]: 28 });
      expect(await deadlines(renewed)).toEqual(before);
      expect((await replayed(renewed)).findings).toEqual([]);
      const road = new Road(renewed, 'general');
      road.caseId = roads[0]?.caseId ?? '';
      await road.fire('chair', 'assign', { mediatorId: 'demo-person-mediator' });
      expect(await road.case()).toMatchObject({ state: 'assigned' });
      expect((await replayed(renewed)).findings).toEqual([]);
    });
  });

  test('run that was interrupted, carried on by another process, leaves nobody out and moves nobody twice', async () => {
    await withDisputes(open, 28, async ({ renew }) => {
      const office = await renew();
      const id = await office.migrations.start(await office.as('sysadmin'), 'general', toNext.from);
      let batches = 0;
      const half = await office.migrationRunner.continue(id, () => {
        batches += 1;
        return batches > 1;
      });
      expect(half).toMatchObject({ state: 'running', moved: 25 });
      expect(await versionCounts(office)).toEqual({ [old]: 3, [next]: 25 });

      const { db, uow, clock, registry, stores, engine } = office;
      const other = new MigrationRunner({ db, uow, clock, registry, stores, mover: engine.mover });
      while (await other.continueForAWhile());

      expect(await versionCounts(office)).toEqual({ [next]: 28 });
      const entries = await db.read('history').where({ kind: 'migrated' }).select('subject_id');
      expect(new Set(entries.map((row) => row.subject_id)).size).toBe(28);
      expect(entries).toHaveLength(28);
    });
  });

  test('run taken back, with one dispute handled since, brings the others back and leaves that one', async () => {
    await withDisputes(open, 3, async ({ office, roads, renew }) => {
      await acceptAll(roads);
      const before = await deadlines(office);
      const renewed = await renew();
      const run = await apply(renewed);
      const road = new Road(renewed, 'general');
      road.caseId = roads[1]?.caseId ?? '';
      await road.fire('coordinator', 'addNote', { text: '电话回访一次' });

      const back = await takeBack(renewed, run);

      expect(back).toMatchObject({ state: 'undone', undone: 2 });
      expect(await versionCounts(renewed)).toEqual({ [old]: 2, [next]: 1 });
      expect(await deadlines(renewed)).toEqual(before);
      expect((await replayed(renewed)).findings).toEqual([]);
      await expect(takeBack(renewed, run)).rejects.toThrow(ConflictError);
      expect(await apply(renewed)).toMatchObject({ total: 2, moved: 2 });
      expect((await replayed(renewed)).findings).toEqual([]);
    });
  });

  test('second run over disputes that have all moved is refused and writes nothing', async () => {
    await withDisputes(open, 2, async ({ renew }) => {
      const office = await renew();
      await apply(office);
      const before = await office.db.read('history').count({ n: '*' });

      expect(await refusalOf(apply(office))).toMatchObject({ code: 'migrationNothing' });
      expect(await office.db.read('history').count({ n: '*' })).toEqual(before);
    });
  });

  test('dispute whose stage the new version does not know stays where it is, for a person', async () => {
    await withDisputes(open, 2, async ({ roads, renew }) => {
      await acceptAll(roads.slice(0, 1));
      const office = await renew({ map: { accepted: 'nowhere' } });

      expect(await apply(office)).toMatchObject({ state: 'done', moved: 1, needsPerson: 1 });
      expect(await versionCounts(office)).toEqual({ [old]: 1, [next]: 1 });
    });
  });

  test('stage led elsewhere by the plan is noted in the history, and another one put there is found by the replay', async () => {
    await withDisputes(open, 1, async ({ roads, renew }) => {
      const office = await renew({ map: { triage: 'accepted' }, givenUp: ['C-TRI', 'C-ACC'] });
      await apply(office);
      const id = roads[0]?.caseId ?? '';
      expect(await roads[0]?.case()).toMatchObject({ state: 'accepted' });
      const { rows, findings } = await office.engine.verifiedHistory('case', id);
      expect(findings).toEqual([]);

      const last = rows.at(-1);
      if (!last) throw new Error('no history');
      const forged = { ...last, to: { ...last.to, state: 'mediating' } };
      const found = replayHistory(office.registry, [...rows.slice(0, -1), forged]);
      expect(found.map(({ what }) => what)).toContain('version');
    });
  });

  test('deadline given up by the plan is cancelled, and runs on as before when the run is taken back', async () => {
    await withDisputes(open, 1, async ({ office, roads, renew }) => {
      await acceptAll(roads);
      const before = await deadlines(office);
      const renewed = await renew({ map: { accepted: 'triage' }, givenUp: ['C-MED'] });

      const run = await apply(renewed);
      expect(run).toMatchObject({ moved: 1, needsPerson: 0 });
      expect(await roads[0]?.case()).toMatchObject({ state: 'triage', dueRule: null });
      expect(await roads[0]?.deadlines('C-MED')).toMatchObject([{ state: 'cancelled' }]);
      await takeBack(renewed, run);

      expect(await roads[0]?.case()).toMatchObject({ state: 'accepted', dueRule: 'C-MED' });
      expect(await deadlines(renewed)).toEqual(before);
    });
  });

  test('run begun by the coordinator, or beside one at work, is refused', async () => {
    await withDisputes(open, 1, async ({ renew }) => {
      const office = await renew();
      const { migrations } = office;
      await expect(migrations.start(await office.as('coordinator'), 'general', toNext.from)).rejects.toThrow(
        ForbiddenError,
      );
      await migrations.start(await office.as('sysadmin'), 'general', toNext.from);
      expect(await refusalOf(apply(office))).toMatchObject({ code: 'migrationRunning' });
      const started = await office.db.read('audit_log').where({ action: 'migration.started' });
      expect(started).toHaveLength(1);
    });
  });

  test('dispute mediated anew under a renewed program takes the current version, an ordinary step does not', async () => {
    await withDisputes(open, 0, async ({ office, renew }) => {
      const road = new Road(office, 'general');
      await road.mediating();
      const renewed = await renew();
      const later = new Road(renewed, 'general');
      later.caseId = road.caseId;
      const version = async () =>
        String((await renewed.db.read('cases').where({ id: road.caseId }).first('def_version')).def_version);

      await later.fire('mediator', 'fail', { summary: '两次调解', reason: '差距大' });
      expect(await version()).toBe(old);
      await later.again();

      expect(await version()).toBe(next);
      expect(await later.case()).toMatchObject({ state: 'preparing' });
      expect((await replayed(renewed)).findings).toEqual([]);
    });
  });
});
