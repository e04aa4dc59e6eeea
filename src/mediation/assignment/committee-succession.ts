import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { findCase } from '../../cases/core/case-repository.ts';
import { keepTexts } from '../../cases/core/event-texts-repository.ts';
import { keepHome } from '../../cases/core/homes-repository.ts';
import { joinedInPlaceOf } from '../../cases/sharing/joint-handlers.ts';
import { NotFoundError } from '../../platform/errors.ts';
import { findLatestProceeding, moveProceeding } from '../core/proceedings-repository.ts';

/**
 * Another committee stands in the place of one that is closed: as the one that has the case, or as one of those that mediate
 * along. Number, progress and clocks stay as they are.
 */
export const succeedCommittee: HandlerOf<'succeedCommittee'> = async (context) => {
  const { tx, subject, data, set, note } = context;
  const { fromId, toId } = data;
  const row = await findCase(tx.knex, subject.id);
  if (row === null) throw new NotFoundError();
  if (row.committeeId === fromId) {
    await keepHome(tx, row, data);
    set({ committeeId: toId });
    const proceeding = await findLatestProceeding(tx.knex, subject.id);
    if (proceeding !== null) await moveProceeding(tx.knex, proceeding.id, toId);
  }
  const leadId = row.committeeId === fromId ? toId : row.committeeId;
  await joinedInPlaceOf(context, { fromId, toId, leadId });
  note({ formerCommitteeId: fromId, committeeId: toId, reformId: data.reformId });
  await keepTexts(context, ['words']);
};
