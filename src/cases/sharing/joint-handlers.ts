import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import { findCase } from '../core/case-repository.ts';
import {
  answerJoiningRow,
  insertJoining,
  type Joining,
  listJoinings,
  passJoining,
} from './joint-repository.ts';
import { sharingProblem } from './texts.ts';

/** Another committee is asked to mediate together; its chair and its town see the case from now on. */
export function joinCommitteeHandler(areas: AreasService): HandlerOf<'joinCommittee'> {
  return async (context) => {
    const { tx, subject, data, occurredAt, note } = context;
    const row = await findCase(tx.knex, subject.id);
    const committee = areas.findCommittee(data.committeeId);
    const isLeading = row?.committeeId === data.committeeId;
    if (!committee || isLeading) throw new ValidationError([{ path: 'committeeId', code: 'notInList' }]);
    const earlier = await listJoinings(tx.knex, subject.id);
    if (earlier.some((one) => one.committeeId === committee.id && one.state !== 'declined')) {
      throw new ValidationError([sharingProblem('committeeId', 'joinedAlready')]);
    }
    const area = areas.findArea(committee.areaCode);
    await insertJoining(tx, subject.id, {
      committeeId: committee.id,
      areaPath: area?.path ?? '',
      townCode: areas.townOf(committee.areaCode)?.code ?? committee.areaCode,
      leadTownCode: row?.townCode ?? '',
      reason: data.reason,
      invitedAt: occurredAt,
    });
    await saveVisible(context);
    note({ committeeId: committee.id });
  };
}

/** The invited committee joins, or does not; who declined sees the case no longer. */
export const answerJoining: HandlerOf<'answerJoining'> = async (context) => {
  const { tx, subject, data, occurredAt, note } = context;
  const waiting = (await listJoinings(tx.knex, subject.id)).find(isInvited);
  if (waiting === undefined) throw new ValidationError([sharingProblem('', 'noInvitation')]);
  await answerJoiningRow(tx, waiting.id, { state: data.decision, at: occurredAt });
  await saveVisible(context);
  note({ committeeId: waiting.committeeId, decision: data.decision });
};

/** One committee takes the place of another among those that mediate along; where it does so already, once is enough. */
export async function joinedInPlaceOf(
  context: Pick<HandlerContext, 'tx' | 'subject' | 'set' | 'occurredAt'>,
  change: { readonly fromId: string; readonly toId: string; readonly leadId: string | null },
): Promise<void> {
  const { tx, subject, occurredAt } = context;
  const { fromId, toId, leadId } = change;
  const active = (await listJoinings(tx.knex, subject.id)).filter(({ state }) => state !== 'declined');
  for (const one of active) {
    const isDoubled = leadId === toId || active.some((other) => other.committeeId === toId);
    const isSelf = one.committeeId === leadId;
    if (one.committeeId === fromId && !isDoubled) await passJoining(tx, one.id, toId);
    else if (one.committeeId === fromId || isSelf)
      await answerJoiningRow(tx, one.id, { state: 'declined', at: occurredAt });
  }
  if (active.length > 0) await saveVisible(context);
}

export const isInvited = (one: Joining): boolean => one.state === 'invited';
export const isJoined = (one: Joining): boolean => one.state === 'joined';

/** Who may see the case because of it, kept with the row that every page reads. */
async function saveVisible({
  tx,
  subject,
  set,
}: Pick<HandlerContext, 'tx' | 'subject' | 'set'>): Promise<void> {
  const seen = (await listJoinings(tx.knex, subject.id)).filter(({ state }) => state !== 'declined');
  set({ jointCommittees: seen.map(({ committeeId: id, areaPath }) => ({ id, areaPath })) });
}
