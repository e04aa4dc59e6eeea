import { actingRolesOn } from '../../../src/cases/core/case-policy.ts';
import { findCase } from '../../../src/cases/core/case-repository.ts';
import type { Viewer } from '../../../src/identity/viewer.ts';
import { actingRolesOnLead } from '../../../src/leads/lead-policy.ts';
import { findLead } from '../../../src/leads/lead-repository.ts';
import type { Instant } from '../../../src/platform/clock.ts';
import { AppError, ValidationError } from '../../../src/platform/errors.ts';
import type { ActingRole } from '../../../src/workflow/definitions/definition.ts';
import { type Offer, offersOf } from '../../../src/workflow/engine/offers.ts';
import type { HistoryRow } from '../../../src/workflow/history/history.ts';
import type { TestOffice } from '../../support/office.ts';
import { Coverage } from '../coverage.ts';
import { filePapers } from '../data/file-papers.ts';
import type { EventData } from '../data/random-data.ts';
import { garbage, garbageKinds } from '../garbage.ts';
import { byImport } from '../planner.ts';
import { Random } from '../random.ts';
import { garbageContext, Refusals, type Watched } from '../refusals.ts';
import type { Corpus, Course, Fired, Move } from './corpus.ts';
import { resolveIds } from './id-names.ts';

/** So many forbidden things are tried at once, since each look at all rows of the case serves two of them. */
const burst = 4;

/** The case or lead that is followed. */
interface Followed extends Watched {
  seq: number;
  lastExclusiveAt: Instant;
  used: { readonly key: string; readonly event: string } | null;
}

/** What somebody is about to do. */
interface Step {
  readonly viewer: Viewer;
  readonly roles: readonly ActingRole[];
  readonly event: string;
  readonly data: EventData;
}

/**
 * Does again what was recorded, each step by the person who did it; before some of the steps it tries something of them
 * that is forbidden.
 */
export class Replayer {
  readonly coverage: Coverage;
  readonly refusals: Refusals;
  /** Where it did not go as it was recorded. */
  readonly failures: string[] = [];
  /** Events fired with success. */
  steps = 0;
  readonly #office: TestOffice;
  readonly #stepsPerBurst: number;
  readonly #random = new Random(1);
  readonly #hosts = new Map<string, string>();
  #idOfAnotherCase = '';

  /** Tries some forbidden things before one of every so many steps. */
  constructor(office: TestOffice, stepsPerBurst: number) {
    this.#office = office;
    this.#stepsPerBurst = stepsPerBurst;
    this.coverage = new Coverage(office.registry);
    this.refusals = new Refusals(office);
  }

  async replay({ type, hosts, courses }: Corpus): Promise<void> {
    await this.registerHosts(hosts);
    for (const [index, course] of courses.entries()) await this.#follow(course, `${type} course ${index}`);
  }

  async registerHosts(hosts: readonly EventData[]): Promise<void> {
    const clerk = await this.#office.as('clerk');
    for (const data of hosts) {
      const { code } = await this.#office.cases.service.registerCase(clerk, data);
      this.#hosts.set(String(data['type']), code);
    }
  }

