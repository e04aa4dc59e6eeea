import type { Consent } from '../sessions/sessions-repository.ts';

/** Only after this much effort may a party count as out of reach; a proposal of practice, kept as data of this file. */
const unreachableRule = { attempts: 3, days: 2 } as const;

/** Two absences without good reason may end a mediation; the count is practice, the ending stands in art. 26. */
export const absencesToTerminate = 2;

export interface Effort {
  readonly attempts: number;
  readonly days: number;
}

export function attemptsOf(attempts: readonly { readonly attemptedOn: string }[]): Effort {
  return { attempts: attempts.length, days: new Set(attempts.map((one) => one.attemptedOn)).size };
}

export function isUnreachable({ attempts, days }: Effort): boolean {
  return attempts >= unreachableRule.attempts && days >= unreachableRule.days;
}

/** What was done to reach the party who was tried most. */
export function contactEffort(consents: readonly Pick<Consent, 'partyId' | 'note'>[]): {
  attempts: number;
  days: number;
} {
  const efforts = [...new Set(consents.map((one) => one.partyId))].map((partyId) =>
    attemptsOf(consents.filter((one) => one.partyId === partyId).flatMap((one) => one.note.attempts ?? [])),
  );
  const most = efforts.toSorted((a, b) => b.days - a.days || b.attempts - a.attempts)[0];
  return { attempts: most?.attempts ?? 0, days: most?.days ?? 0 };
}
