import type { AuditLog } from '../../audit/audit-log.ts';
import type { Case } from '../../cases/core/case.ts';
import { actingRolesOn } from '../../cases/core/case-policy.ts';
import { findCase } from '../../cases/core/case-repository.ts';
import type { PartyRepository } from '../../cases/parties/party-repository.ts';
import { canIssuePaper, canListPapers } from '../../documents/core/document-policy.ts';
import { maskPhone } from '../../identity/mask.ts';
import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { LegalCalendar } from '../../platform/calendar.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { ForbiddenError, NotFoundError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { problemMaker, refuseAll } from '../../platform/problem.ts';
import { findDelivery, insertDeliveries, listDeliveriesOfCase } from '../sending/deliveries-repository.ts';
import type { Delivery } from '../sending/delivery.ts';
import { outsideQuiet, quietForParties } from '../sending/quiet-hours.ts';
import type { Destination } from '../sending/sender.ts';
import { listOccasions, type Occasion } from './occasions-read-model.ts';
import { partyProblemTexts } from './texts.ts';
import { filledText, type PartyTextCode, partyTextCodes, partyTexts } from './wording.ts';
import type { TextWordingsService } from './wordings-service.ts';

export interface PartyTextsDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly calendar: () => LegalCalendar;
  readonly parties: Pick<PartyRepository, 'list' | 'secretsOf'>;
  readonly wordings: Pick<TextWordingsService, 'textOn'>;
  readonly telephoneOf: (committeeId: string) => { name: string; telephone: string | null } | null;
  /** Whether a gateway sends texts at all. */
  readonly isConnected: boolean;
  readonly kick: () => void;
}

export type Reach = 'ready' | 'noPhone' | 'landline' | 'told';
interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly masked: string | null;
  readonly reach: Reach;
  readonly occasion: Occasion;
  readonly text: string;
}

/** One of the four texts as it may be sent in a case now, and to whom. */
export interface TextOffer {
  readonly code: PartyTextCode;
  readonly needsConsent: boolean;
  readonly hasTelephone: boolean;
  readonly isConnected: boolean;
  readonly receivers: readonly Receiver[];
}

const problem = problemMaker(partyProblemTexts);

/** The texts to parties: which fit a case now, sending them, and what became of them. */
export class PartyTextsService {
  readonly #deps: PartyTextsDeps;

  constructor(deps: PartyTextsDeps) {
    this.#deps = deps;
  }

