import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { tailOf } from '../../cases/parties/party-repository.ts';
import { legalDay } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { refuse, refuseAll } from '../../platform/problem.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import { mediationBasis } from '../core/basis.ts';
import { type MediationDeps, partyOf } from '../core/open-proceeding.ts';
import { type CaseParty, listMembers } from '../core/people-read-model.ts';
import { problem } from '../core/problems.ts';
import {
  endRepresentatives,
  insertRepresentatives,
  insertResolution,
  markElected,
  type NewRepresentative,
} from './collectives-repository.ts';
import { resolutionProblems } from './quorum.ts';

/** A meeting that decided; numbers short of quorum or majority are refused, so that no head acts alone by a form. */
export function passResolutionHandler(deps: MediationDeps): HandlerOf<'passResolution'> {
  return async (context) => {
    const { tx, subject, data } = context;
    const party = await collectiveOf(context, data.partyId);
    refuseAll(resolutionProblems({ ...data, countedBy: data.countedBy ?? 'people' }));
    const resolutionId = newId();
    await insertResolution(tx.knex, subject.id, {
      id: resolutionId,
      partyId: party.id,
      kind: data.kind,
      heldOn: data.heldOn,
      place: data.place,
      entitled: data.entitled,
      present: data.present,
      votesFor: data.votesFor,
      votesAgainst: data.votesAgainst,
      abstained: data.abstained,
      isPassed: true,
      matter: data.matter,
      basis: mediationBasis[data.kind],
      recordedAt: context.recordedAt,
    });
    await endRepresentatives(tx.knex, party.id, data.heldOn);
    await insertRepresentatives(
      tx.knex,
      data.representatives.map((person): NewRepresentative => {
        const id = newId();
        return {
          id,
          caseId: subject.id,
          partyId: party.id,
          memberId: null,
          resolutionId,
          name: person.name,
          post: person.post,
          ...sealedPhone(deps, id, person.telephone),
          matters: [],
          validFrom: data.heldOn,
          createdAt: context.recordedAt,
        };
      }),
    );
    context.note({ resolutionId });
  };
}

function sealedPhone(
  { crypto }: MediationDeps,
  rowId: string,
  telephone: string | undefined,
): Pick<NewRepresentative, 'phoneEnc' | 'phoneIndex' | 'phoneTailIndex'> {
  if (telephone === undefined) return { phoneEnc: null, phoneIndex: null, phoneTailIndex: null };
  return {
    phoneEnc: crypto.encrypt(telephone, `party_people.phone.${rowId}`),
    phoneIndex: crypto.blindIndex('phone', telephone),
    phoneTailIndex: crypto.blindIndex('phone_tail', tailOf(telephone)),
  };
}

/** The chair may go without a resolution and answers for it: the reason is printed on the file note D15. */
export const waiveResolution: HandlerOf<'waiveResolution'> = async (context) => {
  const { tx, subject, data } = context;
  const party = await collectiveOf(context, data.partyId);
  const resolutionId = newId();
  await insertResolution(tx.knex, subject.id, {
    id: resolutionId,
    partyId: party.id,
    kind: 'waiver',
    heldOn: legalDay(context.occurredAt),
    place: '',
    entitled: 0,
    present: 0,
    votesFor: 0,
    votesAgainst: 0,
    abstained: 0,
    isPassed: true,
    matter: data.reason,
    basis: mediationBasis.waiver,
    recordedAt: context.recordedAt,
  });
  context.note({ resolutionId });
};

async function collectiveOf(context: HandlerContext, partyId: string): Promise<CaseParty> {
  const party = await partyOf(context, partyId);
  return party.kind === 'village'
    ? party
    : refuse(problem('partyId', 'notACollective', { basis: mediationBasis.collective }));
}

/** How many, and by which law, says the type of the dispute. */
export const electRepresentatives =
  ({ traitsOf }: MediationDeps): HandlerOf<'electRepresentatives'> =>
  async (context) => {
    const { tx, subject, data } = context;
    const party = await partyOf(context, data.partyId);
    const { min, max, basis } = traitsOf(subject).representatives;
    const n = data.memberIds.length;
    if (n < min || n > max)
      refuse(problem('memberIds', 'numberOfRepresentatives', { params: { min, max, n }, basis }));
    const members = (await listMembers(tx.knex, subject.id)).filter((member) => member.partyId === party.id);
    const elected = members.filter((member) => data.memberIds.includes(member.id));
    if (elected.length < n) refuse(problem('memberIds', 'notAMember', { basis }));
    const day = legalDay(context.occurredAt);
    await endRepresentatives(tx.knex, party.id, day);
    await markElected(tx.knex, party.id, data.memberIds);
    await insertRepresentatives(
      tx.knex,
      elected.map((member) => ({
        id: newId(),
        caseId: subject.id,
        partyId: party.id,
        memberId: member.id,
        resolutionId: null,
        name: member.name,
        post: null,
        phoneEnc: null,
        phoneIndex: null,
        phoneTailIndex: null,
        matters: [data.scope],
        validFrom: day,
        createdAt: context.recordedAt,
      })),
    );
    context.note({ representatives: n });
  };
