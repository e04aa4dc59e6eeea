import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import { isInForce } from '../offices/area.ts';
import type { Book, BookRow } from '../offices/book/book.ts';
import { planEnd, type Write } from '../offices/book/plan.ts';
import { type Committee, type Person, successionTable } from '../offices/office.ts';
import { legalDay } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { ConflictError, ForbiddenError, NotFoundError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { refuse, refuseAll } from '../platform/problem.ts';
import {
  listActiveAccounts,
  listOpenCasesById,
  listOpenCasesOfCommittee,
  type OpenCase,
} from './dependents-read-model.ts';
import { handOverAll, type LeavingDeps, writesOf } from './leaving-service.ts';
import { reformProblem } from './problems.ts';
import type { ReformReport, ReformSaid } from './reform.ts';
import {
  caseLine,
  clocksOf,
  digestOf,
  officeActor,
  recordReform,
  refuseIfOther,
  reindexMoved,
} from './reform-support.ts';

export interface Closing extends ReformSaid {
  /** The committee that takes the open cases over. */
  readonly successorId: string;
  /** Who goes to that committee; the others leave office. */
  readonly movingIds: readonly string[];
  /** Who takes the cases of those over who leave. */
  readonly toId: string | null;
}

export interface ClosingView {
  readonly committee: Committee;
  readonly people: readonly Person[];
  readonly successors: readonly Committee[];
  /** Who may take cases over: mediators of any other committee, and of this one, who may move. */
  readonly mediators: readonly Person[];
  readonly led: readonly OpenCase[];
  readonly joined: readonly OpenCase[];
  readonly accounts: Awaited<ReturnType<typeof listActiveAccounts>>;
  readonly report: ReformReport;
  readonly seen: string;
}

/** A committee closes: another takes its open cases over, its people move or leave, its seals end. */
export class ClosingService {
  readonly #deps: LeavingDeps;

  constructor(deps: LeavingDeps) {
    this.#deps = deps;
  }

  /** @throws ForbiddenError, NotFoundError, ConflictError for a committee that has ended already */
  async preview(viewer: Viewer, committeeId: string): Promise<ClosingView> {
    if (!can(viewer, 'manageOffices')) throw new ForbiddenError();
    const { db, book } = this.#deps;
    return this.#view(db.read, await book.open(), committeeId);
  }

  /**
   * Gives the id of the record. Numbers of cases and papers that were issued stay as they are; the series of numbers of the
   * committee that takes over goes on. @throws ForbiddenError, NotFoundError, ValidationError, ConflictError when what
   * hangs on the committee is not what was shown
   */
  async carryOut(viewer: Viewer, committeeId: string, closing: Closing, seen: string): Promise<string> {
    if (!can(viewer, 'manageOffices')) throw new ForbiddenError();
    const { uow, book, clock } = this.#deps;
    return uow.run(async (tx) => {
      const opened = await book.openToWrite(tx);
      const view = await this.#view(tx.knex, opened, committeeId);
      refuseIfOther(seen, shownOf(view));
      const successor = opened.find('committees', closing.successorId);
      if (!view.successors.some(({ id }) => id === closing.successorId) || successor === undefined)
        return refuse(reformProblem('successorId', 'sameCommittee'));
      const id = newId();
      const reason = `${closing.basisNumber} ${closing.reason}`.slice(0, 200);
      await this.#passCases(tx, viewer, view, { id, successor, ...closing });
      await book.write(tx, viewer.accountId, movingWrites(opened, view, successor, { ...closing, reason }));
      await this.#handOver(tx, viewer, view, closing);
      const end = planEnd(opened, 'committees', committeeId, { endedOn: closing.validOn, reason });
      await book.write(tx, viewer.accountId, writesOf(end));
      await this.#settleAccounts(tx, viewer, view, closing);
      const { validOn, basisNumber } = closing;
      const succession = { committeeId, successorId: successor.id, validOn, reformId: id };
      await successionTable.insert(tx.knex, succession);
      await reindexMoved(tx, [...view.led, ...view.joined]);
      await recordReform(tx, this.#deps, {
        ...{ id, kind: 'close', title: view.committee.name, objectId: committeeId, validOn, basisNumber },
        reason: closing.reason,
        report: withTargets(view, successor, closing),
        ...{ doneBy: viewer.accountId, doneAt: clock.now() },
      });
      return id;
    });
  }

  async #passCases(
    tx: Tx,
    viewer: Viewer,
    { committee, led, joined }: ClosingView,
    to: ReformSaid & { readonly id: string; readonly successor: Committee },
  ): Promise<void> {
    const words = `${committee.name} → ${to.successor.name}；${to.basisNumber}`;
    const { validOn, id: reformId } = to;
    for (const one of [...led, ...joined]) {
      await this.#deps.engine().commandIn(tx, {
        ...{ kind: 'case', subjectId: one.id, event: 'succeedCommittee', actor: officeActor(viewer) },
        data: { validOn, reformId, fromId: committee.id, toId: to.successor.id, words },
      });
    }
  }

  /** Cases of those who leave go to a mediator of the committee that takes over. */
  async #handOver(tx: Tx, viewer: Viewer, { people }: ClosingView, closing: Closing): Promise<void> {
    const { heldCases } = this.#deps;
    const cases: { one: OpenCase; fromId: string; toId: string }[] = [];
    for (const person of people.filter(({ id }) => !closing.movingIds.includes(id))) {
      const held = await heldCases(tx.knex, person.id);
      const open = await listOpenCasesById(
        tx.knex,
        held.map(({ id }) => id),
      );
      if (open.length > 0 && closing.toId === null)
        refuseAll(open.map(({ code }) => reformProblem('toId', 'noSuccessor', { params: { code } })));
      cases.push(...open.map((one) => ({ one, fromId: person.id, toId: closing.toId ?? '' })));
    }
    const reason = `${closing.basisNumber} ${closing.reason}`;
    await handOverAll(tx, this.#deps, viewer, { cases, reason, pathOf: () => 'toId' });
  }

  /** Accounts of those who move are asked for; the others close. */
  async #settleAccounts(
    tx: Tx,
    viewer: Viewer,
    { accounts }: ClosingView,
    { movingIds, successorId }: Closing,
  ): Promise<void> {
    for (const account of accounts) {
      const { personId, displayName, role, areaCode, organisationId } = account;
      if (personId !== null && movingIds.includes(personId)) {
        const to = { displayName, role, areaCode, organisationId, personId, committeeId: successorId };
        await this.#deps.assignments.askIn(tx, viewer.accountId, account.id, to);
      } else await this.#deps.accounts.disableIn(tx, viewer.accountId, account.id);
    }
  }

  async #view(db: Db, opened: Book, committeeId: string): Promise<ClosingView> {
    const committee = opened.find('committees', committeeId);
    if (committee === undefined) throw new NotFoundError('notFound');
    if (committee.validTo !== null) throw new ConflictError('reformEnded');
    const today = legalDay(this.#deps.clock.now());
    const inOffice = opened.all('people').filter((one) => isInForce(one, today));
    const people = inOffice.filter((one) => one.committeeId === committeeId);
    const { led, joined } = await listOpenCasesOfCommittee(db, committeeId);
    const accounts = await listActiveAccounts(db, {
      committeeId,
      personIds: people.map(({ id }) => id),
    });
    const ends = { to: '', fate: 'ends' } as const;
    const report: ReformReport = {
      committees: [{ label: committee.name, ...ends }],
      people: people.map(({ name, post }) => ({
        label: post === null ? name : `${name}（${post}）`,
        to: '',
      })),
      seals: opened
        .all('seals')
        .filter((seal) => seal.committeeId === committeeId && seal.validTo === null)
        .map(({ name }) => ({ label: name, ...ends })),
      accounts: accounts.map((one) => ({ label: `${one.username}（${one.displayName}）`, to: '' })),
      cases: led.map((one) => caseLine(one, '')),
      jointCases: joined.map((one) => caseLine(one, '')),
      ...(await clocksOf(db, [...led, ...joined], this.#deps)),
    };
    const view = {
      ...{ committee, people, led, joined, accounts, report },
      successors: opened
        .all('committees')
        .filter((one) => one.id !== committeeId && isInForce(one, today) && one.validTo === null),
      mediators: inOffice.filter(({ isMediator }) => isMediator),
    };
    return { ...view, seen: digestOf(shownOf(view)) };
  }
}

/** They are not elected to the other committee: it appoints them (《人民调解法》第十三条). */
function movingWrites(
  opened: Book,
  { people }: ClosingView,
  successor: Committee,
  { movingIds, validOn, reason }: Closing,
): Write[] {
  return people
    .filter(({ id }) => movingIds.includes(id))
    .map((person): Write => {
      const before = person as unknown as BookRow;
      const seat = person.isMediator ? 'appointed' : null;
      const row: BookRow = { ...before, committeeId: successor.id, seat };
      const act = validOn > opened.valuesSince('people', before) ? 'changed' : 'corrected';
      opened.put('people', row, validOn);
      return { kind: 'people', act, row, before, onDay: validOn, reason };
    });
}

function withTargets(view: ClosingView, successor: Committee, { movingIds }: Closing): ReformReport {
  const { report, people, accounts } = view;
  const to = successor.name;
  const goes = (lines: ReformReport['cases'] = []) => lines.map((line) => ({ ...line, to }));
  const fate = (personId: string | null) => personId !== null && movingIds.includes(personId);
  return {
    ...report,
    people: (report.people ?? []).map((line, index) =>
      fate(people[index]?.id ?? null) ? { ...line, to } : { ...line, fate: 'ends' as const },
    ),
    accounts: (report.accounts ?? []).map((line, index) =>
      fate(accounts[index]?.personId ?? null)
        ? { ...line, to, fate: 'asked' as const }
        : { ...line, fate: 'locked' as const },
    ),
    cases: goes(report.cases),
    jointCases: goes(report.jointCases),
  };
}

/** What has to be the same when it is carried out. */
function shownOf({ report }: Pick<ClosingView, 'report'>): unknown {
  const { committees, people, seals, accounts, cases, jointCases } = report;
  return { committees, people, seals, accounts, cases: codes(cases), jointCases: codes(jointCases) };
}

const codes = (lines: ReformReport['cases'] = []): string[] => lines.map(({ label }) => label);
