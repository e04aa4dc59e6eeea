import { z } from 'zod';
import { account, count, day, fen, parties, recordBase, text } from '../../records/record-parts.ts';

const obligation = z.strictObject({
  debtor: text,
  creditor: text,
  what: text,
  amountFen: fen.optional(),
  dueOn: day.optional(),
  /** When no day can be named: 每月10日前, 协议生效时. */
  dueText: text.optional(),
  placeAndManner: text,
});
export type AgreementObligation = z.output<typeof obligation>;

const common = {
  ...recordBase,
  parties: z.array(parties.element).min(2),
  /** What the agreement is called. */
  heading: text,
  /** The sentence on the law it is made under, where it names one. */
  law: account.optional(),
  /** A fingerprint is only an addition (劳动争议调解仲裁法 art. 14 for labour). */
  isSignatureAsked: z.boolean(),
  facts: account,
  issues: account,
  /** 各方责任, one entry per party (人民调解法 art. 29). */
  responsibilities: z.array(account).min(1),
  terms: z.array(account).min(1),
  obligations: z.array(obligation),
  breach: account,
  /** Ways after a dispute about the agreement, and judicial confirmation where the law allows it. */
  disputeNotice: account,
  /** One for each party and one for the committee, plus copies for a court or an arbitration body. */
  copies: count,
  mediators: z.array(text).min(1),
  recorder: text,
  jointCommittees: z.array(text),
};

const general = z.strictObject({ ...common, variant: z.literal('general') });

const land = z.strictObject({
  ...common,
  variant: z.literal('land'),
  landKind: z.enum(['contract', 'ownership', 'forest', 'homestead', 'expropriation']),
  parcels: z
    .array(
      z.strictObject({
        name: text,
        kind: text,
        /** Area as printed, in 亩. */
        areaMu: text,
        boundaries: text,
      }),
    )
    .min(1),
  earlierInstruments: z.array(
    z.strictObject({ kind: text, number: text, decidedOn: day, organ: text, result: text }),
  ),
  /** The resolutions of the collectives that allow their representatives to sign. */
  resolutions: z.array(text),
  hasBoundaryMap: z.boolean(),
});

const labour = z.strictObject({
  ...common,
  variant: z.literal('labour'),
  workers: z
    .array(
      z.strictObject({
        name: text,
        idNumber: text.optional(),
        job: text,
        period: text,
        amountFen: fen,
        isConfirmed: z.boolean(),
      }),
    )
    .min(1),
});

const lease = z.strictObject({
  ...common,
  variant: z.literal('lease'),
  premises: text,
  term: text,
  monthlyRentFen: fen,
  depositFen: fen,
  deductions: z.array(z.strictObject({ item: text, reason: text, amountFen: fen })),
  handover: z.array(z.strictObject({ item: text, state: text, remark: text.optional() })),
});

export const agreementRecord = z.discriminatedUnion('variant', [general, land, labour, lease]);
export type AgreementRecord = z.output<typeof agreementRecord>;
export type LandAgreement = z.output<typeof land>;
export type LabourAgreement = z.output<typeof labour>;
export type LeaseAgreement = z.output<typeof lease>;
