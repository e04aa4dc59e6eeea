import type { Make } from './event-data.ts';

/** A successor who signs in as a mediator, so that the walk goes on. */
export const successionMakers: Readonly<Record<string, Make>> = {
  handover: ({ random, form }, base) => {
    const ids = (form.options['successors'] ?? []).map(({ value }) => value);
    const toId = random.find(ids.filter((id) => id !== 'demo-person-chair'));
    return toId === undefined ? null : { ...base, toId };
  },
};
