import type { Db } from '../../platform/database/connect.ts';
import type { Facts } from '../../workflow/definitions/definition.ts';
import type { FactsContributor } from '../../workflow/definitions/ports.ts';
import { findCopyReceivers } from './copies-repository.ts';
import { isInvited } from './joint-handlers.ts';
import { listJoinings } from './joint-repository.ts';
import { findOffice, findSharing, type Sharing } from './sharing-repository.ts';

/** What is true for the person who asks: copies he has not read, an invitation that is his to answer. */
export const sharingFacts: FactsContributor = async (db, subject, { actorId }) => {
  if (subject.kind !== 'case') return {};
  const sharing = await findSharing(db, subject.id);
  return {
    ...(await copyFacts(db, subject.id, sharing, actorId)),
    ...(await joiningFacts(db, subject.id, sharing, actorId)),
  };
};

async function copyFacts(
  db: Db,
  caseId: string,
  { hasReaders }: Sharing,
  actorId: string | null,
): Promise<Facts> {
  const unread = hasReaders ? await findCopyReceivers(db, caseId) : [];
  if (unread.length === 0) return { actorHasUnreadCopy: null };
  return { actorHasUnreadCopy: actorId !== null && unread.includes(actorId) };
}

async function joiningFacts(
  db: Db,
  caseId: string,
  { hasJoinings }: Sharing,
  actorId: string | null,
): Promise<Facts> {
  const joinings = hasJoinings ? await listJoinings(db, caseId) : [];
  const waiting = joinings.find(isInvited);
  if (waiting === undefined) {
    return { mayInviteCommittee: true, hasInvitation: false, actorMayAnswerInvitation: null };
  }
  const office = actorId === null ? null : await findOffice(db, actorId);
  const isChair = office?.role === 'chair' && office.committeeId === waiting.committeeId;
  const isDesk = office?.role === 'coordinator' && office.areaCode === waiting.townCode;
  return { mayInviteCommittee: false, hasInvitation: true, actorMayAnswerInvitation: isChair || isDesk };
}
