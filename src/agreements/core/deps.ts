import type { Clock } from '../../platform/clock.ts';
import type { TraitsOf } from '../../workflow/definitions/traits.ts';
import type { IllegalClause } from './illegal-clauses.ts';

export interface AgreementsDeps {
  readonly clock: Clock;
  readonly traitsOf: TraitsOf;
  /** Label of a manner of performance, or undefined when the dictionary has no such code. */
  readonly mannerLabel: (code: string) => { readonly zh: string; readonly en: string } | undefined;
  /** Terms that no agreement may carry; the built-in list when not given. */
  readonly blockList?: readonly IllegalClause[];
}
