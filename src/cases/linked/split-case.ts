import type { ContextOf, HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { type Day, legalDay } from '../../platform/clock.ts';
import { ValidationError } from '../../platform/errors.ts';
import { listOpenDeadlines } from '../../workflow/deadlines/deadlines-repository.ts';
import { type Case, type DisputeType, toldOf } from '../core/case.ts';
import { findCase } from '../core/case-repository.ts';
import type { Member, NewMember, NewParty, Party } from '../parties/party.ts';
import { copyOfMember, copyOfParty } from '../parties/party-copies.ts';
import { sideNames } from '../parties/party-names.ts';
import { type RegisterDeps, registerCaseIn } from '../registration/register-case.ts';
import { indexCase } from '../search/indexing.ts';
import { insertCaseLink, saveCountedFrom } from './links-repository.ts';
import { linkProblem } from './texts.ts';

export interface SplitDeps extends RegisterDeps {
  readonly isDemo: boolean;
  readonly titleOf: (names: string, type: DisputeType) => string;
}

interface Parts {
  readonly moved: readonly Party[];
  readonly stay: readonly Party[];
  readonly shared: readonly Party[];
  readonly group: Party | null;
  /** Members who leave: those named, and all of a group that leaves. */
  readonly members: readonly Member[];
  readonly membersLeft: readonly Member[];
}

/**
 * Gives some parties, or some members of a group, a case of their own: same type, place, committee and details, a
 * number of its own, the clock of this case. Here they are kept as parties who left.
 */
export function splitHandler(deps: SplitDeps): HandlerOf<'split'> {
  return async (context) => {
    const { tx, subject, actor, occurredAt, note, set } = context;
    const row = await findCase(tx.knex, subject.id);
    if (!row?.committeeId) throw new Error(`case ${subject.id} was never accepted`);
    const parts = await partsOf(context, deps);
    const made = await registerPart(context, deps, row, parts);
    await saveCountedFrom(tx, made.id, await countedFrom(context, deps, row));
    await deps.engine().commandIn(tx, {
      kind: 'case',
      subjectId: made.id,
      event: 'accept',
      data: {
        committeeId: row.committeeId,
        applicationForm: row.applicationForm ?? 'oral',
        applicationReceivedOn: row.applicationReceivedOn ?? legalDay(occurredAt),
      },
      actor,
      occurredAt,
    });
    await deps.parties.leave(
      tx,
      parts.moved.map(({ id }) => id),
      { how: 'split', at: occurredAt },
    );
    await deps.parties.leaveMembers(
      tx,
      parts.members.map(({ id }) => id),
      occurredAt,
    );
    const by = actor.accountId ?? 'system';
    await insertCaseLink(tx, { caseId: subject.id, otherId: made.id, kind: 'split', by, at: occurredAt });
    const claimed = parts.membersLeft.reduce((sum, member) => sum + member.claimFen, 0);
    set({
      ...sideNames(parts.stay, parts.membersLeft.length),
      ...(parts.members.length === 0 ? {} : { claimedFen: claimed }),
    });
    await indexCase(tx, row);
    note({ childId: made.id, childCode: made.code });
  };
}

async function partsOf({ tx, subject, data }: ContextOf<'split'>, deps: SplitDeps): Promise<Parts> {
  const parties = await deps.parties.list(tx.knex, subject.id);
  const all = await deps.parties.listMembers(tx.knex, subject.id);
  const named = all.filter(({ id }) => data.memberIds.includes(id));
  const groupIds = new Set(named.map(({ partyId }) => partyId));
  const moved = parties.filter(({ id }) => data.movedPartyIds.includes(id));
  const stay = parties.filter(({ id }) => !data.movedPartyIds.includes(id));
  const shared = stay.filter(({ id }) => data.sharedPartyIds.includes(id));
  if (moved.length + named.length === 0) refuse('movedPartyIds', 'nothingLeaves');
  if (data.sharedPartyIds.some((id) => data.movedPartyIds.includes(id))) refuse('sharedPartyIds', 'bothWays');
  if (groupIds.size > 1 || moved.some(({ id }) => groupIds.has(id))) refuse('memberIds', 'groupLeaves');
  const group = parties.find(({ id }) => groupIds.has(id)) ?? null;
  const members = [...named, ...all.filter(({ partyId }) => moved.some(({ id }) => id === partyId))];
  const membersLeft = all.filter((one) => !members.includes(one));
  if (group !== null && !membersLeft.some(({ partyId }) => partyId === group.id)) {
    refuse('memberIds', 'nobodyStays');
  }
  const child = [...moved, ...shared, ...(group === null ? [] : [group])];
  if (!hasBothSides(stay)) refuse('movedPartyIds', 'sideEmptyHere');
  if (!hasBothSides(child)) refuse('sharedPartyIds', 'sideEmptyThere');
  return { moved, stay, shared, group, members, membersLeft };
}

function hasBothSides(parties: readonly Party[]): boolean {
  return ['applicant', 'respondent'].every((side) => parties.some((party) => party.side === side));
}

async function registerPart(
  { tx, data, actor, occurredAt, recordedAt }: ContextOf<'split'>,
  deps: SplitDeps,
  row: Case,
  parts: Parts,
): Promise<{ id: string; code: string }> {
  const parties: NewParty[] = [];
  for (const party of [...(parts.group ? [parts.group] : []), ...parts.moved, ...parts.shared]) {
    parties.push(await copyOfParty(tx.knex, deps.parties, party));
  }
  const workers: NewMember[] = [];
  for (const member of parts.members) workers.push(await copyOfMember(tx.knex, deps.parties, member));
  return registerCaseIn(
    tx,
    deps,
    {
      type: row.type,
      ...toldOf(row),
      summary: data.summary,
      channel: row.channel,
      areaCode: row.areaCode,
      occurredOn: row.occurredOn,
      registeredAt: occurredAt,
      parties,
      workers,
      details: row.details,
      isDemo: row.isDemo,
    },
    actor,
    recordedAt,
    deps.titleOf,
  );
}

/** The day from which the clock of mediation runs here, for a part that is split off; of today when none runs. */
async function countedFrom(
  { tx, subject, occurredAt }: ContextOf<'split'>,
  { traitsOf }: SplitDeps,
  row: Case,
): Promise<Day> {
  const { mediationClock } = traitsOf(subject);
  const open = await listOpenDeadlines(tx.knex, subject.id);
  const clock = open.find(({ rule }) => rule === mediationClock);
  return clock?.startOn ?? row.applicationReceivedOn ?? legalDay(occurredAt);
}

function refuse(path: string, code: Parameters<typeof linkProblem>[1]): never {
  throw new ValidationError([linkProblem(path, code)]);
}
