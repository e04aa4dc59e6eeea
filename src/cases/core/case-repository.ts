import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { Subject, SubjectChanges } from '../../workflow/definitions/ports.ts';
import { type Case, type DisputeType, isOpenPhase, yearMonthOf } from './case.ts';

export interface CaseColumns {
  id: string;
  code: string;
  number: string | null;
  type: DisputeType;
  subtype: string | null;
  title: string;
  summary: string;
  channel: string;
  origin: string | null;
  area_code: string;
  area_path: string;
  town_code: string;
  village_code: string | null;
  place: string | null;
  occurred_on: Day;
  registered_at: Instant;
  registered_on: Day;
  registered_ym: number;
  accepted_at: Instant | null;
  resolved_at: Instant | null;
  resolved_how: string | null;
  closed_at: Instant | null;
  committee_id: string | null;
  mediator_id: string | null;
  co_mediator_ids: string;
  leader_account_id: string | null;
  reader_ids: string;
  joint_committees: string;
  applicant_names: string;
  respondent_names: string;
  claimed_fen: number | null;
  people_count: number | null;
  land_kind: string | null;
  application_received_on: Day | null;
  application_form: string | null;
  details: string;
  def_id: string;
  def_version: number;
  rev: number;
  state_rev: number;
  state: string;
  phase: string;
  hold: string;
  risk: string;
  level: string;
  supervision: string;
  is_open: number;
  is_leaders_matter: number;
  due_on: Day | null;
  due_rule: string | null;
  lead_id: string | null;
  history_hash: string;
  is_demo: number;
  created_by: string;
  updated_at: Instant;
}

export type NewCase = Omit<
  Case,
  | 'defId'
  | 'defVersion'
  | 'rev'
  | 'stateRev'
  | 'state'
  | 'phase'
  | 'overlays'
  | 'isOpen'
  | 'historyHash'
  | 'registeredOn'
  | 'acceptedAt'
  | 'resolvedAt'
  | 'resolvedHow'
  | 'closedAt'
  | 'number'
  | 'mediatorId'
  | 'coMediatorIds'
  | 'leaderAccountId'
  | 'readerIds'
  | 'jointCommittees'
> & { readonly registeredOn: Day };

/** Writes a freshly started case; `subject` is what the engine gave. */
export async function insertCase(tx: Tx, row: NewCase, subject: Subject): Promise<void> {
  await tx.knex('cases').insert({
    id: row.id,
    code: row.code,
    type: row.type,
    subtype: row.subtype,
    title: row.title,
    summary: row.summary,
    channel: row.channel,
    origin: row.origin,
    area_code: row.areaCode,
    area_path: row.areaPath,
    town_code: row.townCode,
    village_code: row.villageCode,
    place: row.place,
    occurred_on: row.occurredOn,
    registered_at: row.registeredAt,
    registered_on: row.registeredOn,
    registered_ym: yearMonthOf(row.registeredOn),
    committee_id: row.committeeId,
    applicant_names: row.applicantNames,
    respondent_names: row.respondentNames,
    claimed_fen: row.claimedFen,
    people_count: row.peopleCount,
    land_kind: row.landKind,
    application_received_on: row.applicationReceivedOn,
    application_form: row.applicationForm,
    details: JSON.stringify(row.details),
    def_id: subject.defId,
    def_version: subject.defVersion,
    rev: subject.rev,
    state_rev: subject.stateRev,
    state: JSON.stringify(subject.state),
    phase: subject.phase,
    ...subject.overlays,
    is_open: isOpenPhase(subject.phase) ? 1 : 0,
    is_leaders_matter: row.isLeadersMatter ? 1 : 0,
    due_on: row.dueOn,
    due_rule: row.dueRule,
    lead_id: row.leadId,
    history_hash: subject.historyHash,
    is_demo: row.isDemo ? 1 : 0,
    created_by: row.createdBy,
    updated_at: row.updatedAt,
  });
}

