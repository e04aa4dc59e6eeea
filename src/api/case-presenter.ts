import type { Attachment } from '../cases/attachments/attachments-repository.ts';
import { type Case, toldOf } from '../cases/core/case.ts';
import type { CaseLine } from '../cases/lists/list-read-model.ts';
import type { CasePeople } from '../cases/registration/case-service.ts';
import type { IssuedDocument } from '../documents/core/document.ts';
import { shownVerifyCode } from '../documents/core/document.ts';
import type { Lead } from '../leads/lead.ts';
import { type Instant, startOfLegalDay, toOffsetIso } from '../platform/clock.ts';
import { type Locale, pick } from '../platform/i18n.ts';
import type { Deadline } from '../workflow/deadlines/deadlines-repository.ts';
import type { HistoryRow } from '../workflow/history/history.ts';
import type { ApiDeps } from './ports.ts';
import { toldSchemas } from './schemas.ts';

type Names = Pick<ApiDeps, 'engine' | 'areas'>;

export function offsetOrNull(at: Instant | null): string | null {
  return at === null ? null : toOffsetIso(at);
}

function areaNameOf(names: Names, code: string): string {
  return names.areas.tree.find(code)?.name ?? code;
}

export function caseLineJson(line: CaseLine, names: Names, locale: Locale): object {
  return {
    id: line.id,
    code: line.code,
    number: line.number,
    type: line.type,
    title: line.title,
    state: line.phase,
    stateLabel: names.engine.stateLabel(line.defId, line.defVersion, line.phase, locale),
    hold: line.hold,
    riskLevel: line.risk,
    areaCode: line.areaCode,
    areaName: areaNameOf(names, line.areaCode),
    committeeId: line.committeeId,
    mediatorId: line.mediatorId,
    registeredAt: toOffsetIso(line.registeredAt),
    dueOn: line.dueOn,
  };
}

const toldNames = Object.keys(toldSchemas) as (keyof typeof toldSchemas)[];

function toldJson(subject: Case): object {
  return Object.fromEntries(toldNames.map((name) => [name, subject[name]]));
}

/** What stands in the row of the case itself. */
export function caseJson(subject: Case, names: Names, locale: Locale): object {
  return {
    id: subject.id,
    code: subject.code,
    number: subject.number,
    type: subject.type,
    ...toldJson(subject),
    title: subject.title,
    summary: subject.summary,
    channel: subject.channel,
    areaCode: subject.areaCode,
    areaName: areaNameOf(names, subject.areaCode),
    occurredOn: subject.occurredOn,
    registeredAt: toOffsetIso(subject.registeredAt),
    acceptedAt: offsetOrNull(subject.acceptedAt),
    resolvedAt: offsetOrNull(subject.resolvedAt),
    resolvedHow: subject.resolvedHow,
    closedAt: offsetOrNull(subject.closedAt),
    committeeId: subject.committeeId,
    mediatorId: subject.mediatorId,
    claimedFen: subject.claimedFen,
    workflow: { name: subject.defId, version: subject.defVersion },
    state: subject.phase,
    stateValue: subject.state,
    stateLabel: names.engine.stateLabel(subject.defId, subject.defVersion, subject.state, locale),
    overlays: subject.overlays,
    version: subject.stateRev,
    details: subject.details,
  };
}

/**
 * What a grid worker is told of an accepted case, as on its page: where it stands and by when, and nothing of its file.
 */
export function caseStatusJson(
  subject: Case,
  deadlines: readonly Deadline[],
  names: Names,
  locale: Locale,
): object {
  const { subtype, place, landKind } = subject;
  const known = { ...subject, ...toldOf({ subtype, place, landKind }) };
  return {
    ...caseJson({ ...known, summary: '', claimedFen: null, details: {} }, names, locale),
    deadlines: deadlines.map(deadlineJson),
    parties: [],
    proceedings: [],
    agreements: [],
    documents: [],
    attachments: [],
    links: [],
    acts: [],
    jointCommittees: [],
  };
}

