import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAreas } from '../../../seeds/demo-offices.ts';
import { paperMappers } from '../../../src/documents/papers/paper-set.ts';
import { definitions } from '../../../workflows/index.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { eachDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { crew, crewBasis, crewClaim, crewLaw, crewNotice } from '../own/crew.ts';

const label = {
  dictionary: 'disputeTypes',
  code: 'crew',
  label_zh: '船员',
  label_en: 'Crew',
  sort: 60,
  basis: null,
  valid_from: '2026-01-01',
};
const sailors = ['船员甲', '船员乙', '船员丙'];

/** Three sailors and the owner of their boat, who owes each of them a thousand yuan. */
class CrewRoad extends Road {
  override async register(): Promise<void> {
    const { cases } = this.office;
    const made = await cases.service.registerCase(await this.office.as('clerk'), {
      type: 'crew',
      summary: '三名船员被拖欠工资。',
      areaCode: demoAreas.town,
      parties: [
        { side: 'applicant', kind: 'group', name: '三名船员' },
        { side: 'respondent', kind: 'person', name: '林国栋' },
      ],
      details: { workers: sailors.map((name) => ({ name, arrearsFen: 100_000 })) },
    });
    this.caseId = made.id;
  }

  async memberIds(): Promise<string[]> {
    const rows = await this.office.db.read('party_members').where({ case_id: this.caseId }).orderBy('no');
    return rows.map(({ id }) => id);
  }

  async answered(): Promise<void> {
    for (const memberId of await this.memberIds()) {
      const answer = { memberId, answer: 'confirmed', way: 'signature', agreedFen: 100_000 };
      await this.fire('mediator', 'confirmWorker', { ...answer, confirmedOn: this.today() });
    }
  }

  async sources() {
    return this.office.documents.service.sources(await this.case());
  }

  /** What a paper about its first subject would say now; null where it is not offered. */
  async paper(code: string): Promise<Record<string, unknown> | null> {
    const mapper = paperMappers.get(code);
    const sources = await this.sources();
    const [about] = mapper?.about(sources) ?? [];
    if (!mapper || !about) return null;
    return { ...(await mapper.build(sources, about.id)) };
  }
}

