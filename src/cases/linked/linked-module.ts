import type { Contribution } from '../../../workflows/vocabulary/events.ts';
import { findCase } from '../core/case-repository.ts';
import { linkCase } from './join-cases.ts';
import { moveCase } from './relocation.ts';
import { replacePartyHandler } from './replace-party.ts';
import { type SplitDeps, splitHandler } from './split-case.ts';

/** Cases that are split, linked, and parties that take another's place. Merging comes with the leads. */
export function linkedWorkflow(deps: SplitDeps): Contribution {
  return {
    handlers: {
      linkCase,
      moveCase,
      split: splitHandler(deps),
      replaceParty: replacePartyHandler(deps.parties),
    },
    defaults: {
      split: async (db, subject) => ({ summary: (await findCase(db, subject.id))?.summary ?? '' }),
    },
  };
}
