import type { Viewer } from '../../src/identity/viewer.ts';
import { AppError, ValidationError } from '../../src/platform/errors.ts';
import type { PlacedTransition } from '../../src/workflow/definitions/compile.ts';
import type { ActingRole } from '../../src/workflow/definitions/definition.ts';
import type { Actor } from '../../src/workflow/definitions/ports.ts';
import { branchesOf } from '../../src/workflow/definitions/step.ts';
import { activePhases } from '../../workflows/vocabulary/predicates.ts';
import type { TestOffice } from '../support/office.ts';
import { nameIds } from './corpus/id-names.ts';
import type { Recorder } from './corpus/recorder.ts';
import { Coverage } from './coverage.ts';
import { readCaseView } from './data/case-view.ts';
import { validData } from './data/event-data.ts';
import { filePapers } from './data/file-papers.ts';
import type { EventData, EventForm } from './data/random-data.ts';
import { type CaseType, registration, traitsOf } from './data/registrations.ts';
import { garbage } from './garbage.ts';
import { type Journey, nextMove } from './journey.ts';
import { type Offered, type Place, placeOf } from './place.ts';
import type { Random } from './random.ts';
import { garbageContext, Refusals } from './refusals.ts';
import { ringDeadline } from './ring.ts';

/** What a walk found besides its refusals; in a right product the first stays empty. */
export interface Findings {
  /** An enabled offer that was refused valid data. */
  readonly refusedOffers: string[];
  /** Offers shown as possible for which no data exist, by state and event. */
  readonly emptyOffers: Map<string, number>;
  /** Cases and leads. */
  subjects: number;
  /** Events fired with success. */
  steps: number;
}

const usernames = [
  'grid',
  'village',
  'clerk',
  'mediator',
  'mediator2',
  'chair',
  'coordinator',
  'justice',
  'leader',
  'county',
];
const longestJourney = 220;
/** Append events after which parties have to be asked and told anew. */
const beginsAnew: readonly string[] = ['addParty', 'replaceParty', 'joinLiableUnit'];
/** What has to have begun before it can end. */
const beginnings: Readonly<Record<string, string>> = {
  receiveAppraisal: 'requestAppraisal',
  clearFalseMediation: 'reportFalseMediation',
  clearSupervision: 'answerSupervision',
};
const burst = 4;

/** Walks cases and leads through everything their definitions allow, and tries what they forbid. */
export class Walker {
  readonly findings: Findings = {
    refusedOffers: [],
    emptyOffers: new Map(),
    subjects: 0,
    steps: 0,
  };
  readonly refusals: Refusals;
  readonly coverage: Coverage;
  /** False for a walk after others: what they missed is all there is, and every other case tries for all of it. */
  heedsFailures = true;
  rejectionsWanted = 0;
  /** True for a walk that is to find what those before it missed of the overlays. */
  seeksOverlays = false;
  readonly #office: TestOffice;
  readonly #random: Random;
  readonly #recorder: Recorder | null;
  #viewers: Viewer[] = [];
  #knownCase = { id: '', code: '' };
  readonly #hosts = new Map<CaseType, string>();

  constructor(office: TestOffice, random: Random, recorder: Recorder | null = null) {
    this.#office = office;
    this.#random = random;
    this.#recorder = recorder;
    this.refusals = new Refusals(office);
    this.coverage = new Coverage(office.registry);
  }

  /** One case from registration until nothing new can be reached. */
  async walkCase(type: CaseType, n: number): Promise<void> {
    const clerk = await this.#office.as('clerk');
    const traits = traitsOf(n, type);
    const data = registration(this.#random, type, traits);
    this.#recorder?.begin({ kind: 'case', at: this.#office.clock.now(), data });
    const made = await this.#office.cases.service.registerCase(clerk, data);
    await this.#walk('case', made.id, n, type, type);
    this.#knownCase = made;
  }

  /** Each refusal compares every table of the case twice: enough of them are tried early, later ones only now and then. */
  #wantsRejections(): boolean {
    return this.refusals.total < this.rejectionsWanted;
  }

  async walkLead(n: number): Promise<void> {
    const type = this.#random.pick(['land', 'labor', 'lease', 'general']);
    const report = { type, what: '群众争吵，已劝开' };
    this.#recorder?.begin({ kind: 'lead', at: this.#office.clock.now(), data: report });
    const { id } = await this.#office.leads.service.report(await this.#office.as('grid'), report);
    await this.#walk('lead', id, n, this.#office.registry.leadId, 'general');
  }

