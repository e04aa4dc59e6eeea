import type { TypeTraits } from '../../src/workflow/definitions/traits.ts';
import type { StateEvents } from './transition.ts';

/** The whole of a dispute type: its traits, and what it adds to or bars in the shared lifecycle. */
export interface TypeParts {
  /** What is so of its cases besides; what is not named here is said once by the parts below. */
  readonly traits: Omit<TypeTraits, 'paymentOrderLaw' | 'hasArbitralReview'>;
  readonly acceptRequires: readonly string[];
  readonly firstSessionRequires: readonly string[];
  readonly signingRequires: readonly string[];
  readonly confirmationRequires: readonly string[];
  /** Ownership and forest disputes settle without the way to judicial confirmation. */
  readonly hasBarredConfirmation: boolean;
  /**
   * By which law money that was promised and not paid may be claimed by payment order, and how the application tells it;
   * null where none does.
   */
  readonly paymentOrder: { readonly basis: readonly string[]; readonly law: string } | null;
  /** Labour agreements may be put before the arbitration commission, by both sides together. */
  readonly hasArbitralReview: boolean;
  /** Whether the law lets a dispute of this type end by word of mouth; cases carry it as the fact `oralForm`. */
  readonly oralAgreement: 'allowed' | 'explained';
  /** Where it is allowed, what it asks besides a session; else the rule that says which law wants it written. */
  readonly oralRequires: readonly string[];
  readonly inTriage: StateEvents;
  readonly whileActive: StateEvents;
  readonly whileMediating: StateEvents;
  readonly whileDrafting: StateEvents;
  readonly whileSigning: StateEvents;
  readonly whilePreparing: StateEvents;
  /** Acts of this type from acceptance to the end, also beside an agreement and after a failure. */
  readonly beside: StateEvents;
  readonly whileSettled: StateEvents;
  /** After mediation ended without an agreement. */
  readonly whileOver: StateEvents;
}
