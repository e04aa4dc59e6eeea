import { rmbCapitals } from '../../platform/money.ts';
import { fill } from '../../platform/problem.ts';
import {
  type Agreement,
  type AgreementContent,
  type FrozenAgreement,
  type FrozenObligation,
  linesOf,
} from '../core/agreement.ts';
import type {
  CaseHead,
  CaseParty,
  PartyPerson,
  ResolutionRef,
  StaffMember,
  WorkerLine,
} from '../core/agreement-read-model.ts';
import { isSameName } from '../core/signing-rules.ts';
import { agreementsLocales } from '../core/texts.ts';

export interface FreezeInput {
  readonly agreement: Pick<Agreement, 'kind' | 'title' | 'number' | 'content'>;
  readonly head: CaseHead;
  readonly committee: { readonly id: string; readonly name: string };
  /** Committees that mediated together with it. */
  readonly jointCommittees: readonly { readonly id: string; readonly name: string }[];
  readonly parties: readonly CaseParty[];
  readonly people: readonly PartyPerson[];
  readonly workers: readonly WorkerLine[];
  readonly resolutions: readonly ResolutionRef[];
  readonly mediators: readonly StaffMember[];
  readonly recorder: string | null;
  readonly mannerLabel: (code: string) => { readonly zh: string } | undefined;
}

/** The final text: every reference resolved to names, amounts and days as they stand now. */
export function freezeAgreement(input: FreezeInput): FrozenAgreement {
  const { agreement, head, parties } = input;
  const { content } = agreement;
  const bound = boundParties(parties, content);
  const texts = agreementsLocales['zh-CN'].paper;
  return {
    form: 1,
    kind: agreement.kind,
    title: agreement.title,
    number: agreement.number,
    caseId: head.id,
    caseCode: head.code,
    caseType: head.type,
    caseTitle: head.title,
    landKind: head.landKind,
    committee: { id: input.committee.id, name: input.committee.name },
    ...(input.jointCommittees.length === 0
      ? {}
      : { jointCommittees: input.jointCommittees.map(({ id, name }) => ({ id, name })) }),
    parties: parties.map((party) => frozenParty(party, bound, input)),
    mediators: input.mediators.map(({ id, name }) => ({ id, name })),
    recorder: input.recorder,
    facts: content.facts ?? head.summary,
    issues: content.issues ?? head.title,
    responsibility: linesOf(content.responsibility),
    clauses: [...content.clauses],
    obligations: content.obligations.map((_, index) => frozenObligation(input, index)),
    breach: content.breach ?? (agreement.kind === 'peacePact' ? texts.pactBreach : texts.breach),
    totalFen: content.totalFen ?? null,
    totalCapitals: content.totalFen === undefined ? null : rmbCapitals(content.totalFen),
    workers: agreement.kind === 'agreement' ? frozenWorkers(input.workers) : [],
    copies: copiesFor(bound.size, input.jointCommittees.length + 1),
    place: content.place ?? null,
    isPerformedNow: content.isPerformedNow ?? false,
  };
}

/** Both sides are bound, and a third party when an obligation names it or the terms touch its rights. */
export function boundParties(parties: readonly CaseParty[], content: AgreementContent): Set<string> {
  const named = new Set(content.obligations.flatMap((one) => [one.debtorPartyId, one.creditorPartyId]));
  const isHolder = ({ name }: CaseParty): boolean =>
    (content.rightHolders ?? []).some((holder) => isSameName(holder, name));
  return new Set(
    parties
      .filter((party) => party.side !== 'third' || named.has(party.id) || isHolder(party))
      .map((party) => party.id),
  );
}

/** One for each party and one for each committee (《人民调解法》第二十九条第三款). */
export function copiesFor(boundCount: number, committees = 1): number {
  return boundCount + committees;
}

function frozenParty(
  party: CaseParty,
  bound: ReadonlySet<string>,
  { people, workers, resolutions }: FreezeInput,
): FrozenAgreement['parties'][number] {
  const resolution = resolutions.findLast((one) => one.partyId === party.id && one.isPassed);
  const acting = people.filter((one) => one.partyId === party.id && one.capacity === 'representative');
  const current = acting.filter((one) => one.validTo === null);
  const elected = workers.filter((one) => one.partyId === party.id && one.isRepresentative);
  const names = [...current.map((one) => one.name), ...elected.map((one) => one.name)];
  return {
    id: party.id,
    no: party.no,
    side: party.side,
    kind: party.kind,
    name: party.name,
    mustSign: bound.has(party.id),
    representatives: [...new Set(names)],
    resolutionId: resolution?.id ?? null,
  };
}

function frozenObligation(input: FreezeInput, index: number): FrozenObligation {
  const one = input.agreement.content.obligations[index];
  if (one === undefined) throw new RangeError(`no obligation ${index}`);
  const nameOf = (id: string): string => input.parties.find((party) => party.id === id)?.name ?? id;
  return {
    no: index + 1,
    debtorPartyId: one.debtorPartyId,
    debtorName: nameOf(one.debtorPartyId),
    creditorPartyId: one.creditorPartyId ?? null,
    creditorName: one.creditorPartyId === undefined ? null : nameOf(one.creditorPartyId),
    manner: one.manner,
    mannerLabel: input.mannerLabel(one.manner)?.zh ?? one.manner,
    content: one.content,
    amountFen: one.amountFen ?? null,
    amountCapitals: one.amountFen === undefined ? null : rmbCapitals(one.amountFen),
    dueOn: one.dueOn,
    place: one.place ?? null,
  };
}

function frozenWorkers(workers: readonly WorkerLine[]): FrozenAgreement['workers'] {
  return workers.map((worker) => ({
    memberId: worker.id,
    no: worker.no,
    name: worker.name,
    job: worker.job,
    agreedFen: worker.confirmation === 'confirmed' ? (worker.agreedFen ?? 0) : 0,
    isConfirmed: worker.confirmation === 'confirmed',
  }));
}

/** The number of the nth agreement of a proceeding, as courts number a second paper of one case. */
export function agreementNumber(proceedingNumber: string, ordinal: number): string {
  if (ordinal === 1) return proceedingNumber;
  const { ordinal: pattern, numerals } = agreementsLocales['zh-CN'].paper;
  const n = numerals[ordinal - 1] ?? String(ordinal);
  return fill(pattern, { number: proceedingNumber, n });
}
