import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { ValidationError } from '../../platform/errors.ts';
import { insertEmergencyReport } from './emergency-repository.ts';
import { emergencyProblem } from './emergency-texts.ts';

/** Signs of what may become an offence: the police must be among those told (《人民调解法》第二十五条). */
const forThePolice: readonly string[] = ['threat', 'physicalConflict', 'weaponsOrCrowd', 'domesticViolence'];

/** Puts on record what was said and done, and who was told when. */
export const reportEmergency: HandlerOf<'reportEmergency'> = async (context) => {
  const { tx, subject, data, actor, occurredAt, note } = context;
  const needsPolice = data.signs.some((sign) => forThePolice.includes(sign));
  if (needsPolice && !data.told.some(({ receiver }) => receiver === 'police')) {
    throw new ValidationError([
      emergencyProblem('told', 'policeNotTold', { basis: '《人民调解法》第二十五条' }),
    ]);
  }
  const by = actor.accountId ?? 'system';
  note({ reportId: await insertEmergencyReport(tx, subject.id, { ...data, by, reportedAt: occurredAt }) });
};
