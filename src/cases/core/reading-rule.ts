import type { Viewer } from '../../identity/viewer.ts';

/**
 * How much of a case its reader is told: where it stands and by when, its whole file, and what was said in the sessions.
 * Each is more than the one before it.
 */
export type Reading = 'status' | 'file' | 'talks';

/** What must be so of a case for its sessions to be read, as data: `readsTalks` and the read model know every kind. */
export type TalksCondition =
  | { readonly is: 'anyCase' }
  | { readonly is: 'mediatedByCommittee'; readonly committeeId: string }
  | { readonly is: 'assignedTo'; readonly personId: string };

/** Who mediated a case. */
export interface Heard {
  /** Committees of its proceedings. */
  readonly committeeIds: readonly string[];
  /** Who mediated, mediated along or kept the record, unless the assignment was declined. */
  readonly personIds: readonly string[];
}

type Reader = Pick<Viewer, 'role' | 'personId' | 'committeeId'>;

/**
 * Who may read what was said: those who mediate or record the case, the village mediators of its committee, its
 * chair, and the judicial office that reviews files. The governance office and leaders may not: a concession made
 * to reach a settlement must not be held against a party later (Interpretation of the Civil Procedure Law art. 107).
 */
export function talksRule({ role, personId, committeeId }: Reader): readonly TalksCondition[] {
  const ofCommittee: TalksCondition[] =
    committeeId === null ? [] : [{ is: 'mediatedByCommittee', committeeId }];
  const assigned: TalksCondition[] = personId === null ? [] : [{ is: 'assignedTo', personId }];
  switch (role) {
    case 'justice':
      return [{ is: 'anyCase' }];
    case 'chair':
      return ofCommittee;
    case 'villageMediator':
      return [...ofCommittee, ...assigned];
    case 'mediator':
      return assigned;
    default:
      return [];
  }
}

/** Whether a person reads the sessions of a case in hand. */
export function readsTalks(reader: Reader, heard: Heard): boolean {
  return talksRule(reader).some((condition) => isMet(condition, heard));
}

function isMet(condition: TalksCondition, heard: Heard): boolean {
  switch (condition.is) {
    case 'anyCase':
      return true;
    case 'mediatedByCommittee':
      return heard.committeeIds.includes(condition.committeeId);
    case 'assignedTo':
      return heard.personIds.includes(condition.personId);
  }
}

/** A grid worker reports and sees what becomes of it; the file of an accepted case is not a neighbour's to read. */
export function seesStatusOnly(
  viewer: Pick<Viewer, 'role'>,
  subject: { readonly committeeId: string | null },
): boolean {
  return mayBeStatusOnly(viewer) && subject.committeeId !== null;
}

/** Whether there are cases of which a person sees the status alone. */
export function mayBeStatusOnly({ role }: Pick<Viewer, 'role'>): boolean {
  return role === 'gridWorker';
}
