import { createHash } from 'node:crypto';
import type { AuditLog } from '../audit/audit-log.ts';
import { findCase } from '../cases/core/case-repository.ts';
import { indexCase } from '../cases/search/indexing.ts';
import type { AccountsService } from '../identity/accounts-service.ts';
import type { AssignmentsService } from '../identity/assignments/assignments-service.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { BookService } from '../offices/book/book-service.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database, Db } from '../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../platform/database/unit-of-work.ts';
import { ConflictError } from '../platform/errors.ts';
import type { Actor } from '../workflow/definitions/ports.ts';
import type { WorkflowEngine } from '../workflow/engine/engine.ts';
import { listAppointments, listRunningDeadlines, type OpenCase } from './dependents-read-model.ts';
import type { Reform, ReformReport } from './reform.ts';
import { insertReform } from './reforms-repository.ts';

export interface ReformDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly areas: AreasService;
  readonly book: BookService;
  readonly accounts: AccountsService;
  readonly assignments: AssignmentsService;
  readonly engine: () => Pick<WorkflowEngine, 'commandIn'>;
}

/** An administrator carries the change out; he decides no case, so its history names the system. */
export function officeActor(viewer: Viewer): Actor {
  return { accountId: viewer.accountId, name: viewer.displayName, roles: ['system'] };
}

/** What somebody was shown, in so few characters that a form can bring it back. */
export function digestOf(shown: unknown): string {
  return createHash('sha256').update(canonicalJson(shown)).digest('hex').slice(0, 32);
}

/** @throws ConflictError when what was shown is not what stands there now */
export function refuseIfOther(seen: string, shown: unknown): void {
  if (digestOf(shown) !== seen) throw new ConflictError('reformStale');
}

/** What is told of open cases beside the cases themselves: days on which something is due and sessions to come. */
export async function clocksOf(
  db: Db,
  cases: readonly OpenCase[],
  deps: Pick<ReformDeps, 'clock'>,
): Promise<Pick<ReformReport, 'deadlines' | 'appointments'>> {
  const ids = cases.map(({ id }) => id);
  const deadlines = await listRunningDeadlines(db, ids);
  const appointments = await listAppointments(db, ids, deps.clock.now());
  return {
    appointments: appointments.map(({ code, startsAt }) => ({ label: code, to: startsAt, fate: 'stays' })),
    deadlines: deadlines.map(({ code, rule, dueOn }) => ({
      label: `${code} ${rule}`,
      to: dueOn,
      fate: 'stays',
    })),
  };
}

/** Writes the words by which moved cases are found anew, of the place they stand in now. */
export async function reindexMoved(tx: Tx, cases: readonly { readonly id: string }[]): Promise<void> {
  for (const { id } of cases) {
    const row = await findCase(tx.knex, id);
    if (row !== null) await indexCase(tx, row);
  }
}

/** The row of the change and its entry of the audit log. */
export async function recordReform(tx: Tx, deps: Pick<ReformDeps, 'audit'>, reform: Reform): Promise<void> {
  await insertReform(tx, reform);
  const counts = Object.entries(reform.report).map(([name, lines]) => `${name} ${lines.length}`);
  await deps.audit.append(tx, {
    actorId: reform.doneBy,
    action: 'officeReformed',
    objectKind: 'reform',
    objectId: reform.id,
    detail: {
      kind: reform.kind,
      object: reform.objectId,
      validOn: reform.validOn,
      basisNumber: reform.basisNumber,
      moved: counts.join(' '),
    },
    requestId: null,
    at: reform.doneAt,
  });
}

/** What is told of a case: an administrator sees its code and stage and no more. */
export const caseLine = ({ code, phase }: OpenCase, to: string) => ({ label: code, to, phase });
