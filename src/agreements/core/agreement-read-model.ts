import { z } from 'zod';
import type { Day } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';

/** What this feature reads of the case, its parties and its mediation; it writes none of it but the workers' answers. */
export interface CaseHead {
  readonly id: string;
  readonly code: string;
  readonly number: string | null;
  readonly type: string;
  readonly defId: string;
  readonly defVersion: number;
  readonly title: string;
  readonly summary: string;
  readonly landKind: string | null;
  readonly committeeId: string | null;
}

export interface CaseParty {
  readonly id: string;
  readonly no: number;
  readonly side: string;
  readonly kind: string;
  readonly name: string;
  readonly headName: string | null;
  readonly headPost: string | null;
  readonly birthOn: Day | null;
}

/** Somebody who acts for a party: agent, guardian, representative. */
export interface PartyPerson {
  readonly partyId: string;
  readonly resolutionId: string | null;
  readonly memberId: string | null;
  readonly capacity: string;
  readonly name: string;
  readonly powerKind: string | null;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

export interface WorkerLine {
  readonly id: string;
  readonly partyId: string;
  readonly no: number;
  readonly name: string;
  readonly job: string | null;
  readonly claimFen: number;
  readonly agreedFen: number | null;
  readonly confirmation: string;
  readonly confirmedOn: Day | null;
  readonly confirmationWay: string | null;
  readonly isRepresentative: boolean;
}

export interface ResolutionRef {
  readonly id: string;
  readonly partyId: string;
  readonly kind: string;
  readonly heldOn: Day;
  readonly isPassed: boolean;
  readonly matter: string;
}

export interface ProceedingRef {
  readonly id: string;
  readonly no: number;
  readonly number: string;
  readonly committeeId: string;
  readonly isOpen: boolean;
}

export interface StaffMember {
  readonly id: string;
  readonly name: string;
}

export interface SealRef {
  readonly id: string;
  readonly committeeId: string;
  readonly name: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

export async function getCaseHead(db: Db, caseId: string): Promise<CaseHead> {
  const row = await db('cases')
    .where({ id: caseId })
    .first(
      'id',
      'code',
      'number',
      'type',
      'def_id',
      'def_version',
      'title',
      'summary',
      'land_kind',
      'committee_id',
    );
  if (!row) throw new Error(`no case ${caseId}`);
  return {
    id: row.id,
    code: row.code,
    number: row.number,
    type: row.type,
    defId: row.def_id,
    defVersion: row.def_version,
    title: row.title,
    summary: row.summary,
    landKind: row.land_kind,
    committeeId: row.committee_id,
  };
}

export async function listParties(db: Db, caseId: string): Promise<CaseParty[]> {
  const rows = await db('parties')
    .where({ case_id: caseId })
    .whereNull('left_at')
    .orderBy('no')
    .select('id', 'no', 'side', 'kind', 'name', 'head_name', 'head_post', 'birth_on');
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    side: row.side,
    kind: row.kind,
    name: row.name,
    headName: row.head_name,
    headPost: row.head_post,
    birthOn: row.birth_on,
  }));
}

export async function listPartyPeople(db: Db, caseId: string): Promise<PartyPerson[]> {
  const rows = await db('party_people').where({ case_id: caseId }).orderBy('id');
  return rows.map((row) => ({
    partyId: row.party_id,
    resolutionId: row.resolution_id,
    memberId: row.member_id,
    capacity: row.capacity,
    name: row.name,
    powerKind: row.power_kind,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  }));
}

export async function listWorkers(db: Db, caseId: string): Promise<WorkerLine[]> {
  const rows = await db('party_members')
    .where({ case_id: caseId })
    .whereNull('left_at')
    .orderBy([{ column: 'party_id' }, { column: 'no' }]);
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    no: row.no,
    name: row.name,
    job: row.job,
    claimFen: row.claim_fen,
    agreedFen: row.agreed_fen,
    confirmation: row.confirmation,
    confirmedOn: row.confirmed_on,
    confirmationWay: row.confirmation_way,
    isRepresentative: row.is_representative === 1,
  }));
}

export async function saveWorkerAnswer(
  db: Db,
  memberId: string,
  answer: {
    readonly confirmation: string;
    readonly agreedFen: number | null;
    readonly confirmedOn: Day;
    readonly way: string;
  },
): Promise<void> {
  await db('party_members').where({ id: memberId }).update({
    confirmation: answer.confirmation,
    agreed_fen: answer.agreedFen,
    confirmed_on: answer.confirmedOn,
    confirmation_way: answer.way,
  });
}

