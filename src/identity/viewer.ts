import type { Locale } from '../platform/i18n.ts';

export const roleNames = [
  'gridWorker',
  'villageMediator',
  'clerk',
  'mediator',
  'chair',
  'coordinator',
  'justice',
  'leader',
  'county',
  'sysadmin',
  'secadmin',
  'auditor',
] as const;
export type RoleName = (typeof roleNames)[number];

/** The three separated administrators; none of them sees a case (GB/T 22239-2019, 8.1.5). */
export const administratorRoles = ['sysadmin', 'secadmin', 'auditor'] as const satisfies readonly RoleName[];
export type AdministratorRole = (typeof administratorRoles)[number];

/** Whoever uses the system now: an account, where it stands, and how it came in. */
export interface Viewer {
  readonly accountId: string;
  readonly username: string;
  readonly displayName: string;
  readonly role: RoleName;
  readonly areaCode: string;
  readonly areaPath: string;
  /** Places the area took the place of: what was closed there is seen from here. */
  readonly formerPlaces?: readonly { readonly code: string; readonly path: string }[];
  /** Committees the own one took the place of. */
  readonly formerCommittees?: readonly string[];
  readonly committeeId: string | null;
  readonly organisationId: string | null;
  readonly personId: string | null;
  readonly locale: Locale;
  readonly via: 'session' | 'token';
  /** What a token may do; a session is not limited by scopes and has none. */
  readonly scopes: readonly string[];
}

export function isAdministrator(role: RoleName): role is AdministratorRole {
  return (administratorRoles as readonly RoleName[]).includes(role);
}

/** Whether an area, by its path, lies in the viewer's. */
export function isInScope(viewer: Pick<Viewer, 'areaPath'>, areaPath: string): boolean {
  return areaPath.startsWith(viewer.areaPath);
}

/** The page a role starts on: administrators have no workbench. */
export function homePathOf(role: RoleName): string {
  if (role === 'auditor') return '/admin/audit';
  if (role === 'sysadmin') return '/admin/accounts';
  return role === 'secadmin' ? '/admin/calendar' : '/';
}
