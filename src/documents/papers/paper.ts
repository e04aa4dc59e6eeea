import type { PaperHandling } from '../core/paper-handling.ts';
import type { EntryKind } from '../records/entry-kind.ts';
import type { PaperMapper } from '../records/paper-mapper.ts';
import type { PaperTemplate } from './paper-template.ts';

/** An invented record of a paper: what its sample is printed from, in the office's book of papers and in tests. */
export interface Sample {
  readonly name: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** One for each variant; a paper without a sample is not accepted. */
export type Samples = readonly [Sample, ...Sample[]];

/** One paper of the set: all there is to say of it stands in its folder. */
export interface Paper extends PaperHandling {
  readonly template: PaperTemplate;
  /** How a case becomes its record, or the form it is written in; null for a paper of the office that no case gives. */
  readonly record: PaperMapper | EntryKind | null;
  readonly samples: Samples;
}
