import type { Viewer } from '../../identity/viewer.ts';
import { isPathWithin } from '../../offices/area.ts';
import type { Case } from './case.ts';

/** A place on a case that somebody holds by name, beside those who see it by their office. */
export type Seat = 'coMediator' | 'reader' | 'partner';

/**
 * What must be so of a case, as data: `isMet` reads it of a case in hand, the read model writes it into a query. Both
 * know every kind of condition or do not compile.
 */
export type Condition =
  | { readonly is: 'inTown'; readonly code: string }
  | { readonly is: 'inArea'; readonly path: string }
  | { readonly is: 'ofCommittee'; readonly id: string }
  | { readonly is: 'notAccepted' }
  | { readonly is: 'mediatedBy'; readonly personId: string }
  | { readonly is: 'ledBy'; readonly accountId: string }
  | { readonly is: 'ofRisk'; readonly risks: readonly string[] }
  | { readonly is: 'ofLevel'; readonly level: string }
  | { readonly is: 'leadersMatter' }
  | { readonly is: 'supervised' }
  | { readonly is: 'seated'; readonly seat: Seat; readonly holder: string }
  | { readonly is: 'all'; readonly of: readonly Condition[] }
  | { readonly is: 'any'; readonly of: readonly Condition[] };

export type SeatCondition = Extract<Condition, { is: 'seated' }>;

/** One way in which a person comes to see a case, and as what: in his own office, as a partner, as a reader. */
export interface AccessRule {
  readonly as: 'own' | 'partner' | 'reader';
  readonly when: Condition;
}

/** Roles that see every case of their town. */
export const townRoles: readonly string[] = ['clerk', 'coordinator', 'justice'];

/** Who may get a copy of a case: those who handle disputes, never the administrators. */
export const copyRoles: readonly string[] = [...townRoles, 'leader', 'chair', 'county', 'mediator'];

/** What is serious enough for a leader, whoever leads it. */
const leadersMatter: readonly Condition[] = [
  { is: 'ofRisk', risks: ['orange', 'red'] },
  { is: 'ofLevel', level: 'taskForce' },
  { is: 'leadersMatter' },
];

/** All ways in which a person sees cases; none for who sees no case at all. The only place that says who sees what. */
export function accessRules(viewer: Viewer): readonly AccessRule[] {
  return [...byOffice(viewer), ...bySeat(viewer)];
}

function byOffice(viewer: Viewer): AccessRule[] {
  const { formerPlaces = [], formerCommittees = [] } = viewer;
  // An office keeps the closed cases of those whose place it took; the open ones moved to it.
  const inArea: Condition = {
    is: 'any',
    of: [viewer.areaPath, ...formerPlaces.map(({ path }) => path)].map((path) => ({ is: 'inArea', path })),
  };
  const inTown: Condition[] = [viewer.areaCode, ...formerPlaces.map(({ code }) => code)].map((code) => ({
    is: 'inTown',
    code,
  }));
  const own = (...ways: readonly Condition[]): AccessRule[] =>
    ways.length === 0 ? [] : [{ as: 'own', when: { is: 'any', of: ways } }];
  const mediated: Condition[] =
    viewer.personId === null ? [] : [{ is: 'mediatedBy', personId: viewer.personId }];
  const ofCommittee: Condition[] =
    viewer.committeeId === null
      ? []
      : [viewer.committeeId, ...formerCommittees].map((id) => ({ is: 'ofCommittee', id }));
  switch (viewer.role) {
    case 'clerk':
    case 'coordinator':
    case 'justice':
      return own(...inTown);
    case 'gridWorker':
      return own(inArea);
    case 'mediator':
      return own(...mediated);
    case 'villageMediator':
      return own(...mediated, ...ofCommittee);
    case 'chair':
      return ofCommittee.length === 0
        ? []
        : own(...ofCommittee, { is: 'all', of: [{ is: 'notAccepted' }, inArea] });
    case 'leader': {
      const matters: Condition[] = [{ is: 'ledBy', accountId: viewer.accountId }, ...leadersMatter];
      return own({ is: 'all', of: [inArea, { is: 'any', of: matters }] });
    }
    case 'county':
      return own({ is: 'all', of: [inArea, { is: 'supervised' }] });
    default:
      return [];
  }
}

function bySeat(viewer: Viewer): AccessRule[] {
  const seat = (as: AccessRule['as'], which: Seat, holder: string | null): AccessRule[] =>
    holder === null ? [] : [{ as, when: { is: 'seated', seat: which, holder } }];
  const isMediator = viewer.role === 'mediator' || viewer.role === 'villageMediator';
  return [
    ...(isMediator ? seat('own', 'coMediator', viewer.personId) : []),
    // Chair and desk of a committee that was invited or mediates together with the one that leads.
    ...(viewer.role === 'chair' ? seat('partner', 'partner', viewer.committeeId) : []),
    ...(townRoles.includes(viewer.role) ? seat('partner', 'partner', viewer.areaCode) : []),
    ...(copyRoles.includes(viewer.role) ? seat('reader', 'reader', viewer.accountId) : []),
  ];
}

/** What of a case decides who sees it. */
export type SeenCase = Pick<
  Case,
  | 'areaPath'
  | 'townCode'
  | 'committeeId'
  | 'mediatorId'
  | 'coMediatorIds'
  | 'leaderAccountId'
  | 'readerIds'
  | 'jointCommittees'
  | 'isLeadersMatter'
  | 'overlays'
>;

/** Whether a condition holds of a case in hand. */
export function isMet(condition: Condition, subject: SeenCase): boolean {
  switch (condition.is) {
    case 'inTown':
      return subject.townCode === condition.code;
    case 'inArea':
      return isPathWithin(subject.areaPath, condition.path);
    case 'ofCommittee':
      return subject.committeeId === condition.id;
    case 'notAccepted':
      return subject.committeeId === null;
    case 'mediatedBy':
      return subject.mediatorId === condition.personId;
    case 'ledBy':
      return subject.leaderAccountId === condition.accountId;
    case 'ofRisk':
      return condition.risks.includes(subject.overlays.risk);
    case 'ofLevel':
      return subject.overlays.level === condition.level;
    case 'leadersMatter':
      return subject.isLeadersMatter;
    case 'supervised':
      return subject.overlays.supervision !== 'none';
    case 'seated':
      return seatsOf(subject).some(
        ({ seat, holder }) => seat === condition.seat && holder === condition.holder,
      );
    case 'all':
      return condition.of.every((one) => isMet(one, subject));
    case 'any':
      return condition.of.some((one) => isMet(one, subject));
  }
}

/**
 * Who is named on a case: persons who mediate along, accounts that got a copy, committees that mediate together and
 * the offices of every area these lie in. The rows of `case_seats` are made from it.
 */
export function seatsOf({
  coMediatorIds,
  readerIds,
  jointCommittees,
}: Pick<SeenCase, 'coMediatorIds' | 'readerIds' | 'jointCommittees'>): { seat: Seat; holder: string }[] {
  const partners = jointCommittees.flatMap(({ id, areaPath }) => [
    id,
    ...areaPath.split('/').filter((code) => code !== ''),
  ]);
  return [
    ...[...new Set(coMediatorIds)].map((holder) => ({ seat: 'coMediator' as const, holder })),
    ...[...new Set(readerIds)].map((holder) => ({ seat: 'reader' as const, holder })),
    ...[...new Set(partners)].map((holder) => ({ seat: 'partner' as const, holder })),
  ];
}