/** Parties with those who act for them and the lines of their members; numbers of persons stay encrypted. */
export function partiesJson({ parties, members, people }: CasePeople): object[] {
  return parties.map((party) => ({
    id: party.id,
    no: party.no,
    side: party.side,
    kind: party.kind,
    name: party.name,
    headName: party.headName,
    headPost: party.headPost,
    address: party.address,
    hasTelephone: party.hasPhone,
    hasIdNumber: party.hasIdNumber,
    representatives: people
      .filter((person) => person.partyId === party.id)
      .map(({ id, capacity, name, post }) => ({ id, capacity, name, post })),
    members: members
      .filter((member) => member.partyId === party.id)
      .map(({ partyId: _, ...member }) => member),
  }));
}

export function deadlineJson(deadline: Deadline): object {
  return {
    id: deadline.id,
    rule: deadline.rule,
    key: deadline.key,
    kind: deadline.kind,
    startAt: toOffsetIso(startOfLegalDay(deadline.startOn)),
    dueAt: toOffsetIso(deadline.dueAt),
    dueOn: deadline.dueOn,
    state: deadline.state,
    basis: deadline.basis,
  };
}

export function documentJson(document: IssuedDocument): object {
  return {
    id: document.id,
    code: document.code,
    number: document.number,
    title: document.title,
    aboutId: document.aboutId,
    state: document.state,
    issuer: document.issuer,
    issuedAt: toOffsetIso(document.issuedAt),
    recordDigest: document.recordDigest,
    verifyCode: shownVerifyCode(document.verifyCode),
  };
}

export function attachmentJson(file: Attachment): object {
  const { id, name, kind, mediaType, size, sha256, note, uploadedAt } = file;
  return { id, name, kind, mediaType, size, sha256, note, uploadedAt: toOffsetIso(uploadedAt) };
}

export function leadJson(lead: Lead, names: Names, locale: Locale): object {
  return {
    id: lead.id,
    code: lead.code,
    type: lead.type,
    what: lead.what,
    place: lead.place,
    areaCode: lead.areaCode,
    areaName: areaNameOf(names, lead.areaCode),
    channel: lead.channel,
    urgency: lead.urgency,
    peopleNames: lead.peopleNames,
    occurredAt: toOffsetIso(lead.occurredAt),
    reportedAt: toOffsetIso(lead.reportedAt),
    state: lead.phase,
    stateLabel: names.engine.stateLabel(lead.defId, lead.defVersion, lead.state, locale),
    version: lead.stateRev,
    caseId: lead.caseId,
    mergedIntoCaseId: lead.mergedIntoCaseId,
  };
}

/**
 * One event as it was recorded. Words and personal values are in no history, only their salted digests; unless it is told in
 * full, only what happened and when.
 */
export function historyJson(row: HistoryRow, names: Names, locale: Locale, isFull: boolean): object {
  const spec = names.engine.registry.vocabulary.events.get(row.event);
  return {
    seq: row.seq,
    event: row.event,
    label: spec === undefined ? row.event : pick(spec.label, locale),
    kind: row.kind,
    from: row.from.state === '' ? null : row.from.state,
    to: row.to.state,
    overlays: row.to.overlays,
    actor: row.actorName,
    role: row.actingRole,
    onBehalfOf: row.onBehalfOf,
    occurredAt: toOffsetIso(row.occurredAt),
    recordedAt: toOffsetIso(row.recordedAt),
    data: isFull ? { ...row.data.values, ...row.data.notes } : {},
    masked: Object.keys(
      isFull ? row.data.digests : { ...row.data.values, ...row.data.notes, ...row.data.digests },
    ),
    basis: row.basis,
    workflowVersion: `${row.defId}@${row.defVersion}`,
    hash: row.hash,
    previousHash: row.previousHash,
  };
}
