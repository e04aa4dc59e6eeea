import { type Instant, legalDay, legalTime } from '../../platform/clock.ts';
import type { Translate } from '../../platform/i18n.ts';

export type Tone = 'neutral' | 'blue' | 'green' | 'teal' | 'orange' | 'red' | 'purple';

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  /** A cell that takes the whole width on a phone. */
  readonly isWide?: boolean;
}
export interface KeyValue {
  readonly label: string;
  readonly value: string;
  readonly tone?: Tone;
  readonly isWide?: boolean;
}

/** One part of a card; the view draws what it finds and decides nothing. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'items'; readonly items: readonly KeyValue[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly kind: 'empty'; readonly text: string };

export interface PanelCard {
  readonly key: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Looks up texts of this feature: `m('fields.place')`. */
export const mediationTexts =
  (t: Translate) =>
  (key: string, params?: Record<string, unknown>): string =>
    t(`mediation.${key}`, params);
export type MediationTexts = ReturnType<typeof mediationTexts>;

export const dayAndTime = (at: Instant): string => `${legalDay(at)} ${legalTime(at)}`;

/** Key-value pairs without those that have nothing to say. */
export function items(...pairs: readonly (KeyValue | null)[]): Block {
  const filled = pairs.filter((pair): pair is KeyValue => pair !== null && pair.value !== '');
  return { kind: 'items', items: filled };
}

export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly (Cell | string)[])[],
): Block[] {
  if (rows.length === 0) return [];
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? { text: cell } : cell)));
  return [{ kind: 'table', caption, head, rows: cells }];
}

/** Blocks of a card, or the sentence that says what will appear there. */
export function orEmpty(blocks: readonly Block[], text: string): readonly Block[] {
  return blocks.length > 0 ? blocks : [{ kind: 'empty', text }];
}
