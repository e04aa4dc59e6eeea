import type { ContextOf, HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import type { WorkflowEngine } from '../../workflow/engine/engine.ts';
import type { Case } from '../core/case.ts';
import { findCase, saveSides } from '../core/case-repository.ts';
import type { Party } from '../parties/party.ts';
import { copyOfMember, copyOfParty } from '../parties/party-copies.ts';
import { sideNames } from '../parties/party-names.ts';
import type { PartyRepository } from '../parties/party-repository.ts';
import { indexCase } from '../search/indexing.ts';
import { insertCaseLink, listCaseLinks } from './links-repository.ts';
import { linkProblem } from './texts.ts';

export interface JoinDeps {
  readonly parties: PartyRepository;
  readonly engine: () => WorkflowEngine;
}
/** Up to the final text another complaint about the same matter can still be taken in. */
const beforeSigning: readonly string[] = [
  'triage',
  'accepted',
  'assigned',
  'preparing',
  'mediating',
  'drafting',
];

/** A case of the same town by its code, not this one; refused beside the field. */
async function otherCase({
  tx,
  subject,
  data,
}: Pick<ContextOf<'merge' | 'linkCase'>, 'tx' | 'subject' | 'data'>): Promise<Case> {
  const own = await findCase(tx.knex, subject.id);
  const other = await findCase(tx.knex, data.caseCode.trim().toUpperCase());
  if (other === null || other.townCode !== own?.townCode) return refuse('caseNotFound');
  return other.id === subject.id ? refuse('sameCase') : other;
}

/** Notes that another case has to do with this one; both show it, once. */
export const linkCase: HandlerOf<'linkCase'> = async (context) => {
  const { tx, subject, actor, occurredAt, note } = context;
  const other = await otherCase(context);
  const by = actor.accountId ?? 'system';
  const links = await listCaseLinks(tx.knex, subject.id);
  if (!links.some(({ otherId }) => otherId === other.id)) {
    await insertCaseLink(tx, { caseId: subject.id, otherId: other.id, kind: 'related', by, at: occurredAt });
  }
  note({ otherId: other.id });
};

/**
 * This case goes on in another one of the same type that is not yet being signed: its parties join there, its number
 * stays its own and is never used again.
 */
export function mergeCaseHandler(deps: JoinDeps): HandlerOf<'merge'> {
  return async (context) => {
    const { tx, subject, actor, occurredAt, recordedAt, note } = context;
    const target = await otherCase(context);
    if (target.type !== subject.type) return refuse('otherType');
    if (!beforeSigning.includes(target.phase)) return refuse('tooLateToJoin');
    const by = actor.accountId ?? 'system';
    const known = await deps.parties.list(tx.knex, target.id);
    const isKnown = (party: Party): boolean =>
      known.some((one) => one.name === party.name && one.side === party.side && one.kind !== 'group');
    for (const party of (await deps.parties.list(tx.knex, subject.id)).filter((one) => !isKnown(one))) {
      const copy = await copyOfParty(tx.knex, deps.parties, party);
      const id = await deps.parties.add(tx, target.id, copy, recordedAt);
      const members = (await deps.parties.listMembers(tx.knex, subject.id)).filter(
        ({ partyId }) => partyId === party.id,
      );
      const copies = [];
      for (const member of members) copies.push(await copyOfMember(tx.knex, deps.parties, member));
      await deps.parties.insertMembers(tx, target.id, id, copies, recordedAt);
    }
    await insertCaseLink(tx, { caseId: target.id, otherId: subject.id, kind: 'merged', by, at: occurredAt });
    await refreshTarget(context, deps, target);
    note({ targetId: target.id });
  };
}

/** The case that takes another in says so in its own history, and is found by the new names. */
async function refreshTarget(
  { tx, subject, actor }: Pick<HandlerContext, 'tx' | 'subject' | 'actor'>,
  deps: JoinDeps,
  target: Case,
): Promise<void> {
  const code = (await findCase(tx.knex, subject.id))?.code ?? '';
  await deps.engine().commandIn(tx, {
    kind: 'case',
    subjectId: target.id,
    event: 'linkCase',
    data: { caseCode: code, note: `并入 ${code}` },
    actor,
  });
  const parties = await deps.parties.list(tx.knex, target.id);
  const members = await deps.parties.listMembers(tx.knex, target.id);
  const claimed = members.reduce((sum, member) => sum + member.claimFen, 0);
  await saveSides(tx, target.id, {
    ...sideNames(parties, members.length),
    ...(claimed > 0 ? { claimedFen: claimed } : {}),
  });
  await indexCase(tx, target);
}

function refuse(code: Parameters<typeof linkProblem>[1]): never {
  throw new ValidationError([linkProblem('caseCode', code)]);
}
