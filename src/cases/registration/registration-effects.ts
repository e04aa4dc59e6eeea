import type { AreasService } from '../../offices/areas-service.ts';
import { type Committee, legalNumber } from '../../offices/office.ts';
import { type Day, legalDay } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { listOpenDeadlines } from '../../workflow/deadlines/deadlines-repository.ts';
import type { EffectHandler } from '../../workflow/definitions/ports.ts';
import { findCase, findNumberBefore, nextInSeries, saveNumber } from '../core/case-repository.ts';
import type { PartyRepository } from '../parties/party-repository.ts';

/** The next number of the committee's series of that year. */
async function allot(tx: Tx, committee: Committee, day: Day): Promise<string> {
  const ordinal = await nextInSeries(tx, `${committee.id}:${day.slice(0, 4)}`);
  return legalNumber(committee, day, ordinal);
}

/** What others set a day for is done when the dispute is resolved, however it was. */
const metByResolution: ReadonlySet<string> = new Set(['C-SPD', 'C-CRA', 'C-SQN', 'C-SEA']);

/** Effects on the case row itself, run in the command's transaction. */
export function caseEffects(deps: {
  readonly areas: AreasService;
  readonly parties: PartyRepository;
}): Readonly<Record<string, EffectHandler>> {
  return {
    allotNumber: async ({ tx, subject, occurredAt }) => {
      const row = await findCase(tx.knex, subject.id);
      if (!row?.committeeId) return;
      const own = await findNumberBefore(tx.knex, subject.id, row.committeeId);
      if (own !== null && own === row.number) return;
      const number = own ?? (await allot(tx, deps.areas.getCommittee(row.committeeId), legalDay(occurredAt)));
      await saveNumber(tx, subject.id, number, row.acceptedAt ?? occurredAt);
    },
    markResolved: async ({ tx, subject, effect, occurredAt, set, closeDeadline }) => {
      set({ resolvedAt: occurredAt, resolvedHow: String(effect.data?.['how'] ?? 'settled') });
      const open = await listOpenDeadlines(tx.knex, subject.id);
      for (const { key } of open.filter(({ rule }) => metByResolution.has(rule))) closeDeadline(key, 'met');
    },
    markClosed: async ({ occurredAt, set }) => {
      set({ closedAt: occurredAt });
    },
    markReopened: async ({ set }) => {
      set({ closedAt: null });
    },
    // Mediated again, the dispute is open again: no figure counts it as resolved any more.
    markUnresolved: async ({ set }) => {
      set({ resolvedAt: null, resolvedHow: null });
    },
  };
}
