import type { AuditLog } from '../../audit/audit-log.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { isPathWithin } from '../../offices/area.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import type { Dictionaries } from '../../offices/dictionaries.ts';
import { type Clock, type Day, type Instant, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import {
  BadRequestError,
  ForbiddenError,
  NotFoundError,
  type Problem,
  ValidationError,
} from '../../platform/errors.ts';
import { parseData } from '../../platform/form-data.ts';
import { refuseAll } from '../../platform/problem.ts';
import type { Particulars, TraitsOf } from '../../workflow/definitions/traits.ts';
import type { CommandOutcome, WorkflowEngine } from '../../workflow/engine/engine.ts';
import type { Offer } from '../../workflow/engine/offers.ts';
import { requestHash } from '../../workflow/history/history.ts';
import { type Case, type DisputeType, toldOf } from '../core/case.ts';
import { actingRolesOn, actorOf, seesCase } from '../core/case-policy.ts';
import { findCase } from '../core/case-repository.ts';
import { listFormerNames } from '../parties/former-parties-repository.ts';
import type { Member, NewMember, Party, PartyPerson, PartySecrets } from '../parties/party.ts';
import type { PartyRepository } from '../parties/party-repository.ts';
import { findIdempotent, saveIdempotent } from './idempotency-repository.ts';
import { type CaseDraft, type RegisteredCase, registerCaseIn, registerCasesIn } from './register-case.ts';
import { detailSchemas, type RegisterCaseInput, registerCaseSchema } from './registration-form.ts';

export interface CaseServiceDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly audit: AuditLog;
  readonly parties: PartyRepository;
  readonly engine: () => WorkflowEngine;
  readonly traitsOf: TraitsOf;
  readonly isDemo: boolean;
  readonly titleOf: (names: string, type: DisputeType) => string;
}

export interface CasePeople {
  readonly parties: readonly Party[];
  readonly members: readonly Member[];
  readonly people: readonly PartyPerson[];
  /** Names of those who left, by id. */
  readonly formerNames: ReadonlyMap<string, string>;
}

/** The use cases around one dispute: register, look, act, unmask. Pages and API call these and nothing below. */
export class CaseService {
  readonly #deps: CaseServiceDeps;

  constructor(deps: CaseServiceDeps) {
    this.#deps = deps;
  }

  /**
   * Registers a dispute; it starts in `triage`. `raw` is what a page, the API or an import sent.
   * @throws BadRequestError for unknown fields, ValidationError, ForbiddenError, NotFoundError for an area outside
   * the person's own.
   */
  async registerCase(
    viewer: Viewer,
    raw: unknown,
    options: { idempotencyKey?: string; requestId?: string } = {},
  ): Promise<{ id: string; code: string }> {
    if (!can(viewer, 'registerCase')) throw new ForbiddenError();
    const now = this.#deps.clock.now();
    const input = parsed(registerCaseSchema, raw, legalDay(now), '');
    const area = this.#deps.areas.findArea(input.areaCode);
    if (!area) throw new ValidationError([{ path: 'areaCode', code: 'notInList' }]);
    if (!isPathWithin(area.path, viewer.areaPath) && viewer.role !== 'mediator') throw new NotFoundError();
    if (!this.#deps.engine().registry.caseTypes().includes(input.type))
      throw new ValidationError([{ path: 'type', code: 'notInList' }]);
    const { particulars } = this.#deps.engine().registry.currentTraits(input.type);
    const draft = draftOf(input, {
      ...{ now, particulars, isDemo: this.#deps.isDemo },
      channel: this.#deps.areas.dictionaries.usual('channels', 'windowVisit', legalDay(now)),
    });
    refuseAll(wordFaults(this.#deps.areas.dictionaries, draft, now));
    const hash = requestHash('register', raw);
    return this.#deps.uow.run(async (tx) => {
      const key = options.idempotencyKey;
      const earlier = key === undefined ? null : await findIdempotent(tx, `${viewer.accountId}:${key}`);
      if (earlier) {
        if (earlier.requestHash !== hash)
          throw new ValidationError([{ path: '', code: 'idempotencyMismatch' }]);
        return earlier.response as { id: string; code: string };
      }
      const made = await this.registerIn(tx, viewer, draft, now);
      if (key !== undefined) {
        await saveIdempotent(tx, `${viewer.accountId}:${key}`, viewer.accountId, hash, made, now);
      }
      return made;
    });
  }

  /** The same inside the caller's transaction, with its audit row. */
  async registerIn(
    tx: Tx,
    viewer: Viewer,
    draft: CaseDraft,
    now: Instant,
  ): Promise<{ id: string; code: string }> {
    const role = viewer.role === 'villageMediator' ? 'villageMediator' : 'clerk';
    const made = await registerCaseIn(
      tx,
      this.#deps,
      draft,
      actorOf(viewer, [role]),
      now,
      this.#deps.titleOf,
    );
    await this.#deps.audit.append(tx, {
      actorId: viewer.accountId,
      action: 'caseRegistered',
      objectKind: 'case',
      objectId: made.id,
      detail: { code: made.code, type: draft.type },
      requestId: null,
      at: now,
    });
    return made;
  }

  /** Many at once, as an import brings them; whoever calls has checked permission and areas. */
  async registerManyIn(
    tx: Tx,
    viewer: Viewer,
    drafts: readonly CaseDraft[],
    now: Instant,
  ): Promise<RegisteredCase[]> {
    const { audit, titleOf, isDemo } = this.#deps;
    const made = await registerCasesIn(
      tx,
      this.#deps,
      drafts.map((draft) => ({ ...draft, isDemo })),
      { actor: actorOf(viewer, ['clerk']), recordedAt: now, titleOf },
    );
    await audit.appendAll(
      tx,
      made.map(({ id, code }, index) => ({
        actorId: viewer.accountId,
        action: 'caseRegistered',
        objectKind: 'case',
        objectId: id,
        detail: { code, type: drafts[index]?.type },
        requestId: null,
        at: now,
      })),
    );
    return made;
  }

