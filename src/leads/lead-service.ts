import { actorOf } from '../cases/core/case-policy.ts';
import { type EventText, listEventTexts } from '../cases/core/event-texts-repository.ts';
import { findIdempotent, saveIdempotent } from '../cases/registration/idempotency-repository.ts';
import { leadForm } from '../cases/registration/registration-form.ts';
import { can } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreasService } from '../offices/areas-service.ts';
import { type Clock, type Instant, legalDay } from '../platform/clock.ts';
import type { FieldCrypto } from '../platform/crypto/field-crypto.ts';
import type { Database } from '../platform/database/connect.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { BadRequestError, ForbiddenError, NotFoundError, ValidationError } from '../platform/errors.ts';
import { parseData } from '../platform/form-data.ts';
import { newId, randomCode } from '../platform/ids.ts';
import type { CommandOutcome, WorkflowEngine } from '../workflow/engine/engine.ts';
import type { Offer } from '../workflow/engine/offers.ts';
import { requestHash } from '../workflow/history/history.ts';
import type { Lead } from './lead.ts';
import { actingRolesOnLead, seesLead } from './lead-policy.ts';
import { findLead, insertLead } from './lead-repository.ts';

export interface LeadServiceDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly crypto: FieldCrypto;
  readonly engine: () => WorkflowEngine;
}

/** Reports from the field and what becomes of them. */
export class LeadService {
  readonly #deps: LeadServiceDeps;

  constructor(deps: LeadServiceDeps) {
    this.#deps = deps;
  }

  /** Takes a report; its place is the reporter's own area. @throws ValidationError, ForbiddenError */
  async report(
    viewer: Viewer,
    raw: unknown,
    options: { idempotencyKey?: string } = {},
  ): Promise<{ id: string; code: string }> {
    if (!can(viewer, 'reportLead')) throw new ForbiddenError();
    const { clock, uow, areas, crypto, engine } = this.#deps;
    const now = clock.now();
    const result = parseData(leadForm, raw, legalDay(now));
    if (!result.ok) {
      if (result.unknown.length > 0)
        throw new BadRequestError('unknownField', { field: result.unknown.join(', ') });
      throw new ValidationError(result.problems);
    }
    const input = result.data;
    if (!engine().registry.caseTypes().includes(input.type))
      throw new ValidationError([{ path: 'type', code: 'notInList' }]);
    const { dictionaries } = areas;
    const today = legalDay(now);
    const ended = dictionaries.faultOf('disputeTypes', input.type, 'type', today);
    if (ended !== null) throw new ValidationError([ended]);
    const occurredAt: Instant = input.occurredAt ?? now;
    const area = areas.getArea(viewer.areaCode);
    const town = areas.townOf(area.code);
    if (!town) throw new ForbiddenError();
    const id = newId();
    const code = `XS${randomCode(8)}`;
    const key = options.idempotencyKey === undefined ? null : `${viewer.accountId}:${options.idempotencyKey}`;
    const hash = requestHash('report', raw);
    return uow.run(async (tx) => {
      const earlier = key === null ? null : await findIdempotent(tx, key);
      if (earlier) {
        if (earlier.requestHash !== hash)
          throw new ValidationError([{ path: '', code: 'idempotencyMismatch' }]);
        return earlier.response as { id: string; code: string };
      }
      const started = await engine().start(tx, {
        kind: 'lead',
        id,
        type: input.type,
        areaPath: area.path,
        event: 'report',
        actor: actorOf(viewer, ['gridWorker']),
        occurredAt,
        notes: { areaCode: area.code },
        facts: { isUrgent: input.urgency === 'urgent' },
      });
      const { telephone } = input;
      await insertLead(
        tx,
        {
          id,
          code,
          type: input.type,
          what: input.what,
          place: input.place ?? null,
          areaCode: area.code,
          areaPath: area.path,
          townCode: town.code,
          villageCode: areas.villageOf(area.code)?.code ?? null,
          channel: dictionaries.usual(
            'channels',
            viewer.role === 'gridWorker' ? 'gridScreening' : 'windowVisit',
            today,
          ),
          urgency: input.urgency ?? 'normal',
          peopleNames: input.peopleNames ?? null,
          phoneEnc: telephone ? crypto.encrypt(telephone, `leads.phone.${id}`) : null,
          phoneIndex: telephone ? crypto.blindIndex('phone', telephone) : null,
          reporterId: viewer.accountId,
          occurredAt,
          reportedAt: now,
        },
        started,
      );
      if (key !== null) await saveIdempotent(tx, key, viewer.accountId, hash, { id, code }, now);
      return { id, code };
    });
  }

  /** @throws NotFoundError when it does not exist or is not this person's to see. */
  async getLead(viewer: Viewer, idOrCode: string): Promise<Lead> {
    const lead = await findLead(this.#deps.db.read, idOrCode);
    if (!lead || !seesLead(viewer, lead)) throw new NotFoundError();
    return lead;
  }

  /** What was written with the events of a report, by its place in the history. */
  wordsOf(lead: Lead): Promise<EventText[]> {
    return listEventTexts(this.#deps.db.read, lead.id);
  }

  offers(viewer: Viewer, lead: Lead): Promise<Offer[]> {
    return this.#deps.engine().offers({
      kind: 'lead',
      subjectId: lead.id,
      roles: actingRolesOnLead(viewer, lead),
      actorId: viewer.accountId,
    });
  }

  /** Fires one event of the lead's machine. @throws everything `WorkflowEngine.command` throws. */
  fire(
    viewer: Viewer,
    lead: Lead,
    input: {
      readonly event: string;
      readonly data: unknown;
      readonly occurredAt?: Instant;
      readonly expectedStateRev?: number;
      readonly idempotencyKey?: string;
    },
  ): Promise<CommandOutcome> {
    const { idempotencyKey, ...rest } = input;
    return this.#deps.engine().command({
      kind: 'lead',
      subjectId: lead.id,
      actor: actorOf(viewer, actingRolesOnLead(viewer, lead)),
      ...rest,
      ...(idempotencyKey === undefined ? {} : { idempotencyKey: `${viewer.accountId}:${idempotencyKey}` }),
    });
  }
}