  /** The texts for which something has happened in the case, in their order. */
  async possible(db: Db, caseId: string): Promise<PartyTextCode[]> {
    const subject = await findCase(db, caseId);
    if (subject === null) return [];
    const codes = (await listOccasions(db, subject, this.#deps.clock.now())).map(({ code }) => code);
    return partyTextCodes.filter((code) => codes.includes(code));
  }

  /** @throws ForbiddenError, NotFoundError for a text nothing has happened for */
  async offer(viewer: Viewer, subject: Case, code: PartyTextCode): Promise<TextOffer> {
    if (!maySend(viewer, subject)) throw new ForbiddenError();
    const { db, clock, parties, wordings, telephoneOf, isConnected } = this.#deps;
    const now = clock.now();
    const occasions = (await listOccasions(db.read, subject, now)).filter((one) => one.code === code);
    const committee = subject.committeeId === null ? null : telephoneOf(subject.committeeId);
    if (occasions.length === 0 || committee === null) throw new NotFoundError();
    const { telephone } = committee;
    const words = await wordings.textOn(db.read, subject.committeeId ?? '', code, legalDay(now));
    const common = { committee: committee.name, ...(telephone !== null && { telephone }) };
    const known = new Set((await listDeliveriesOfCase(db.read, subject.id)).map(({ key }) => key));
    const receivers: Receiver[] = [];
    for (const party of await parties.list(db.read, subject.id)) {
      const occasion = occasions.find(({ isFor }) => isFor(party));
      if (occasion === undefined) continue;
      const number = (await parties.secretsOf(db.read, party.id))?.telephone ?? null;
      receivers.push({
        ...{ id: party.id, name: party.name, occasion },
        masked: number === null ? null : maskPhone(number),
        reach: known.has(keyOf(occasion, party.id)) ? 'told' : reachOf(number),
        text: filledText(words, { ...occasion.values, ...common }),
      });
    }
    const { needsConsent } = partyTexts[code];
    return { code, needsConsent, hasTelephone: telephone !== null, isConnected, receivers };
  }

  /**
   * Puts the text in line for the parties chosen, each once for what it is about, at an hour at which people are awake.
   * @throws ForbiddenError, NotFoundError, ValidationError
   */
  async send(
    viewer: Viewer,
    subject: Case,
    code: PartyTextCode,
    input: { readonly partyIds: readonly string[]; readonly hasConsent: boolean },
  ): Promise<void> {
    const offer = await this.offer(viewer, subject, code);
    const { hasTelephone, needsConsent } = offer;
    const ready = offer.receivers.filter(({ reach }) => reach === 'ready');
    const chosen = ready.filter(({ id }) => input.partyIds.includes(id));
    refuseAll([
      ...(hasTelephone ? [] : [problem('', 'noTelephone')]),
      ...(input.partyIds.length === 0 ? [problem('partyIds', 'nobodyChosen')] : []),
      ...(chosen.length < input.partyIds.length ? [problem('partyIds', 'notReachable')] : []),
      ...(needsConsent && !input.hasConsent ? [problem('hasConsent', 'consentMissing')] : []),
    ]);
    const { uow, clock, audit, calendar, kick } = this.#deps;
    const now = clock.now();
    const availableAt = outsideQuiet(now, quietForParties, calendar());
    await uow.run(async (tx) => {
      await insertDeliveries(
        tx,
        chosen.map(({ id, name, masked, occasion, text }) => ({
          ...{ id: newId(), key: keyOf(occasion, id), about: code, channel: 'sms' as const },
          ...{ accountId: null, caseId: subject.id, partyId: id },
          ...{ recipient: masked ?? '', subject: name, body: text, availableAt },
          ...{ uselessFrom: occasion.uselessFrom, askedBy: viewer.accountId },
          ...{ hasConsent: needsConsent && input.hasConsent, createdAt: now },
        })),
      );
      await audit.append(tx, {
        actorId: viewer.accountId,
        action: 'partyTextSent',
        objectKind: 'case',
        objectId: subject.id,
        detail: { text: code, partyIds: chosen.map(({ id }) => id), hasConsent: input.hasConsent },
        requestId: null,
        at: now,
      });
    });
    kick();
  }

  /** One text of a case as it was handed in. @throws ForbiddenError, NotFoundError */
  async sent(viewer: Viewer, subject: Case, deliveryId: string): Promise<Delivery> {
    if (!canListPapers(actingRolesOn(viewer, subject))) throw new ForbiddenError();
    const delivery = await findDelivery(this.#deps.db.read, deliveryId);
    if (delivery === null || delivery.caseId !== subject.id || delivery.partyId === null)
      throw new NotFoundError();
    return delivery;
  }

  /** Where a text to a party goes: nowhere when its number changed since, or when what it is about is no longer so. */
  async addressOf({ caseId, partyId, key, recipient }: Delivery): Promise<Destination> {
    const { db, clock, parties } = this.#deps;
    const subject = caseId === null ? null : await findCase(db.read, caseId);
    if (subject === null || partyId === null) return { refused: 'noAddress' };
    const occasions = await listOccasions(db.read, subject, clock.now());
    if (!occasions.some((occasion) => keyOf(occasion, partyId) === key)) return { refused: 'tooLate' };
    const present = await parties.list(db.read, subject.id);
    const secrets = await parties.secretsOf(db.read, partyId);
    const number = secrets?.telephone ?? null;
    const isSame = number !== null && maskPhone(number) === recipient;
    if (!isSame || !present.some(({ id }) => id === partyId)) return { refused: 'noAddress' };
    return { to: number };
  }
}

function maySend(viewer: Viewer, subject: Case): boolean {
  return can(viewer, 'textParties') && canIssuePaper(actingRolesOn(viewer, subject), {});
}

function keyOf({ code, aboutId }: Occasion, partyId: string): string {
  return `party:${code}:${aboutId}:${partyId}`;
}

function reachOf(number: string | null): Reach {
  if (number === null) return 'noPhone';
  return /^1\d{10}$/.test(number) ? 'ready' : 'landline';
}