  /** The case by id or code, if this person may see it. @throws NotFoundError */
  async getCase(viewer: Viewer, idOrCode: string): Promise<Case> {
    const found = await findCase(this.#deps.db.read, idOrCode);
    if (!found || !seesCase(viewer, found)) throw new NotFoundError();
    return found;
  }

  async peopleOf(subject: Case): Promise<CasePeople> {
    const db = this.#deps.db.read;
    const { parties } = this.#deps;
    return {
      parties: await parties.list(db, subject.id),
      members: await parties.listMembers(db, subject.id),
      people: await parties.listPeople(db, subject.id),
      formerNames: await listFormerNames(db, subject.id),
    };
  }

  /** What this person may do now on the case, and what not and why. */
  offers(viewer: Viewer, subject: Case): Promise<Offer[]> {
    const roles = actingRolesOn(viewer, subject);
    return this.#deps
      .engine()
      .offers({ kind: 'case', subjectId: subject.id, roles, actorId: viewer.accountId });
  }

  /**
   * Fires one event of the lifecycle in this person's name. @throws everything `WorkflowEngine.command` throws.
   */
  fire(
    viewer: Viewer,
    subject: Case,
    input: {
      readonly event: string;
      readonly data: unknown;
      readonly occurredAt?: Instant;
      readonly expectedStateRev?: number;
      readonly idempotencyKey?: string;
      readonly requestId?: string;
    },
  ): Promise<CommandOutcome> {
    const roles = actingRolesOn(viewer, subject);
    const { idempotencyKey, ...rest } = input;
    return this.#deps.engine().command({
      kind: 'case',
      subjectId: subject.id,
      actor: actorOf(viewer, roles),
      ...rest,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey: `${viewer.accountId}:${idempotencyKey}` }),
    });
  }

  /** Shows a party's numbers in clear; the look is logged first. @throws ForbiddenError, NotFoundError */
  async reveal(viewer: Viewer, subject: Case, partyId: string, reason: string): Promise<PartySecrets> {
    if (!can(viewer, 'revealContact')) throw new ForbiddenError();
    const { db, uow, audit, clock, parties } = this.#deps;
    const own = await parties.list(db.read, subject.id);
    if (!own.some((party) => party.id === partyId)) throw new NotFoundError();
    await uow.run((tx) =>
      audit.append(tx, {
        actorId: viewer.accountId,
        action: 'contactRevealed',
        objectKind: 'case',
        objectId: subject.id,
        detail: { partyId, reason },
        requestId: null,
        at: clock.now(),
      }),
    );
    const secrets = await parties.secretsOf(db.read, partyId);
    if (!secrets) throw new NotFoundError();
    return secrets;
  }
}

function draftOf(
  input: RegisterCaseInput,
  {
    now,
    particulars,
    channel,
    isDemo,
  }: {
    readonly now: Instant;
    readonly particulars: Particulars;
    readonly channel: string;
    readonly isDemo: boolean;
  },
): CaseDraft {
  const registeredAt = input.reportedAt ?? now;
  if (registeredAt > now) throw new ValidationError([{ path: 'reportedAt', code: 'future' }]);
  const details = parsed(detailSchemas[particulars], input.details ?? {}, legalDay(now), 'details');
  const { workers, landKind, applicationReceivedOn, ...rest } = details as {
    workers?: readonly { name: string; arrearsFen: number; telephone?: string; idNumber?: string }[];
    landKind?: string;
    applicationReceivedOn?: Day;
  };
  return {
    type: input.type,
    ...toldOf({ ...input, landKind, applicationReceivedOn }),
    title: input.title,
    summary: input.summary,
    channel: input.channel ?? channel,
    areaCode: input.areaCode,
    occurredOn: input.occurredOn ?? legalDay(registeredAt),
    registeredAt,
    parties: input.parties as CaseDraft['parties'],
    workers: (workers ?? []).map(
      ({ arrearsFen, ...worker }): NewMember => ({ ...worker, claimFen: arrearsFen }),
    ),
    details: rest,
    isDemo,
  };
}

/** Words of dictionaries that are not used any more, or not yet. A dispute told later may use those of its day. */
function wordFaults(dictionaries: Dictionaries, draft: CaseDraft, now: Instant): Problem[] {
  const days = [legalDay(now), legalDay(draft.registeredAt)] as const;
  return [
    dictionaries.faultOf('disputeTypes', draft.type, 'type', ...days),
    dictionaries.faultOf('channels', draft.channel, 'channel', ...days),
    draft.landKind === undefined || draft.landKind === null
      ? null
      : dictionaries.faultOf('landKinds', draft.landKind, 'details.landKind', ...days),
  ].flatMap((problem) => problem ?? []);
}

function parsed<S extends Parameters<typeof parseData>[0]>(
  schema: S,
  raw: unknown,
  today: Day,
  prefix: string,
): ReturnType<S['parse']> {
  const result = parseData(schema, raw, today);
  if (result.ok) return result.data as ReturnType<S['parse']>;
  const at = (path: string) => [prefix, path].filter(Boolean).join('.');
  if (result.unknown.length > 0) {
    throw new BadRequestError('unknownField', { field: result.unknown.map(at).join(', ') });
  }
  throw new ValidationError(result.problems.map((one): Problem => ({ ...one, path: at(one.path) })));
}