eachDatabase((_name, open) => {
  let office: TestOffice;
  let road: CrewRoad;
  beforeAll(async () => {
    office = await openOffice(open, '2026-03-02T09:00:00+08:00', {
      lifecycles: { ...definitions, cases: [...definitions.cases, crew] },
      prepare: (uow) => uow.run((tx) => tx.knex('dictionary_entries').insert(label)),
    });
    road = new CrewRoad(office, 'crew');
    await road.preparing();
  });
  afterAll(() => office.close());

  test('title and acceptance of a type with words of its own carry these', async () => {
    expect((await road.case()).title).toBe('三名船员与林国栋船员纠纷');
    expect(await road.paper('D03')).toMatchObject({ disputeType: '船员劳务' });
  });

  test('case of a type that is a leaders matter, of no risk at all, is seen by the leader and is in his list', async () => {
    const leader = await office.as('leader');
    const { lines } = await office.caseLists.list(leader, { tab: 'all' }, { limit: 20 });

    expect((await road.case('leader')).id).toBe(road.caseId);
    expect(lines.map(({ id }) => id)).toContain(road.caseId);
  });

  test('clock of the proceeding, named by the type, runs for its own length', async () => {
    const [clock] = await road.deadlines('C-LAB');

    expect(clock).toMatchObject({ kind: 'legal', due_on: '2026-03-17' });
  });

  test('limitation and grounds of a type that names its own are counted and offered', async () => {
    const { options } = await office.engine.form('case', road.caseId, 'recordLimitation');
    const grounds = options['dictionary:limitationGrounds']?.map(({ value }) => value);
    expect(grounds).toContain('sublease');
    expect(grounds).not.toContain('saleNotice');

    await road.fire('clerk', 'recordLimitation', { ground: 'knew', countedFrom: '2026-02-20' });
    expect(await road.deadlines('C-LIM-L')).toMatchObject([{ due_on: '2027-02-22' }]);
  });

  test('representatives of a type with numbers of its own, too many, are refused under its own law', async () => {
    const [partyId] = await road.parties();
    const memberIds = await road.memberIds();
    const elect = (ids: string[]) =>
      road.fire('mediator', 'electRepresentatives', { partyId, memberIds: ids, scope: '参加调解' });

    await expect(elect(memberIds)).rejects.toMatchObject({
      problems: [{ code: 'numberOfRepresentatives', basis: crewBasis }],
    });
    await elect(memberIds.slice(0, 1));
    expect((await road.facts())['hasRepresentatives']).toBe(true);
  });

  test('workers of a type that has them answer line by line and stand in the agreement', async () => {
    const [partyId] = await road.parties();
    for (const party of await road.parties()) {
      await road.fire('mediator', 'consent', { partyId: party, answer: 'agree', way: 'signed' });
    }
    await road.serveRights();
    await road.session();
    expect(await road.facts()).toMatchObject({ workersTotal: 3, workersPending: 3 });
    await road.fire('mediator', 'draftAgreement', draftOf(await road.parties(), road.today(5)));
    expect(await road.blocked('mediator', 'toSigning')).toEqual(['draftComplete', 'workersAnswered']);
    await road.answered();
    const { defaults } = await office.engine.form('case', road.caseId, 'draftAgreement', {
      agreementId: 'new',
    });
    expect(defaults).toMatchObject({ totalFen: 300_000 });
    await road.fire('mediator', 'toSigning');

    const agreementId = (await road.agreements()).agreements.at(-1)?.id;
    const finger = {
      agreementId,
      partyId,
      personName: '船员甲',
      capacity: 'representative',
      way: 'fingerprint',
    };
    await expect(road.fire('mediator', 'sign', finger)).rejects.toMatchObject({
      problems: [{ code: 'fingerprintOnly', basis: crewBasis }],
    });
    expect(await road.paper('D10')).toMatchObject({
      variant: 'labour',
      workers: sailors.map((name) => ({ name, amountFen: 100_000 })),
      heading: '船员劳务调解协议书',
      law: crewLaw,
      isSignatureAsked: true,
      disputeNotice: crewNotice,
    });
  });

  test('agreement of a type with a payment order and arbitral review, not kept, has these papers and its ways', async () => {
    const { agreements } = await road.agreements();
    const agreementId = agreements.at(-1)?.id;
    const [group, owner] = await road.parties();
    const sign = { agreementId, capacity: 'representative', way: 'signature' };
    await road.fire('mediator', 'sign', { ...sign, partyId: group, personName: '船员甲' });
    await road.fire('mediator', 'sign', { ...sign, capacity: 'self', partyId: owner, personName: '林国栋' });
    const personName = office.areas.getPerson('demo-person-mediator').name;
    await road.fire('mediator', 'signMediator', { agreementId, personName });
    await road.fire('chair', 'affixSeal', { agreementId, sealId: 'demo-seal-town' });
    expect(await road.deadlines('C-AR')).toHaveLength(1);
    expect(await road.paper('D28')).toMatchObject({ agreementNumber: agreements.at(-1)?.number });
    await road.days(10);

    expect(await road.paper('D29')).toMatchObject({ amountFen: 300_000, law: crewClaim });
    expect(await road.paper('D32')).toMatchObject({
      routes: [{ way: '劳动争议仲裁' }, { way: '诉讼' }],
    });
    await road.fire('mediator', 'applyPaymentOrder', {
      court: '广州海事法院',
      moneyKind: 'wages',
    });
    expect((await road.case()).state).toMatchObject({ settled: { performance: 'rerouted' } });
  });

  test('mediation of a type with ways of its own, failed, tells these', async () => {
    const failed = new CrewRoad(office, 'crew');
    await failed.preparing();
    await failed.fire('mediator', 'terminate', { reasonCode: 'wideDisagreement', note: '一方不愿意' });

    expect(await failed.paper('D18')).toMatchObject({ routes: [{ way: '劳动争议仲裁' }, { way: '诉讼' }] });
  });
});

function draftOf([creditor, debtor]: readonly [string, string], dueOn: string) {
  return {
    kind: 'agreement',
    title: '调解协议书',
    facts: '三名船员工资未付。',
    issues: '数额和时间。',
    responsibility: '船东未按时支付。',
    clauses: '船东按期支付工资',
    obligations: [
      {
        debtorPartyId: debtor,
        creditorPartyId: creditor,
        manner: 'payOnce',
        content: '支付工资',
        amountFen: 300_000,
        dueOn,
        place: '银行转账',
      },
    ],
    breach: '逾期的，可以起诉。',
    totalFen: 300_000,
  };
}
