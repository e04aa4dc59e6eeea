import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { ValidationError } from '../../platform/errors.ts';
import { sideNames } from '../parties/party-names.ts';
import type { PartyRepository } from '../parties/party-repository.ts';
import { linkProblem } from './texts.ts';

/**
 * Somebody takes the place of a party on the same side: an identified person, an heir, a successor. What was recorded
 * of the former party stays; consent and rights are asked and told anew (《民法典》第一千一百二十二条).
 */
export function replacePartyHandler(parties: PartyRepository): HandlerOf<'replaceParty'> {
  return async ({ tx, subject, data, occurredAt, recordedAt, set, note }) => {
    const all = await parties.list(tx.knex, subject.id);
    const former = all.find(({ id }) => id === data.partyId);
    if (former === undefined) throw new ValidationError([{ path: 'partyId', code: 'notInList' }]);
    const members = await parties.listMembers(tx.knex, subject.id);
    if (members.some(({ partyId }) => partyId === former.id)) {
      throw new ValidationError([linkProblem('partyId', 'groupHasMembers')]);
    }
    const { kind, name, telephone } = data;
    const id = await parties.add(tx, subject.id, { side: former.side, kind, name, telephone }, recordedAt);
    const how = data.ground;
    await parties.leave(tx, [former.id], { how, at: occurredAt, replacedBy: id });
    const left = await parties.list(tx.knex, subject.id);
    set(sideNames(left, members.length));
    note({ formerId: former.id, partyId: id });
  };
}
