import { expect, test } from 'vitest';
import { onRoad, type Road } from '../mediation/proceedings-world.ts';
import { anyDatabase } from '../support/database.ts';

const filed = async (road: Road) => ({
  happenedOn: road.today(),
  body: '雷州市劳动人事争议仲裁委员会',
  partyId: (await road.parties())[0],
  limitationShown: 'yes',
});
const award = (road: Road, happenedOn = road.today()) => ({
  happenedOn,
  body: '雷州市劳动人事争议仲裁委员会',
  number: '雷劳人仲案字〔2026〕31号',
  outcome: 'award',
  content: '裁决支付工资三千元',
});

anyDatabase((_name, open) => {
  test('worker who files for arbitration while mediation goes on may go on; the award ends it', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.mediating();
        expect(await road.blocked('mediator', 'recordAward')).toEqual(['arbitrationFiled']);
        await road.fire('mediator', 'fileArbitration', await filed(road));
        await road.session();
        expect((await road.case()).phase).toBe('mediating');
        expect(await road.refused('clerk', 'recordAward', award(road, road.today(-3)))).toEqual([
          'beforeFiled',
        ]);
        await road.fire('clerk', 'recordAward', award(road));

        expect(await road.case()).toMatchObject({ phase: 'routed', resolvedHow: 'routed' });
        const { proceedings } = await road.record();
        expect(proceedings.at(-1)).toMatchObject({ result: 'terminated' });
      },
      'labor',
    );
  });

  test('decision, served on a day, opens the days to sue and to ask for reconsideration from that day', async () => {
    await onRoad(
      open,
      async (road) => {
        await road.register();
        await road.fire('clerk', 'classifyLandKind', { landKind: 'ownership', isBoundaryDisputed: false });
        await road.fire('clerk', 'accept', {
          committeeId: 'demo-committee-town',
          applicationForm: 'oral',
          applicationReceivedOn: road.today(),
        });
        const [applicant] = await road.parties();
        await road.fire('clerk', 'withdraw', { partyId: applicant, statement: '申请政府处理' });
        await road.fire('clerk', 'appealWatch', {
          happenedOn: '2026-03-02',
          organ: '雷州市人民政府',
          number: '雷府行决〔2026〕3号',
          canReconsider: true,
          content: '争议地由龙秋村使用',
        });

        expect(await road.deadlines('C-DEC-S')).toMatchObject([{ due_on: '2026-04-01' }]);
        expect(await road.deadlines('C-DEC-R')).toMatchObject([{ due_on: '2026-05-06' }]);
      },
      'land',
    );
  });
});
