import { afterEach, expect, test } from 'vitest';
import { addMs, asInstant, type Instant, legalDay } from '../../../src/platform/clock.ts';
import { ValidationError } from '../../../src/platform/errors.ts';
import { anyDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

const hour = 3_600_000;

/** A quarrel between neighbours taken through the real engine, one event per hour. */
class Story {
  readonly office: TestOffice;
  at: Instant = asInstant('2026-10-12T01:00:00.000Z');
  caseId = '';
  parties: string[] = [];

  constructor(office: TestOffice) {
    this.office = office;
  }

  async fire(as: string, event: string, data: unknown, at?: string): Promise<void> {
    this.at = at === undefined ? addMs(this.at, hour) : asInstant(at);
    const viewer = await this.office.as(as);
    const { service } = this.office.cases;
    const subject = await service.getCase(viewer, this.caseId);
    await service.fire(viewer, subject, {
      event,
      data,
      ...(event === 'holdSession' ? {} : { occurredAt: this.at }),
    });
  }

  async state(): Promise<unknown> {
    return (await this.office.cases.service.getCase(await this.office.as('coordinator'), this.caseId)).state;
  }

  agreements() {
    return this.office.agreements
      .readAgreementsRecord(this.office.db.read, this.caseId)
      .then((record) => record.agreements);
  }

  async toMediating(): Promise<void> {
    const clerk = await this.office.as('clerk');
    const made = await this.office.cases.service.registerCase(clerk, {
      type: 'general',
      summary: '两家因排水沟争吵。',
      channel: 'windowVisit',
      areaCode: clerk.areaCode,
      occurredOn: '2026-10-10',
      reportedAt: this.at,
      parties: [
        { side: 'applicant', kind: 'person', name: '张三' },
        { side: 'respondent', kind: 'person', name: '李四' },
      ],
      details: {},
    });
    this.caseId = made.id;
    const people = await this.office.cases.service.peopleOf(
      await this.office.cases.service.getCase(clerk, made.id),
    );
    this.parties = people.parties.map((party) => party.id);
    const received = { applicationForm: 'oral', applicationReceivedOn: '2026-10-12' };
    await this.fire('clerk', 'accept', { committeeId: 'demo-committee-town', ...received });
    await this.fire('chair', 'assign', { mediatorId: 'demo-person-mediator' });
    await this.fire('mediator', 'acknowledge', { noInterestDeclared: true });
    for (const partyId of this.parties) {
      await this.fire('mediator', 'consent', { partyId, answer: 'agree', way: 'oral' });
      await this.fire('mediator', 'serveRights', { partyId, way: 'read', hearingMode: 'open' });
    }
    const startedAt = this.at;
    this.at = addMs(startedAt, hour);
    await this.fire('mediator', 'holdSession', {
      startedAt,
      endedAt: this.at,
      place: '调解室',
      mode: 'joint',
      isOpen: true,
      presentPartyIds: this.parties,
      invitees: [],
      content: '双方同意分担。',
      result: 'agreed',
    });
  }

  async draft(): Promise<void> {
    const [applicant, respondent] = this.parties;
    await this.fire('mediator', 'draftAgreement', {
      kind: 'agreement',
      title: '人民调解协议书',
      facts: '两家因排水沟争吵。',
      responsibility: '双方各有责任。',
      clauses: '李四分两期支付修沟款。',
      obligations: ['2026-10-30', '2026-11-16'].map((dueOn, index) => ({
        debtorPartyId: respondent,
        creditorPartyId: applicant,
        manner: 'payInstalments',
        content: `第${index + 1}期修沟款`,
        amountFen: 50_000,
        dueOn,
      })),
      totalFen: 100_000,
    });
  }

  async sign(): Promise<string> {
    const [agreement] = await this.agreements();
    const agreementId = agreement?.id ?? '';
    for (const [index, personName] of ['张三', '李四'].entries()) {
      const partyId = this.parties[index];
      await this.fire('mediator', 'sign', {
        agreementId,
        partyId,
        personName,
        capacity: 'self',
        way: 'fingerprint',
      });
    }
    const mediator = agreement?.frozen?.mediators[0]?.name;
    await this.fire('mediator', 'signMediator', { agreementId, personName: mediator });
    return agreementId;
  }
}

anyDatabase((_name, open) => {
  let story: Story;
  afterEach(() => story.office.close());

  test('neighbours, signing on paper, settle with the seal and perform in two instalments', async () => {
    story = new Story(await openOffice(open));
    await story.toMediating();
    await story.draft();
    await story.fire('mediator', 'toSigning', {});
    const agreementId = await story.sign();
    expect(await story.state()).toBe('signing');

    await story.fire('chair', 'affixSeal', { agreementId, sealId: 'demo-seal-town' });

    expect(await story.state()).toEqual({ settled: { performance: 'pending', confirmation: 'open' } });
    const [agreement] = await story.agreements();
    expect(agreement).toMatchObject({ state: 'effective', effectiveAt: story.at });
    const deadlines = await story.office.db
      .read('deadlines')
      .where({ subject_id: story.caseId, state: 'open' });
    const on = (rule: string) => deadlines.filter((one) => one.rule === rule).map((one) => one.due_on);
    expect(on('C-OBL').sort()).toEqual(['2026-10-30', '2026-11-16']);
    expect(on('C-JC')).toEqual(['2026-11-12']);

    const [first, second] = agreement?.obligations ?? [];
    const pay = (obligationId: string | undefined, performedOn: string) =>
      story.fire(
        'mediator',
        'recordPerformance',
        { obligationId, performedOn, way: 'transfer' },
        '2026-11-20T02:00:00.000Z',
      );
    await pay(first?.id, '2026-10-29');
    expect(await story.state()).toMatchObject({ settled: { performance: 'partial' } });
    await pay(second?.id, '2026-11-15');
    expect(await story.state()).toMatchObject({ settled: { performance: 'performed' } });
  });

  test('instalment, unpaid when its day is over, is called a breach by the worker', async () => {
    story = new Story(await openOffice(open, '2026-10-29T10:00:00+08:00'));
    await story.toMediating();
    await story.draft();
    await story.fire('mediator', 'toSigning', {});
    const agreementId = await story.sign();
    await story.fire('chair', 'affixSeal', { agreementId, sealId: 'demo-seal-town' });
    await story.office.worker.runOnce();
    expect(await story.state()).toMatchObject({ settled: { performance: 'pending' } });

    story.office.testClock.set('2026-10-31T09:00:00+08:00');
    await story.office.worker.runOnce();

    expect(await story.state()).toMatchObject({ settled: { performance: 'breached' } });
    const [agreement] = await story.agreements();
    expect(agreement?.obligations.map((one) => one.state)).toEqual(['breached', 'open']);
  });

  test('draft, that fails a check, cannot become final; refused, it comes back as a draft', async () => {
    story = new Story(await openOffice(open));
    await story.toMediating();
    await story.fire('mediator', 'draftAgreement', { kind: 'agreement', title: '协议书', clauses: '和好' });
    await expect(story.fire('mediator', 'toSigning', {})).rejects.toThrow(ValidationError);
    const [bad] = await story.agreements();
    await story.fire('mediator', 'discardDraft', { agreementId: bad?.id });
    await story.draft();
    await story.fire('mediator', 'toSigning', {});

    await story.fire('mediator', 'refuseSign', { partyId: story.parties[1], reason: '再想想' });

    expect(await story.state()).toEqual({ mediating: 'betweenSessions' });
    expect((await story.agreements()).map((one) => one.state)).toEqual(['discarded', 'void', 'draft']);
    expect(legalDay(story.at)).toBe('2026-10-13');
  });
});
