import { expect, test } from 'vitest';
import { onRoad } from '../../mediation/proceedings-world.ts';
import { openTestDatabase } from '../../support/database.ts';
import { closedWithPapers, issued, offered } from '../issuing.ts';

test('settled and performed case has voucher, proof of mediation and proofs of identity in its file', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.settled();
    expect(await offered(road)).not.toContain('D12');
    const paidOn = road.today();
    await road.perform();

    expect(await issued(road, 'D12')).toMatchObject({
      payer: '林国栋',
      payee: '陈志明',
      amountFen: 300_000,
      performedOn: paidOn,
    });
    expect(await issued(road, 'D14-A')).toMatchObject({ agreementNumber: expect.stringContaining('号') });
    expect(await issued(road, 'D05')).toMatchObject({ proofs: [{ party: '陈志明' }, { party: '林国栋' }] });
    expect(await offered(road)).not.toContain('D00');
  });
});

test('closed case gives its report, cover and contents in the prescribed order; archived also the back cover', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await closedWithPapers(road);
    expect(await issued(road, 'D17')).toMatchObject({
      proposal: '协议已履行，已回访',
      decision: '同意结案',
      performance: '已履行',
    });
    expect(await issued(road, 'D00')).toMatchObject({ retention: '（待定）', year: '2026年度' });
    const { entries } = (await issued(road, 'D01')) as { entries: { paper: string }[] };
    const order = entries.map(({ paper }) => paper);
    expect(order.indexOf('人民调解申请书')).toBeLessThan(order.indexOf('人民调解记录'));
    expect(order.indexOf('人民调解记录')).toBeLessThan(order.indexOf('人民调解协议书'));
    expect(order).toContain('结案报告表');
    expect(order).not.toContain('人民调解卷宗');
    expect(await offered(road, 'clerk')).not.toContain('D16');
    await road.fire('clerk', 'archive', { pages: 18, retention: 'thirtyYears' });

    expect(await issued(road, 'D16', 'clerk')).toMatchObject({ pages: 18 });
    expect(await issued(road, 'D00', 'clerk')).toMatchObject({ retention: '三十年' });
  });
});

test('receipt of service names what was issued for this party and for all, never what is for another', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.preparing();
    expect(await offered(road)).not.toContain('D34');
    await issued(road, 'D04');

    expect(await issued(road, 'D34')).toMatchObject({
      receiver: '陈志明',
      papers: [{ name: '人民调解权利义务告知书' }],
    });
    expect((await offered(road)).filter((code) => code === 'D34')).toHaveLength(1);
  });
});

test('agent with special power, on record, gives the power of attorney to sign; the employer its certificate', async () => {
  await onRoad(openTestDatabase, async (road) => {
    await road.preparing();
    const [applicant] = await road.parties();
    await road.fire('mediator', 'addRepresentative', {
      partyId: applicant,
      capacity: 'agent',
      name: '符大海',
      powerKind: 'special',
      validFrom: road.today(),
      validTo: road.today(60),
    });

    expect(await issued(road, 'D06')).toMatchObject({
      principals: [{ name: '陈志明' }],
      agent: '符大海',
      power: 'special',
      validTo: road.today(60),
    });
    expect(await offered(road)).not.toContain('D06-A');
  });
});
