import { type Day, type Instant, legalDay, toMs } from '../../platform/clock.ts';
import { type FieldMeta, fieldMeta } from '../../platform/form-data.ts';
import { type Bilingual, type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { formatYuan } from '../../platform/money.ts';
import { formatMu } from '../../platform/mu.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import type { FlatValue, HistoryRow } from '../../workflow/history/history.ts';
import { momentLabel } from '../core/moment-label.ts';

/** One line of the timeline, as the partial draws it. */
export interface TimelineItem {
  readonly title: string;
  readonly at: string;
  readonly datetime: Instant;
  /** When it was entered, if that was on another day than it happened; then both stand with a word before them. */
  readonly recorded: {
    readonly happened: string;
    readonly label: string;
    readonly at: string;
    readonly datetime: Instant;
  } | null;
  readonly by: string;
  readonly text: string | null;
  readonly tone: 'red' | null;
}

export interface HistoryWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly specOf: (event: string) => EventSpec | undefined;
  /** Names by id, of parties and people. */
  readonly nameOf: (id: string) => string | undefined;
  /** As the word was on the day it was chosen. */
  readonly dictionaryLabel: (dictionary: string, code: string, onDay: Day) => string;
  /** Words a person wrote with an event, by its place in the history. */
  readonly textsOf: (seq: number) => readonly string[];
  /** False leaves only what happened and when. */
  readonly isFull: boolean;
}

/** Later than this after it happened, an entry of the same day says when it was made. */
const lateEntryMs = 600_000;

/** The history of a case, newest first. */
export function timelineOf(rows: readonly HistoryRow[], words: HistoryWords): TimelineItem[] {
  return [...rows].reverse().map((row) => {
    const { t, locale } = words;
    const spec = words.specOf(row.event);
    const start = 'toType' in row.data.values ? 'retyped' : row.event;
    const startKey = `cases.page.history.start.${start}`;
    const role = t(`cases.page.history.role.${row.actingRole}`);
    const recorded = recordedApart(row, t);
    const isLate = recorded === null && toMs(row.recordedAt) - toMs(row.occurredAt) > lateEntryMs;
    const lines = [
      ...(words.isFull ? [valuesOf(row, spec, words), ...words.textsOf(row.seq)] : []),
      ...(row.onBehalfOf === null ? [] : [t('cases.page.history.onBehalf')]),
      ...(isLate ? [t('cases.page.history.recordedLater', { at: momentLabel(row.recordedAt) })] : []),
    ].filter((line) => line !== '');
    return {
      title: spec === undefined ? t(startKey) : pick(spec.label, locale),
      at: momentLabel(row.occurredAt),
      datetime: row.occurredAt,
      recorded,
      by: row.actingRole === 'system' ? role : t('cases.page.history.by', { name: row.actorName, role }),
      text: lines.length === 0 ? null : lines.join('\n'),
      tone: spec?.tone === 'danger' ? 'red' : null,
    };
  });
}

function recordedApart({ occurredAt, recordedAt }: HistoryRow, t: Translate): TimelineItem['recorded'] {
  if (legalDay(occurredAt) === legalDay(recordedAt)) return null;
  return {
    happened: t('cases.page.history.happened'),
    label: t('cases.page.history.recorded'),
    at: momentLabel(recordedAt),
    datetime: recordedAt,
  };
}

/** Codes, days and sums of an event in words; what was written freely stands beside them. */
function valuesOf(row: HistoryRow, spec: EventSpec | undefined, words: HistoryWords): string {
  const { t } = words;
  if (spec === undefined) return '';
  const shape = spec.form.shape;
  const parts = Object.entries(row.data.values).flatMap(([path, value]) => {
    const meta = Object.hasOwn(shape, path) && shape[path] ? fieldMeta(shape[path]) : undefined;
    const text = meta === undefined ? null : valueText(value, meta, words, legalDay(row.recordedAt));
    if (meta === undefined || text === null) return [];
    const label = pick(meta.label, words.locale);
    return [text === '' ? label : t('cases.page.history.value', { label, value: text })];
  });
  return parts.join(t('cases.page.history.separator'));
}

function valueText(value: FlatValue, meta: FieldMeta, words: HistoryWords, onDay: Day): string | null {
  if (value === null || meta.sensitive) return null;
  switch (meta.widget) {
    case 'checkbox':
      // A ticked statement speaks for itself, one left open says nothing.
      return value === true ? '' : null;
    case 'money':
      return formatYuan(Number(value));
    case 'mu':
      return formatMu(Number(value));
    case 'datetime':
      return momentLabel(String(value) as Instant);
    case 'hidden':
      return null;
    case 'select':
    case 'radio':
    case 'checks':
      return optionText(String(value), meta, words, onDay);
    default:
      return String(value);
  }
}

/** The label of a chosen option; ids of rows nobody can name are left out. */
function optionText(value: string, meta: FieldMeta, words: HistoryWords, onDay: Day): string | null {
  const { options } = meta;
  if (Array.isArray(options)) {
    const found = (options as readonly { value: string; label: Bilingual }[]).find(
      (one) => one.value === value,
    );
    return found === undefined ? value : pick(found.label, words.locale);
  }
  if (typeof options === 'string' && options.startsWith('dictionary:')) {
    return words.dictionaryLabel(options.slice('dictionary:'.length), value, onDay);
  }
  return words.nameOf(value) ?? null;
}
