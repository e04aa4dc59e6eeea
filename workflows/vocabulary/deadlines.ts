import type { Vocabulary } from '../../src/workflow/definitions/definition.ts';

/**
 * Which event the worker fires when a deadline is due (null: it only tells), from which fact its first day counts (otherwise from the day of
 * the event that opened it), and who is warned before (otherwise the mediator). Lengths, warning days and legal bases
 * are rows an office can change.
 */
export const deadlineEvents: Vocabulary['deadlineEvents'] = new Map(
  Object.entries({
    'C-MED': { event: 'expire', startFact: 'acceptedOn', warns: ['mediator', 'chair'] },
    'C-LAB': { event: 'expire', startFact: 'mediationFrom', warns: ['mediator', 'chair'] },
    'C-REC': { event: null, warns: ['chair'] },
    'C-AR': { event: null, startFact: 'effectiveOn', warns: ['mediator'] },
    'C-RPL': { event: null, isNeverPaused: true, warns: ['mediator', 'clerk'] },
    'C-CRT1': { event: null, warns: ['mediator', 'chair', 'clerk'] },
    'C-CRT2': { event: null, warns: ['mediator', 'chair', 'clerk'] },
    'C-CRT3': { event: null, warns: ['mediator', 'chair', 'clerk'] },
    'C-CRA': { event: null, warns: ['clerk', 'chair'] },
    'C-SUP': { event: null, isNeverPaused: true, warns: ['mediator', 'chair'] },
    'C-SQN': { event: null, isNeverPaused: true, warns: ['mediator', 'chair'] },
    'C-SEA': { event: null, isNeverPaused: true, warns: ['mediator', 'chair'] },
    'C-LSE-SUB': { event: null, isNeverPaused: true, warns: ['mediator', 'clerk'] },
    'C-LSE-BUY': { event: null, isNeverPaused: true, warns: ['mediator', 'clerk'] },
    'C-DEC-S': { event: null, isNeverPaused: true, warns: ['mediator', 'clerk'] },
    'C-DEC-R': { event: null, isNeverPaused: true, warns: ['mediator', 'clerk'] },
    'C-ACK': { event: 'expire' },
    'C-JC': { event: 'expireConfirmation', startFact: 'effectiveOn' },
    'C-OBL': { event: 'breach', isNeverPaused: true },
    'C-ARC': { event: 'expire', warns: ['clerk'] },
    'C-REF': { event: 'expire', warns: ['clerk'] },
    'C-4Y-TRIAGE': { event: 'remind', urgentRule: 'C-4Y-TRIAGE-U' },
    'C-4Y-COORD': { event: 'remind', urgentRule: 'C-4Y-COORD-U' },
    'C-4Y-VERIFY': { event: 'remind', urgentRule: 'C-4Y-VERIFY-U' },
    'C-LIM-L': { event: null, isNeverPaused: true, warns: ['mediator', 'clerk'] },
    'C-LIM-R': { event: null, isNeverPaused: true, warns: ['mediator', 'clerk'] },
    'C-LIM-G': { event: null, isNeverPaused: true, warns: ['mediator', 'clerk'] },
    'C-SPD': { event: null, isNeverPaused: true, warns: ['mediator', 'chair'] },
  }),
);
