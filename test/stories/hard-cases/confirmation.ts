import { expect } from 'vitest';
import type { StoryDriver, StoryIds } from '../story.ts';
import {
  accepted,
  assigned,
  consented,
  debt,
  mediatedAgain,
  moment,
  rightsServed,
  session,
  signedAgreement,
} from './course.ts';

/** Case 9: second instalment missed when the time for confirmation is over: suit, or mediation again. */
export async function playMissedInstalment(story: StoryDriver): Promise<void> {
  const day = '2026-06-01';
  await accepted(story, 'general', day, '货款三千元，说好分两期支付，至今未付。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await signedAgreement(
    story,
    day,
    (ids) => [
      debt(ids, 100_000, '2026-06-20', 'payInstalments'),
      debt(ids, 200_000, '2026-07-20', 'payInstalments'),
    ],
    300_000,
  );
  await story.fire('mediator', 'recordPerformance', (ids) => ({
    obligationId: ids.obligation(1),
    performedOn: '2026-06-19',
    amountFen: 100_000,
    way: 'transfer',
  }));
  await story.fire(
    'mediator',
    'breach',
    (ids) => ({ obligationId: ids.obligation(2), note: '到期未付' }),
    moment('2026-07-21', 0),
  );

  expect((await story.state()).state).toMatchObject({ settled: { performance: 'breached' } });
  const tooLate = { court: '雷州市人民法院', appliedOn: '2026-07-21' };
  expect(await story.refused('clerk', 'applyConfirm', tooLate, moment('2026-07-21', 1))).not.toEqual([]);
  await story.fire(
    'mediator',
    'urge',
    { way: 'visit', answer: '承认欠款，说没有钱' },
    moment('2026-07-23', 1),
  );
  expect(await story.blocked('mediator', 'reMediate')).toEqual([]);
  expect(await story.blocked('mediator', 'notifyRoutes')).toEqual([]);
  expect(await story.blocked('mediator', 'applyEnforcement')).toEqual(['confirmedByCourt']);
  await story.fire('mediator', 'sueOnAgreement', { court: '雷州市人民法院' }, moment('2026-08-03', 1));

  expect((await story.state()).state).toMatchObject({ settled: { performance: 'rerouted' } });
}

/** Case 9 among workers: wages promised and not paid are claimed by payment order, one-sided. */
export async function playUnpaidWages(story: StoryDriver): Promise<void> {
  const day = '2026-08-03';
  await accepted(story, 'labor', day, '老板拖欠工资三千元，多次讨要未果。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await signedAgreement(story, day, (ids) => [debt(ids, 300_000, '2026-08-20')], 300_000);
  const late = (ids: StoryIds) => ({ obligationId: ids.obligation(1), note: '到期未付' });
  await story.fire('mediator', 'breach', late, moment('2026-08-21', 1));
  await story.fire(
    'mediator',
    'applyPaymentOrder',
    { court: '雷州市人民法院', moneyKind: 'wages' },
    moment('2026-08-24', 1),
  );

  expect((await story.state()).state).toMatchObject({ settled: { performance: 'rerouted' } });
}

/** Case 10: confirmation refused for unclear content: the next proceeding, an amended text, new thirty days. */
export async function playRejectedConfirmation(story: StoryDriver): Promise<void> {
  const day = '2026-11-02';
  await accepted(story, 'general', day, '货款三千元至今未付，双方对数额有争执。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await signedAgreement(story, day, (ids) => [debt(ids, 300_000, '2026-12-20')], 300_000);
  await story.fire(
    'clerk',
    'applyConfirm',
    { court: '雷州市人民法院', appliedOn: '2026-11-04' },
    moment('2026-11-04', 1),
  );
  await story.fire(
    'clerk',
    'rejected',
    { number: '（2026）粤0882调确1号', decidedOn: '2026-11-10', reason: '内容不明确' },
    moment('2026-11-10', 1),
  );
  await mediatedAgain(story, '2026-11-11');
  await rightsServed(story, '2026-11-11');
  await session(story, '2026-11-11');
  await signedAgreement(story, '2026-11-12', (ids) => [debt(ids, 300_000, '2026-12-31')], 300_000);

  expect((await story.state()).state).toEqual({ settled: { performance: 'pending', confirmation: 'open' } });
  expect(await story.blocked('clerk', 'applyConfirm')).toEqual([]);
}
