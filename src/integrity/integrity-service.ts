import type { AuditLog } from '../audit/audit-log.ts';
import { actingRolesOn } from '../cases/core/case-policy.ts';
import { findCase } from '../cases/core/case-repository.ts';
import type { CaseService } from '../cases/registration/case-service.ts';
import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import { pathRange } from '../offices/area.ts';
import { type Clock, type Day, legalDay, legalTime } from '../platform/clock.ts';
import type { Database, Db } from '../platform/database/connect.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { ForbiddenError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Offer } from '../workflow/engine/offers.ts';
import type { ReplayReport } from '../workflow/versions/replay.ts';
import type { IntegrityCheck, IntegrityFinding, IntegrityRun } from './integrity.ts';
import * as look from './integrity-read-model.ts';
import * as repository from './integrity-repository.ts';

export interface IntegrityDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly cases: Pick<CaseService, 'offers' | 'getCase'>;
  /** Everybody who can act now. */
  readonly activeViewers: () => Promise<readonly Viewer[]>;
  readonly replay: (db: Db) => Promise<ReplayReport>;
}

export interface IntegrityView {
  readonly run: IntegrityRun;
  readonly counts: ReadonlyMap<IntegrityCheck, number>;
  readonly findings: readonly IntegrityFinding[];
}

const page = 200;
const shown = 200;
/** The report runs when nobody works; hours of the legal day. */
const nightFrom = '02:00';
const nightTo = '05:00';

/** Steps that only add to a case and still lead it to its end; notes, risks and levels leave it where it is. */
const towardsTheEnd: readonly string[] = ['proposeClose', 'proposeReopen'];

function leadsOn({ kind, event }: Offer): boolean {
  return kind === 'exclusive' || towardsTheEnd.includes(event);
}

/** What holds a case back until whoever handles it does it: papers still to be issued, a return visit to be made. */
const remedied: readonly string[] = ['papersComplete', 'returnVisited'];

function isWithinReach({ enabled, reasons }: Offer): boolean {
  return enabled || reasons.every(({ code }) => remedied.includes(code));
}

/** Looks for what must never be: cases nobody can move, clocks that never rang, histories that do not add up. */
export class IntegrityService {
  readonly #deps: IntegrityDeps;

  constructor(deps: IntegrityDeps) {
    this.#deps = deps;
  }

  /** Runs every check and keeps what was found. `nightOf` marks the one run of that night; null = on demand. */
  async run(
    nightOf: Day | null = null,
  ): Promise<{ run: IntegrityRun; findings: readonly IntegrityFinding[] } | null> {
    const { uow, clock } = this.#deps;
    const id = newId();
    const startedAt = clock.now();
    if (!(await uow.run((tx) => repository.insertRun(tx, { id, nightOf, startedAt })))) return null;
    const { subjects, findings } = await this.#findAll();
    const finishedAt = clock.now();
    await uow.run((tx) => repository.finishRun(tx, id, { finishedAt, subjects, findings }));
    return { run: { id, startedAt, finishedAt, subjects, findings: findings.length }, findings };
  }

  /** The nightly run, when it is night and no process has done it yet. */
  async runNightly(): Promise<void> {
    const now = this.#deps.clock.now();
    const time = legalTime(now).slice(-5);
    if (time >= nightFrom && time < nightTo) await this.run(legalDay(now));
  }

  /** The newest report: counts of everything, and the lines of the person's own area. @throws ForbiddenError */
  async latest(viewer: Viewer): Promise<IntegrityView | null> {
    if (!can(viewer, 'viewIntegrityCounts')) throw new ForbiddenError();
    const db = this.#deps.db.read;
    const run = await repository.findLastRun(db);
    if (run === null) return null;
    const seesCases = can(viewer, 'viewIntegrity');
    return {
      run,
      counts: await repository.countFindings(db, run.id),
      findings: seesCases ? await repository.listFindings(db, run.id, pathRange(viewer.areaPath), shown) : [],
    };
  }

  /** Gives the effects of a case that ran out of attempts another try. @throws ForbiddenError, NotFoundError */
  async retryEffects(viewer: Viewer, caseCode: string): Promise<number> {
    if (!can(viewer, 'viewIntegrity')) throw new ForbiddenError();
    const { uow, audit, clock, cases } = this.#deps;
    const subject = await cases.getCase(viewer, caseCode);
    return uow.run(async (tx) => {
      const at = clock.now();
      const count = await repository.retryEffects(tx, subject.id, at);
      await audit.append(tx, {
        actorId: viewer.accountId,
        action: 'effectsRetried',
        objectKind: 'case',
        objectId: subject.id,
        detail: { count },
        requestId: null,
        at,
      });
      return count;
    });
  }

  /** Findings of the newest run, for monitoring. */
  async lastCount(): Promise<number> {
    return (await repository.findLastRun(this.#deps.db.read))?.findings ?? 0;
  }

  async #findAll(): Promise<{ subjects: number; findings: IntegrityFinding[] }> {
    const db = this.#deps.db.read;
    const now = this.#deps.clock.now();
    const replayed = await this.#broken(db);
    const findings = [
      ...(await this.#stuck(db)),
      ...(await look.deadlinesNotRung(db, now)),
      ...(await look.casesOfTheGone(db, legalDay(now))),
      ...(await look.inboxesOfClosedAccounts(db)),
      ...(await look.severalProceedings(db)),
      ...replayed.findings,
      ...(await look.effectsGivenUp(db)),
      ...(await look.wrongDueDays(db)),
      ...(await look.clocksOfEndedCases(db)),
    ];
    return { subjects: replayed.subjects, findings };
  }

  async #broken(db: Db): Promise<{ subjects: number; findings: IntegrityFinding[] }> {
    const report = await this.#deps.replay(db);
    const places = await look.placesOf(db, [...new Set(report.findings.map((one) => one.subjectId))]);
    const findings = report.findings.map((one): IntegrityFinding => {
      const place = places.get(one.subjectId);
      return {
        check: 'historyBroken',
        subjectKind: place?.kind ?? 'case',
        subjectId: one.subjectId,
        label: place?.label ?? one.subjectId,
        areaPath: place?.areaPath ?? '/',
        detail: `${one.what} #${one.seq}`,
      };
    });
    return { subjects: report.subjects, findings };
  }

  async #stuck(db: Db): Promise<IntegrityFinding[]> {
    const viewers = await this.#deps.activeViewers();
    const findings: IntegrityFinding[] = [];
    for (let after = ''; ; ) {
      const ids = await look.listMovableCaseIds(db, after, page);
      for (const id of ids) {
        const stuck = await this.#stuckCase(db, id, viewers);
        if (stuck) findings.push(stuck);
      }
      const last = ids.at(-1);
      if (ids.length < page || last === undefined) return findings;
      after = last;
    }
  }

  async #stuckCase(db: Db, id: string, viewers: readonly Viewer[]): Promise<IntegrityFinding | null> {
    const subject = await findCase(db, id);
    if (!subject) return null;
    for (const viewer of viewers) {
      if (actingRolesOn(viewer, subject).length === 0) continue;
      const offers = await this.#deps.cases.offers(viewer, subject);
      if (offers.some((offer) => leadsOn(offer) && isWithinReach(offer))) return null;
    }
    return {
      check: 'noWay',
      subjectKind: 'case',
      subjectId: subject.id,
      label: subject.code,
      areaPath: subject.areaPath,
      detail: subject.phase,
    };
  }
}
