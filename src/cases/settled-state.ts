import type { StateValue } from '../workflow/definition.ts';

/** How far the agreement is performed, in a settled case; null in every other. */
export function performanceStateOf(state: StateValue): string | null {
  return regionOf(state, 'performance');
}

/** How judicial confirmation stands, in a settled case; null in every other. */
export function confirmationStateOf(state: StateValue): string | null {
  return regionOf(state, 'confirmation');
}

function regionOf(state: StateValue, region: string): string | null {
  if (typeof state === 'string') return null;
  const { settled } = state;
  if (settled === undefined || typeof settled === 'string') return null;
  const value = settled[region];
  return typeof value === 'string' ? value : null;
}
