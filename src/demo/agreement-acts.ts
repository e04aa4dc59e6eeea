import type { Act, CasePlayer } from './case-player.ts';
import type { ActName } from './script.ts';

/** Calendar days between the draft and the day by which it is to be performed. */
const termDays = 20;

type AgreementAct = Extract<
  ActName,
  | ('balanceLedger' | 'draftAgreement' | 'toSigning' | 'sign' | 'signMediator' | 'affixSeal')
  | ('recordPerformance' | 'followUp' | 'proposeClose' | 'close' | 'archive')
>;

/** From the draft to the archive. */
export const agreementActs: Readonly<Record<AgreementAct, Act>> = {
  balanceLedger: (player, { by }) =>
    player.fire(by, 'balanceLedger', { lines: player.matter().ledger ?? [] }),
  draftAgreement: async (player, { by }) => {
    await player.fire(by, 'draftAgreement', draftOf(player, await player.partyIds()));
  },
  toSigning: (player, { by }) => player.fire(by, 'toSigning', {}),
  sign: async (player, { by, party = 0 }) => {
    const { applicant, respondent } = player.spec;
    const { name, headName } = party === 0 ? applicant : respondent;
    await player.fire(by, 'sign', {
      agreementId: (await player.agreement())?.id,
      partyId: (await player.partyIds())[party],
      personName: headName ?? name,
      capacity: headName === undefined ? 'self' : 'head',
      way: 'signature',
    });
  },
  signMediator: async (player, { by }) => {
    const personName = player.stage.container.areas.getPerson(`demo-person-${by}`).name;
    await player.fire(by, 'signMediator', { agreementId: (await player.agreement())?.id, personName });
  },
  affixSeal: async (player, { by }) => {
    await player.fire(by, 'affixSeal', {
      agreementId: (await player.agreement())?.id,
      sealId: 'demo-seal-town',
    });
  },
  recordPerformance: async (player, { by }) => {
    const { amountFen, proof } = player.matter().duty;
    await player.fire(by, 'recordPerformance', {
      obligationId: (await player.agreement())?.obligations[0]?.id,
      performedOn: player.today(),
      ...(amountFen === undefined ? {} : { amountFen }),
      way: proof,
    });
  },
  followUp: (player, { by }) =>
    player.fire(by, 'followUp', {
      visitedOn: player.today(),
      way: 'phone',
      performance: 'performed',
      satisfaction: 'satisfied',
    }),
  proposeClose: async (player, { by }) => {
    await player.issueMissingPapers(by);
    await player.fire(by, 'proposeClose', { reason: '协议已履行，已回访，卷宗材料齐全。' });
  },
  close: (player, { by }) => player.fire(by, 'close', { reason: '协议已履行，同意结案。' }),
  archive: (player, { by }) => player.fire(by, 'archive', { pages: 18, retention: 'thirtyYears' }),
};

function draftOf(player: CasePlayer, [applicant, respondent]: readonly string[]) {
  const matter = player.matter();
  const { by, manner, content, amountFen } = matter.duty;
  const { calendar } = player.stage.container.areas;
  const isByApplicant = by === 'applicant';
  return {
    kind: 'agreement',
    title: '人民调解协议书',
    facts: `${matter.summary}${matter.found}`,
    issues: matter.issue,
    responsibility: matter.responsibility,
    clauses: matter.clauses.join('\n'),
    obligations: [
      {
        debtorPartyId: isByApplicant ? applicant : respondent,
        creditorPartyId: isByApplicant ? respondent : applicant,
        manner,
        content,
        ...(amountFen === undefined ? {} : { amountFen, place: '银行转账' }),
        dueOn: calendar.rollForward(calendar.addDays(player.today(), termDays)),
      },
    ],
    breach: '逾期不履行的，另一方可以依法向人民法院起诉。',
    ...(amountFen === undefined ? {} : { totalFen: amountFen }),
  };
}
