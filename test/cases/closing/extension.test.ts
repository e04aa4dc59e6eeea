import { expect, test } from 'vitest';
import { replayAll } from '../../../src/workflow/versions/replay.ts';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const clock = async (road: Road, rule = 'C-MED') => (await road.deadlines(rule)).at(-1);

async function bothSign(road: Road): Promise<void> {
  for (const partyId of await road.parties()) await signs(road, partyId);
}

const signs = (road: Road, partyId: string) =>
  road.fire('mediator', 'signExtension', { partyId, way: 'signed', signedOn: road.today() });

const inbox = async (road: Road, kind: string) =>
  (await road.office.db.read('inbox_items').where({ kind })).map(({ account_id }) => account_id).sort();

eachDatabase((_name, open) => {
  test('time to mediate, on day 29 signed by both sides and approved, is thirty days longer and rolls past the holiday', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      expect(await clock(road)).toMatchObject({ due_on: '2026-04-01' });
      await road.days(29);
      await road.fire('mediator', 'proposeExtend', { extensionDays: 30, reason: '等待丈量结果' });
      await bothSign(road);
      await road.fire('chair', 'extend');

      // 30 days after 1 April is 1 May; 1 to 5 May are holidays.
      expect(await clock(road)).toMatchObject({ due_on: '2026-05-06', extension_days: 30, state: 'open' });
      expect(await road.case()).toMatchObject({ dueOn: '2026-05-06', dueRule: 'C-MED' });
      const { db, registry, stores } = road.office;
      expect((await replayAll(db.read, registry, stores)).findings).toEqual([]);
    });
  });

  test('more time that only one side signed is not granted, and the case falls due', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'proposeExtend', { extensionDays: 30, reason: '等待丈量结果' });
      const [first] = await road.parties();
      await signs(road, first);

      expect(await road.blocked('chair', 'extend')).toEqual(['extensionSigned']);
      expect(await road.refused('chair', 'extend')).toEqual(['extensionSigned']);
      await road.days(31);
      await road.office.worker.runOnce();
      expect(await clock(road)).toMatchObject({ due_on: '2026-04-01', state: 'open' });
      expect(await inbox(road, 'limitReached')).toContain('demo-account-mediator');
      expect((await road.case()).phase).toBe('mediating');
    });
  });

  test('more time after the limit, signed by all, runs again and rings again at its new end', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.days(33);
      expect((await clock(road))?.['fired_at']).not.toBeNull();
      await road.fire('mediator', 'proposeExtend', { extensionDays: 12, reason: '双方仍愿商量' });
      await bothSign(road);
      await road.fire('coordinator', 'extend');

      expect(await clock(road)).toMatchObject({ due_on: '2026-04-13', fired_at: null });
      await road.days(12);
      expect((await clock(road))?.['fired_at']).not.toBeNull();
      const rings = await road.office.db.read('history').where({ subject_id: road.caseId, event: 'expire' });
      expect(rings).toHaveLength(2);
    });
  });

  test('appraisal of forty days, suspended and resumed, does not count', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.days(10);
      await road.fire('mediator', 'suspend', { reasonCode: 'appraisal', note: '委托鉴定' });
      await road.days(40);
      expect(await clock(road)).toMatchObject({ fired_at: null });
      await road.fire('mediator', 'resume', { note: '已出具鉴定意见' });

      expect(await clock(road)).toMatchObject({ paused_days: 40, due_on: '2026-05-11' });
    });
  });

  test('proposal for more time that waits leaves no room for another, and its card tells who signed', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'proposeExtend', { extensionDays: 30, reason: '等待丈量结果' });
      await bothSign(road);
      const panel = road.office.cases.panels.find(({ key }) => key === 'proposals');
      const { db } = road.office;
      const viewer = await road.office.as('chair');
      const t = (key: string, params?: object) => `${key} ${JSON.stringify(params ?? {})}`;
      const data = await panel?.load({ db: db.read, caseId: road.caseId, viewer, locale: 'zh-CN', t });

      expect(JSON.stringify(data)).toContain('陈志明');
      expect(JSON.stringify(data)).toContain('林国栋');
      const { about } = await road.office.engine.form('case', road.caseId, 'extend');
      expect(about.map(({ value }) => value)).toEqual(
        expect.arrayContaining(['等待丈量结果', '30', '陈志明、林国栋']),
      );
      const again = { extensionDays: 1, reason: '再延' };
      expect(await road.refused('mediator', 'proposeExtend', again)).toEqual(['noProposalWaits']);
    });
  });

  test('signature of somebody who is no party of the case is refused beside the field', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'proposeExtend', { extensionDays: 30, reason: '等待丈量结果' });
      const data = { partyId: 'party-of-another-case', way: 'signed', signedOn: road.today() };
      expect(await road.refused('mediator', 'signExtension', data)).toEqual(['notInList']);
    });
  });

  test('superior’s fifteen days, recorded beside the legal thirty, stand apart and end with the settlement', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('coordinator', 'recordSuperiorDeadline', {
        authority: '市委政法委',
        dueOn: road.today(15),
        note: '清仓行动',
      });

      expect(await clock(road)).toMatchObject({ kind: 'legal', due_on: '2026-04-01' });
      expect(await clock(road, 'C-SPD')).toMatchObject({
        kind: 'internal',
        due_on: '2026-03-17',
        is_fixed: 1,
      });
      expect(await road.case()).toMatchObject({ dueOn: '2026-04-01', dueRule: 'C-MED' });
      await road.signing();
      await road.sign();
      expect(await clock(road, 'C-SPD')).toMatchObject({ state: 'met' });
    });
  });

  test('superior’s day before the day it was set is refused beside its field', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      const data = { authority: '市委政法委', dueOn: road.today(-1) };
      expect(await road.refused('coordinator', 'recordSuperiorDeadline', data)).toEqual(['dueBeforeSet']);
    });
  });

  test.each([
    ['labor', 'C-LIM-L', '2027-03-01'],
    ['general', 'C-LIM-G', '2029-03-01'],
  ])('limitation of a %s dispute, recorded and interrupted, counts anew as %s', async (type, rule, due) => {
    await onRoad(
      open,
      async (road) => {
        await road.accepted();
        await road.fire('clerk', 'recordLimitation', { ground: 'knew', countedFrom: '2026-02-20' });
        await road.fire('clerk', 'recordLimitation', { ground: 'demand', countedFrom: '2026-03-01' });

        const rows = await road.deadlines(rule);
        expect(rows.map(({ state, start_on, due_on }) => [state, start_on, due_on])).toEqual([
          ['cancelled', '2026-02-20', expect.any(String)],
          ['open', '2026-03-01', due],
        ]);
      },
      type,
    );
  });
});
