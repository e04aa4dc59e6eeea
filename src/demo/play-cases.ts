import { type DemoCaseSpec, type DemoStage, demoCaseSpecs } from '../../seeds/demo-cases.ts';
import { generatedSpecs, usualCourses } from '../../seeds/demo-generator.ts';
import type { Container } from '../app/container.ts';
import { toViewer } from '../identity/account.ts';
import type { Viewer } from '../identity/viewer.ts';
import { addMs, atLegalTime, type Instant, legalDay } from '../platform/clock.ts';
import { DemoCopies } from './copy-cases.ts';
import type { PlayedCase } from './played-case.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How far a demo case is taken; each stage passes through those before it. */
const road: readonly DemoStage[] = [
  'triage',
  'accepted',
  'assigned',
  'preparing',
  'mediating',
  'drafting',
  'signing',
  'settled',
  'performed',
  'closed',
  'archived',
];

/** Told after each case: how many are made, of how many. */
export type DemoProgress = (made: number, of: number) => void;

/**
 * Fills the demo, dated relative to now: the thirty cases of the demo, then generated ones up to `size`. All that take a
 * course of their own go through the services; the rest are written in bulk after them unless `isBulk` is false. Both
 * give the same. Gives how many cases were made.
 */
export async function loadDemoCases(
  container: Container,
  size = demoCaseSpecs.length,
  onProgress: DemoProgress = () => undefined,
  { courses = usualCourses, isBulk = true }: { readonly courses?: number; readonly isBulk?: boolean } = {},
): Promise<number> {
  const own = demoCaseSpecs.slice(0, size).map((spec) => ({ ...spec, like: null }));
  const generated = generatedSpecs(size - own.length, courses);
  const played: PlayedCase[] = [];
  let made = 0;
  for (const spec of [...own, ...generated].filter(({ like }) => like === null || !isBulk)) {
    const one = new DemoCase(container, spec);
    await one.play();
    if (made >= own.length) played.push(one.played());
    made += 1;
    onProgress(made, size);
  }
  const copies = isBulk ? generated.slice(played.length) : [];
  const jobs = copies.flatMap((spec) => {
    const model = played[spec.like ?? -1];
    return model ? [{ played: model, spec }] : [];
  });
  await new DemoCopies(container).add(jobs, (copied) => onProgress(made + copied, size));
  return size;
}

class DemoCase {
  readonly #container: Container;
  readonly #spec: DemoCaseSpec;
  readonly #commands: { readonly event: string; readonly data: unknown }[] = [];
  #caseId = '';
  #at: Instant;

  constructor(container: Container, spec: DemoCaseSpec) {
    this.#container = container;
    this.#spec = spec;
    const now = container.clock.now();
    const start = atLegalTime(legalDay(addMs(now, -spec.daysAgo * dayMs)), '09:00');
    this.#at = start > now ? addMs(now, -hourMs) : start;
  }

  async play(): Promise<void> {
    await this.#register();
    const goal = road.indexOf(this.#spec.stage);
    if (goal < 0) return this.#sideRoad();
    for (const stage of road.slice(1, goal + 1)) await this.#reach(stage);
  }

  played(): PlayedCase {
    return { id: this.#caseId, spec: this.#spec, commands: this.#commands };
  }

  async #register(): Promise<void> {
    const { type, applicant, respondent, summary, details, areaCode, channel } = this.#spec;
    const made = await this.#container.cases.service.registerCase(await this.#as('clerk'), {
      type,
      summary,
      channel,
      areaCode,
      occurredOn: legalDay(addMs(this.#at, -2 * dayMs)),
      reportedAt: this.#at,
      parties: [
        { side: 'applicant', ...applicant },
        { side: 'respondent', ...respondent },
      ],
      details: details ?? {},
    });
    this.#caseId = made.id;
    if (this.#spec.risk) await this.#fire('clerk', 'escalate', { level: this.#spec.risk, note: '演示' });
  }

  async #reach(stage: DemoStage): Promise<void> {
    const ids = await this.#parties();
    switch (stage) {
      case 'accepted':
        return this.#fire('clerk', 'accept', {
          committeeId: 'demo-committee-town',
          applicationForm: 'oral',
          applicationReceivedOn: legalDay(this.#at),
        });
      case 'assigned':
        return this.#fire('chair', 'assign', { mediatorId: `demo-person-${this.#spec.mediator}` });
      case 'preparing':
        return this.#fire(this.#spec.mediator, 'acknowledge', { noInterestDeclared: true });
      case 'mediating':
        return this.#mediate(ids);
      case 'drafting':
        return this.#draft(ids);
      case 'signing':
        return this.#fire(this.#spec.mediator, 'toSigning', {});
      case 'settled':
        return this.#sign(ids);
      case 'performed':
        return this.#perform();
      case 'closed':
        return this.#close();
      case 'archived':
        return this.#fire('clerk', 'archive', { pages: 18, retention: 'thirtyYears' });
      default:
        return;
    }
  }