  async #walk(kind: 'case' | 'lead', id: string, n: number, defId: string, type: CaseType): Promise<void> {
    if (this.#viewers.length === 0)
      this.#viewers = await Promise.all(usernames.map((name) => this.#office.as(name)));
    this.findings.subjects += 1;
    const journey: Journey = {
      kind,
      id,
      luck: this.#random.next() * (this.heedsFailures ? 1 : 0.7),
      traits: traitsOf(n, type),
      givenUp: new Set(),
      tries: new Map(),
      rung: new Set(),
      seq: 0,
      lastExclusiveAt: this.#office.clock.now(),
      used: null,
      checksum: null,
    };
    await this.#readHistory(journey);
    for (let steps = 0; steps < longestJourney; steps += 1) {
      this.#office.testClock.advance(this.#random.int(1, 15) * 60_000);
      const place = await placeOf(this.#office, this.#viewers, kind, id);
      if (this.#random.chance(this.#wantsRejections() ? 0.2 : 0.02)) await this.#tryGarbage(journey, place);
      else if (!(await this.#goOn(journey, place))) {
        if (this.#wantsRejections()) await this.#tryGarbage(journey, place);
        break;
      }
    }
    this.#recorder?.add({ at: this.#office.clock.now() });
    await this.#office.worker.runOnce();
    await this.#readHistory(journey);
    const { refs } = this.coverage.planner(defId);
    for (const ref of journey.tries.keys()) {
      const key = `${defId} ${ref}`;
      if (!refs.has(ref)) this.coverage.failures.set(key, (this.coverage.failures.get(key) ?? 0) + 1);
    }
  }

  /** One step of the journey; false when it is at its end. */
  async #goOn(journey: Journey, place: Place): Promise<boolean> {
    const aside = this.#entrusted(journey, place) ?? this.#aside(place);
    if (aside !== null) {
      await this.#fireOffer(journey, place, aside.offered, aside.wanted);
      return true;
    }
    const { missingPapers } = place.facts;
    if (typeof missingPapers === 'string' && this.#random.chance(0.7)) {
      this.#recorder?.add({ at: this.#office.clock.now(), papers: missingPapers });
      await filePapers(this.#office, journey.id, missingPapers);
      journey.checksum = null;
      return true;
    }
    const move = nextMove(this.coverage, journey, place, this.#random);
    if (move === null) return false;
    const offered = move.event === null ? undefined : place.offers.get(move.event);
    if (offered && (await this.#fireOffer(journey, place, offered, move.branch))) return true;
    if (await ringDeadline(this.#office, journey, place, move.branch)) {
      this.#recorder?.add({ at: this.#office.clock.now() });
      await this.#readHistory(journey);
    } else journey.givenUp.add(move.target.ref);
    return true;
  }

  /** What a court sent is on record before mediation begins. */
  #entrusted({ traits }: Journey, { offers }: Place): { offered: Offered; wanted: null } | null {
    const offered = offers.get('recordEntrustment');
    const isTime = traits.isEntrusted && offered?.offer.enabled === true && this.#random.chance(0.3);
    return isTime && offered ? { offered, wanted: null } : null;
  }

  /** Sometimes something beside the way: an overlay's branch nobody took yet, or anything that ends nothing. */
  #aside(place: Place): { offered: Offered; wanted: PlacedTransition | null } | null {
    // What is recorded goes straight: overlays are walked with general disputes.
    if (this.#recorder !== null && place.subject.type !== 'general') return null;
    const { subject, set, offers } = place;
    const enabled = [...offers.values()].filter(({ offer }) => offer.enabled);
    const fresh = enabled.flatMap((offered) => {
      const found = branchesOf(set, subject, offered.offer.event);
      if (!found || found.workflow === set.main) return [];
      const { refs } = this.coverage.planner(found.workflow.definition.id);
      return found.branches.filter((branch) => !refs.has(branch.ref)).map((wanted) => ({ offered, wanted }));
    });
    const nearest = this.seeksOverlays ? this.#towardsOverlays(place) : [];
    const steps = fresh.length > 0 ? fresh : nearest;
    if (steps.length > 0 && this.#random.chance(0.3)) return this.#random.pick(steps);
    if (this.#recorder !== null) return null;
    const harmless = enabled.filter(
      ({ offer }) => offer.kind === 'append' && !beginsAnew.includes(offer.event),
    );
    const offered = this.#random.chance(0.1) ? this.#random.find(harmless) : undefined;
    return offered ? { offered, wanted: null } : null;
  }

  /** What leads an overlay to the place of a branch that all walks before this one missed. */
  #towardsOverlays(place: Place): { offered: Offered; wanted: PlacedTransition | null }[] {
    const { subject, set, offers } = place;
    if (!activePhases.includes(subject.phase)) return [];
    return set.overlays.flatMap(({ definition }): { offered: Offered; wanted: PlacedTransition | null }[] => {
      const at = subject.overlays[definition.column ?? 'hold'];
      const isOffered = ({ event }: PlacedTransition): boolean => offers.get(event)?.offer.enabled === true;
      const plan = this.coverage
        .planner(definition.id)
        .next(at, (branch, isHere) => !isHere || isOffered(branch));
      const begun = this.#beginningOf(definition.id, place);
      const offered = plan && offers.get(plan.first.event);
      return begun ?? (offered ? [{ offered, wanted: plan.first }] : []);
    });
  }

  /** Some ends of an overlay nobody took yet need the right beginning; null when none is missing or possible. */
  #beginningOf(
    overlay: string,
    { offers }: Place,
  ): { offered: Offered; wanted: PlacedTransition | null }[] | null {
    const planner = this.coverage.planner(overlay);
    const missing = [...planner.workflow.transitions.values()].filter(({ ref }) => !planner.refs.has(ref));
    for (const { event } of missing) {
      const offered = offers.get(beginnings[event] ?? '');
      if (offered?.offer.enabled) return [{ offered, wanted: null }];
    }
    return null;
  }

  /** Fires an offered event with valid data; false when the case has no data for it. */
  async #fireOffer(
    journey: Journey,
    place: Place,
    { offer, people }: Offered,
    wanted: PlacedTransition | null = null,
  ): Promise<boolean> {
    const good = await this.#goodData(journey, place, offer.event, wanted);
    if (good === null) {
      const where = `${place.subject.type} ${JSON.stringify(place.subject.state)} ${offer.event}`;
      const { emptyOffers } = this.findings;
      emptyOffers.set(where, (emptyOffers.get(where) ?? 0) + 1);
      return false;
    }
    const { viewer, roles } = this.#random.pick(people);
    const key = `${journey.id}:${this.findings.steps}`;
    const { db, clock, engine } = this.#office;
    const recorded = this.#recorder && (await nameIds(db.read, journey.id, good.data, this.#hosts));
    try {
      await engine.command({
        ...this.#target(journey),
        event: offer.event,
        data: good.data,
        actor: actorOf(viewer.displayName, viewer.accountId, roles),
        idempotencyKey: key,
        ...(offer.kind === 'exclusive' ? { expectedStateRev: place.subject.stateRev } : {}),
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const problems = error instanceof ValidationError ? JSON.stringify(error.problems) : error.code;
      const what = `${place.subject.type} ${JSON.stringify(place.subject.state)} ${offer.event}`;
      this.findings.refusedOffers.push(`${what}: ${problems} ${JSON.stringify(good.data)}`);
      return false;
    }
    this.findings.steps += 1;
    journey.used = { key, event: offer.event };
    if (recorded) {
      this.#recorder?.add({ at: clock.now(), by: viewer.username, event: offer.event, data: recorded });
    }
    if (offer.kind === 'exclusive') journey.lastExclusiveAt = clock.now();
    await this.#readHistory(journey);
    return true;
  }

  async #goodData(
    journey: Journey,
    { subject }: Place,
    event: string,
    wanted: PlacedTransition | null = null,
  ): Promise<{ form: EventForm; data: EventData } | null> {
    const { engine, db, clock } = this.#office;
    const form = await engine.form(journey.kind, journey.id, event);
    const data = validData({
      random: this.#random,
      form,
      subject,
      now: clock.now(),
      traits: journey.traits,
      wanted,
      view: journey.kind === 'case' ? await readCaseView(db.read, journey.id) : null,
      knownCaseCode: await this.#hostOf(subject.type as CaseType),
    });
    return data === null ? null : { form, data };
  }

  /** A case that stays at the desk, for others to join. */
  async #hostOf(type: CaseType): Promise<string> {
    let code = this.#hosts.get(type);
    if (code === undefined) {
      const data = registration(this.#random, type, traitsOf(0, type));
      this.#recorder?.hosts.set(type, data);
      ({ code } = await this.#office.cases.service.registerCase(await this.#office.as('clerk'), data));
      this.#hosts.set(type, code);
    }
    return code;
  }

  async #tryGarbage(journey: Journey, place: Place): Promise<void> {
    const enabled = [...place.offers.values()].filter(({ offer }) => offer.enabled);
    for (let n = 0; n < burst; n += 1) {
      const offered = this.#random.find(enabled);
      const made = offered ? await this.#goodData(journey, place, offered.offer.event) : null;
      const person = offered ? this.#random.pick(offered.people) : null;
      const attempt = garbage(
        garbageContext(this.#office, place, {
          random: this.#random,
          lastExclusiveAt: journey.lastExclusiveAt,
          good: made && person ? { spec: made.form.spec, data: made.data, roles: person.roles } : null,
          disabled: [...place.offers.values()].flatMap(({ offer, people }) =>
            offer.enabled ? [] : [{ event: offer.event, roles: people[0]?.roles ?? [] }],
          ),
          used: journey.used,
          idOfAnotherCase: this.#knownCase.id,
        }),
      );
      if (attempt === null) continue;
      const isRefused = await this.refusals.mustRefuse(journey, attempt);
      if (!isRefused) await this.#readHistory(journey);
    }
  }

  #target({ kind, id }: Journey): { kind: 'case' | 'lead'; subjectId: string } {
    return { kind, subjectId: id };
  }

  async #readHistory(journey: Journey): Promise<void> {
    const rows = await this.#office.engine.history(this.#office.db.read, journey.id, journey.seq);
    for (const row of rows) {
      const shown = this.coverage.add(row);
      this.#recorder?.saw(shown);
    }
    journey.seq = rows.at(-1)?.seq ?? journey.seq;
    journey.checksum = null;
  }
}

function actorOf(name: string, accountId: string, roles: readonly ActingRole[]): Actor {
  return { accountId, name, roles };
}
