/** A value that hangs on the kind of land in dispute; `otherwise` is for the other kinds and where there is none. */
export interface ByLandKind {
  readonly otherwise: string;
  readonly ofLandKind?: Readonly<Record<string, string>>;
}

/** What a dispute is about besides its parties: asked for at registration, printed in the written agreement. */
export const particulars = ['none', 'workers', 'parcels', 'tenancy'] as const;
export type Particulars = (typeof particulars)[number];

/**
 * What is so of every dispute of a type beside its course: data of its definition, kept with its version. What the
 * program does differently for one type it reads here and never from the name of the type.
 */
export interface TypeTraits {
  /** What stands after the names of the parties in a title. */
  readonly titleWord: string;
  /** What papers call the type. */
  readonly paperWord: string;
  /** Serious enough for a leader of the town whatever its risk. */
  readonly isLeadersMatter: boolean;
  readonly particulars: Particulars;
  /** Rule of the clock of the proceeding. */
  readonly mediationClock: string;
  /** Rule of the clock of limitation. */
  readonly limitation: ByLandKind;
  /** Grounds that start a time of their own beside the limitation, by code of `limitationGrounds`. */
  readonly ownGrounds: readonly string[];
  /** How many may be elected to speak for a group, and the law that says so. */
  readonly representatives: { readonly min: number; readonly max: number; readonly basis: string };
  /** The law by which each member of a group answers for his own line of the list. */
  readonly linesBasis: string;
  /** The law that asks for a signature or a seal, so that a fingerprint alone will not do; null where it will. */
  readonly signatureBasis: string | null;
  /** What the written agreement is called, and its sentence on the law it is made under; null where it has none. */
  readonly agreement: { readonly title: string; readonly law: string | null };
  /** What the written agreement says of disputes about it. */
  readonly disputeNotice: ByLandKind;
  /** Ways told after a failure when none was chosen, and when an agreement is not kept. */
  readonly routes: { readonly afterFailure: readonly string[]; readonly whenUnkept: readonly string[] };
  /** The law as the application for a payment order tells it; null where there is no such way. */
  readonly paymentOrderLaw: string | null;
  readonly hasArbitralReview: boolean;
  /** By which words of an office's ledger a dispute is known to be of the type. */
  readonly ledger: LedgerWords;
}

export interface LedgerWords {
  readonly words: readonly string[];
  /** A ledger that says 合同 and no more means the type if the rest of the row speaks of one of these. */
  readonly ofContract: readonly string[];
  /** Takes what no type knows. */
  readonly takesTheRest: boolean;
}

/** The one way to what is so of a case by its type, as the version it runs on says it. */
export type TraitsOf = (subject: { readonly defId: string; readonly defVersion: number }) => TypeTraits;

export function ofLandKind({ otherwise, ofLandKind: byKind }: ByLandKind, landKind: string | null): string {
  return (landKind === null ? undefined : byKind?.[landKind]) ?? otherwise;
}

/** What the linter says of traits that cannot be meant; `knows` tells the rules of deadlines. */
export function traitFindings(traits: TypeTraits, knows: (rule: string) => boolean): string[] {
  const { limitation, mediationClock, representatives } = traits;
  const rules = [mediationClock, limitation.otherwise, ...Object.values(limitation.ofLandKind ?? {})];
  return [
    ...rules.filter((rule) => !knows(rule)).map((rule) => `traits: unknown deadline ${rule}`),
    ...([traits.titleWord, traits.paperWord, traits.agreement.title].includes('')
      ? ['traits: no word for titles or papers']
      : []),
    ...(particulars.includes(traits.particulars) ? [] : [`traits: particulars ${traits.particulars}`]),
    ...(representatives.min >= 1 && representatives.min <= representatives.max
      ? []
      : ['traits: numbers of representatives']),
  ];
}
