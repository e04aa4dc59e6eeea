import type { AuditLog } from '../audit/audit-log.ts';
import { listHeldCases } from '../handover/handover-read-model.ts';
import { AccountsService, type OpenWork } from '../identity/accounts-service.ts';
import { AssignmentsService } from '../identity/assignments/assignments-service.ts';
import { createSessionStore } from '../identity/session-store.ts';
import { SignInService, triesPerWindow, windowSeconds } from '../identity/sign-in-service.ts';
import { TokensService } from '../identity/tokens-service.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { memoryLimiter } from '../web/rate-limit.ts';
import type { Config } from './config.ts';

/** Codes of the open cases somebody mediates: whoever has some stays until they are handed over. */
export const openWork: OpenWork = async (reader, personId) =>
  (await listHeldCases(reader, personId)).map(({ code }) => code);

/** Accounts, what they stand for, signing in and tokens. */
export async function identityOf(deps: {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly uow: UnitOfWork;
  readonly audit: AuditLog;
  readonly areas: AreasService;
}) {
  const { config, db: database, clock, uow: unitOfWork, audit, areas } = deps;
  const sessions = await createSessionStore({ database, dataDir: config.dataDir, clock });
  const accounts = new AccountsService({
    database,
    unitOfWork,
    areas,
    audit,
    sessions,
    clock,
    openWork,
  });
  const limiter = memoryLimiter({ points: triesPerWindow, durationSeconds: windowSeconds });
  const signIn = new SignInService({ accounts, areas, unitOfWork, audit, clock, limiter });
  const tokens = new TokensService({ database, unitOfWork, areas, audit, clock });
  const shared = { database, unitOfWork, audit, sessions, clock, openWork };
  return { sessions, accounts, assignments: new AssignmentsService(shared), signIn, tokens };
}
