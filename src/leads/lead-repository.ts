import type { Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import type { Subject } from '../workflow/definitions/ports.ts';
import type { Lead } from './lead.ts';

export interface LeadColumns {
  id: string;
  code: string;
  type: string;
  what: string;
  place: string | null;
  area_code: string;
  area_path: string;
  town_code: string;
  village_code: string | null;
  channel: string;
  urgency: string;
  people_names: string | null;
  phone_enc: string | null;
  phone_index: string | null;
  reporter_id: string;
  occurred_at: Instant;
  reported_at: Instant;
  def_id: string;
  def_version: number;
  rev: number;
  state_rev: number;
  state: string;
  phase: string;
  case_id: string | null;
  merged_into_case_id: string | null;
  history_hash: string;
  updated_at: Instant;
}

export type NewLead = Omit<
  Lead,
  'defId' | 'defVersion' | 'stateRev' | 'state' | 'phase' | 'caseId' | 'mergedIntoCaseId'
> & { readonly phoneIndex: string | null };

export async function insertLead(tx: Tx, row: NewLead, subject: Subject): Promise<void> {
  await tx.knex('leads').insert({
    id: row.id,
    code: row.code,
    type: row.type,
    what: row.what,
    place: row.place,
    area_code: row.areaCode,
    area_path: row.areaPath,
    town_code: row.townCode,
    village_code: row.villageCode,
    channel: row.channel,
    urgency: row.urgency,
    people_names: row.peopleNames,
    phone_enc: row.phoneEnc,
    phone_index: row.phoneIndex,
    reporter_id: row.reporterId,
    occurred_at: row.occurredAt,
    reported_at: row.reportedAt,
    def_id: subject.defId,
    def_version: subject.defVersion,
    rev: subject.rev,
    state_rev: subject.stateRev,
    state: JSON.stringify(subject.state),
    phase: subject.phase,
    history_hash: subject.historyHash,
    updated_at: row.reportedAt,
  });
}

export async function findLead(db: Db, idOrCode: string): Promise<Lead | null> {
  const row = await db<LeadColumns>('leads').where('id', idOrCode).orWhere('code', idOrCode).first();
  return row ? leadFromRow(row) : null;
}

export function leadFromRow(row: LeadColumns): Lead {
  return {
    id: row.id,
    code: row.code,
    type: row.type,
    what: row.what,
    place: row.place,
    areaCode: row.area_code,
    areaPath: row.area_path,
    townCode: row.town_code,
    villageCode: row.village_code,
    channel: row.channel,
    urgency: row.urgency,
    peopleNames: row.people_names,
    phoneEnc: row.phone_enc,
    reporterId: row.reporter_id,
    occurredAt: row.occurred_at,
    reportedAt: row.reported_at,
    defId: row.def_id,
    defVersion: row.def_version,
    stateRev: row.state_rev,
    state: JSON.parse(row.state),
    phase: row.phase,
    caseId: row.case_id,
    mergedIntoCaseId: row.merged_into_case_id,
  };
}
