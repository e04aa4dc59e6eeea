import type { Viewer } from '../../identity/viewer.ts';
import { type Instant, toOffsetIso } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { formatMu } from '../../platform/mu.ts';
import { canReadSessions } from '../core/mediation-policy.ts';
import {
  type MediationRecord,
  type NamedPerson,
  readMediationRecord,
  type SessionRecord,
} from './mediation-record.ts';

/**
 * The parts of `GET /cases/{id}` that come from mediation. Sessions carry what was said (`body`) only for those
 * who may read it. Times have the offset +08:00, money is fen, area a decimal text of mu.
 */
export async function mediationApiParts(db: Db, caseId: string, viewer: Viewer): Promise<MediationApiParts> {
  const record = await readMediationRecord(db, caseId);
  const canRead = canReadSessions(viewer, record.proceedings, record.assignments);
  return {
    proceedings: record.proceedings.map(proceedingJson),
    appointments: record.appointments.map(({ id, startsAt, place, mode, bring, state }) => ({
      id,
      startsAt: toOffsetIso(startsAt),
      place,
      mode,
      bring,
      state,
    })),
    sessions: record.sessions.map((session) => sessionJson(session, canRead)),
    consents: record.consents.map(({ partyId, answer, way, occurredAt }) => ({
      partyId,
      answer,
      way,
      occurredAt: toOffsetIso(occurredAt),
    })),
    rightsNotices: record.rightsNotices.map(({ partyId, way, hearingMode, occurredAt }) => ({
      partyId,
      way,
      hearingMode,
      occurredAt: toOffsetIso(occurredAt),
    })),
    resolutions: record.resolutions.map(({ recordedAt, representatives, partyName: _, ...row }) => ({
      ...row,
      recordedAt: toOffsetIso(recordedAt),
      representatives: representatives.map(({ id, name, post }) => ({ id, name, post })),
    })),
    representatives: record.electedRepresentatives
      .filter((person) => person.validTo === null)
      .map(({ id, partyId, memberId, name }) => ({ id, partyId, memberId, name })),
    priorInstruments: record.priorInstruments.map(({ isEffective, issuedOn, ...row }) => ({
      ...row,
      on: issuedOn,
      effective: isEffective,
    })),
    parcels: record.parcels.map(({ areaMu, ...row }) => ({
      ...row,
      areaMu: areaMu === null ? null : formatMu(areaMu),
    })),
    ledger: record.ledger,
    handovers: record.handovers,
  };
}

/** JSON objects by name, ready to be spread into the case. */
export interface MediationApiParts {
  readonly proceedings: readonly object[];
  readonly appointments: readonly object[];
  readonly sessions: readonly object[];
  readonly consents: readonly object[];
  readonly rightsNotices: readonly object[];
  readonly resolutions: readonly object[];
  readonly representatives: readonly object[];
  readonly priorInstruments: readonly object[];
  readonly parcels: readonly object[];
  readonly ledger: object;
  readonly handovers: readonly object[];
}

function proceedingJson(row: MediationRecord['proceedings'][number]): object {
  return {
    id: row.id,
    no: row.no,
    number: row.number,
    committeeId: row.committeeId,
    committeeName: row.committeeName,
    acceptedAt: toOffsetIso(row.acceptedAt),
    endedAt: offsetOrNull(row.endedAt),
    result: row.result,
    reasonCode: row.outcome.reasonCode ?? null,
    agreementForm: row.agreementForm,
    mediator: personJson(row.leadMediator),
    coMediators: row.coMediators.map(personJson),
    recorder: personJson(row.recorder),
    routes: row.outcome.routes ?? [],
  };
}

const personJson = (person: NamedPerson | null) => person && { id: person.id, name: person.name };
const offsetOrNull = (at: Instant | null): string | null => (at === null ? null : toOffsetIso(at));

function sessionJson(row: SessionRecord, canRead: boolean): object {
  return {
    id: row.id,
    no: row.no,
    startedAt: toOffsetIso(row.startedAt),
    endedAt: toOffsetIso(row.endedAt),
    place: row.place,
    mode: row.mode,
    isOpen: row.isOpen,
    result: row.result,
    mediatorIds: row.mediatorIds,
    presentPartyIds: row.presentPartyIds,
    ...(canRead ? { invitees: row.invitees, body: row.body } : {}),
  };
}
