import { addMs, legalDay } from '../../../src/platform/clock.ts';
import type { Make } from './event-data.ts';

const dayMs = 86_400_000;

/** Data of what concerns the clocks and the dangers of a case. */
export const clockMakers: Readonly<Record<string, Make>> = {
  reportEmergency: ({ random, now }, base) => ({
    ...base,
    signs: [random.pick(['threat', 'physicalConflict', 'largeAmount'])],
    told: [{ receiver: 'police', toldAt: now }],
  }),
  proposeExtend: ({ random }, base) => ({ ...base, extensionDays: random.pick([1, 15, 30, 180]) }),
  recordSuperiorDeadline: ({ random, now }, base) => ({
    ...base,
    dueOn: legalDay(addMs(now, random.pick([0, 15, 90]) * dayMs)),
  }),
};
