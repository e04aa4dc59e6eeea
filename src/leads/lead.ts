import type { Instant } from '../platform/clock.ts';
import type { StateValue } from '../workflow/definitions/definition.ts';

/** A report from the field or from a person: may become a case, or be settled where it was found. */
export interface Lead {
  readonly id: string;
  readonly code: string;
  readonly type: string;
  readonly what: string;
  readonly place: string | null;
  readonly areaCode: string;
  readonly areaPath: string;
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly channel: string;
  readonly urgency: string;
  readonly peopleNames: string | null;
  readonly phoneEnc: string | null;
  readonly reporterId: string;
  readonly occurredAt: Instant;
  readonly reportedAt: Instant;
  readonly defId: string;
  readonly defVersion: number;
  readonly stateRev: number;
  readonly state: StateValue;
  readonly phase: string;
  readonly caseId: string | null;
  readonly mergedIntoCaseId: string | null;
}
