import type { DemoCaseSpec, DemoStage } from '../../seeds/demo-cases.ts';

/** What the people of the demo do to a case; `acts.ts` and `agreement-acts.ts` say how. */
export type ActName =
  | 'register'
  | 'escalate'
  | 'accept'
  | 'assign'
  | 'acknowledge'
  | 'consent'
  | 'serveRights'
  | 'holdSession'
  | 'balanceLedger'
  | 'draftAgreement'
  | 'toSigning'
  | 'sign'
  | 'signMediator'
  | 'affixSeal'
  | 'recordPerformance'
  | 'followUp'
  | 'proposeClose'
  | 'close'
  | 'archive'
  | 'refuse'
  | 'refer'
  | 'resolveOnSpot'
  | 'terminate'
  | 'fail'
  | 'notifyRoutes';

/** One act of a case: who does it, how long it takes and how long after the one before. */
export interface PlannedAct {
  readonly act: ActName;
  /** The account that does it. */
  readonly by: string;
  readonly minutes: number;
  /** Working days after the one before; 0 follows on it as soon as the office allows. */
  readonly workdays: number;
  /** Whose consent, notice or signature: the applicant is 0, the respondent 1. */
  readonly party?: 0 | 1;
  readonly result?: 'ongoing' | 'agreed' | 'notAgreed';
}

/** How far a case that ends in an agreement is taken; each stage passes through those before it. */
const road: readonly DemoStage[] = [
  ...(['triage', 'accepted', 'assigned', 'preparing', 'mediating'] as const),
  ...(['drafting', 'signing', 'settled', 'performed', 'closed', 'archived'] as const),
];

/** Everything that is done to a case up to its stage, in order. `pace` slows it by some days, so that no two are alike. */
export function scriptOf(spec: DemoCaseSpec, pace: number): readonly PlannedAct[] {
  const script = new Script(spec, pace % 3);
  return [...script.intake(), ...script.rest()];
}

class Script {
  readonly #spec: DemoCaseSpec;
  readonly #slow: number;

  constructor(spec: DemoCaseSpec, slow: number) {
    this.#spec = spec;
    // A labour dispute has fifteen days.
    this.#slow = spec.type === 'labor' ? 0 : slow;
  }

  intake(): readonly PlannedAct[] {
    const { risk } = this.#spec;
    return [
      this.#act('register', 'clerk', 0, 15),
      ...(risk === undefined ? [] : [this.#act('escalate', 'clerk', 0, 5)]),
    ];
  }

  rest(): readonly PlannedAct[] {
    const { stage } = this.#spec;
    switch (stage) {
      case 'refused':
        return [this.#act('refuse', 'chair', 1)];
      case 'referredOut':
        return [this.#act('refer', 'clerk', 1)];
      case 'selfResolved':
        return [this.#act('resolveOnSpot', 'clerk', 0, 30)];
      case 'terminated':
        return [...this.#untilMediation(), ...this.#sessions('ongoing'), this.#own('terminate', 2)];
      case 'failed':
        return [...this.#untilMediation(), ...this.#sessions('notAgreed'), this.#own('fail', 1)];
      case 'routed':
        return [
          ...this.#untilMediation(),
          ...this.#sessions('notAgreed'),
          this.#own('fail', 1),
          this.#own('notifyRoutes', 0),
        ];
      default:
        return road.slice(1, road.indexOf(stage) + 1).flatMap((one) => this.#reach(one));
    }
  }

  #untilMediation(): readonly PlannedAct[] {
    return (['accepted', 'assigned', 'preparing'] as const).flatMap((one) => this.#reach(one));
  }

  #reach(stage: DemoStage): readonly PlannedAct[] {
    switch (stage) {
      case 'accepted':
        return [this.#act('accept', 'clerk', 0)];
      case 'assigned':
        return [this.#act('assign', 'chair', 0)];
      case 'preparing':
        return [this.#own('acknowledge', 1)];
      case 'mediating':
        return this.#sessions(this.#spec.stage === 'mediating' ? 'ongoing' : 'agreed');
      case 'drafting':
        return this.#drafting();
      case 'signing':
        return [this.#own('toSigning', 0)];
      case 'settled':
        return this.#signing();
      case 'performed':
        return [this.#own('recordPerformance', 5 + this.#slow)];
      case 'closed':
        return [this.#own('followUp', 3), this.#own('proposeClose', 1, 30), this.#act('close', 'chair', 1)];
      case 'archived':
        return [this.#act('archive', 'clerk', 6 + this.#slow, 30)];
      default:
        return [];
    }
  }

  /** Both sides are asked and told of their rights, then meet; twice where they had to think it over. */
  #sessions(result: NonNullable<PlannedAct['result']>): readonly PlannedAct[] {
    const asked = ([0, 1] as const).flatMap((party) => [
      { ...this.#own('consent', party === 0 ? 1 : 0, 5), party },
      { ...this.#own('serveRights', 0, 10), party },
    ]);
    const isTwice = this.#slow > 0 || result === 'notAgreed';
    const session = (workdays: number, said: PlannedAct['result']): PlannedAct => ({
      ...this.#own('holdSession', workdays, 60 + 15 * this.#slow),
      ...(said && { result: said }),
    });
    return [
      ...asked,
      ...(isTwice ? [session(1, 'ongoing')] : []),
      session(isTwice ? 2 + this.#slow : 1, result),
    ];
  }

  #drafting(): readonly PlannedAct[] {
    const ledger = this.#spec.type === 'lease' ? [this.#own('balanceLedger', 0, 15)] : [];
    return [...ledger, this.#own('draftAgreement', 0, 30)];
  }

  #signing(): readonly PlannedAct[] {
    return [
      { ...this.#own('sign', 1), party: 0 },
      { ...this.#own('sign', 0), party: 1 },
      this.#own('signMediator', 0),
      this.#act('affixSeal', 'chair', 0),
    ];
  }

  /** An act of the mediator who has the case. */
  #own(act: ActName, workdays: number, minutes = 10): PlannedAct {
    return this.#act(act, this.#spec.mediator, workdays, minutes);
  }

  #act(act: ActName, by: string, workdays: number, minutes = 10): PlannedAct {
    return { act, by, workdays, minutes };
  }
}
