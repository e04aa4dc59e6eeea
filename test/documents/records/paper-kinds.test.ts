import { afterEach, expect, test } from 'vitest';
import { type CaseBench, goodDraft, neighbours, openBench } from '../../agreements/support.ts';
import { openTestDatabase } from '../../support/database.ts';
import { caseOf, documentsOf, viewerAs } from '../support.ts';

let bench: CaseBench;
afterEach(() => bench.test.close());

const chair = viewerAs('chair');
const recordOf = async (id: string): Promise<Record<string, unknown>> => {
  const row = await bench.db('documents').where({ id }).first('record');
  return JSON.parse(row.record);
};

async function issueAll(): Promise<Map<string, Record<string, unknown>>> {
  const subject = await caseOf(bench);
  const { service } = documentsOf(bench);
  const records = new Map<string, Record<string, unknown>>();
  for (const offer of await service.available(chair, subject)) {
    const document = await service.issue(chair, subject, offer.code, { aboutId: offer.aboutId });
    records.set(offer.code, await recordOf(document.id));
  }
  return records;
}

test('oral agreement, paid on the spot, gives the record of an oral agreement as performed', async () => {
  bench = await openBench(openTestDatabase, { type: 'general', title: '菜地纠纷', parties: neighbours });
  const obligation = {
    debtorPartyId: 'li',
    creditorPartyId: 'zhang',
    manner: 'payOnce',
    content: '赔偿菜款',
    amountFen: 30_000,
    dueOn: '2020-02-26',
  };
  const oral = {
    facts: '牛踩菜地',
    content: '赔偿三百元',
    obligations: [obligation],
    noWrittenFormWanted: true,
  };
  await bench.fire('oralAgreement', { ...oral, isPerformedNow: true }, { effects: ['makeEffective'] });

  const records = await issueAll();

  expect(records.get('D11')).toMatchObject({
    terms: ['赔偿三百元'],
    performance: '李四于2020年2月26日前赔偿菜款，金额300.00元（货币一次给付）',
    isPerformed: true,
    amountFen: 30_000,
  });
});

test('wage agreement, with one worker refusing, lists both and binds one', async () => {
  bench = await openBench(openTestDatabase, {
    type: 'labor',
    title: '拖欠工资纠纷',
    parties: [
      { id: 'crew', side: 'applicant', kind: 'group', name: '瓦工班组' },
      { id: 'boss', side: 'respondent', kind: 'organisation', name: '某建筑公司', head_name: '黄总' },
    ],
  });
  const members = ['王一', '王二', '王三'].map((name, index) => ({
    id: `w${index + 1}`,
    case_id: bench.id,
    party_id: 'crew',
    no: index + 1,
    name,
    claim_fen: 500_000,
    agreed_fen: index === 2 ? null : 480_000,
    confirmation: index === 2 ? 'refused' : 'confirmed',
    is_representative: index === 2 ? 0 : 1,
    created_at: '2020-02-19T01:00:00.000Z',
  }));
  await bench.insert('party_members', ...members);
  await bench.insert(
    'party_people',
    ...members.slice(0, 2).map((member) => ({
      id: `rep-${member.id}`,
      case_id: bench.id,
      party_id: 'crew',
      member_id: member.id,
      capacity: 'representative',
      name: member.name,
      matters: '["参加调解"]',
      valid_from: '2020-02-20',
      created_at: '2020-02-20T01:00:00.000Z',
    })),
  );
  const draft = { ...goodDraft('boss', 'crew'), totalFen: 960_000 };
  const [first] = goodDraft('boss', 'crew').obligations as object[];
  await bench.fire('draftAgreement', { ...draft, obligations: [{ ...first, amountFen: 960_000 }] });
  expect(await bench.facts()).toMatchObject({ draftProblems: 0 });
  await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });

  const records = await issueAll();

  expect(records.get('D10')).toMatchObject({
    variant: 'labour',
    workers: [
      { name: '王一', amountFen: 480_000, isConfirmed: true },
      { name: '王二', amountFen: 480_000, isConfirmed: true },
      { name: '王三', amountFen: 0, isConfirmed: false },
    ],
    parties: [{ kind: 'group', memberCount: 3, representatives: ['王一', '王二'] }, { head: '黄总' }],
  });
  expect(records.get('D06-B')).toMatchObject({
    opponent: '某建筑公司',
    electedOn: '2020-02-20',
    representatives: ['王一', '王二'],
    scope: '参加调解',
  });
});

test('lease agreement, with ledger and hand-over, prints what goes back and why not all of it', async () => {
  bench = await openBench(openTestDatabase, { type: 'lease', title: '铺面押金纠纷', parties: neighbours });
  await bench.test.uow.run(async (tx) => {
    const details = {
      objectKind: 'shop',
      address: '客路镇中山路8号',
      monthlyRentFen: 150_000,
      depositFen: 300_000,
      from: '2018-01-01',
    };
    await tx.knex('cases').update({ details: JSON.stringify(details) });
  });
  await bench.insert(
    'ledger_lines',
    ...[
      ['deposit', '押金', 300_000],
      ['deduction', '墙面修补', 40_000],
      ['refund', '应退', 260_000],
    ].map(([kind, label, amount_fen], index) => ({
      id: `l${index}`,
      case_id: bench.id,
      no: 101 + index,
      kind,
      label,
      amount_fen,
    })),
  );
  await bench.insert('handovers', {
    id: 'h1',
    case_id: bench.id,
    handed_over_on: '2020-02-20',
    items: '[{"name":"卷闸门钥匙","condition":"两把"}]',
    meters: '[{"kind":"water","reading":"1234"}]',
    recorded_at: '2020-02-20T01:00:00.000Z',
  });
  await bench.fire('draftAgreement', goodDraft('li', 'zhang'));
  await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });

  expect((await issueAll()).get('D10')).toMatchObject({
    variant: 'lease',
    premises: '客路镇中山路8号铺面',
    term: '2018年1月1日至长期',
    monthlyRentFen: 150_000,
    depositFen: 300_000,
    deductions: [{ item: '墙面修补', amountFen: 40_000 }],
    handover: [
      { item: '卷闸门钥匙', state: '两把' },
      { item: '水表', state: '1234' },
    ],
  });
});

test('case, not accepted, gives the notice with reason and proper body', async () => {
  bench = await openBench(openTestDatabase, { type: 'general', title: '打架纠纷', parties: neighbours });
  await bench.test.uow.run(async (tx) => {
    const refusal = { reasonCode: 'suspectedCrime', explanation: '已构成轻伤', properBody: '客路派出所' };
    await tx.knex('cases').update({ phase: 'refused', details: JSON.stringify({ refusal }) });
  });

  expect((await issueAll()).get('D19')).toMatchObject({
    reason: 'suspectedCrime。已构成轻伤',
    properBodies: [{ body: '客路派出所' }],
  });
});
