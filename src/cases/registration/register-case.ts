import type { AreasService } from '../../offices/areas-service.ts';
import { type Day, type Instant, legalDay } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { ValidationError } from '../../platform/errors.ts';
import { newId, randomCode } from '../../platform/ids.ts';
import type { Actor, OverlayColumn } from '../../workflow/definitions/ports.ts';
import type { TraitsOf } from '../../workflow/definitions/traits.ts';
import type { WorkflowEngine } from '../../workflow/engine/engine.ts';
import { type DisputeType, type Told, type ToldMember, toldOf } from '../core/case.ts';
import { caseProblem } from '../core/case-problems.ts';
import { insertCase } from '../core/case-repository.ts';
import { writeDetails } from '../core/details-repository.ts';
import { indexCase } from '../parties/indexing.ts';
import type { NewMember, NewParty } from '../parties/party.ts';
import { peopleTotal } from '../parties/party-names.ts';
import type { PartyRepository } from '../parties/party-repository.ts';

export interface CaseDraft extends Partial<{ readonly [M in ToldMember]: Told[M] | undefined }> {
  readonly type: DisputeType;
  readonly title?: string | undefined;
  readonly summary: string;
  readonly channel: string;
  readonly areaCode: string;
  readonly occurredOn: Day;
  readonly registeredAt: Instant;
  readonly parties: readonly NewParty[];
  readonly workers?: readonly NewMember[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly leadId?: string | undefined;
  readonly overlays?: Partial<Record<OverlayColumn, string>>;
  readonly isDemo?: boolean;
}

export interface RegisterDeps {
  readonly areas: AreasService;
  readonly parties: PartyRepository;
  readonly engine: () => WorkflowEngine;
  readonly traitsOf: TraitsOf;
}

/**
 * Starts a case in the caller's transaction: history, row, parties, details, search tokens.
 * Throws ValidationError when the area is unknown or above town level.
 */
export async function registerCaseIn(
  tx: Tx,
  deps: RegisterDeps,
  draft: CaseDraft,
  actor: Actor,
  recordedAt: Instant,
  titleOf: (names: string, type: DisputeType) => string,
): Promise<{ id: string; code: string }> {
  const area = deps.areas.findArea(draft.areaCode);
  const town = area && deps.areas.townOf(area.code);
  const hasEnded = area?.validTo != null && area.validTo <= legalDay(recordedAt);
  if (!area || !town || hasEnded) throw new ValidationError([{ path: 'areaCode', code: 'notInList' }]);
  const id = newId();
  const code = `DF${randomCode(10)}`;
  const names = (side: string) =>
    draft.parties
      .filter((party) => party.side === side)
      .map((party) => party.name)
      .join('、');
  const applicantNames = names('applicant');
  const respondentNames = names('respondent');
  const workers = draft.workers ?? [];
  const title =
    draft.title ?? titleOf([applicantNames, respondentNames].filter(Boolean).join('与'), draft.type);
  const started = await deps.engine().start(tx, {
    kind: 'case',
    id,
    type: draft.type,
    areaPath: area.path,
    event: 'register',
    actor,
    occurredAt: draft.registeredAt,
    notes: { channel: draft.channel, areaCode: area.code },
    facts: { type: draft.type },
    ...(draft.overlays ? { overlays: draft.overlays } : {}),
  });
  const claimedFen = workers.reduce((sum, worker) => sum + worker.claimFen, 0);
  const row = {
    id,
    code,
    type: draft.type,
    ...toldOf(draft),
    title,
    summary: draft.summary,
    channel: draft.channel,
    areaCode: area.code,
    areaPath: area.path,
    townCode: town.code,
    villageCode: deps.areas.villageOf(area.code)?.code ?? null,
    occurredOn: draft.occurredOn,
    registeredAt: draft.registeredAt,
    registeredOn: legalDay(draft.registeredAt),
    applicantNames,
    respondentNames,
    claimedFen: claimedFen > 0 ? claimedFen : null,
    peopleCount: peopleTotal(draft.parties.length, workers.length),
    isLeadersMatter: deps.traitsOf(started).isLeadersMatter,
    details: draft.details,
    dueOn: started.dueOn as Day | null,
    dueRule: started.dueRule,
    leadId: draft.leadId ?? null,
    isDemo: draft.isDemo ?? false,
    createdBy: actor.accountId ?? 'system',
    updatedAt: recordedAt,
  };
  await insertCase(tx, row, started);
  await insertParties(tx, deps, id, draft, recordedAt);
  await writeDetails(tx, id, draft.details, recordedAt);
  await indexCase(tx, row);
  return { id, code };
}

async function insertParties(
  tx: Tx,
  deps: RegisterDeps,
  caseId: string,
  draft: CaseDraft,
  at: Instant,
): Promise<void> {
  let workersOf: string | null = null;
  for (const [index, party] of draft.parties.entries()) {
    const id = await deps.parties.insert(tx, caseId, index + 1, party, at);
    if (party.kind === 'group' && party.side === 'applicant' && workersOf === null) workersOf = id;
  }
  if (!draft.workers?.length) return;
  if (workersOf === null) throw new ValidationError([caseProblem('parties', 'groupMissing')]);
  await deps.parties.insertMembers(tx, caseId, workersOf, draft.workers, at);
}
