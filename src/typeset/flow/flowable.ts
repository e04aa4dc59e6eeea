import type { Fragment } from './placed.ts';

/** The smallest stretch of a block a page break cannot divide; its items count y from its top. */
export interface Slice {
  readonly height: number;
  readonly fragments: readonly Fragment[];
  /** Lines of body text in it. */
  readonly lines: number;
  /** No page break directly after it. */
  readonly isGlued?: boolean;
}

/** A measured block: slices, and what holds them to their neighbours. */
export interface Flowable {
  readonly blockIndex: number;
  readonly spaceBefore: number;
  readonly slices: readonly Slice[];
  /** Stands above the first slice on every page (the head of a table). */
  readonly lead?: Slice;
  readonly keepNext?: boolean;
  /** Lines of text that must stand above this block on its page. */
  readonly keepWithLines?: number;
  readonly breaksPage?: boolean;
  /** Empty space, dropped at the top of a page. */
  readonly isGap?: boolean;
  readonly outlineTitle?: string;
  /** Ruling that closes the stretch on one page. */
  readonly frame?: (height: number) => Fragment[];
}
