import type { Instant } from '../../platform/clock.ts';

/** What a person wrote for a paper whose record the course of the case does not give. Never changed, only followed by a newer one. */
export interface PaperEntry {
  readonly id: string;
  readonly caseId: string;
  readonly code: string;
  /** The first of its line: what the paper is about, whichever version it prints. */
  readonly rootId: string;
  /** How it is told from others of its kind. */
  readonly label: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly writtenBy: string;
  readonly writtenAt: Instant;
}
