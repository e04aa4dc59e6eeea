import type { Day } from '../platform/clock.ts';
import { day, instant, json, orNull, type RowOf, table, text } from '../platform/database/column-table.ts';
import type { DictionaryEntry } from './office.ts';

/** The rules an office owns, by the name of their page. */
export type RuleKind = 'dictionaries' | 'limits' | 'closing' | 'colours' | 'calendar';

/** What a rule said for some days. */
export interface FormerRule {
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What was done to a rule of the office; a change keeps what it said until then. */
export const ruleChangeTable = table('rule_changes', {
  id: text(),
  kind: text<RuleKind>(),
  objectId: text(),
  act: text<'added' | 'changed' | 'corrected' | 'ended' | 'endCorrected'>(),
  onDay: day(),
  reason: text(),
  /** What the rule rests on from then on. */
  basis: orNull(text()),
  former: orNull(json<FormerRule>()),
  actorId: orNull(text()),
  recordedAt: instant(),
});
export type RuleChange = RowOf<typeof ruleChangeTable>;

/** A word as it was before it was changed, for as long as it was so. */
export type FormerWord = Omit<DictionaryEntry, 'validTo'> & { readonly validTo: Day };

export interface WordValues {
  readonly labelZh: string;
  readonly labelEn: string;
  readonly sort: number;
  readonly basis: string | null;
}

export function wordOfId(id: string): { readonly dictionary: string; readonly code: string } {
  const at = id.indexOf('.');
  return { dictionary: id.slice(0, at), code: id.slice(at + 1) };
}
