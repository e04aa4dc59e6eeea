/** What an invented dispute is about, in words that fit together from the report to the last payment. */
export interface DemoMatter {
  /** As it was told at registration: nothing of what came later. */
  readonly summary: string;
  readonly applicantSays: string;
  readonly respondentSays: string;
  readonly found: string;
  readonly issue: string;
  /** What is still open after a session that ends without result. */
  readonly open: string;
  /** What kept the sides apart when mediation failed. */
  readonly gap: string;
  readonly responsibility: string;
  readonly clauses: readonly string[];
  readonly duty: DemoDuty;
  /** Of the deposit, for leases. */
  readonly ledger?: readonly DemoLedgerLine[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What the agreement obliges to; money only where a sum is named. */
export interface DemoDuty {
  readonly by: 'applicant' | 'respondent';
  readonly manner: 'payOnce' | 'restore' | 'cease' | 'markBoundary' | 'vacate';
  readonly content: string;
  readonly amountFen?: number;
  readonly proof: 'transfer' | 'receipt' | 'photo' | 'statement';
}

export interface DemoLedgerLine {
  readonly kind: 'deposit' | 'deduction' | 'arrears';
  readonly label: string;
  readonly amountFen: number;
}

/** A dispute that is not for mediation, and what was answered to whoever brought it. */
export interface DemoRefusal {
  readonly summary: string;
  readonly reasonCode: string;
  readonly explanation: string;
  readonly properBody: string;
}

/** A dispute another body has to look at first. */
export interface DemoReferral {
  readonly summary: string;
  readonly receiver: string;
  readonly reason: string;
}

/** Payment of a sum by one side, proved by the slip of the transfer. */
export function payment(by: DemoDuty['by'], content: string, yuan: number): DemoDuty {
  return { by, manner: 'payOnce', content, amountFen: yuan * 100, proof: 'transfer' };
}
