import { expect } from 'vitest';
import type { StoryDriver } from '../story.ts';
import { accepted, assigned, complainant, consented, moment, registered, session } from './course.ts';

const commission = '雷州市劳动人事争议仲裁委员会';

/** Case 19: the worker goes on and files as well; the award ends the mediation. */
export async function playArbitrationBeside(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'labor', day, '欠两个月工资，一边调解一边申请仲裁。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await story.fire('mediator', 'fileArbitration', (ids) => ({
    happenedOn: '2026-09-17',
    body: commission,
    partyId: ids.party(complainant),
    limitationShown: 'yes',
  }));
  expect((await story.state()).phase).toBe('mediating');
  await story.fire(
    'clerk',
    'recordAward',
    {
      happenedOn: '2026-10-20',
      body: commission,
      number: '雷劳人仲案字〔2026〕31号',
      outcome: 'award',
      content: '裁决支付工资八千元',
    },
    moment('2026-10-21', 0),
  );

  expect((await story.state()).phase).toBe('routed');
}

/** Case 24: a court sends the dispute, its time runs beside; it is told how it ended before the case is closed. */
export async function playEntrusted(story: StoryDriver): Promise<void> {
  const day = '2026-11-02';
  await registered(story, 'general', day, '买卖合同纠纷，法院委派调解。');
  await story.fire('clerk', 'recordEntrustment', {
    happenedOn: day,
    body: '雷州市人民法院',
    kind: 'beforeFiling',
    number: '（2026）粤0882诉前调12号',
  });
  await story.fire(
    'clerk',
    'accept',
    (ids) => ({
      committeeId: ids.committee('客路镇人民调解委员会'),
      applicationForm: 'written',
      applicationReceivedOn: day,
    }),
    moment(day, 1),
  );
  await assigned(story, day);
  expect(await story.dueDays()).toContain('2026-12-02');
  await story.fire(
    'mediator',
    'withdraw',
    (ids) => ({ partyId: ids.party(complainant), statement: '双方已自行和解' }),
    moment('2026-11-03', 1),
  );
  expect(await story.blocked('mediator', 'proposeClose')).toContain('courtReported');
  const report = { happenedOn: '2026-11-04', ending: 'reconciled' };
  expect(await story.refused('clerk', 'reportToCourt', { ...report, papersReturned: false })).not.toEqual([]);
  await story.fire('clerk', 'reportToCourt', { ...report, papersReturned: true });

  expect(await story.blocked('mediator', 'proposeClose')).not.toContain('courtReported');
}
