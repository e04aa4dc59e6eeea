import { expect, test } from 'vitest';
import { onRoad } from '../../mediation/proceedings-world.ts';
import { openTestDatabase } from '../../support/database.ts';
import { issued, offered } from '../issuing.ts';

test('mediator whose cousin is a party, asked to stand aside, gives request and decision on one paper', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.mediating();
    const [applicant] = await road.parties();
    await road.fire('mediator', 'requestRecusal', {
      mediatorId: 'demo-person-mediator',
      partyId: applicant,
      ground: 'relative',
      reason: '是对方当事人的表兄',
    });
    const asked = await issued(road, 'D22');
    await road.fire('chair', 'decideRecusal', {
      decision: 'refused',
      agreedPartyIds: [],
      reason: '查无此事',
    });

    expect(asked).toMatchObject({ requester: '陈志明', ground: '是当事人或者其代理人的近亲属' });
    expect(asked).not.toHaveProperty('decision');
    expect(await issued(road, 'D22')).toMatchObject({ decision: '不准许回避', decidedOn: road.today() });
  });
});

test('thirty days more, proposed and approved, are printed with the old and the new day', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.mediating();
    const [clock] = await road.deadlines('C-MED');
    await road.fire('mediator', 'proposeExtend', { extensionDays: 30, reason: '等待鉴定' });
    expect(await issued(road, 'D21')).toMatchObject({ formerDueOn: clock?.['due_on'], days: 30, signed: [] });
    for (const partyId of await road.parties()) {
      await road.fire('mediator', 'signExtension', { partyId, way: 'signed', signedOn: road.today() });
    }
    await road.fire('chair', 'extend', {});
    const [extended] = await road.deadlines('C-MED');

    expect(await issued(road, 'D21')).toMatchObject({
      newDueOn: extended?.['due_on'],
      signed: [{ name: '陈志明' }, { name: '林国栋' }],
      approvedOn: road.today(),
    });
  });
});

test('interpreter and emergency, on record, each give their paper', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.preparing();
    const [applicant] = await road.parties();
    await road.fire('mediator', 'arrangeInterpreter', {
      happenedOn: road.today(),
      partyId: applicant,
      kind: 'interpreter',
      name: '古丽娜尔',
      language: '维吾尔语',
    });
    expect(await offered(road)).not.toContain('D26');
    await road.fire('mediator', 'reportEmergency', {
      signs: ['threat'],
      words: '今天不给钱就跳楼',
      measures: '家属到场劝说',
      told: [{ receiver: 'police', toldAt: road.office.clock.now() }],
    });

    expect(await issued(road, 'D35')).toMatchObject({
      party: '陈志明',
      helper: '古丽娜尔',
      help: 'interpreter',
    });
    expect(await issued(road, 'D26', 'coordinator')).toMatchObject({
      words: '今天不给钱就跳楼',
      reporter: road.office.areas.getPerson('demo-person-mediator').name,
    });
  });
});

test('agreement that takes effect is visited, urged when overdue, and put before the court together', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.settled(3);
    expect(await offered(road)).toEqual(expect.arrayContaining(['D14']));
    expect(await offered(road)).not.toContain('D32');
    expect(await issued(road, 'D14')).toMatchObject({ agreementTitle: '人民调解协议书', copies: 3 });
    await road.days(6);
    await road.fire('mediator', 'followUp', {
      visitedOn: road.today(),
      way: 'phone',
      performance: 'notPerformed',
      satisfaction: 'neutral',
      note: '称下周付款',
    });

    expect(await issued(road, 'D13')).toMatchObject({ performance: '未履行', findings: '称下周付款' });
    expect(await issued(road, 'D32')).toMatchObject({
      debtor: '林国栋',
      creditor: '陈志明',
      unpaidFen: 300_000,
    });
    expect(await offered(road)).not.toContain('D29');
  });
});

test('quarrel settled and performed, certificate recorded, tells the police what was done and when', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.settled();
    const paidOn = road.today();
    await road.perform();
    await road.fire('mediator', 'policeLinkCertificate', {
      happenedOn: road.today(),
      body: '客路派出所',
      caseName: '田埂争执案',
      partyIds: await road.parties(),
      applied: true,
    });

    expect(await issued(road, 'D33')).toMatchObject({
      police: '客路派出所',
      performances: [{ performedOn: paidOn }],
      applicants: ['陈志明', '林国栋'],
    });
  });
});

test('wage agreement, not kept, gives the application for a payment order to the worker alone', async () => {
  await onRoad(
    openTestDatabase,
    async (road) => {
      await road.settled(3);
      expect(await issued(road, 'D28')).toMatchObject({
        applicants: [{ name: '陈志明' }, { name: '林国栋' }],
      });
      await road.days(6);

      expect(await issued(road, 'D29')).toMatchObject({
        applicants: [{ name: '陈志明' }],
        respondents: [{ name: '林国栋' }],
        amountFen: 300_000,
      });
    },
    'labor',
  );
});

test('survey and notice to leave things, on record, give the paper with points and the paper to serve', async () => {
  await onRoad(
    openTestDatabase,
    async (road) => {
      await road.register();
      await road.fire('clerk', 'classifyLandKind', { landKind: 'ownership', isBoundaryDisputed: true });
      await road.fire('clerk', 'accept', {
        committeeId: 'demo-committee-town',
        applicationForm: 'oral',
        applicationReceivedOn: road.today(),
      });
      await road.fire('chair', 'assign', { mediatorId: 'demo-person-mediator' });
      await road.fire('mediator', 'acknowledge', { noInterestDeclared: true });
      const partyIds = await road.parties();
      await road.fire('mediator', 'serveStatusQuo', { happenedOn: road.today(), partyIds, scope: '东坡地' });
      await road.fire('mediator', 'survey', {
        happenedOn: road.today(),
        place: '东坡地',
        surveyors: [
          { name: '林国强', office: '自然资源所' },
          { name: '吴海燕', office: '综治中心' },
        ],
        presentPartyIds: partyIds,
        points: [{ name: 'J1', mark: '老榕树' }],
        areaMu: 5500,
        content: '双方指界一致',
      });

      expect(await issued(road, 'D31')).toMatchObject({ scope: '东坡地' });
      expect(await issued(road, 'D30')).toMatchObject({
        present: ['陈志明', '林国栋'],
        points: [{ name: 'J1', mark: '老榕树' }],
        area: '0.5500亩',
      });
      expect(await offered(road)).not.toContain('D14');
    },
    'land',
  );
});
