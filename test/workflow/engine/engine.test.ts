import { expect, test } from 'vitest';
import { ValidationError } from '../../../src/platform/errors.ts';
import { eachDatabase } from '../../support/database.ts';
import { acceptance, instant, refusalOf, takeCase, withCase } from './engine-world.ts';

const now = instant('2026-11-24T09:00:00+08:00');

eachDatabase((_name, open) => {
  test('command, sent four times at once with one key, leaves one row and gives one outcome', async () => {
    await withCase(open, async ({ fire, rows }) => {
      const send = () => fire('addNote', { text: '双方约定周五再谈' }, { idempotencyKey: 'k1' });

      const outcomes = await Promise.all([send(), send(), send(), send()]);

      expect(new Set(outcomes.map(({ seq }) => seq))).toEqual(new Set([2]));
      expect(outcomes.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(await rows('history')).toHaveLength(2);
    });
  });

  test('command, sent again with the same key and other data, is refused and changes nothing', async () => {
    await withCase(open, async ({ fire, rows }) => {
      await fire('addNote', { text: '甲' }, { idempotencyKey: 'k1' });

      const error = await refusalOf(fire('addNote', { text: '乙' }, { idempotencyKey: 'k1' }));

      expect(error).toBeInstanceOf(ValidationError);
      expect((error as ValidationError).problems).toMatchObject([{ code: 'idempotencyMismatch' }]);
      expect(await rows('history')).toHaveLength(2);
    });
  });

  test('exclusive command, with the revision of an older page, is refused as stale', async () => {
    await withCase(open, async ({ fire, stateRev }) => {
      const expectedStateRev = await stateRev();
      await fire('accept', acceptance('2026-11-24'));

      const error = await refusalOf(fire('void', { reason: '重复' }, { expectedStateRev }));

      expect(error).toMatchObject({ status: 409, code: 'staleVersion' });
    });
  });

  test('notes by colleagues, while an exclusive form is open, do not make it stale', async () => {
    await withCase(open, async ({ fire, stateRev, rows }) => {
      const expectedStateRev = await stateRev();
      await Promise.all(['甲', '乙', '丙'].map((text) => fire('addNote', { text })));

      await fire('accept', acceptance('2026-11-24'), { expectedStateRev });

      expect((await rows('history')).map((row) => row['event'])).toHaveLength(5);
      expect(await stateRev()).toBe(expectedStateRev + 1);
    });
  });

  test('two exclusive forms, sent at once with the same revision, exactly one wins', async () => {
    await withCase(open, async ({ fire, stateRev, rows }) => {
      const expectedStateRev = await stateRev();
      const results = await Promise.allSettled([
        fire('accept', acceptance('2026-11-24'), { expectedStateRev }),
        fire('refuse', { reasonCode: 'notCivil', explanation: '不属于民间纠纷' }, { expectedStateRev }),
      ]);

      expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
      const lost = results.find((one) => one.status === 'rejected');
      expect(lost?.reason).toMatchObject({ status: 409 });
      expect(await rows('history')).toHaveLength(2);
    });
  });

  test('case of 2020, typed in years later, is not overdue and its clocks end as met', async () => {
    const at = instant('2020-03-02T09:00:00+08:00');
    await withCase(
      open,
      async (world) => {
        const { office, caseId, fire } = world;
        await takeCase(world, at);

        const open = (await world.rows('deadlines')).filter((row) => row['state'] === 'open');
        expect(open).toMatchObject([{ rule: 'C-MED', due_on: '2020-04-01' }]);
        expect(String(open[0]?.['grace_until']) > now).toBe(true);
        expect((await office.db.read('cases').where('id', caseId).first('due_on')).due_on).toBeNull();
        await office.worker.runOnce();
        expect((await world.rows('history')).map((row) => row['event'])).not.toContain('expire');

        const statement = { partyId: (await world.rows('parties'))[0]?.['id'], statement: '已自行和解' };
        await fire('withdraw', statement, { occurredAt: instant('2020-03-20T09:00:00+08:00') });

        const states = (await world.rows('deadlines')).map((row) => [row['rule'], row['state']]);
        expect(states.sort()).toEqual([
          ['C-ACK', 'met'],
          ['C-MED', 'met'],
        ]);
      },
      { registeredAt: '2020-03-02T09:00:00+08:00' },
    );
  });

  test('event, said to lie before the step before it, is refused with the time of that step', async () => {
    await withCase(open, async (world) => {
      await takeCase(world, now);
      const statement = { partyId: (await world.rows('parties'))[0]?.['id'], statement: '已自行和解' };
      const early = { occurredAt: instant('2026-11-23T09:00:00+08:00') };

      const refusal = await world.fire('withdraw', statement, early).catch((error) => error);

      expect((refusal as ValidationError).problems).toMatchObject([
        {
          path: 'occurredAt',
          code: 'beforePrevious',
          message: {
            zh: '不能早于上一环节发生的时间（2026-11-24 09:00）',
            en: 'Not earlier than the previous step (2026-11-24 09:00)',
          },
        },
      ]);
    });
  });

  test('suspension of ten days, resumed, moves the due day by ten days', async () => {
    await withCase(open, async (world) => {
      const { office, fire } = world;
      await takeCase(world, now);
      const due = async () => (await world.rows('deadlines')).find((row) => row['rule'] === 'C-MED');
      const before = await due();

      await fire('suspend', { reasonCode: 'appraisal', note: '等待鉴定' });
      expect(await due()).toMatchObject({ paused_on: '2026-11-24' });
      office.testClock.set('2026-12-04T09:00:00+08:00');
      await fire('resume', { note: '鉴定完成' });

      expect(before).toMatchObject({ due_on: '2026-12-24' });
      expect(await due()).toMatchObject({ paused_on: null, paused_days: 10 });
      expect(String((await due())?.['due_on']) >= '2027-01-03').toBe(true);
    });
  });

  test('suspended case, past the due day it had, is not rung', async () => {
    await withCase(open, async (world) => {
      await takeCase(world, now);
      await world.fire('suspend', { reasonCode: 'appraisal', note: '等待鉴定' });
      world.office.testClock.set('2027-02-01T09:00:00+08:00');

      await world.office.worker.runOnce();

      expect((await world.rows('history')).map((row) => row['event'])).not.toContain('expire');
    });
  });
});
