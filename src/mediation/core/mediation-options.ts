import { type Clock, legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { OptionProvider, Subject } from '../../workflow/definitions/ports.ts';
import { handlingCommittees } from './open-proceeding.ts';
import { listCommitteePeople, type OfficePerson } from './people-read-model.ts';
import { findCaseHead, findLatestProceeding } from './proceedings-repository.ts';

/** Lists the forms of this feature choose from: `mediators`, `recorders`. */
export function mediationOptions({ clock }: { readonly clock: Clock }): Record<string, OptionProvider> {
  const people = async (db: Db, subject: Subject): Promise<OfficePerson[]> =>
    committeePeople(db, subject, legalDay(clock.now()));
  return {
    mediators: async (db, subject) => (await people(db, subject)).filter(isMediator).map(personOption),
    recorders: async (db, subject) => (await people(db, subject)).map(personOption),
  };
}

export const isMediator = (person: OfficePerson): boolean => person.isMediator;

export const personOption = ({ id, name, post }: OfficePerson) => ({
  value: id,
  label: post === null ? name : `${name}（${post}）`,
});

/** People in office of the committees that handle the case, the leading one's first; nobody before acceptance. */
export async function committeePeople(
  db: Db,
  subject: Subject,
  onDay: ReturnType<typeof legalDay>,
): Promise<OfficePerson[]> {
  if (subject.kind !== 'case') return [];
  const proceeding = await findLatestProceeding(db, subject.id);
  const lead = proceeding?.committeeId ?? (await findCaseHead(db, subject.id))?.committeeId;
  if (!lead) return [];
  const committees = await handlingCommittees(db, subject.id, lead);
  return (await Promise.all(committees.map((id) => listCommitteePeople(db, id, onDay)))).flat();
}