  async #mediate(ids: readonly string[]): Promise<void> {
    const mediator = this.#spec.mediator;
    for (const partyId of ids) {
      await this.#fire(mediator, 'consent', { partyId, answer: 'agree', way: 'oral' });
      await this.#fire(mediator, 'serveRights', { partyId, way: 'readAloud', hearingMode: 'open' });
    }
    const startedAt = this.#at;
    const endedAt = addMs(startedAt, hourMs);
    this.#at = endedAt;
    await this.#fire(mediator, 'holdSession', {
      startedAt,
      endedAt,
      place: '客路镇综治中心调解室',
      mode: 'joint',
      isOpen: true,
      presentPartyIds: ids,
      invitees: [],
      content: '双方陈述经过，调解员说明法律规定，双方愿意继续商量。',
      result: this.#spec.stage === 'mediating' ? 'ongoing' : 'agreed',
    });
  }

  async #draft([debtor, creditor]: readonly string[]): Promise<void> {
    const mediator = this.#spec.mediator;
    if (this.#spec.type === 'lease') {
      await this.#fire(mediator, 'balanceLedger', {
        lines: [
          { kind: 'deposit', label: '押金', amountFen: 200_000 },
          { kind: 'refund', label: '应退', amountFen: 200_000 },
        ],
      });
    }
    await this.#fire(mediator, 'draftAgreement', {
      kind: 'agreement',
      title: '人民调解协议书',
      facts: this.#spec.summary,
      issues: '双方对数额和时间有分歧。',
      responsibility: '双方各有责任，愿意互谅互让。',
      clauses: '被申请人按期给付\n双方就此事再无其他争议',
      obligations: [
        {
          debtorPartyId: creditor ?? debtor,
          creditorPartyId: debtor,
          manner: 'payOnce',
          content: '给付约定款项',
          amountFen: 200_000,
          dueOn: legalDay(addMs(this.#at, 20 * dayMs)),
          place: '现金或者转账',
        },
      ],
      breach: '逾期的，另一方可以向人民法院起诉。',
      totalFen: 200_000,
    });
  }

  async #sign(ids: readonly string[]): Promise<void> {
    const { db } = this.#container;
    const row = await this.#container.agreements.readAgreementsRecord(db.read, this.#caseId);
    const agreementId = row.agreements[0]?.id;
    const people = await this.#people();
    for (const [index, partyId] of ids.entries()) {
      const isPerson = people[index]?.kind === 'person';
      await this.#fire(this.#spec.mediator, 'sign', {
        agreementId,
        partyId,
        personName: isPerson ? people[index]?.name : '黄国栋',
        capacity: isPerson ? 'self' : 'head',
        way: 'signature',
      });
    }
    const mediatorName = this.#container.areas.getPerson(`demo-person-${this.#spec.mediator}`).name;
    await this.#fire(this.#spec.mediator, 'signMediator', { agreementId, personName: mediatorName });
    await this.#fire('chair', 'affixSeal', { agreementId, sealId: 'demo-seal-town' });
  }

  async #perform(): Promise<void> {
    const { agreements } = await this.#container.agreements.readAgreementsRecord(
      this.#container.db.read,
      this.#caseId,
    );
    await this.#fire(this.#spec.mediator, 'recordPerformance', {
      obligationId: agreements[0]?.obligations[0]?.id,
      performedOn: legalDay(this.#at),
      amountFen: 200_000,
      way: 'transfer',
    });
  }

  /** Visited, the file complete, proposed by the mediator and approved by the chair. */
  async #close(): Promise<void> {
    const { mediator } = this.#spec;
    await this.#fire(mediator, 'followUp', {
      visitedOn: legalDay(this.#at),
      way: 'phone',
      performance: 'performed',
      satisfaction: 'satisfied',
    });
    await this.#issuePapers();
    await this.#fire(mediator, 'proposeClose', { reason: '协议已履行，已回访' });
    await this.#fire('chair', 'close', { reason: '协议已履行' });
  }

  /** Issues one paper of each kind the file still lacks. */
  async #issuePapers(): Promise<void> {
    const { cases, documents, engine } = this.#container;
    const viewer = await this.#as(this.#spec.mediator);
    const subject = await cases.service.getCase(viewer, this.#caseId);
    const { missingPapers } = await engine.factsOf('case', this.#caseId, null);
    const offers = await documents.service.available(viewer, subject);
    for (const codes of String(missingPapers ?? '').split('、')) {
      const offer = offers.find(({ code }) => codes.split('/').includes(code));
      if (!offer) continue;
      await documents.service.issue(viewer, subject, offer.code, {
        aboutId: offer.aboutId,
        isMissingConfirmed: true,
      });
    }
  }

  /** Cases that end without an agreement. */
  async #sideRoad(): Promise<void> {
    const mediator = this.#spec.mediator;
    switch (this.#spec.stage) {
      case 'refused':
        return this.#fire('chair', 'refuse', {
          reasonCode: 'notCivil',
          explanation: '属于行政机关职权范围。',
        });
      case 'referredOut':
        return this.#fire('clerk', 'refer', {
          receiver: '客路镇自然资源所',
          reason: '需要确认用地审批情况',
          replyDueOn: legalDay(addMs(this.#at, 20 * dayMs)),
        });
      case 'selfResolved':
        return this.#fire('clerk', 'resolveOnSpot', { result: '双方当场和解', contactPhone: '13800000031' });
      default:
    }
    for (const stage of ['accepted', 'assigned', 'preparing', 'mediating'] as const) await this.#reach(stage);
    if (this.#spec.stage === 'terminated') {
      return this.#fire(mediator, 'terminate', { reasonCode: 'settledThemselves', note: '双方自行和解。' });
    }
    await this.#fire(mediator, 'fail', { summary: '多次调解，分歧较大。', reason: '双方差距过大' });
    if (this.#spec.stage === 'routed') {
      await this.#fire(mediator, 'notifyRoutes', { routes: ['court'] });
    }
  }

  async #fire(as: string, event: string, data: unknown): Promise<void> {
    const viewer = await this.#as(as);
    const { service } = this.#container.cases;
    const now = this.#container.clock.now();
    this.#at = addMs(this.#at, this.#spec.daysAgo > 2 ? 2 * hourMs : 60_000);
    if (this.#at > now) this.#at = now;
    this.#commands.push({ event, data });
    await service.fire(viewer, await service.getCase(viewer, this.#caseId), {
      event,
      data,
      ...(event === 'holdSession' ? {} : { occurredAt: this.#at }),
    });
  }

  async #people() {
    return (
      await this.#container.cases.service.peopleOf(
        await this.#container.cases.service.getCase(await this.#as('coordinator'), this.#caseId),
      )
    ).parties;
  }

  async #parties(): Promise<readonly string[]> {
    return (await this.#people()).map((party) => party.id);
  }

  async #as(username: string): Promise<Viewer> {
    const account = await this.#container.accounts.findByUsername(username);
    if (!account) throw new Error(`no demo account ${username}`);
    return toViewer(account, this.#container.areas.pathOf(account.areaCode), { via: 'session' });
  }
}
