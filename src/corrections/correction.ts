import { z } from 'zod';
import type { EventData } from '../../workflows/vocabulary/events.ts';
import { instant, json, orNull, type RowOf, table, text } from '../platform/database/column-table.ts';
import { fieldGroup, fieldMeta } from '../platform/form-data.ts';
import type { Bilingual } from '../platform/i18n.ts';

export type CorrectionState = 'open' | 'done' | 'declined' | 'withdrawn' | 'lapsed';
type Asked = EventData<'correctCase'>;
export type CaseField = Exclude<keyof Asked, 'reason' | 'emptied' | 'parties' | 'basedOn'>;
export type PartyField = Exclude<keyof Asked['parties'][number], 'partyId' | 'emptied'>;
export type Value = string | number | null;

/** What of a case can be corrected, as it stands. */
export interface CorrectableCase {
  readonly fields: Readonly<Record<CaseField, Value>>;
  readonly parties: readonly CorrectableParty[];
}
export interface CorrectableParty {
  readonly id: string;
  readonly no: number;
  readonly fields: Readonly<Record<PartyField, Value>>;
}

/** One value put right; `partyId` is null for those of the case itself. */
export interface Change {
  readonly partyId: string | null;
  readonly field: string;
  readonly old: Value;
  readonly next: Value;
  /** Nobody asked for it: it follows from another one, as a title made of names. */
  readonly follows?: true | undefined;
}

const value = z.union([z.string(), z.number(), z.null()]);
export const changesSchema = z.array(
  z.object({
    partyId: z.string().nullable(),
    field: z.string(),
    old: value,
    next: value,
    follows: z.literal(true).optional(),
  }),
);

/** Values that are shown masked and written nowhere in clear. */
export const sensitiveFields: ReadonlySet<string> = new Set(['telephone', 'idNumber']);

const pair = z.object({ from: z.string(), to: z.string() });
export const effectsSchema = z.object({
  papers: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      title: z.string(),
      number: z.string().nullable(),
      /** The party or the session it is about, where there are several of one code. */
      aboutId: z.string().nullable().optional(),
      isSigned: z.boolean(),
    }),
  ),
  deadlines: z.array(
    z.object({
      rule: z.string(),
      startOn: pair,
      dueOn: pair,
    }),
  ),
  /** The month, town, village and type the case leaves and enters in the figures. */
  figures: z.array(
    z.object({ by: z.enum(['month', 'town', 'village', 'type']), from: z.string(), to: z.string() }),
  ),
});
/** What a correction changes besides the values themselves. */
export type Effects = z.output<typeof effectsSchema>;

export const correctionTable = table('corrections', {
  id: text(),
  caseId: text(),
  state: text<CorrectionState>(),
  /** The phase it was made in; when the case has moved on, what was shown is no longer so. */
  phase: text(),
  reason: text(),
  /** The changes as JSON, sealed: they hold names and numbers. */
  changes: text(),
  basedOn: text(),
  effects: orNull(json<Effects>(effectsSchema)),
  proposedBy: text(),
  proposedAt: instant(),
  decidedBy: orNull(text()),
  decidedAt: orNull(instant()),
  decision: orNull(text()),
});

export interface Correction extends Omit<RowOf<typeof correctionTable>, 'changes'> {
  readonly changes: readonly Change[];
}

/** What an event asks for. */
export interface Wanted {
  readonly emptied: readonly string[];
  readonly parties: readonly (Readonly<Record<string, unknown>> & {
    readonly partyId: string;
    readonly emptied: readonly string[];
  })[];
  readonly [field: string]: unknown;
}

/** Every asked value that is another one than stands there; parties the case has not are named by `unknownParty`. */
export function changesOf(
  wanted: Wanted,
  current: CorrectableCase,
): { changes: Change[]; unknownParty: string | null } {
  const known = new Map(current.parties.map((party) => [party.id, party]));
  const stranger = wanted.parties.find(({ partyId }) => !known.has(partyId));
  const ofParties = wanted.parties.flatMap((row) => {
    const party = known.get(row.partyId);
    return party === undefined ? [] : differing(row.partyId, row, row.emptied, party.fields);
  });
  return {
    changes: [...differing(null, wanted, wanted.emptied, current.fields), ...ofParties],
    unknownParty: stranger?.partyId ?? null,
  };
}

function differing(
  partyId: string | null,
  wanted: Readonly<Record<string, unknown>>,
  emptied: readonly string[],
  fields: Readonly<Record<string, Value>>,
): Change[] {
  return Object.entries(fields).flatMap(([field, old]): Change[] => {
    const given = emptied.includes(field) || wanted[field] === 0 ? null : wanted[field];
    if (given === undefined || given === old) return [];
    return [{ partyId, field, old, next: given as Value }];
  });
}

/** The new value of a field of the case; undefined when it stays. */
export function nextOf(changes: readonly Change[], field: CaseField): Value | undefined {
  return changes.find((one) => one.partyId === null && one.field === field)?.next;
}

/** Whether nothing of what a proposal was made on has changed since. */
export function stands(
  correction: Pick<Correction, 'phase' | 'basedOn'>,
  now: { readonly phase: string; readonly mark: string },
): boolean {
  return correction.phase === now.phase && correction.basedOn === now.mark;
}

/** The fields a correction asks, by the form of its event: those of the case, and those of each party. */
export interface CorrectionFields {
  readonly ofCase: Readonly<Record<string, z.core.$ZodType>>;
  readonly ofParty: Readonly<Record<string, z.core.$ZodType>>;
}

export function fieldsOf(form: z.ZodObject): CorrectionFields {
  const rows = form.shape['parties'];
  return { ofCase: form.shape, ofParty: (rows && fieldGroup(rows)?.fields) ?? {} };
}

/** What a field is called; undefined for what the form does not ask. */
export function labelOfField(
  fields: CorrectionFields,
  { partyId, field }: Pick<Change, 'partyId' | 'field'>,
): Bilingual | undefined {
  const own = partyId === null ? fields.ofCase : fields.ofParty;
  const found = Object.hasOwn(own, field) ? own[field] : undefined;
  return found === undefined ? undefined : fieldMeta(found)?.label;
}
