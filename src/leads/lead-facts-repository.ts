import type { FactsContributor } from '../workflow/definitions/ports.ts';

/** An urgent report has clocks of hours, not of days. */
export const leadFacts: FactsContributor = async (db, subject) => {
  if (subject.kind !== 'lead') return {};
  const row = await db('leads').where({ id: subject.id }).first('urgency');
  return { isUrgent: row?.urgency === 'urgent' };
};
