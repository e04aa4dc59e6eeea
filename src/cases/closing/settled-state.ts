import type { StateValue } from '../../workflow/definitions/definition.ts';

/** How far the agreement is performed, in a settled case; null in every other. */
export function performanceStateOf(state: StateValue): string | null {
  return regionOf(state, 'performance');
}

/** How judicial confirmation stands, in a settled case; null in every other. */
export function confirmationStateOf(state: StateValue): string | null {
  return regionOf(state, 'confirmation');
}

/** Performed, in the hands of a court, or confirmed by one or by the arbitration commission: the case may be closed without further words. */
export function isAgreementDone(state: StateValue): boolean {
  const performance = performanceStateOf(state);
  const isPerformed = performance === 'performed';
  const isInCourt = performance === 'rerouted' || performance === 'enforced';
  const confirmation = confirmationStateOf(state);
  return isPerformed || isInCourt || confirmation === 'confirmed' || confirmation === 'reviewed';
}

function regionOf(state: StateValue, region: string): string | null {
  if (typeof state === 'string') return null;
  const { settled } = state;
  if (settled === undefined || typeof settled === 'string') return null;
  const value = settled[region];
  return typeof value === 'string' ? value : null;
}
