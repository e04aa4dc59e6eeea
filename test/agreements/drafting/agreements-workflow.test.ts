import { afterEach, expect, test } from 'vitest';
import { frozenHashOf } from '../../../src/agreements/core/agreement.ts';
import { isLate } from '../../../src/agreements/record/agreements-panel.ts';
import { asDay } from '../../../src/platform/clock.ts';
import { eachDatabase } from '../../support/database.ts';
import {
  type CaseBench,
  goodDraft,
  module,
  neighbours,
  openBench,
  passResolutions,
  refusalOf,
  villages,
} from '../support.ts';

eachDatabase((_name, open) => {
  let bench: CaseBench;
  afterEach(() => bench.test.close());

  const openLand = async (): Promise<void> => {
    bench = await openBench(open, {
      type: 'land',
      title: '坡仔园土地权属纠纷',
      parties: villages,
      landKind: 'ownership',
    });
    await passResolutions(bench);
  };
  const openNeighbours = async (): Promise<void> => {
    bench = await openBench(open, { type: 'general', title: '排水纠纷', parties: neighbours });
  };
  const agreements = async () => (await bench.record()).agreements;
  const only = async () => {
    const [one] = await agreements();
    if (!one) throw new Error('no agreement');
    return one;
  };
  const signBoth = async (agreementId: string): Promise<void> => {
    for (const [partyId, personName] of [
      ['maigang', '陈堃'],
      ['longqiu', '䶮志强'],
    ] as const) {
      const data = {
        agreementId,
        partyId,
        personName,
        capacity: 'representative',
        way: 'signatureAndFingerprint',
      };
      await bench.fire('sign', data, { at: '2020-02-26T02:00:00.000Z' });
    }
  };

  test('draft, incomplete, is saved with its problems; corrected, it has none', async () => {
    await openNeighbours();
    await bench.fire('draftAgreement', { kind: 'agreement', title: '协议书', clauses: '乙方改道排水' });

    expect(await bench.facts()).toMatchObject({ settlingDrafts: 1, draftsTotal: 1, draftProblems: 3 });

    const { id } = await only();
    await bench.fire('draftAgreement', { agreementId: id, ...goodDraft('zhang', 'li') });

    expect(await bench.facts()).toMatchObject({ settlingDrafts: 1, draftsTotal: 1, draftProblems: 0 });
    expect((await only()).number).toBe('（2020）客路人调字第7号');
  });

  test('draft, naming a stranger or an unknown manner, is refused at the field', async () => {
    await openNeighbours();
    const obligation = { debtorPartyId: 'maigang', manner: 'pray', content: '和好', dueOn: '2020-03-10' };

    const refused = await refusalOf(
      bench.fire('draftAgreement', { kind: 'agreement', title: '协议书', obligations: [obligation] }),
    );

    expect(refused.map((one) => [one.path, one.code])).toEqual([
      ['obligations.0.debtorPartyId', 'notAParty'],
      ['obligations.0.manner', 'unknownManner'],
    ]);
  });

  test('land agreement, signed by representatives, mediator and seal, is effective with the last of them', async () => {
    await openLand();
    await bench.fire('draftAgreement', goodDraft('maigang', 'longqiu'));
    await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });
    const { id, frozen, frozenHash } = await only();

    expect(frozen).toMatchObject({
      committee: { name: '客路镇人民调解委员会' },
      copies: 3,
      totalCapitals: '人民币陆仟元整',
      clauses: ['以旧田埂为界。', '补偿损失。'],
    });
    expect(frozen && frozenHashOf(frozen)).toBe(frozenHash);
    expect(await bench.facts()).toMatchObject({
      signaturesMissing: 2,
      mediatorSignaturesMissing: 1,
      sealsMissing: 1,
      settlingComplete: false,
    });

    await signBoth(id);
    await bench.fire(
      'signMediator',
      { agreementId: id, personName: '吴建国' },
      { at: '2020-02-26T03:00:00.000Z' },
    );
    expect(await bench.facts()).toMatchObject({ sealsMissing: 1, settlingComplete: false });
    await bench.fire(
      'affixSeal',
      { agreementId: id, sealId: 'seal-kelu' },
      { at: '2020-02-26T20:00:00.000Z', effects: ['makeEffective'] },
    );

    expect(await only()).toMatchObject({
      state: 'effective',
      effectiveAt: '2020-02-26T20:00:00.000Z',
      effectiveOn: '2020-02-27',
    });
    expect(await bench.facts()).toMatchObject({
      effectiveOn: '2020-02-27',
      agreedFen: 600_000,
      obligationsOpen: 2,
    });
    const obligations = (await only()).obligations;
    expect(bench.deadlines.opened).toEqual(
      obligations.map((one) => ({
        rule: 'C-OBL',
        key: `C-OBL:${one.id}`,
        startOn: '2020-02-27',
        dueOn: one.dueOn,
      })),
    );
  });

  test('final text, after the case changed, keeps its words and its hash', async () => {
    await openLand();
    await bench.fire('draftAgreement', goodDraft('maigang', 'longqiu'));
    await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });
    const before = await only();
    await bench.test.uow.run(async (tx) => {
      await tx.knex('parties').where({ id: 'maigang' }).update({ name: '改名村' });
    });

    const after = await only();

    expect(after.frozen?.parties[0]?.name).toBe('客路镇迈港村');
    expect(after.frozenHash).toBe(before.frozenHash);
    await refusalOf(
      bench.fire('draftAgreement', { agreementId: before.id, ...goodDraft('maigang', 'longqiu') }),
    ).then((refused) => expect(refused[0]?.code).toBe('notADraft'));
  });

  test('signatures, of the village head, of a stranger as mediator, twice, or with a wrong seal, are refused', async () => {
    await openLand();
    await bench.fire('draftAgreement', goodDraft('maigang', 'longqiu'));
    await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });
    const { id } = await only();
    const head = {
      agreementId: id,
      partyId: 'maigang',
      personName: '陈村长',
      capacity: 'head',
      way: 'signature',
    };

    expect(await refusalOf(bench.fire('sign', head))).toMatchObject([{ code: 'headAlone' }]);
    await signBoth(id);
    const again = { ...head, personName: '陈堃', capacity: 'representative' };
    expect(await refusalOf(bench.fire('sign', again))).toMatchObject([{ code: 'alreadySigned' }]);
    expect(
      await refusalOf(bench.fire('signMediator', { agreementId: id, personName: '林小梅' })),
    ).toMatchObject([{ code: 'notAMediator' }]);
    for (const [sealId, code] of [
      ['seal-fucheng', 'wrongSeal'],
      ['seal-old', 'sealNotValid'],
      ['nothing', 'sealUnknown'],
    ] as const) {
      expect(await refusalOf(bench.fire('affixSeal', { agreementId: id, sealId }))).toMatchObject([{ code }]);
    }
    expect(await bench.facts()).toMatchObject({ mediatorSignaturesMissing: 1, sealsMissing: 1 });
  });

  test('refusal to sign, voids the final text and goes on with a new draft of the same words', async () => {
    await openLand();
    await bench.fire('draftAgreement', goodDraft('maigang', 'longqiu'));
    await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });
    const first = await only();
    await signBoth(first.id);
    await bench.fire('refuseSign', { partyId: 'longqiu', reason: '要再商量' }, { effects: ['thawDrafts'] });

    const [old, draft] = await agreements();

    expect(old).toMatchObject({ id: first.id, state: 'void', frozenHash: first.frozenHash });
    expect(old?.signatures).toHaveLength(2);
    expect(draft).toMatchObject({
      no: 2,
      state: 'draft',
      number: first.number,
      frozen: null,
      signatures: [],
    });
    expect(draft?.content.clauses).toEqual(first.content.clauses);
    expect(await bench.facts()).toMatchObject({
      settlingDrafts: 1,
      signaturesMissing: 0,
      settlingComplete: false,
    });
  });

  test('peace pact, not yet signed, does not hold back the settlement and takes effect by itself', async () => {
    await openLand();
    await bench.fire('draftAgreement', goodDraft('maigang', 'longqiu'));
    await bench.fire('draftAgreement', {
      kind: 'peacePact',
      title: '和谐共建平安村协议',
      clauses: '不聚集\n共同巡查',
    });
    await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });
    const [main, pact] = await agreements();
    if (!main || !pact) throw new Error('two agreements expected');
    expect(pact.number).toBe('（2020）客路人调字第7号之二');
    await signBoth(main.id);
    await bench.fire('signMediator', { agreementId: main.id, personName: '吴建国' });
    await bench.fire('affixSeal', { agreementId: main.id, sealId: 'seal-kelu' });

    expect(await bench.facts()).toMatchObject({
      settlingComplete: true,
      peacePactsOpen: 1,
      signaturesMissing: 2,
    });

    for (const [partyId, personName] of [
      ['maigang', '陈堃'],
      ['longqiu', '䶮志强'],
    ] as const) {
      const data = { agreementId: pact.id, signer: 'party', partyId, personName, capacity: 'representative' };
      await bench.fire('signPeacePact', { ...data, way: 'signature' }, { at: '2020-03-01T02:00:00.000Z' });
    }
    await bench.fire('signPeacePact', { agreementId: pact.id, signer: 'mediator', personName: '吴建国' });
    await bench.fire('signPeacePact', { agreementId: pact.id, signer: 'seal', sealId: 'seal-kelu' });

    const after = (await agreements()).find((one) => one.id === pact.id);
    expect(after).toMatchObject({ state: 'effective', effectiveOn: '2020-03-01', obligations: [] });
    expect(await bench.facts()).toMatchObject({ peacePactsOpen: 0, obligationsTotal: 0 });
  });

  test('two instalments, paid in part, in full and too much, are counted in fen', async () => {
    await openNeighbours();
    await bench.fire('draftAgreement', goodDraft('zhang', 'li'));
    await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });
    const { id } = await only();
    for (const [partyId, personName] of [
      ['zhang', '张三'],
      ['li', '李四'],
    ] as const) {
      await bench.fire('sign', {
        agreementId: id,
        partyId,
        personName,
        capacity: 'self',
        way: 'fingerprint',
      });
    }
    await bench.fire('signMediator', { agreementId: id, personName: '吴建国' });
    await bench.fire('affixSeal', { agreementId: id, sealId: 'seal-kelu' }, { effects: ['makeEffective'] });
    const [first, second] = (await only()).obligations;
    if (!first || !second) throw new Error('two obligations expected');

    await bench.fire('recordPerformance', {
      obligationId: first.id,
      performedOn: '2020-03-05',
      amountFen: 100_000,
      way: 'transfer',
    });
    expect((await only()).obligations[0]).toMatchObject({
      state: 'partial',
      performedFen: 100_000,
      performedOn: null,
    });
    const tooMuch = {
      obligationId: first.id,
      performedOn: '2020-03-06',
      amountFen: 200_001,
      way: 'transfer',
    };
    expect(await refusalOf(bench.fire('recordPerformance', tooMuch))).toMatchObject([{ code: 'overPaid' }]);

    // The worker rings first; the true day, typed in later, is within time.
    await bench.fire('breach', { obligationId: first.id, note: '' }, { roles: ['system'] });
    expect((await only()).obligations[0]?.state).toBe('breached');
    await bench.fire('recordPerformance', {
      obligationId: first.id,
      performedOn: '2020-03-10',
      way: 'receipt',
    });
    const [paid] = (await only()).obligations;
    expect(paid).toMatchObject({ state: 'performed', performedFen: 300_000, performedOn: '2020-03-10' });
    expect(paid && isLate(paid, asDay('2020-05-01'))).toBe(false);
    expect(bench.deadlines.closed).toEqual([{ key: `C-OBL:${first.id}`, outcome: 'met' }]);
    expect(await bench.facts()).toMatchObject({
      obligationsTotal: 2,
      obligationsPerformed: 1,
      obligationsOpen: 1,
    });

    const early = { obligationId: second.id, note: '没有付款' };
    expect(await refusalOf(bench.fire('breach', early, { at: '2020-04-10T10:00:00.000Z' }))).toMatchObject([
      { code: 'notDueYet' },
    ]);
    await bench.fire('breach', early, { at: '2020-04-10T16:00:00.000Z' });
    expect((await only()).obligations[1]?.state).toBe('breached');
  });

  test('oral agreement, paid on the spot, is effective at once and performed', async () => {
    await openNeighbours();
    await bench.fire(
      'oralAgreement',
      {
        facts: '李四的牛踩了张三的菜地',
        content: '李四赔偿张三三百元',
        obligations: [
          {
            debtorPartyId: 'li',
            creditorPartyId: 'zhang',
            manner: 'payOnce',
            content: '赔偿款',
            amountFen: '300',
            dueOn: '2020-02-26',
          },
        ],
        noWrittenFormWanted: true,
        isPerformedNow: true,
      },
      { effects: ['makeEffective'] },
    );

    expect(await only()).toMatchObject({
      kind: 'oral',
      state: 'effective',
      totalFen: 30_000,
      effectiveOn: '2020-02-26',
      obligations: [{ state: 'performed', performedOn: '2020-02-26', performedFen: 30_000 }],
    });
    expect(await bench.facts()).toMatchObject({ obligationsOpen: 0, agreedFen: 30_000, isPaymentOnly: true });
    expect(bench.deadlines.opened).toEqual([]);
  });

  test('oral agreement, not confirmed as wanted without writing, is refused', async () => {
    await openNeighbours();

    expect(
      await refusalOf(bench.fire('oralAgreement', { facts: 'x', content: 'y', obligations: [] })),
    ).toContainEqual({ path: 'noWrittenFormWanted', code: 'required' });
  });

  test('workers, one confirming and one refusing, leave only the confirmed line in the agreement', async () => {
    bench = await openBench(open, {
      type: 'labor',
      title: '拖欠工资纠纷',
      parties: [
        { id: 'crew', side: 'applicant', kind: 'group', name: '瓦工班组' },
        { id: 'boss', side: 'respondent', kind: 'organisation', name: '某建筑公司', head_name: '黄总' },
      ],
    });
    await bench.insert(
      'party_members',
      ...['王一', '王二'].map((name, index) => ({
        id: `w${index + 1}`,
        case_id: bench.id,
        party_id: 'crew',
        no: index + 1,
        name,
        claim_fen: 500_000,
        confirmation: 'pending',
        created_at: '2020-02-19T01:00:00.000Z',
      })),
    );
    const answer = { way: 'signature', confirmedOn: '2020-02-25' };
    await bench.fire('confirmWorker', { memberId: 'w1', answer: 'confirmed', agreedFen: '4800', ...answer });
    await bench.fire('confirmWorker', { memberId: 'w2', answer: 'refused', ...answer });
    expect(
      await refusalOf(bench.fire('confirmWorker', { memberId: 'w9', answer: 'refused', ...answer })),
    ).toMatchObject([{ code: 'notAWorker' }]);

    const defaults = await module.workflow.defaults?.draftAgreement?.(bench.db, bench.subject);
    expect(defaults).toMatchObject({ totalFen: 480_000, obligations: [{ debtorPartyId: 'boss' }] });
    const [obligation] = (defaults?.obligations ?? []) as object[];
    await bench.fire('draftAgreement', {
      ...defaults,
      responsibility: '公司拖欠工资，应当支付。',
      obligations: [{ ...obligation, dueOn: '2020-03-10' }],
    });
    expect(await bench.facts()).toMatchObject({ draftProblems: 0, isPaymentOnly: true });
    await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });
    const { id, frozen } = await only();
    expect(frozen?.workers.map((one) => [one.name, one.isConfirmed, one.agreedFen])).toEqual([
      ['王一', true, 480_000],
      ['王二', false, 0],
    ]);
    const sign = { agreementId: id, partyId: 'crew', capacity: 'representative', way: 'signature' };
    expect(await refusalOf(bench.fire('sign', { ...sign, personName: '王二' }))).toMatchObject([
      { code: 'memberNotConfirmed' },
    ]);
    await bench.fire('sign', { ...sign, personName: '王一' });
    expect(await bench.facts()).toMatchObject({ signaturesMissing: 1 });
  });
});
