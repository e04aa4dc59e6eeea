import type { Day, Instant } from '../../platform/clock.ts';
import type { CountedBy, MeetingKind } from '../collectives/quorum.ts';
import type { LedgerKind } from '../property/ledger.ts';

/** What the events of this feature carry, as their forms in `workflows/vocabulary` give it. */
export interface AssignData {
  readonly mediatorId: string;
  readonly coMediatorIds: readonly string[];
  readonly recorderId?: string | undefined;
  readonly partiesChoice: boolean;
}
export interface AcknowledgeData {
  readonly noInterestDeclared: boolean;
}
export interface HandoverData {
  readonly fromId: string;
  readonly toId: string;
  readonly reason: string;
}
export interface DeclineData {
  readonly reason: string;
}
export interface ConsentData {
  readonly partyId: string;
  readonly answer: 'agree' | 'unreachable';
  readonly way: 'signed' | 'oral' | 'phone' | 'proxy';
  readonly attempts: readonly {
    readonly attemptedOn: Day;
    readonly way: string;
    readonly result?: string | undefined;
  }[];
  readonly note?: string | undefined;
}
export interface RefuseConsentData {
  readonly partyId: string;
  readonly statement: string;
}
export interface ServeRightsData {
  readonly partyId: string;
  readonly way: 'read' | 'readAloud';
  readonly hearingMode: 'open' | 'closed';
  readonly serviceAddress?: string | undefined;
}
export interface MarkAbsentData {
  readonly partyId: string;
  readonly reason: string;
  readonly isExcused: boolean;
}
export interface ScheduleData {
  readonly startsAt: Instant;
  readonly place: string;
  readonly mode: 'onSite' | 'office' | 'online';
  readonly bring?: string | undefined;
}
export interface HoldSessionData {
  readonly startedAt: Instant;
  readonly endedAt: Instant;
  readonly place: string;
  readonly mode: 'joint' | 'caucus' | 'online';
  readonly isOpen: boolean;
  readonly presentPartyIds: readonly string[];
  readonly invitees: readonly { readonly name: string; readonly relation: string }[];
  readonly statements?: string | undefined;
  readonly verified?: string | undefined;
  readonly content: string;
  readonly result: 'ongoing' | 'agreed' | 'notAgreed';
}
export interface PassResolutionData {
  readonly partyId: string;
  readonly kind: MeetingKind;
  readonly countedBy?: CountedBy | undefined;
  readonly heldOn: Day;
  readonly place: string;
  readonly entitled: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
  readonly matter: string;
  readonly representatives: readonly {
    readonly name: string;
    readonly post: string;
    readonly telephone?: string | undefined;
  }[];
}
export interface WaiveResolutionData {
  readonly partyId: string;
  readonly reason: string;
}
export interface ElectRepresentativesData {
  readonly partyId: string;
  readonly memberIds: readonly string[];
  readonly scope: string;
}
export interface RecordHandoverData {
  readonly handedOverOn: Day;
  readonly items: readonly { readonly name: string; readonly condition: string }[];
  readonly meters: readonly { readonly kind: string; readonly reading: string }[];
  readonly note?: string | undefined;
}
export interface BalanceLedgerData {
  readonly lines: readonly {
    readonly kind: LedgerKind;
    readonly label: string;
    readonly amountFen: number;
    readonly evidence?: string | undefined;
  }[];
}
export interface FailData {
  readonly summary: string;
  readonly reason: string;
}
export interface TerminateData {
  readonly reasonCode: string;
  readonly note: string;
}
export interface WithdrawData {
  readonly partyId: string;
  readonly statement: string;
}
export interface NotifyRoutesData {
  readonly routes: readonly string[];
  readonly note?: string | undefined;
}
export interface ReMediateData {
  readonly agreedPartyIds: readonly string[];
  readonly way: 'signed' | 'oral' | 'phone' | 'proxy';
  readonly agreedOn: Day;
  readonly keepsMediator: boolean;
  readonly note?: string | undefined;
}
export interface ReopenData {
  readonly reason: string;
  readonly keepsMediator: boolean;
}
export interface FollowUpData {
  readonly visitedOn: Day;
  readonly way: string;
  readonly performance: string;
  readonly satisfaction: string;
  readonly note?: string | undefined;
}
