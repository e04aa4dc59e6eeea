import { moveJointSeats } from '../cases/sharing/joint-seats.ts';
import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Area } from '../offices/area.ts';
import { type AreaChange, formerNamesOf, successorsOf } from '../offices/area-change.ts';
import { areaLabel } from '../offices/area-label.ts';
import { AreaTree } from '../offices/area-tree.ts';
import { endAreasByCode, insertChanges, insertMissingAreas } from '../offices/areas/changes-repository.ts';
import * as areasRepository from '../offices/areas-repository.ts';
import type { Book, BookRow } from '../offices/book/book.ts';
import type { Write } from '../offices/book/plan.ts';
import type { BookKind } from '../offices/office.ts';
import { legalDay } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { ConflictError, ForbiddenError, ValidationError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import {
  listActiveAccounts,
  listOpenCasesIn,
  listWaitingLeads,
  type OpenCase,
  type WaitingLead,
} from './dependents-read-model.ts';
import { moveLead } from './leads-repository.ts';
import { type MapChange, type MapPlan, planMap } from './map-plan.ts';
import type { ReformReport, ReformSaid } from './reform.ts';
import {
  caseLine,
  clocksOf,
  digestOf,
  officeActor,
  type ReformDeps,
  recordReform,
  refuseIfOther,
  reindexMoved,
} from './reform-support.ts';

export type MapReform = MapChange & ReformSaid & { readonly objectId: string; readonly title: string };

/** What moves, as it stands: the plan with everything that hangs on the places it gives up. */
interface Moving {
  readonly plan: MapPlan;
  readonly places: Places;
  readonly cases: readonly OpenCase[];
  readonly leads: readonly WaitingLead[];
  readonly accounts: Awaited<ReturnType<typeof listActiveAccounts>>;
  readonly rows: readonly { readonly kind: BookKind; readonly row: BookRow }[];
  readonly report: ReformReport;
}

/** Towns that merge, a town that is divided, villages that go to another town: each as one change of the office. */
export class MapReformService {
  readonly #deps: ReformDeps;

  constructor(deps: ReformDeps) {
    this.#deps = deps;
  }

  /** What would move, and what to bring back to carry it out. @throws ForbiddenError, ValidationError, NotFoundError */
  async preview(
    viewer: Viewer,
    change: MapChange,
  ): Promise<{ readonly report: ReformReport; readonly seen: string }> {
    if (!can(viewer, 'manageAreas')) throw new ForbiddenError();
    const { db, book } = this.#deps;
    const moving = await this.#moving(db.read, await book.open(), change);
    return { report: moving.report, seen: digestOf(shownOf(moving)) };
  }

  /**
   * Carries the change out: places, offices and people in office, accounts asked for, open cases and leads, all or nothing.
   * Gives the id of its record. @throws ForbiddenError, ValidationError, and ConflictError when the office is no longer
   * as it was shown
   */
  async carryOut(viewer: Viewer, reform: MapReform, seen: string): Promise<string> {
    if (!can(viewer, 'manageAreas')) throw new ForbiddenError();
    const { uow, book, areas } = this.#deps;
    return uow.run(async (tx) => {
      tx.afterCommit(() => areas.load());
      // Whoever else changes the office waits here, and then finds it changed.
      const opened = await book.openToWrite(tx);
      const moving = await this.#moving(tx.knex, opened, reform).catch((error: unknown) => {
        // It could be done when it was shown, so somebody else was faster.
        if (error instanceof ValidationError) throw new ConflictError('reformStale');
        throw error;
      });
      refuseIfOther(seen, shownOf(moving));
      const id = newId();
      await this.#moveMap(tx, viewer, moving.plan, { id, ...reform });
      await this.#moveOffices(tx, viewer, moving, opened, reform);
      await this.#askForAccounts(tx, viewer, moving);
      await this.#moveCases(tx, viewer, moving, { id, ...reform });
      for (const lead of moving.leads) await moveLead(tx, lead.id, moving.places.of(lead.areaCode));
      const { kind, title, objectId, validOn, basisNumber, reason } = reform;
      await recordReform(tx, this.#deps, {
        ...{ id, kind, title, objectId, validOn, basisNumber, reason, report: moving.report },
        ...{ doneBy: viewer.accountId, doneAt: this.#deps.clock.now() },
      });
      return id;
    });
  }

  async #moving(db: Db, opened: Book, change: MapChange): Promise<Moving> {
    const tree = await readTree(db);
    const planned = planMap(tree, change);
    if (!planned.ok) throw new ValidationError(planned.problems);
    const { plan } = planned;
    const places = new Places(tree, plan);
    const paths = change.moved.map((code) => tree.get(code).path);
    const cases = await listOpenCasesIn(db, paths);
    const leads = await listWaitingLeads(db, paths);
    const accounts = await listActiveAccounts(db, { areaCodes: places.formerCodes });
    const today = legalDay(this.#deps.clock.now());
    const rows = rowsIn(opened, places.formerCodes, today);
    const clocks = await clocksOf(db, cases, this.#deps);
    const report = reportOf({ plan, places, cases, leads, accounts, rows }, opened, clocks);
    return { plan, places, cases, leads, accounts, rows, report };
  }

  async #moveMap(
    tx: Tx,
    viewer: Viewer,
    { added, successions }: MapPlan,
    { id, validOn, basisNumber }: MapReform & { readonly id: string },
  ): Promise<void> {
    const codes = successions.map(({ former }) => former.code);
    const isMine =
      (await insertMissingAreas(tx, added)) === added.length &&
      (await endAreasByCode(tx, codes, validOn)) === codes.length;
    if (!isMine) throw new ConflictError('reformStale');
    const noted = (area: Area, kind: AreaChange['kind'], successorCode: string | null): AreaChange => ({
      id: newId(),
      areaCode: area.code,
      ...{ kind, validOn, successorCode },
      name: area.name,
      formerName: null,
      note: basisNumber,
      reformId: id,
      recordedBy: viewer.accountId,
      recordedAt: this.#deps.clock.now(),
    });
    await insertChanges(tx, [
      ...added.map((area) => noted(area, 'added', null)),
      ...successions.map(({ former, successor }) => noted(former, 'succeeded', successor.code)),
    ]);
  }

  /** Organisations, committees, people in office and duties stand in the new places; committees keep names and numbers. */
  async #moveOffices(
    tx: Tx,
    viewer: Viewer,
    { rows, places }: Moving,
    opened: Book,
    { validOn, reason, basisNumber }: ReformSaid,
  ): Promise<void> {
    const writes = rows.map(({ kind, row }): Write => {
      const area = places.of(String(row['areaCode']));
      const isLater = validOn > opened.valuesSince(kind, row);
      return {
        ...{ kind, row: { ...row, areaCode: area.code }, before: row, onDay: validOn },
        act: isLater ? 'changed' : 'corrected',
        reason: `${basisNumber} ${reason}`.slice(0, 200),
      };
    });
    await this.#deps.book.write(tx, viewer.accountId, writes);
    for (const { kind, row } of rows) {
      if (kind !== 'committees') continue;
      const { path } = places.of(String(row['areaCode']));
      await moveJointSeats(tx, row.id, { path, townCode: places.town.code });
    }
  }

  /** Who may see what is decided by the other administrator: here it is only asked. */
  async #askForAccounts(tx: Tx, viewer: Viewer, { accounts, places }: Moving): Promise<void> {
    const { assignments } = this.#deps;
    for (const account of accounts) {
      const { displayName, role, committeeId, organisationId, personId } = account;
      const areaCode = places.of(account.areaCode).code;
      const to = { displayName, role, areaCode, committeeId, organisationId, personId };
      await assignments.askIn(tx, viewer.accountId, account.id, to);
    }
  }

  async #moveCases(
    tx: Tx,
    viewer: Viewer,
    { cases, places }: Moving,
    { id, validOn, basisNumber }: MapReform & { readonly id: string },
  ): Promise<void> {
    const engine = this.#deps.engine();
    for (const one of cases) {
      const area = places.of(one.areaCode);
      const words = `${places.labelOf(one.areaCode)} → ${places.label(area)}；${basisNumber}`;
      await engine.commandIn(tx, {
        ...{ kind: 'case', subjectId: one.id, event: 'moveCase', actor: officeActor(viewer) },
        data: { validOn, reformId: id, areaCode: area.code, words },
      });
    }
    await reindexMoved(tx, cases);
  }
}

