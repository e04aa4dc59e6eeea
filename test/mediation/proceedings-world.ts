import { demoAreas } from '../../seeds/demo-offices.ts';
import { addMs, asInstant, type Day, legalDay } from '../../src/platform/clock.ts';
import { ValidationError } from '../../src/platform/errors.ts';
import type { Facts } from '../../src/workflow/definitions/definition.ts';
import type { OpenTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** One dispute of the demo office, taken along its way by the people of the office. */
export class Road {
  readonly office: TestOffice;
  caseId = '';
  readonly #type: string;

  constructor(office: TestOffice, type: string) {
    this.office = office;
    this.#type = type;
  }

  today(plus = 0): Day {
    return legalDay(addMs(this.office.clock.now(), plus * dayMs));
  }

  async register(): Promise<void> {
    const { cases } = this.office;
    const made = await cases.service.registerCase(await this.office.as('clerk'), {
      type: this.#type,
      summary: '两家因货款数额争执，已劝开。',
      areaCode: demoAreas.town,
      subtype: '货款',
      place: '河边仓库',
      parties: [
        { side: 'applicant', kind: 'person', name: '陈志明' },
        { side: 'respondent', kind: 'person', name: '林国栋' },
      ],
    });
    this.caseId = made.id;
  }

  async case(as = 'coordinator') {
    return this.office.cases.service.getCase(await this.office.as(as), this.caseId);
  }

  async fire(as: string, event: string, data: object = {}): Promise<void> {
    const viewer = await this.office.as(as);
    this.office.testClock.advance(hourMs);
    await this.office.cases.service.fire(viewer, await this.case(as), { event, data });
  }

  /** Codes of the reasons an event is refused with. */
  async refused(as: string, event: string, data: object = {}): Promise<string[]> {
    try {
      await this.fire(as, event, data);
    } catch (error) {
      if (error instanceof ValidationError) return error.problems.map(({ code }) => code);
      throw error;
    }
    return [];
  }

  /** Why an offer is shown as impossible; empty when it is possible. */
  async blocked(as: string, event: string): Promise<string[]> {
    const offers = await this.office.cases.service.offers(await this.office.as(as), await this.case(as));
    const offer = offers.find((one) => one.event === event);
    if (!offer) throw new Error(`${event} is not offered to ${as}`);
    return offer.reasons.map(({ code }) => code);
  }

  async days(n: number): Promise<void> {
    this.office.testClock.advance(n * dayMs);
    await this.office.worker.runOnce();
  }

  facts(as: string | null = null): Promise<Facts> {
    return this.office.engine.factsOf('case', this.caseId, as);
  }

  async rows(table: string): Promise<Record<string, string | number | null>[]> {
    return this.office.db.read(table).where({ case_id: this.caseId });
  }

  async deadlines(rule: string): Promise<Record<string, string | number | null>[]> {
    return this.office.db.read('deadlines').where({ subject_id: this.caseId, rule }).orderBy('opened_seq');
  }

  record() {
    return this.office.mediation.readMediationRecord(this.office.db.read, this.caseId);
  }

  agreements() {
    return this.office.agreements.readAgreementsRecord(this.office.db.read, this.caseId);
  }

  async parties(): Promise<[string, string]> {
    const { parties } = await this.office.cases.service.peopleOf(await this.case());
    const [first, second] = parties.map(({ id }) => id);
    return [String(first), String(second)];
  }

  async accepted(): Promise<void> {
    await this.register();
    await this.fire('clerk', 'accept', {
      committeeId: 'demo-committee-town',
      applicationForm: 'oral',
      applicationReceivedOn: this.today(),
    });
  }

  async preparing(): Promise<void> {
    await this.accepted();
    await this.fire('chair', 'assign', { mediatorId: 'demo-person-mediator' });
    await this.fire('mediator', 'acknowledge', { noInterestDeclared: true });
  }

  async serveRights(): Promise<void> {
    for (const partyId of await this.parties()) {
      await this.fire('mediator', 'serveRights', { partyId, way: 'read', hearingMode: 'open' });
    }
  }

  async mediating(): Promise<void> {
    await this.preparing();
    for (const partyId of await this.parties()) {
      await this.fire('mediator', 'consent', { partyId, answer: 'agree', way: 'signed' });
    }
    await this.serveRights();
    await this.session();
  }

  async session(): Promise<void> {
    const now = this.office.clock.now();
    await this.fire('mediator', 'holdSession', {
      startedAt: now,
      endedAt: addMs(now, hourMs),
      place: '调解室',
      mode: 'joint',
      isOpen: true,
      presentPartyIds: await this.parties(),
      invitees: [],
      content: '双方陈述，愿意商量。',
      result: 'agreed',
    });
  }

  /** From mediating to the final text; the debt is due so many days from now. */
  async signing(dueIn = 10): Promise<void> {
    const [creditor, debtor] = await this.parties();
    await this.fire('mediator', 'draftAgreement', {
      kind: 'agreement',
      title: '人民调解协议书',
      facts: '货款三千元未付。',
      issues: '数额和时间。',
      responsibility: '双方各有责任。',
      clauses: '被申请人按期付款',
      obligations: [
        {
          debtorPartyId: debtor,
          creditorPartyId: creditor,
          manner: 'payOnce',
          content: '支付货款',
          amountFen: 300_000,
          dueOn: this.today(dueIn),
          place: '银行转账',
        },
      ],
      breach: '逾期的，另一方可以起诉。',
      totalFen: 300_000,
    });
    await this.fire('mediator', 'toSigning');
  }

  async sign(): Promise<void> {
    const { agreements } = await this.agreements();
    const agreementId = agreements.find((one) => one.state === 'signing')?.id;
    const [applicant, respondent] = await this.parties();
    for (const [partyId, personName] of [
      [applicant, '陈志明'],
      [respondent, '林国栋'],
    ]) {
      await this.fire('mediator', 'sign', {
        agreementId,
        partyId,
        personName,
        capacity: 'self',
        way: 'signature',
      });
    }
    const personName = this.office.areas.getPerson('demo-person-mediator').name;
    await this.fire('mediator', 'signMediator', { agreementId, personName });
    await this.fire('chair', 'affixSeal', { agreementId, sealId: 'demo-seal-town' });
  }

  async settled(dueIn = 10): Promise<void> {
    await this.mediating();
    await this.signing(dueIn);
    await this.sign();
  }

  /** Pays what the agreement in force asks for. */
  async perform(amountFen?: number): Promise<void> {
    const { agreements } = await this.agreements();
    const open = agreements
      .filter(({ state }) => state === 'effective')
      .flatMap(({ obligations }) => obligations)
      .find(({ state }) => state !== 'performed');
    await this.fire('mediator', 'recordPerformance', {
      obligationId: open?.id,
      performedOn: this.today(),
      way: 'transfer',
      ...(amountFen === undefined ? {} : { amountFen }),
    });
  }

  async oral(isPerformedNow: boolean): Promise<void> {
    const [creditor, debtor] = await this.parties();
    await this.fire('mediator', 'oralAgreement', {
      facts: '邻里损坏花盆。',
      content: '赔偿三百元',
      obligations: [
        {
          debtorPartyId: debtor,
          creditorPartyId: creditor,
          manner: 'payOnce',
          content: '赔偿',
          amountFen: 30_000,
          dueOn: this.today(3),
          place: '当场',
        },
      ],
      isPerformedNow,
      noWrittenFormWanted: true,
    });
  }

  /** Both sides agree again and the same mediator goes on, unless told otherwise. */
  async again(more: object = {}): Promise<void> {
    await this.fire('mediator', 'reMediate', {
      agreedPartyIds: await this.parties(),
      way: 'signed',
      agreedOn: this.today(),
      keepsMediator: true,
      ...more,
    });
  }

  /** Issues one paper of each kind the file lacks. */
  async papers(as = 'mediator'): Promise<string[]> {
    const { service } = this.office.documents;
    const viewer = await this.office.as(as);
    const missing = String((await this.facts())['missingPapers'] ?? '');
    const subject = await this.case(as);
    const offers = await service.available(viewer, subject);
    const issued: string[] = [];
    for (const codes of missing.split('、').filter(Boolean)) {
      const offer = offers.find(({ code }) => codes.split('/').includes(code));
      if (!offer) throw new Error(`${codes} cannot be issued`);
      await service.issue(viewer, subject, offer.code, {
        aboutId: offer.aboutId,
        isMissingConfirmed: true,
      });
      issued.push(offer.code);
    }
    return issued;
  }

  async followUp(): Promise<void> {
    await this.fire('mediator', 'followUp', {
      visitedOn: this.today(),
      way: 'phone',
      performance: 'performed',
      satisfaction: 'satisfied',
    });
  }

  /** One proposes, another approves. */
  async close(as = 'mediator', more: object = {}): Promise<void> {
    await this.fire(as, 'proposeClose', { reason: '已办结', isAgreementOnly: false, ...more });
    await this.fire('chair', 'close', { reason: '同意' });
  }

  async reopen(ground: string, more: object = {}): Promise<void> {
    await this.fire('coordinator', 'proposeReopen', { ground, reason: '当事人来访反映' });
    await this.fire('chair', 'reopen', { reason: '属实', keepsMediator: true, ...more });
  }
}

export async function onRoad(
  open: OpenTestDatabase,
  work: (road: Road) => Promise<void>,
  type = 'general',
): Promise<void> {
  const office = await openOffice(open, asInstant('2026-03-02T09:00:00+08:00'));
  try {
    await work(new Road(office, type));
  } finally {
    await office.close();
  }
}
