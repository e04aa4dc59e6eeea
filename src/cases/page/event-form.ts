import type { z } from 'zod';
import { type Instant, legalDay, legalTime } from '../../platform/clock.ts';
import { type Problem, StaleVersionError, ValidationError } from '../../platform/errors.ts';
import { dateTimeField } from '../../platform/fields/index.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import {
  describeForm,
  type FormControl,
  type FormInput,
  type FormModel,
  parseForm,
  type RawGroup,
} from '../../web/forms/form.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import type { FormOption } from '../../workflow/definitions/ports.ts';
import type { CommandOutcome } from '../../workflow/engine/engine.ts';
import type { HistoryRow } from '../../workflow/history/history.ts';
import { momentLabel } from '../core/moment-label.ts';
import { entryLocales } from '../registration/texts.ts';

const bilingual = (key: 'occurredAt' | 'occurredAtHint') => ({
  zh: entryLocales['zh-CN'].event[key],
  en: entryLocales.en.event[key],
});

/** What `engine.form` gives of one event. */
export interface EventFormSource {
  readonly spec: EventSpec;
  readonly options: Readonly<Record<string, readonly FormOption[]>>;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly stateRev: number;
}

/** The fields of an event with the time it happened, unless one of them already tells that. */
export function eventSchema(spec: EventSpec): z.ZodObject {
  if (spec.occurredFrom !== undefined || 'occurredAt' in spec.form.shape) return spec.form;
  return spec.form.extend({
    occurredAt: dateTimeField({
      label: bilingual('occurredAt'),
      hint: bilingual('occurredAtHint'),
      required: false,
      notFuture: true,
    }),
  });
}

export interface EventFormInput {
  readonly source: EventFormSource;
  /** Where the form is sent, and where its reader goes back to. */
  readonly action: string;
  readonly cancelHref: string;
  readonly t: Translate;
  readonly locale: Locale;
  /** What was typed; without it the form starts with the defaults and `preset`. */
  readonly values?: RawGroup;
  /** Values chosen before the form was opened, e.g. the worker whose line was clicked. */
  readonly preset?: Readonly<Record<string, string>>;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
  /** The revision the form was first shown with; the present one when not given. */
  readonly stateRev?: number | null;
  readonly files?: FormInput['files'];
}

/** The form of one event, for `include('/partials/form', { form })`. */
export function eventFormModel(input: EventFormInput): FormModel {
  const { source, t, locale, control } = input;
  const { spec } = source;
  return describeForm({
    schema: eventSchema(spec),
    t,
    locale,
    action: input.action,
    cancelHref: input.cancelHref,
    values: input.values ?? { ...source.defaults, ...input.preset },
    options: source.options,
    stateRev: input.stateRev ?? source.stateRev,
    problems: input.problems ?? [],
    submitLabel: pick(spec.label, locale),
    submitTone: spec.tone === 'danger' ? 'danger' : 'primary',
    ...(spec.confirm && { confirm: pick(spec.confirm, locale) }),
    ...(control && { control }),
    ...(input.files && { files: input.files }),
  });
}

export type EventFormRead =
  | {
      readonly ok: true;
      /** As typed, without the time: the engine reads it itself. */
      readonly data: RawGroup;
      /** Absent means now. */
      readonly occurredAt: Instant | undefined;
      readonly values: RawGroup;
      readonly control: FormControl;
    }
  | {
      readonly ok: false;
      readonly status: 200 | 422;
      readonly problems: readonly Problem[];
      readonly values: RawGroup;
      readonly control: FormControl;
    };

/** Reads what the form of an event sent. Throws BadRequestError for fields the event does not have. */
export function readEventForm(spec: EventSpec, body: unknown, now: Instant): EventFormRead {
  const schema = eventSchema(spec);
  const parsed = parseForm(schema, body, { today: legalDay(now) });
  const { values, control } = parsed;
  const isUnconfirmed = spec.confirm !== undefined && !control.isConfirmed;
  const unconfirmed: Problem[] = isUnconfirmed ? [{ path: '_confirm', code: 'mustConfirm' }] : [];
  if (!parsed.ok) {
    const problems = parsed.status === 422 ? [...parsed.problems, ...unconfirmed] : parsed.problems;
    return { ok: false, status: parsed.status, problems, values, control };
  }
  if (isUnconfirmed) return { ok: false, status: 422, problems: unconfirmed, values, control };
  if (schema === spec.form) return { ok: true, data: values, occurredAt: undefined, values, control };
  const { occurredAt: _, ...data } = values;
  return { ok: true, data, occurredAt: timeOf(parsed.data, now), values, control };
}

/** A typed time is cut to the minute: the present minute means now, never a moment before the last event. */
function timeOf(data: Readonly<Record<string, unknown>>, now: Instant): Instant | undefined {
  const at = data['occurredAt'] as Instant | undefined;
  const isThisMinute = at !== undefined && legalDay(at) === legalDay(now) && legalTime(at) === legalTime(now);
  return isThisMinute ? undefined : at;
}

export interface EventToFire {
  readonly event: string;
  readonly data: RawGroup;
  readonly occurredAt?: Instant;
  readonly expectedStateRev?: number;
  readonly idempotencyKey?: string;
}

export type EventSubmission =
  | { readonly result: 'done'; readonly outcome: CommandOutcome }
  | {
      readonly result: 'again';
      readonly status: 200 | 422;
      readonly problems: readonly Problem[];
      readonly values: RawGroup;
      readonly control: FormControl;
    }
  | { readonly result: 'stale'; readonly values: RawGroup; readonly control: FormControl };

/**
 * Reads the form and fires the event through `fire`. What is wrong comes back with everything typed; other errors
 * (no such field, no right to it, not possible now) pass through.
 */
export async function submitEvent(
  spec: EventSpec,
  body: unknown,
  now: Instant,
  fire: (input: EventToFire) => Promise<CommandOutcome>,
): Promise<EventSubmission> {
  const read = readEventForm(spec, body, now);
  if (!read.ok) {
    const { status, problems, values, control } = read;
    return { result: 'again', status, problems, values, control };
  }
  const { data, occurredAt, values, control } = read;
  try {
    const outcome = await fire({
      event: spec.name,
      data,
      ...(occurredAt !== undefined && { occurredAt }),
      ...(control.stateRev !== null && { expectedStateRev: control.stateRev }),
      ...(control.idempotencyKey !== null && { idempotencyKey: control.idempotencyKey }),
    });
    return { result: 'done', outcome };
  } catch (error) {
    if (error instanceof StaleVersionError) return { result: 'stale', values, control };
    if (!(error instanceof ValidationError)) throw error;
    return { result: 'again', status: 422, problems: error.problems, values, control };
  }
}

/** What happened since the form was shown, for the page of a conflict. */
export function changesSince(
  history: readonly HistoryRow[],
  stateRev: number | null,
  words: {
    readonly locale: Locale;
    readonly t: Translate;
    readonly specOf: (event: string) => EventSpec | undefined;
  },
): { text: string; by: string; at: string }[] {
  let revision = 0;
  const later = history.filter((row) => {
    const hasMoved = row.kind !== 'append' || JSON.stringify(row.from) !== JSON.stringify(row.to);
    if (hasMoved) revision += 1;
    return hasMoved && revision > (stateRev ?? 0);
  });
  return later.map((row) => {
    const spec = words.specOf(row.event);
    const startText = words.t(`cases.page.history.start.${row.event}`);
    return {
      text: spec === undefined ? startText : pick(spec.label, words.locale),
      by: row.actorName,
      at: momentLabel(row.recordedAt),
    };
  });
}