/** The places before and after: which one stands for which, and how both are spoken of. */
class Places {
  readonly town: Area;
  readonly formerCodes: readonly string[];
  readonly #tree: AreaTree;
  readonly #added: ReadonlyMap<string, Area>;
  readonly #successors: ReadonlyMap<string, Area>;

  constructor(tree: AreaTree, { town, added, successions }: MapPlan) {
    this.town = town;
    this.#tree = tree;
    this.#added = new Map(added.map((area) => [area.code, area]));
    this.#successors = new Map(successions.map(({ former, successor }) => [former.code, successor]));
    this.formerCodes = successions.map(({ former }) => former.code);
  }

  /** The place that takes the place of one, or of the nearest above it: what ended before is not moved on its own. */
  of(code: string): Area {
    for (const area of [...this.#tree.lineOf(code)].reverse()) {
      const successor = this.#successors.get(area.code);
      if (successor !== undefined) return successor;
    }
    throw new Error(`${code} does not move`);
  }

  labelOf(code: string): string {
    return areaLabel(this.#tree.lineOf(code));
  }

  label(area: Area): string {
    return areaLabel(
      area.path.split('/').flatMap((code) => this.#added.get(code) ?? this.#tree.find(code) ?? []),
    );
  }
}

async function readTree(db: Db): Promise<AreaTree> {
  const formerNames = formerNamesOf(await areasRepository.listRenames(db));
  const successors = successorsOf(await areasRepository.listSuccessions(db));
  return new AreaTree(await areasRepository.listAreas(db), formerNames, successors);
}

const placed = ['committees', 'organisations', 'people', 'duties'] as const satisfies readonly BookKind[];

function rowsIn(opened: Book, codes: readonly string[], today: string): Moving['rows'] {
  const within = new Set(codes);
  return placed.flatMap((kind) =>
    (opened.all(kind) as unknown as readonly BookRow[])
      .filter((row) => within.has(String(row['areaCode'])) && (row.validTo === null || row.validTo > today))
      .map((row) => ({ kind, row })),
  );
}

function reportOf(
  moving: Omit<Moving, 'report'>,
  opened: Book,
  clocks: Pick<ReformReport, 'deadlines' | 'appointments'>,
): ReformReport {
  const { plan, places, cases, leads, accounts, rows } = moving;
  const goes = (code: unknown) => places.label(places.of(String(code)));
  const named = (kind: BookKind) =>
    rows
      .filter((one) => one.kind === kind)
      .map(({ row }) => ({
        label: kind === 'duties' ? dutyName(row, opened) : String(row['name']),
        to: goes(row['areaCode']),
      }));
  const committees = new Set(rows.flatMap(({ kind, row }) => (kind === 'committees' ? [row.id] : [])));
  const seals = opened.all('seals').filter((one) => committees.has(one.committeeId) && one.validTo === null);
  return {
    areas: plan.successions.map(({ former, successor }) => ({
      label: `${places.labelOf(former.code)}（${former.code}）`,
      to: `${places.label(successor)}（${successor.code}）`,
    })),
    committees: named('committees'),
    organisations: named('organisations'),
    people: named('people'),
    duties: named('duties'),
    seals: seals.map(({ name }) => ({ label: name, to: '', fate: 'stays' })),
    accounts: accounts.map(({ username, displayName, areaCode }) => ({
      ...{ label: `${username}（${displayName}）`, to: goes(areaCode), fate: 'asked' },
    })),
    cases: cases.map((one) => caseLine(one, goes(one.areaCode))),
    leads: leads.map(({ code, areaCode }) => ({ label: code, to: goes(areaCode) })),
    ...clocks,
  };
}

function dutyName(row: BookRow, opened: Book): string {
  const duty = opened.dictionaries.labelOf('duties', String(row['duty']), 'zh-CN');
  return `${duty}：${opened.find('people', String(row['personId']))?.name ?? ''}`;
}

/** What has to be the same when it is carried out. Cases and leads go as they stand by then: work goes on meanwhile. */
function shownOf({ report }: Moving): unknown {
  const { areas, committees, organisations, people, duties, seals, accounts } = report;
  return { areas, committees, organisations, people, duties, seals, accounts };
}
