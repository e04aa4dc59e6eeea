import type { Problem } from '../../platform/errors.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import type { NewAccount } from '../account.ts';
import { accountProblem } from '../form-problems.ts';
import type { RoleName } from '../viewer.ts';

export interface PlaceOption {
  readonly value: string;
  readonly label: string | Bilingual;
}

/** Somebody in office as an account stands for him. */
export interface PersonInOffice {
  readonly id: string;
  readonly name: string;
  /** Name with post and office, to choose by. */
  readonly label: string;
  readonly areaCode: string;
  readonly committeeId: string | null;
  readonly organisationId: string | null;
}

/** What identity asks about places and people in office, which stand on a floor of their own. */
export interface Places {
  /** The name of a place, or null when there is no such area. */
  areaName(code: string): string | null;
  /** The tree of areas as a list to choose from. */
  areaOptions(): readonly PlaceOption[];
  /** Everybody in office today. */
  people(): readonly PersonInOffice[];
  /** Committee or office of an account; null when it has none. */
  officeName(account: {
    readonly committeeId: string | null;
    readonly organisationId: string | null;
  }): string | null;
}

export interface Assignment {
  readonly displayName: string;
  readonly role: RoleName;
  readonly areaCode: string;
  readonly committeeId: string | null;
  readonly organisationId: string | null;
  readonly personId: string | null;
}

/** Chosen where an account stands for nobody in office: buttons of a choice cannot be taken back. */
export const nobodyInOffice = '-';

/** Their work is that of a committee: without one they are assigned nothing and sign nothing. */
const committeeRoles: readonly RoleName[] = ['mediator', 'villageMediator', 'chair'];

/**
 * Whom an account stands for and what it sees: committee, office and, unless another is chosen, the area come from the
 * person in office; an account for nobody in office, as an administrator's, says name and area itself.
 */
export function assignmentOf(
  said: {
    readonly role: RoleName;
    readonly personId?: string | undefined;
    readonly displayName?: string | undefined;
    readonly areaCode?: string | undefined;
  },
  places: Places,
):
  | { readonly ok: true; readonly assignment: Assignment }
  | { readonly ok: false; readonly problems: Problem[] } {
  const person = places.people().find(({ id }) => id === said.personId);
  const areaCode = said.areaCode ?? person?.areaCode;
  const displayName = said.displayName ?? person?.name;
  const isLost = said.personId !== undefined && said.personId !== nobodyInOffice && person === undefined;
  const problems: Problem[] = [
    ...(isLost ? [{ path: 'personId', code: 'notInList' }] : []),
    ...(displayName === undefined ? [{ path: 'displayName', code: 'required' }] : []),
    ...(areaCode === undefined ? [{ path: 'areaCode', code: 'required' }] : []),
    ...(areaCode !== undefined && places.areaName(areaCode) === null
      ? [accountProblem('areaCode', 'areaUnknown')]
      : []),
    ...(committeeRoles.includes(said.role) && !isLost && (person?.committeeId ?? null) === null
      ? [accountProblem('personId', 'needsCommittee')]
      : []),
  ];
  if (problems.length > 0 || displayName === undefined || areaCode === undefined)
    return { ok: false, problems };
  const assignment = {
    ...{ displayName, role: said.role, areaCode },
    committeeId: person?.committeeId ?? null,
    organisationId: person?.organisationId ?? null,
    personId: person?.id ?? null,
  };
  return { ok: true, assignment };
}

/** Whether an account stands as the assignment says. */
export function isAssigned(account: NewAccount, assignment: Assignment): boolean {
  return (
    account.displayName === assignment.displayName &&
    account.role === assignment.role &&
    account.areaCode === assignment.areaCode &&
    (account.personId ?? null) === assignment.personId &&
    (account.committeeId ?? null) === assignment.committeeId &&
    (account.organisationId ?? null) === assignment.organisationId
  );
}
