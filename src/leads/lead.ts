import {
  type ColumnsOf,
  instant,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../platform/database/column-table.ts';
import type { StateValue } from '../workflow/definitions/definition.ts';

/** A report from the field or from a person: may become a case, or be settled where it was found. */
export const leadTable = table('leads', {
  id: text(),
  code: text(),
  type: text(),
  what: text(),
  place: orNull(text()),
  areaCode: text(),
  areaPath: text(),
  townCode: text(),
  villageCode: orNull(text()),
  channel: text(),
  urgency: text(),
  peopleNames: orNull(text()),
  phoneEnc: orNull(text()),
  /** Finds reports of one telephone without opening any. */
  phoneIndex: orNull(text()),
  reporterId: text(),
  occurredAt: instant(),
  reportedAt: instant(),
  defId: text(),
  defVersion: int(),
  rev: int(),
  stateRev: int(),
  state: json<StateValue>(),
  phase: text(),
  caseId: orNull(text()),
  mergedIntoCaseId: orNull(text()),
  historyHash: text(),
  updatedAt: instant(),
});

export type Lead = RowOf<typeof leadTable>;
export type LeadColumns = ColumnsOf<typeof leadTable>;

/** What a handler may change of the lead it is about. */
export type LeadChanges = Partial<Pick<Lead, 'caseId' | 'mergedIntoCaseId'>>;

declare module '../workflow/definitions/ports.ts' {
  interface ChangesOfSubjects {
    readonly lead: LeadChanges;
  }
}
