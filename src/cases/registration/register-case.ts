import type { Area } from '../../offices/area.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Day, type Instant, legalDay } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { ValidationError } from '../../platform/errors.ts';
import { newId, randomCode } from '../../platform/ids.ts';
import type { Actor, OverlayColumn } from '../../workflow/definitions/ports.ts';
import type { TraitsOf } from '../../workflow/definitions/traits.ts';
import type { Started, WorkflowEngine } from '../../workflow/engine/engine.ts';
import type { FlatValue } from '../../workflow/history/history.ts';
import { type DisputeType, type Told, type ToldMember, toldOf } from '../core/case.ts';
import { caseProblem } from '../core/case-problems.ts';
import { insertCases, type NewCase } from '../core/case-repository.ts';
import { writeDetails } from '../core/details-repository.ts';
import type { NewMember, NewParty } from '../parties/party.ts';
import { peopleTotal } from '../parties/party-names.ts';
import type { PartyRepository } from '../parties/party-repository.ts';
import { indexNewCases } from '../search/indexing.ts';

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
  /** Known without a list of members. */
  readonly claimedFen?: number | undefined;
  readonly peopleCount?: number | undefined;
  /** What the first entry of the history says more. */
  readonly notes?: Readonly<Record<string, FlatValue>>;
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
): Promise<RegisteredCase> {
  const [made] = await registerCasesIn(tx, deps, [draft], { actor, recordedAt, titleOf });
  if (made === undefined) throw new Error('nothing was registered');
  return made;
}

export interface RegisteredCase {
  readonly id: string;
  readonly code: string;
}

/** So many rows go into one statement; above it the longest table runs out of parameters. */
const rowsAtOnce = 100;

/** The same for many cases, in their order. */
export async function registerCasesIn(
  tx: Tx,
  deps: RegisterDeps,
  drafts: readonly CaseDraft[],
  how: {
    readonly actor: Actor;
    readonly recordedAt: Instant;
    readonly titleOf: (names: string, type: DisputeType) => string;
  },
): Promise<RegisteredCase[]> {
  const made: RegisteredCase[] = [];
  for (let from = 0; from < drafts.length; from += rowsAtOnce) {
    const part = drafts.slice(from, from + rowsAtOnce).map((draft) => placed(deps, draft, how.recordedAt));
    const { actor } = how;
    const started = await deps.engine().startAll(
      tx,
      part.map(({ id, area, draft }) => ({
        kind: 'case',
        id,
        type: draft.type,
        areaPath: area.path,
        event: 'register',
        actor,
        occurredAt: draft.registeredAt,
        notes: { channel: draft.channel, areaCode: area.code, ...draft.notes },
        facts: { type: draft.type },
        ...(draft.overlays ? { overlays: draft.overlays } : {}),
      })),
    );
    const cases = part.flatMap((one, index) => {
      const subject = started[index];
      return subject === undefined ? [] : [{ ...one, subject, row: newCaseRow(deps, one, subject, how) }];
    });
    await insertCases(tx, cases);
    await insertParties(tx, deps, cases, how.recordedAt);
    for (const { id, draft } of cases) await writeDetails(tx, id, draft.details, how.recordedAt);
    await indexNewCases(
      tx,
      cases.map(({ row }) => row),
    );
    made.push(...cases.map(({ id, row: { code } }) => ({ id, code })));
  }
  return made;
}

interface PlacedDraft {
  readonly id: string;
  readonly draft: CaseDraft;
  readonly area: Area;
  readonly townCode: string;
}

function placed(deps: RegisterDeps, draft: CaseDraft, recordedAt: Instant): PlacedDraft {
  const area = deps.areas.findArea(draft.areaCode);
  const town = area && deps.areas.townOf(area.code);
  const hasEnded = area?.validTo != null && area.validTo <= legalDay(recordedAt);
  if (!area || !town || hasEnded) throw new ValidationError([{ path: 'areaCode', code: 'notInList' }]);
  return { id: newId(), draft, area, townCode: town.code };
}

function newCaseRow(
  deps: RegisterDeps,
  { id, draft, area, townCode }: PlacedDraft,
  started: Started,
  how: {
    readonly actor: Actor;
    readonly recordedAt: Instant;
    readonly titleOf: (names: string, type: DisputeType) => string;
  },
): NewCase {
  const names = (side: string) =>
    draft.parties
      .filter((party) => party.side === side)
      .map((party) => party.name)
      .join('、');
  const applicantNames = names('applicant');
  const respondentNames = names('respondent');
  const workers = draft.workers ?? [];
  const claimedFen = workers.reduce((sum, worker) => sum + worker.claimFen, 0) || (draft.claimedFen ?? 0);
  const both = [applicantNames, respondentNames].filter(Boolean).join('与');
  return {
    id,
    code: `DF${randomCode(10)}`,
    type: draft.type,
    ...toldOf(draft),
    title: draft.title ?? how.titleOf(both, draft.type),
    summary: draft.summary,
    channel: draft.channel,
    areaCode: area.code,
    areaPath: area.path,
    townCode,
    villageCode: deps.areas.villageOf(area.code)?.code ?? null,
    occurredOn: draft.occurredOn,
    registeredAt: draft.registeredAt,
    registeredOn: legalDay(draft.registeredAt),
    applicantNames,
    respondentNames,
    claimedFen: claimedFen > 0 ? claimedFen : null,
    peopleCount: draft.peopleCount ?? peopleTotal(draft.parties.length, workers.length),
    isLeadersMatter: deps.traitsOf(started).isLeadersMatter,
    details: draft.details,
    dueOn: started.dueOn as Day | null,
    dueRule: started.dueRule,
    leadId: draft.leadId ?? null,
    isDemo: draft.isDemo ?? false,
    createdBy: how.actor.accountId ?? 'system',
    updatedAt: how.recordedAt,
  };
}

async function insertParties(
  tx: Tx,
  deps: RegisterDeps,
  cases: readonly PlacedDraft[],
  at: Instant,
): Promise<void> {
  const rows = cases.map(({ id, draft }) =>
    draft.parties.map((party, index) => deps.parties.newRow(id, index + 1, party, at)),
  );
  await deps.parties.insertRows(tx, rows.flat());
  for (const [index, { id, draft }] of cases.entries()) {
    if (!draft.workers?.length) continue;
    const group = rows[index]?.find(({ kind, side }) => kind === 'group' && side === 'applicant');
    if (group === undefined) throw new ValidationError([caseProblem('parties', 'groupMissing')]);
    await deps.parties.insertMembers(tx, id, group.id, draft.workers, at);
  }
}