  /** Follows one course; what comes after a failure in it would only fail for that reason. */
  async #follow(course: Course, name: string): Promise<void> {
    let where = `${name} begins`;
    try {
      const { followed } = await this.begin(course);
      for (const [index, move] of course.moves.entries()) {
        where = `${name} move ${index} ${wordOf(move)}`;
        await this.make(followed, move);
      }
      if (course.kind === 'case') this.#idOfAnotherCase = followed.id;
    } catch (error) {
      this.failures.push(`${where}: ${wordsOf(error)}`);
    }
  }

  /** Makes the first row of a case or lead; gives what it shows. */
  async begin({ kind, at, data }: Omit<Course, 'moves'>): Promise<{ followed: Followed; seen: string[] }> {
    const { cases, leads, testClock } = this.#office;
    testClock.set(at);
    const { id } =
      kind === 'case'
        ? await cases.service.registerCase(await this.#office.as('clerk'), data)
        : await leads.service.report(await this.#office.as('grid'), data);
    const followed: Followed = { kind, id, seq: 0, lastExclusiveAt: at, used: null, checksum: null };
    const rows = await this.#newRows(followed);
    return { followed, seen: rows.flatMap((row) => this.coverage.add(row)) };
  }

  /** Makes one move and gives what it shows. @throws whatever the product says against it. */
  async make(followed: Followed, move: Move): Promise<string[]> {
    this.#office.testClock.set(move.at);
    if ('event' in move) return this.#fire(followed, move);
    if ('papers' in move) await filePapers(this.#office, followed.id, move.papers);
    else await this.#office.worker.runOnce();
    return this.#look(followed);
  }

  async #fire(followed: Followed, { by, event, data: named }: Fired): Promise<string[]> {
    const { engine, db, clock, registry } = this.#office;
    const { kind, id } = followed;
    const viewer = await this.#office.as(by);
    const { roles: own, stateRev } = await this.#standing(viewer, followed);
    const roles: readonly ActingRole[] = event === byImport ? ['system'] : own;
    const data = await resolveIds(db.read, id, named, this.#hosts);
    const step: Step = { viewer, roles, event, data };
    if (this.steps % this.#stepsPerBurst === 0) await this.#tryWrongly(followed, step);
    const key = `${id}:${this.steps}`;
    const isExclusive = registry.vocabulary.events.get(event)?.kind === 'exclusive';
    await engine.command({
      kind,
      subjectId: id,
      event,
      data,
      actor: { accountId: viewer.accountId, name: viewer.displayName, roles },
      idempotencyKey: key,
      ...(isExclusive && { expectedStateRev: stateRev }),
    });
    this.steps += 1;
    followed.used = { key, event };
    if (isExclusive) followed.lastExclusiveAt = clock.now();
    return this.#look(followed, roles);
  }

  async #standing(
    viewer: Viewer,
    { kind, id }: Followed,
  ): Promise<{ roles: readonly ActingRole[]; stateRev: number }> {
    const { read } = this.#office.db;
    const row = kind === 'case' ? await findCase(read, id) : null;
    if (row) return { roles: actingRolesOn(viewer, row), stateRev: row.stateRev };
    const lead = await findLead(read, id);
    return { roles: lead ? actingRolesOnLead(viewer, lead) : [], stateRev: lead?.stateRev ?? 0 };
  }

  /** Of the kinds of garbage that apply here those which were tried least; the right thing has to be on offer, or its refusal says nothing. */
  async #tryWrongly(followed: Followed, { viewer, roles, event, data }: Step): Promise<void> {
    const { engine, db, registry } = this.#office;
    const { kind, id } = followed;
    const offers = await engine.offers({ kind, subjectId: id, roles, actorId: viewer.accountId });
    mustOffer(offers, event);
    const subject = await engine.load(db.read, kind, id);
    const spec = registry.vocabulary.events.get(event);
    const context = garbageContext(
      this.#office,
      { subject, set: registry.set(subject.defId, subject.defVersion) },
      {
        random: this.#random,
        lastExclusiveAt: followed.lastExclusiveAt,
        good: spec ? { spec, data, roles } : null,
        disabled: offers.filter(({ enabled }) => !enabled).map((one) => ({ event: one.event, roles })),
        used: followed.used,
        idOfAnotherCase: this.#idOfAnotherCase,
      },
    );
    const { byKind } = this.refusals;
    const leastFirst = garbageKinds.toSorted((a, b) => (byKind.get(a) ?? 0) - (byKind.get(b) ?? 0));
    const attempts = leastFirst.flatMap((one) => garbage(context, one) ?? []).slice(0, burst);
    for (const attempt of attempts) {
      await this.refusals.mustRefuse(followed, attempt, viewer.accountId);
    }
  }

  /** Reads what was written since the last look; what somebody did must have been offered to him. */
  async #look(followed: Followed, roles?: readonly ActingRole[]): Promise<string[]> {
    followed.checksum = null;
    const rows = await this.#newRows(followed);
    const [first] = rows;
    if (roles && first) {
      const set = this.#office.registry.set(first.defId, first.defVersion);
      mustOffer(offersOf(set, first.from, roles, first.facts.before), first.event);
    }
    return rows.flatMap((row) => this.coverage.add(row));
  }

  async #newRows(followed: Followed): Promise<readonly HistoryRow[]> {
    const rows = await this.#office.engine.history(this.#office.db.read, followed.id, followed.seq);
    followed.seq = rows.at(-1)?.seq ?? followed.seq;
    return rows;
  }
}

function mustOffer(offers: readonly Offer[], event: string): void {
  const offer = offers.find((one) => one.event === event);
  if (offer?.enabled) return;
  throw new RangeError(
    `not offered (${offer?.reasons.map(({ code }) => code).join(', ') ?? 'unknown here'})`,
  );
}

function wordOf(move: Move): string {
  if ('event' in move) return `${move.event} by ${move.by}`;
  return 'papers' in move ? `files ${move.papers}` : 'rings';
}

function wordsOf(error: unknown): string {
  if (error instanceof ValidationError) return `refused, ${JSON.stringify(error.problems)}`;
  return error instanceof AppError ? `refused, ${error.code}` : String(error);
}