export async function findCase(db: Db, idOrCode: string): Promise<Case | null> {
  const row = await db<CaseColumns>('cases').where('id', idOrCode).orWhere('code', idOrCode).first();
  return row ? caseFromRow(row) : null;
}

export function caseFromRow(row: CaseColumns): Case {
  return {
    id: row.id,
    code: row.code,
    number: row.number,
    type: row.type,
    subtype: row.subtype,
    title: row.title,
    summary: row.summary,
    channel: row.channel,
    origin: row.origin,
    areaCode: row.area_code,
    areaPath: row.area_path,
    townCode: row.town_code,
    villageCode: row.village_code,
    place: row.place,
    occurredOn: row.occurred_on,
    registeredAt: row.registered_at,
    registeredOn: row.registered_on,
    acceptedAt: row.accepted_at,
    resolvedAt: row.resolved_at,
    resolvedHow: row.resolved_how,
    closedAt: row.closed_at,
    committeeId: row.committee_id,
    mediatorId: row.mediator_id,
    coMediatorIds: JSON.parse(row.co_mediator_ids),
    leaderAccountId: row.leader_account_id,
    readerIds: JSON.parse(row.reader_ids),
    jointCommittees: JSON.parse(row.joint_committees),
    applicantNames: row.applicant_names,
    respondentNames: row.respondent_names,
    claimedFen: row.claimed_fen,
    peopleCount: row.people_count,
    landKind: row.land_kind,
    applicationReceivedOn: row.application_received_on,
    applicationForm: row.application_form,
    details: JSON.parse(row.details),
    defId: row.def_id,
    defVersion: row.def_version,
    rev: row.rev,
    stateRev: row.state_rev,
    state: JSON.parse(row.state),
    phase: row.phase,
    overlays: { hold: row.hold, risk: row.risk, level: row.level, supervision: row.supervision },
    isOpen: row.is_open === 1,
    isLeadersMatter: row.is_leaders_matter === 1,
    dueOn: row.due_on,
    dueRule: row.due_rule,
    leadId: row.lead_id,
    historyHash: row.history_hash,
    isDemo: row.is_demo === 1,
    createdBy: row.created_by,
    updatedAt: row.updated_at,
  };
}

/** Names of the sides and the sum claimed, of a case that is not the subject of the command. */
export async function saveSides(tx: Tx, id: string, changes: SubjectChanges): Promise<void> {
  await tx.knex('cases').where({ id }).update(changes);
}

/** The next number of a series: gap-free because it is taken in the transaction that uses it. */
export async function nextInSeries(tx: Tx, series: string): Promise<number> {
  const rows = await tx
    .knex('number_series')
    .where({ series })
    .increment('last_number', 1)
    .returning('last_number');
  const last = rows[0]?.last_number;
  if (last !== undefined) return last;
  await tx.knex('number_series').insert({ series, last_number: 1 });
  return 1;
}

/** The committee takes the case; written at once because numbering and the proceeding read it from the row. */
export async function saveAcceptance(
  tx: Tx,
  id: string,
  changes: { committeeId: string; applicationForm: string; applicationReceivedOn: Day; origin: string },
): Promise<void> {
  await tx.knex('cases').where({ id }).update({
    committee_id: changes.committeeId,
    application_form: changes.applicationForm,
    application_received_on: changes.applicationReceivedOn,
    origin: changes.origin,
  });
}

export async function saveNumber(tx: Tx, id: string, number: string, acceptedAt: Instant): Promise<void> {
  await tx.knex('cases').where({ id }).update({ number, accepted_at: acceptedAt });
}

/** The number under which this committee first took the case; null when it never had it. */
export async function findNumberBefore(db: Db, caseId: string, committeeId: string): Promise<string | null> {
  const row = await db('proceedings')
    .where({ case_id: caseId, committee_id: committeeId })
    .orderBy('no')
    .first('number');
  return row?.number ?? null;
}
