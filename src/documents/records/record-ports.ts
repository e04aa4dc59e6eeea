import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';

/**
 * What papers need from features this one may not import; `container.ts` connects them. The shapes are the part of
 * those features' records that is printed.
 */
export interface PapersMediation {
  readonly proceedings: readonly {
    readonly id: string;
    readonly no: number;
    readonly number: string;
    readonly committeeId: string;
    readonly acceptedOn: string;
    readonly endedOn: string | null;
    readonly result: string | null;
    readonly outcome: {
      readonly reasonCode?: string | undefined;
      readonly reason?: string | undefined;
      readonly summary?: string | undefined;
      readonly partyId?: string | undefined;
      readonly routes?: readonly string[] | undefined;
      readonly followUps?:
        | readonly {
            readonly visitedOn: string;
            readonly way: string;
            readonly performance: string;
            readonly satisfaction: string;
            readonly note?: string | undefined;
          }[]
        | undefined;
    };
    readonly leadMediator: { readonly name: string } | null;
    readonly coMediators: readonly { readonly name: string }[];
    readonly recorder: { readonly name: string } | null;
  }[];
  readonly appointments: readonly {
    readonly id: string;
    readonly startsAt: Instant;
    readonly place: string;
    readonly bring: string | null;
    readonly state: string;
  }[];
  readonly sessions: readonly {
    readonly id: string;
    readonly no: number;
    readonly startedAt: Instant;
    readonly endedAt: Instant;
    readonly place: string;
    readonly isOpen: boolean;
    readonly invitees: readonly { readonly name: string; readonly relation: string }[];
    readonly body: {
      readonly statements?: string | undefined;
      readonly verified?: string | undefined;
      readonly content: string;
    };
    readonly result: string;
    readonly mediatorNames: readonly string[];
    readonly recorderName: string | null;
    readonly presentParties: readonly { readonly id: string }[];
  }[];
  readonly rightsNotices: readonly {
    readonly partyId: string;
    readonly way: string;
    readonly hearingMode: 'open' | 'closed';
  }[];
  readonly resolutions: readonly {
    readonly id: string;
    readonly partyId: string;
    readonly partyName: string;
    readonly kind: string;
    readonly heldOn: string;
    readonly place: string;
    readonly entitled: number;
    readonly present: number;
    readonly votesFor: number;
    readonly votesAgainst: number;
    readonly abstained: number;
    readonly isPassed: boolean;
    readonly matter: string;
    readonly representatives: readonly { readonly name: string }[];
  }[];
  readonly electedRepresentatives: readonly {
    readonly partyId: string;
    readonly name: string;
    readonly matters: readonly string[];
    readonly validFrom: string | null;
    readonly validTo: string | null;
  }[];
  readonly priorInstruments: readonly {
    readonly kind: string;
    readonly number: string | null;
    readonly issuedOn: string;
    readonly organ: string;
    readonly result: string | null;
  }[];
  readonly parcels: readonly {
    readonly name: string;
    readonly areaMu: number | null;
    readonly boundaries: string | null;
  }[];
  readonly ledger: {
    readonly lines: readonly {
      readonly kind: string;
      readonly label: string;
      readonly amountFen: number;
      readonly evidence: string | null;
    }[];
  };
  readonly handovers: readonly {
    readonly items: readonly { readonly name: string; readonly condition: string }[];
    readonly meters: readonly { readonly kind: string; readonly reading: string }[];
  }[];
  readonly taskForces: readonly {
    readonly leaderName: string;
    readonly members: readonly { readonly name: string; readonly post: string }[];
    readonly plan: string;
    readonly formedAt: Instant;
  }[];
  readonly recusals: readonly {
    readonly id: string;
    readonly mediatorName: string;
    readonly partyName: string | null;
    readonly ground: string;
    readonly requestedAt: Instant;
    readonly decision: string | null;
    readonly decidedAt: Instant | null;
  }[];
  readonly referralLetters: readonly {
    readonly id: string;
    readonly receiver: string;
    readonly reason: string;
    readonly replyDueOn: string;
    readonly sentAt: Instant;
    readonly withdrawnAt: Instant | null;
  }[];
}
export type MediationReader = (db: Db, caseId: string) => Promise<PapersMediation>;

/** The text of one agreement: frozen, or what a draft would be if it were made final now. */
export interface PapersAgreement {
  readonly id: string;
  readonly kind: 'agreement' | 'peacePact' | 'oral';
  readonly state: 'draft' | 'signing' | 'effective' | 'void' | 'discarded' | 'abandoned' | 'replaced';
  readonly effectiveOn: string | null;
  readonly isPerformed: boolean;
  readonly text: {
    readonly title: string;
    readonly number: string;
    readonly landKind: string | null;
    /** Committees that mediated together with the one that leads. */
    readonly jointCommittees?: readonly { readonly name: string }[] | undefined;
    readonly parties: readonly {
      readonly id: string;
      readonly side: string;
      readonly name: string;
      readonly mustSign: boolean;
      readonly representatives: readonly string[];
    }[];
    readonly mediators: readonly { readonly name: string }[];
    readonly recorder: string | null;
    readonly facts: string;
    readonly issues: string;
    readonly responsibility: readonly string[];
    readonly clauses: readonly string[];
    readonly obligations: readonly {
      readonly debtorName: string;
      readonly creditorName: string | null;
      readonly mannerLabel: string;
      readonly content: string;
      readonly amountFen: number | null;
      readonly dueOn: string;
      readonly place: string | null;
    }[];
    readonly breach: string;
    readonly totalFen: number | null;
    readonly workers: readonly {
      readonly memberId: string;
      readonly name: string;
      readonly job: string | null;
      readonly agreedFen: number;
      readonly isConfirmed: boolean;
    }[];
    readonly copies: number;
    readonly place: string | null;
  };
}
export type AgreementTextReader = (
  db: Db,
  caseId: string,
  agreementId: string,
) => Promise<PapersAgreement | null>;

/** Which agreements a case has, in their order. */
export type AgreementListReader = (
  db: Db,
  caseId: string,
) => Promise<
  readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly title: string;
    readonly number: string;
    readonly isSettling: boolean;
    readonly effectiveOn: string | null;
    readonly obligations: readonly {
      readonly id: string;
      readonly debtorPartyId: string;
      readonly creditorPartyId: string | null;
      readonly content: string;
      readonly amountFen: number | null;
      readonly dueOn: string;
      readonly state: string;
      readonly performedFen: number;
      readonly performedOn: string | null;
      readonly performances: readonly {
        readonly id: string;
        readonly performedOn: string;
        readonly amountFen: number | null;
        readonly way: string;
      }[];
    }[];
  }[]
>;

/** Personal numbers in clear, only for papers the law asks them of. */
export interface SecretsReader {
  partySecrets(
    db: Db,
    partyId: string,
  ): Promise<{ readonly telephone: string | null; readonly idNumber: string | null } | null>;
  memberSecrets(
    db: Db,
    memberId: string,
  ): Promise<{ readonly telephone: string | null; readonly idNumber: string | null } | null>;
}