/** The worker has not answered for a new agreement yet. */
export async function resetWorkerAnswer(db: Db, memberId: string): Promise<void> {
  await db('party_members')
    .where({ id: memberId })
    .update({ confirmation: 'pending', agreed_fen: null, confirmed_on: null, confirmation_way: null });
}

export async function listResolutions(db: Db, caseId: string): Promise<ResolutionRef[]> {
  const rows = await db('resolutions')
    .where({ case_id: caseId })
    .orderBy([{ column: 'held_on' }, { column: 'id' }])
    .select('id', 'party_id', 'kind', 'held_on', 'is_passed', 'matter');
  return rows.map((row) => ({
    id: row.id,
    partyId: row.party_id,
    kind: row.kind,
    heldOn: row.held_on,
    isPassed: row.is_passed === 1,
    matter: row.matter,
  }));
}

/** The latest proceeding, open or ended; null before acceptance. */
export async function findProceeding(db: Db, caseId: string): Promise<ProceedingRef | null> {
  const row = await db('proceedings').where({ case_id: caseId }).orderBy('no', 'desc').first();
  if (!row) return null;
  return {
    id: row.id,
    no: row.no,
    number: row.number,
    committeeId: row.committee_id,
    isOpen: row.ended_at === null,
  };
}

const ids = z.array(z.string());

/** Lead mediator, co-mediators and recorder of the latest assignment of a proceeding. */
export async function readStaff(
  db: Db,
  caseId: string,
  proceedingId: string,
): Promise<{ mediators: StaffMember[]; recorder: string | null }> {
  const row = await db('assignments')
    .where({ case_id: caseId, proceeding_id: proceedingId })
    .whereNot({ state: 'declined' })
    .orderBy([
      { column: 'assigned_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first();
  if (!row) return { mediators: [], recorder: null };
  const wanted = [String(row.mediator_id), ...ids.parse(JSON.parse(row.co_mediator_ids))];
  const people = await db('people')
    .whereIn('id', row.recorder_id === null ? wanted : [...wanted, row.recorder_id])
    .select('id', 'name');
  const names = new Map<string, string>(people.map((person) => [person.id, person.name]));
  return {
    mediators: wanted.map((id) => ({ id, name: names.get(id) ?? id })),
    recorder: row.recorder_id === null ? null : (names.get(row.recorder_id) ?? null),
  };
}

export async function findCommittee(db: Db, id: string): Promise<{ id: string; name: string } | null> {
  return (await db('committees').where({ id }).first('id', 'name')) ?? null;
}

export async function findSeal(db: Db, id: string): Promise<SealRef | null> {
  const row = await db('seals').where({ id }).first();
  return row ? sealFrom(row) : null;
}

/** Committees that mediate the case together with the one that leads, in the order in which they joined. */
export async function listJointCommittees(db: Db, caseId: string): Promise<StaffMember[]> {
  return db('case_committees')
    .join('committees', 'committees.id', 'case_committees.committee_id')
    .where({ 'case_committees.case_id': caseId, 'case_committees.state': 'joined' })
    .orderBy(['case_committees.answered_at', 'case_committees.id'])
    .select('committees.id', 'committees.name');
}

export async function listSeals(db: Db, committeeId: string): Promise<SealRef[]> {
  const rows = await db('seals').where({ committee_id: committeeId }).orderBy('id');
  return rows.map(sealFrom);
}

function sealFrom(row: {
  id: string;
  committee_id: string;
  name: string;
  valid_from: Day;
  valid_to: Day | null;
}): SealRef {
  return {
    id: row.id,
    committeeId: row.committee_id,
    name: row.name,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

/** The refund of the deposit settlement in force (`no` = settlement × 100 + line); null without a settlement. */
export async function findLedgerRefund(db: Db, caseId: string): Promise<number | null> {
  const rows = await db('ledger_lines').where({ case_id: caseId }).orderBy('no');
  const latest = Math.floor(Number(rows.at(-1)?.no ?? 0) / 100);
  const lines = rows.filter((row) => Math.floor(Number(row.no) / 100) === latest);
  if (lines.length === 0) return null;
  const sum = (kind: string): number =>
    lines.filter((row) => row.kind === kind).reduce((total, row) => total + Number(row.amount_fen), 0);
  return sum('deposit') - sum('deduction') - sum('arrears');
}
