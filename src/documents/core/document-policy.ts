import type { PaperAccess } from '../../cases/core/case-panel.ts';
import type { ActingRole } from '../../workflow/definitions/definition.ts';
import type { PaperHandling } from './paper-handling.ts';

/**
 * Who may see the papers of a case he may see, also the committee that mediates jointly and who got a copy. Grid workers
 * see the case, not its papers; the county sees figures.
 */
const readers: readonly ActingRole[] = [
  'villageMediator',
  'clerk',
  'mediator',
  'chair',
  'coordinator',
  'justice',
  'leader',
  'partner',
  'reader',
];
const issuers: readonly ActingRole[] = ['villageMediator', 'clerk', 'mediator', 'chair'];
/**
 * What was said at a session may not be read by the governance office or a leader: a concession made to reach a
 * settlement must not be held against a party later (《民诉法解释》第一百零七条).
 */
const confidants: readonly ActingRole[] = ['villageMediator', 'mediator', 'chair', 'justice'];
/** The whole file of a case in one, as a paper: whoever has it reads every paper. */
export const wholeFile = { isConfidential: true } as const;

type HandlingOfIssue = Partial<Pick<PaperHandling, 'isConfidential' | 'isLetter'>>;

export function canListPapers(roles: readonly ActingRole[]): boolean {
  return roles.some((role) => readers.includes(role));
}

/** How far somebody may go with the papers of a case, those apart that hold what was said in confidence. */
export function paperAccess(roles: readonly ActingRole[]): PaperAccess {
  if (roles.some((role) => issuers.includes(role))) return 'issue';
  return canListPapers(roles) ? 'read' : 'none';
}

export function canReadPaper(roles: readonly ActingRole[], isConfidential: boolean): boolean {
  const allowed = isConfidential ? confidants : readers;
  return roles.some((role) => allowed.includes(role));
}

export function canIssuePaper(
  roles: readonly ActingRole[],
  { isConfidential, isLetter }: HandlingOfIssue,
): boolean {
  if (isLetter && roles.includes('coordinator')) return true;
  return canReadPaper(roles, isConfidential ?? false) && roles.some((role) => issuers.includes(role));
}
