import { z } from 'zod';
import { findCase } from '../../cases/core/case-repository.ts';
import { findCopyReceivers } from '../../cases/sharing/copies-repository.ts';
import { isInvited } from '../../cases/sharing/joint-handlers.ts';
import { listJoinings } from '../../cases/sharing/joint-repository.ts';
import { findLastProposer } from '../../corrections/corrections-repository.ts';
import { findLead } from '../../leads/lead-repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { OutboxConsumer } from '../../workflow/definitions/ports.ts';
import { findAccountsOfRole, findLastAssigned, insertInboxItems } from './notify-repository.ts';

/** Delivers `notify` effects to the inboxes of those who handle the case or reported the lead. */
export function notifyConsumer(deps: {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  /** Hears, in the same transaction, whose inboxes an effect wrote to. */
  readonly onTold?: (tx: Tx, sourceKey: string, accountIds: readonly string[]) => Promise<void>;
}): OutboxConsumer {
  return async ({ id, subjectId, subjectKind, data }) => {
    const to = String(data['to']);
    const found =
      subjectKind === 'case'
        ? await ofCase(deps.db.read, subjectId, to)
        : await ofLead(deps.db.read, subjectId, to);
    if (!found) return;
    await deps.uow.run(async (tx) => {
      await insertInboxItems(tx, found.accountIds, {
        caseId: subjectKind === 'case' ? subjectId : null,
        leadId: subjectKind === 'lead' ? subjectId : null,
        kind: String(data['kind']),
        params: { ...paramsOf(data), title: found.title },
        createdAt: deps.clock.now(),
        sourceKey: id,
      });
      await deps.onTold?.(tx, id, found.accountIds);
    });
  };
}

const paramsSchema = z.object({ params: z.record(z.string(), z.string()).default({}) });

/** Words that the sentence of the message needs. */
function paramsOf(data: Readonly<Record<string, unknown>>): Record<string, string> {
  return paramsSchema.parse(data).params;
}

interface Receivers {
  readonly accountIds: readonly string[];
  readonly title: string;
}

async function ofCase(db: Db, caseId: string, to: string): Promise<Receivers | null> {
  const row = await findCase(db, caseId);
  if (!row) return null;
  const towns = { areaCodes: [row.townCode] };
  const find = async (): Promise<string[]> => {
    switch (to) {
      case 'mediator':
        return row.mediatorId ? findAccountsOfRole(db, 'mediator', { personId: row.mediatorId }) : [];
      case 'formerMediator': {
        const personId = await findLastAssigned(db, caseId);
        return personId === null ? [] : findAccountsOfRole(db, 'mediator', { personId });
      }
      case 'chair':
        return row.committeeId ? findAccountsOfRole(db, 'chair', { committeeId: row.committeeId }) : [];
      case 'copyReceivers':
        return findCopyReceivers(db, caseId);
      case 'correctionProposer': {
        const accountId = await findLastProposer(db, caseId);
        return accountId === null ? [] : [accountId];
      }
      case 'invitedChair':
        return findInvited(db, caseId);
      default:
        return findAccountsOfRole(db, to, towns);
    }
  };
  return { accountIds: await find(), title: row.title };
}

/** Chair and governance office of the place whose committee was invited to mediate together. */
async function findInvited(db: Db, caseId: string): Promise<string[]> {
  const waiting = (await listJoinings(db, caseId)).find(isInvited);
  if (waiting === undefined) return [];
  return [
    ...(await findAccountsOfRole(db, 'chair', { committeeId: waiting.committeeId })),
    ...(await findAccountsOfRole(db, 'coordinator', { areaCodes: [waiting.townCode] })),
  ];
}

async function ofLead(db: Db, leadId: string, to: string): Promise<Receivers | null> {
  const lead = await findLead(db, leadId);
  if (!lead) return null;
  const accountIds =
    to === 'reporter' ? [lead.reporterId] : await findAccountsOfRole(db, to, { areaCodes: [lead.townCode] });
  return { accountIds, title: lead.code };
}
