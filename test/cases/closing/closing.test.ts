import { expect, test } from 'vitest';
import { onRoad, type Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';

const refusal = { reasonCode: 'notCivil', explanation: '属于行政机关职权范围。' };
const referral = { receiver: '客路镇自然资源所', reason: '须先核实', replyDueOn: '2026-03-20' };

/** Ways a case ends, and the papers its file then needs. */
const endings: readonly [what: string, go: (road: Road) => Promise<void>, papers: readonly string[]][] = [
  [
    'resolved on the spot',
    async (road) => {
      await road.register();
      await road.fire('clerk', 'resolveOnSpot', { result: '当场和解', contactPhone: '13800000031' });
    },
    [],
  ],
  [
    'refused',
    async (road) => {
      await road.register();
      await road.fire('chair', 'refuse', refusal);
    },
    ['D19'],
  ],
  [
    'referred and decided elsewhere',
    async (road) => {
      await road.register();
      await road.fire('clerk', 'refer', referral);
      await road.papers('clerk');
      await road.office.documents.service.issue(
        await road.office.as('clerk'),
        await road.case('clerk'),
        'D23',
        {
          aboutId: String((await road.rows('referral_letters'))[0]?.['id']),
          isMissingConfirmed: true,
        },
      );
      await road.fire('clerk', 'referReturn', { result: '已作出处理决定', finallyDecided: true });
    },
    [],
  ],
  [
    'failed with the routes told',
    async (road) => {
      await road.mediating();
      await road.fire('mediator', 'fail', { summary: '两次调解', reason: '差距大' });
      await road.fire('mediator', 'notifyRoutes', { routes: ['court'] });
    },
    ['D02', 'D04', 'D05', 'D09', 'D18'],
  ],
  [
    'terminated',
    async (road) => {
      await road.mediating();
      await road.fire('mediator', 'terminate', { reasonCode: 'wideDisagreement', note: '差距大' });
    },
    ['D02', 'D04', 'D05', 'D18'],
  ],
  [
    'withdrawn',
    async (road) => {
      await road.mediating();
      const [partyId] = await road.parties();
      await road.fire('mediator', 'withdraw', { partyId, statement: '自行和解' });
    },
    ['D02', 'D04', 'D05', 'D18'],
  ],
  [
    'settled in writing and performed',
    async (road) => {
      await road.settled();
      await road.perform();
      await road.followUp();
    },
    ['D02', 'D04', 'D05', 'D09', 'D10'],
  ],
  [
    'settled orally on the spot',
    async (road) => {
      await road.mediating();
      await road.oral(true);
      await road.followUp();
    },
    ['D02', 'D04', 'D05', 'D11'],
  ],
];

eachDatabase((_name, open) => {
  test.each(endings)('case %s, closes only with its papers, by two people', async (_what, go, papers) => {
    await onRoad(open, async (road) => {
      await go(road);
      const who = (await road.case()).mediatorId === null ? 'clerk' : 'mediator';
      expect(await road.blocked(who, 'proposeClose')).toEqual(papers.length > 0 ? ['papersComplete'] : []);
      expect((await road.facts())['papersMissing']).toBe(papers.length);

      const issuer = who === 'clerk' && papers.includes('D19') ? 'clerk' : who;
      expect(await road.papers(issuer)).toEqual(papers);
      await road.close(who);

      expect(await road.case()).toMatchObject({ phase: 'closed', isOpen: false });
    });
  });

  test('reason of a file without its papers names their codes in both languages', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'terminate', { reasonCode: 'wideDisagreement', note: '差距大' });
      const offers = await road.office.cases.service.offers(
        await road.office.as('mediator'),
        await road.case('mediator'),
      );

      const [reason] = offers.find((one) => one.event === 'proposeClose')?.reasons ?? [];
      expect(reason?.message.zh).toContain('D02/D03、D04、D05、D18');
      expect(reason?.message.en).toContain('D02/D03、D04、D05、D18');
    });
  });

  test('settled case nobody visited, is not closed', async () => {
    await onRoad(open, async (road) => {
      await road.settled();
      await road.perform();
      await road.papers();

      expect(await road.blocked('mediator', 'proposeClose')).toEqual(['returnVisited']);
      expect(await road.refused('mediator', 'proposeClose', { reason: '已履行' })).toEqual(['returnVisited']);
      await road.followUp();
      expect(await road.blocked('mediator', 'proposeClose')).toEqual([]);
    });
  });

  test('agreement neither performed nor confirmed, closes only when the proposal says why', async () => {
    await onRoad(open, async (road) => {
      await road.settled(60);
      await road.papers();
      await road.followUp();
      expect(await road.refused('mediator', 'proposeClose', { reason: '办结' })).toEqual([
        'agreementNotDone',
      ]);

      await road.fire('mediator', 'proposeClose', { reason: '分期两年，先结案', isAgreementOnly: true });
      await road.fire('chair', 'close', { reason: '同意' });

      expect((await road.case()).phase).toBe('closed');
      expect((await road.deadlines('C-OBL')).map(({ state }) => state)).toEqual(['cancelled']);
    });
  });

  test('red risk keeps a case open whatever its papers, until it is lowered by somebody else', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('clerk', 'resolveOnSpot', { result: '当场和解', contactPhone: '13800000031' });
      await road.fire('clerk', 'escalate', { level: 'red', note: '扬言跳楼' });
      expect(await road.blocked('clerk', 'proposeClose')).toEqual(['noRedRisk']);

      await road.fire('coordinator', 'deescalate', { level: 'yellow', note: '已化解' });
      await road.close('clerk');
      expect((await road.case()).phase).toBe('closed');
    });
  });

  test('red risk of a refused case can still be lowered, so that its file can be closed', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('clerk', 'escalate', { level: 'red', note: '扬言跳楼' });
      await road.fire('chair', 'refuse', refusal);
      await road.papers('clerk');
      expect(await road.blocked('clerk', 'proposeClose')).toEqual(['noRedRisk']);

      await road.fire('coordinator', 'deescalate', { level: 'none', note: '已化解' });
      await road.close('clerk');
      expect((await road.case()).phase).toBe('closed');
    });
  });

  test('papers of an earlier proceeding do not complete the file of the next', async () => {
    await onRoad(open, async (road) => {
      await road.mediating();
      await road.fire('mediator', 'terminate', { reasonCode: 'wideDisagreement', note: '差距大' });
      await road.papers();
      await road.again();
      await road.serveRights();
      await road.fire('mediator', 'terminate', { reasonCode: 'wideDisagreement', note: '仍有分歧' });

      expect((await road.facts())['missingPapers']).toBe('D04、D18');
    });
  });

  test('requirement an office switched off, holds nothing up any more', async () => {
    await onRoad(open, async (road) => {
      await road.register();
      await road.fire('chair', 'refuse', refusal);
      await road.office.uow.run(async ({ knex }) => {
        await knex('closing_requirements').where({ outcome: 'refused' }).update({ valid_to: '2026-01-01' });
      });

      expect(await road.blocked('clerk', 'proposeClose')).toEqual([]);
    });
  });

  test('case 2: absent party is terminated only after the attempts are on record, and may come back', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      const [, partyId] = await road.parties();
      const ending = { reasonCode: 'unreachable', note: '多次联系不上' };
      expect(await road.refused('mediator', 'terminate', ending)).toEqual(['unreachableNotShown']);
      const attempts = [0, -1, -1].map((plus) => ({ attemptedOn: road.today(plus), way: 'phone' }));
      await road.fire('mediator', 'consent', { partyId, answer: 'unreachable', way: 'phone', attempts });
      await road.fire('mediator', 'terminate', ending);
      await road.fire('mediator', 'notifyRoutes', { routes: ['court'] });
      await road.days(10);
      await road.again();

      expect((await road.record()).proceedings).toHaveLength(2);
      expect(await road.office.db.read('cases').count({ n: '*' })).toEqual([{ n: 1 }]);
    });
  });

  test('termination for absence wants two absences without good reason', async () => {
    await onRoad(open, async (road) => {
      await road.preparing();
      const [, partyId] = await road.parties();
      const ending = { reasonCode: 'absence', note: '两次不到场' };
      for (const isExcused of [false, true, false]) {
        expect(await road.refused('mediator', 'terminate', ending)).toEqual(['absencesTooFew']);
        await road.fire('mediator', 'schedule', {
          startsAt: `${road.today(1)}T09:00:00+08:00`,
          place: '调解室',
          mode: 'office',
        });
        await road.fire('mediator', 'markAbsent', { partyId, reason: '未说明', isExcused });
      }
      await road.fire('mediator', 'terminate', ending);

      expect((await road.case()).phase).toBe('terminated');
    });
  });

  test('case 9: second instalment missed after the confirmation window, only suit and a new mediation are left', async () => {
    await onRoad(open, async (road) => {
      await road.settled(32);
      await road.perform(100_000);
      expect((await road.case()).state).toMatchObject({ settled: { performance: 'partial' } });
      await road.days(45);

      expect((await road.case()).state).toEqual({
        settled: { performance: 'breached', confirmation: 'expired' },
      });
      const viewer = await road.office.as('mediator');
      const offers = await road.office.cases.service.offers(viewer, await road.case('mediator'));
      const possible = offers.filter((one) => one.enabled).map((one) => one.event);
      expect(possible).toContain('notifyRoutes');
      expect(possible).toContain('reMediate');
      expect(possible).not.toContain('applyConfirm');
    });
  });

  test('case 19: wage dispute that goes to arbitration is closed by the award, and counts as decided elsewhere', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.mediating();
        await road.days(16);
        await road.fire('mediator', 'terminate', { reasonCode: 'otherProcedure', note: '已申请劳动仲裁' });
        await road.fire('mediator', 'notifyRoutes', { routes: ['arbitration'] });
        expect((await road.case()).resolvedHow).toBeNull();
        await road.fire('clerk', 'recordDecision', {
          organ: '雷州市劳动人事争议仲裁委员会',
          decidedOn: road.today(),
          result: '裁决支付工资',
        });
        await road.papers();
        await road.close();

        expect(await road.case()).toMatchObject({ phase: 'closed', resolvedHow: 'routed' });
      },
      'labor',
    );
  });
});
