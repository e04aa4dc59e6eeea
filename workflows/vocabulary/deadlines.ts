/**
 * Which event the worker fires when a deadline is due, and from which fact its first day counts (otherwise
 * from the day of the event that opened it). Lengths and legal bases are rows an office can change.
 */
export const deadlineEvents: ReadonlyMap<string, { readonly event: string; readonly startFact?: string }> =
  new Map(
    Object.entries({
      'C-MED': { event: 'expire', startFact: 'acceptedOn' },
      'C-LAB': { event: 'expire', startFact: 'mediationFrom' },
      'C-ACK': { event: 'expire' },
      'C-JC': { event: 'expireConfirmation', startFact: 'effectiveOn' },
      'C-OBL': { event: 'breach' },
      'C-ARC': { event: 'expire' },
      'C-REF': { event: 'expire' },
      'C-4Y-TRIAGE': { event: 'remind' },
    }),
  );
