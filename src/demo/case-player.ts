import type { DemoCaseSpec } from '../../seeds/demo-cases.ts';
import type { DemoMatter } from '../../seeds/demo-matter.ts';
import type { Day } from '../platform/clock.ts';
import { legalDay } from '../platform/clock.ts';
import type { Step } from './course.ts';
import type { DemoCommand, PlayedCase } from './played-case.ts';
import type { DemoStage } from './stage.ts';

/** How an act is done: what is sent to the services, and in whose name. */
export type Act = (player: CasePlayer, step: Step) => Promise<void>;

/** One dispute on the stage: what its acts ask of the services, in the name of those who do them. */
export class CasePlayer {
  readonly stage: DemoStage;
  readonly spec: DemoCaseSpec;
  readonly #commands = new Map<number, DemoCommand>();
  #caseId = '';
  #parties: readonly string[] = [];

  constructor(stage: DemoStage, spec: DemoCaseSpec) {
    this.stage = stage;
    this.spec = spec;
  }

  async register(as: string, input: Readonly<Record<string, unknown>>): Promise<void> {
    const { cases } = this.stage.container;
    const made = await cases.service.registerCase(await this.stage.as(as), input);
    this.#caseId = made.id;
  }

  /** Fires an event, which happens now and is recorded now. */
  async fire(as: string, event: string, data: unknown): Promise<void> {
    const viewer = await this.stage.as(as);
    const { service } = this.stage.container.cases;
    const subject = await service.getCase(viewer, this.#caseId);
    const { seq } = await service.fire(viewer, subject, { event, data, occurredAt: this.stage.now() });
    this.#commands.set(seq, { event, data });
  }

  /** Ids of applicant and respondent. */
  async partyIds(): Promise<readonly string[]> {
    if (this.#parties.length > 0) return this.#parties;
    const { service } = this.stage.container.cases;
    const subject = await service.getCase(await this.stage.as('coordinator'), this.#caseId);
    this.#parties = (await service.peopleOf(subject)).parties.map(({ id }) => id);
    return this.#parties;
  }

  /** The agreement with its obligations, once there is one. */
  async agreement() {
    const { agreements, db } = this.stage.container;
    const record = await agreements.readAgreementsRecord(db.read, this.#caseId);
    return record.agreements[0];
  }

  /** Issues one paper of each kind the file still lacks. */
  async issueMissingPapers(as: string): Promise<void> {
    const { cases, documents, engine } = this.stage.container;
    const viewer = await this.stage.as(as);
    const subject = await cases.service.getCase(viewer, this.#caseId);
    const { missingPapers } = await engine.factsOf('case', this.#caseId, null);
    const offers = await documents.service.available(viewer, subject);
    for (const codes of String(missingPapers ?? '').split('、')) {
      const offer = offers.find(({ code }) => codes.split('/').includes(code));
      if (!offer) continue;
      const { aboutId } = offer;
      await documents.service.issue(viewer, subject, offer.code, { aboutId, isMissingConfirmed: true });
    }
  }

  /** @throws for a case that is refused or referred at once and has no matter of its own. */
  matter(): DemoMatter {
    const { matter, stage } = this.spec;
    if (matter === null) throw new Error(`no matter for a case that is ${stage}`);
    return matter;
  }

  today(): Day {
    return legalDay(this.stage.now());
  }

  played(): PlayedCase {
    return { id: this.#caseId, spec: this.spec, commands: this.#commands };
  }
}
