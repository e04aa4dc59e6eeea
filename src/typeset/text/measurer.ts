import type { FaceRole } from '../fonts/font-files.ts';

/** Stands for the pair —— , which is drawn as one joined stroke. */
export const dashPair = -1;

/** What line breaking must know of a character, in em. */
export interface CharMetrics {
  readonly advance: number;
  /** The right half of a full-width mark is blank (，。）》…) and may be given up. */
  readonly canLoseRight: boolean;
  /** The left half is blank (（《“…). */
  readonly canLoseLeft: boolean;
}

/** Gives the metrics of a character in a role, null when no face has it. */
export interface Measurer {
  measure(codePoint: number, role: FaceRole): CharMetrics | null;
}
