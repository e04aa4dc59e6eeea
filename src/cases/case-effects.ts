import type { AreasService } from '../areas/areas-service.ts';
import { legalNumber } from '../areas/office.ts';
import { legalDay } from '../platform/clock.ts';
import type { EffectHandler } from '../workflow/ports.ts';
import { findCase, nextInSeries, saveNumber } from './case-repository.ts';
import type { PartyRepository } from './party-repository.ts';
import { indexCase } from './register-case.ts';

/** Effects on the case row itself, run in the command's transaction. */
export function caseEffects(deps: {
  readonly areas: AreasService;
  readonly parties: PartyRepository;
}): Readonly<Record<string, EffectHandler>> {
  return {
    allotNumber: async ({ tx, subject, occurredAt }) => {
      const row = await findCase(tx.knex, subject.id);
      if (!row?.committeeId || row.number !== null) return;
      const committee = deps.areas.getCommittee(row.committeeId);
      const day = legalDay(occurredAt);
      const ordinal = await nextInSeries(tx, `${committee.id}:${day.slice(0, 4)}`);
      const number = legalNumber(committee, day, ordinal);
      await saveNumber(tx, subject.id, number, occurredAt);
      await indexCase(tx, { ...row, number }, await deps.parties.list(tx.knex, subject.id));
    },
    markResolved: async ({ effect, occurredAt, set }) => {
      set({ resolved_at: occurredAt, resolved_how: String(effect.data?.['how'] ?? 'settled') });
    },
    markClosed: async ({ occurredAt, set }) => {
      set({ closed_at: occurredAt });
    },
    markReopened: async ({ set }) => {
      set({ closed_at: null });
    },
    // Mediated again, the dispute is open again: no figure counts it as resolved any more.
    markUnresolved: async ({ set }) => {
      set({ resolved_at: null, resolved_how: null });
    },
  };
}
