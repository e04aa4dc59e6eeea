import type { RoleName, Viewer } from './viewer.ts';

const caseStaff = [
  'gridWorker',
  'villageMediator',
  'clerk',
  'mediator',
  'chair',
  'coordinator',
  'justice',
  'leader',
  'county',
] as const satisfies readonly RoleName[];
const desk = [
  'villageMediator',
  'clerk',
  'mediator',
  'chair',
  'coordinator',
] as const satisfies readonly RoleName[];

/**
 * Who may open a page or a function at all. On top of it stand the area scope, the case's own rules and, for events,
 * the roles of the workflow. Administrators stand in no row that shows a case.
 */
export const permissions = {
  viewInbox: caseStaff,
  viewCases: caseStaff,
  registerCase: desk,
  actOnCase: caseStaff,
  reportLead: ['gridWorker', ...desk, 'justice'],
  viewLeads: ['gridWorker', 'villageMediator', 'clerk', 'chair', 'coordinator'],
  actOnLead: ['gridWorker', 'villageMediator', 'clerk', 'coordinator'],
  revealContact: [...desk, 'justice'],
  searchByIdNumber: [...desk, 'justice'],
  uploadAttachment: ['gridWorker', ...desk],
  downloadAttachment: [...desk, 'gridWorker', 'justice', 'leader', 'county'],
  viewDocuments: [...desk, 'justice', 'leader', 'county'],
  issueDocument: desk,
  textParties: desk,
  viewPaperBook: caseStaff,
  manageWording: ['chair'],
  printHistory: [...desk, 'justice'],
  viewStatistics: caseStaff,
  exportLedger: ['chair', 'coordinator', 'justice'],
  manageLayouts: ['chair', 'coordinator', 'justice', 'county'],
  importLedger: ['villageMediator', 'clerk', 'chair', 'coordinator'],
  handOverCases: ['chair', 'coordinator'],
  superviseCases: ['coordinator', 'leader', 'county'],
  viewIntegrity: ['coordinator'],
  viewIntegrityCounts: ['coordinator', 'sysadmin'],
  viewMigrations: ['coordinator', 'sysadmin'],
  migrateCases: ['sysadmin'],
  viewOffices: ['sysadmin', 'secadmin'],
  manageOffices: ['sysadmin'],
  viewRules: ['sysadmin', 'secadmin', 'coordinator', 'chair', 'justice'],
  manageRules: ['sysadmin'],
  manageCalendar: ['sysadmin', 'secadmin'],
  viewAreas: ['sysadmin', 'secadmin'],
  manageAreas: ['sysadmin'],
  viewAccounts: ['sysadmin', 'secadmin'],
  openAccount: ['sysadmin'],
  approveAccount: ['secadmin'],
  disableAccount: ['sysadmin', 'secadmin'],
  viewDeliveries: ['sysadmin'],
  viewAudit: ['auditor'],
} as const satisfies Record<string, readonly RoleName[]>;

export type PermissionName = keyof typeof permissions;

export function can(viewer: Pick<Viewer, 'role'>, permission: PermissionName): boolean {
  return (permissions[permission] as readonly RoleName[]).includes(viewer.role);
}

export const tokenScopes = ['read', 'write', 'sign', 'seal'] as const;
export type TokenScope = (typeof tokenScopes)[number];

export function isTokenScope(text: string): text is TokenScope {
  return (tokenScopes as readonly string[]).includes(text);
}

/** A page of a browser is bound by the role alone, a token by its scopes as well. */
export function hasScope(viewer: Pick<Viewer, 'via' | 'scopes'>, scope: TokenScope): boolean {
  return viewer.via === 'session' || viewer.scopes.includes(scope);
}
