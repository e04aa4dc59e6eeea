import type { EventData, HandlerOf } from '../../../workflows/vocabulary/events.ts';
import type { Problem } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { refuse, refuseAll } from '../../platform/problem.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import {
  type Agreement,
  type AgreementContent,
  frozenHashOf,
  linesOf,
  nextOrdinal,
} from '../core/agreement.ts';
import { listWorkers, saveWorkerAnswer } from '../core/agreement-read-model.ts';
import { insertAgreement, moveAgreement, saveDraft } from '../core/agreements-repository.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { problem } from '../core/problems.ts';
import { agreementsLocales } from '../core/texts.ts';
import {
  type AgreementDossier,
  currentAgreements,
  freezeNow,
  openProceeding,
  readDossier,
} from './agreement-dossier.ts';
import { agreementNumber, boundParties, copiesFor } from './freeze-agreement.ts';

/** Saves a draft, also an incomplete one: the checks stand on the page and hold back the final text only. */
export function draftAgreementHandler(deps: AgreementsDeps): HandlerOf<'draftAgreement'> {
  return async (context) => {
    const { tx, subject, data } = context;
    const dossier = await readDossier(tx.knex, subject.id);
    const content = contentOf(data);
    refuseAll(obligationFaults(data.obligations, dossier, deps));
    const earlier = changedDraft(data, dossier);
    if (earlier) {
      const changed = { ...earlier, ...headOf(data, content, dossier), content };
      await saveDraft(tx.knex, changed);
      context.note({ agreementId: earlier.id });
      return;
    }
    const draft = newAgreement(dossier, context, { ...headOf(data, content, dossier), content });
    await insertAgreement(tx.knex, draft);
    context.note({ agreementId: draft.id });
  };
}

/** The draft this form changes. A form sent with another kind than its draft's is a further draft. */
function changedDraft(data: EventData<'draftAgreement'>, dossier: AgreementDossier): Agreement | null {
  if (data.agreementId === undefined || data.agreementId === 'new') return null;
  const draft = draftById(dossier, data.agreementId);
  return draft.kind === data.kind ? draft : null;
}

export const discardDraft: HandlerOf<'discardDraft'> = async ({ tx, subject, data, note }) => {
  const draft = draftById(await readDossier(tx.knex, subject.id), data.agreementId);
  await moveAgreement(tx.knex, draft.id, 'draft', { state: 'discarded' });
  note({ agreementId: draft.id });
};

/** A worker answers for the own line only; who refuses stays outside the agreement with the claim open. */
export const confirmWorker =
  ({ traitsOf }: AgreementsDeps): HandlerOf<'confirmWorker'> =>
  async ({ tx, subject, data, note }) => {
    const workers = await listWorkers(tx.knex, subject.id);
    const worker =
      workers.find((one) => one.id === data.memberId) ?? refuse(problem('memberId', 'notAWorker'));
    const isConfirmed = data.answer === 'confirmed';
    const agreedFen = isConfirmed ? (data.agreedFen ?? worker.agreedFen ?? worker.claimFen) : null;
    const { linesBasis: basis } = traitsOf(subject);
    if (agreedFen === 0) refuse(problem('agreedFen', 'amountNeeded', { basis }));
    await saveWorkerAnswer(tx.knex, worker.id, {
      confirmation: data.answer,
      agreedFen,
      confirmedOn: data.confirmedOn,
      way: data.way,
    });
    note({ memberId: worker.id, answer: data.answer, agreedFen });
  };

/** Recorded as agreed, in force with the day it was made (《人民调解法》第二十八条、第三十条); the effect opens the clocks. */
export function oralAgreementHandler(deps: AgreementsDeps): HandlerOf<'oralAgreement'> {
  return async (context) => {
    const { tx, subject, data } = context;
    const dossier = await readDossier(tx.knex, subject.id);
    refuseAll(obligationFaults(data.obligations, dossier, deps));
    if (data.isPerformedNow) context.choose('performed');
    const content: AgreementContent = {
      facts: data.facts,
      clauses: linesOf(data.content),
      obligations: data.obligations.map(plainObligation),
      totalFen: sumOf(data.obligations),
      isPerformedNow: data.isPerformedNow,
    };
    const draft = newAgreement(dossier, context, {
      kind: 'oral',
      title: agreementsLocales['zh-CN'].kinds.oral,
      isSettling: true,
      copies: 1,
      totalFen: content.totalFen ?? null,
      content,
    });
    const frozen = await freezeNow(tx.knex, draft, dossier, deps.mannerLabel);
    await insertAgreement(tx.knex, {
      ...draft,
      state: 'signing',
      frozen,
      frozenHash: frozenHashOf(frozen),
      frozenAt: context.recordedAt,
    });
    context.note({ agreementId: draft.id });
  };
}

type ObligationData = EventData<'draftAgreement'>['obligations'][number];
type DraftHead = Pick<Agreement, 'kind' | 'title' | 'isSettling' | 'copies' | 'totalFen'>;

function headOf(
  data: EventData<'draftAgreement'>,
  content: AgreementContent,
  dossier: AgreementDossier,
): DraftHead {
  return {
    kind: data.kind,
    title: data.title,
    isSettling: data.kind === 'agreement',
    copies: copiesFor(boundParties(dossier.parties, content).size),
    totalFen: content.totalFen ?? null,
  };
}

function newAgreement(
  dossier: AgreementDossier,
  context: Pick<HandlerContext, 'subject' | 'recordedAt'>,
  head: DraftHead & { readonly content: AgreementContent },
): Agreement {
  const proceeding = openProceeding(dossier);
  const live = currentAgreements(dossier).filter((one) => one.state !== 'void' && one.state !== 'discarded');
  const taken = live.map((one) => one.number);
  const candidates = live.map((_, index) => agreementNumber(proceeding.number, index + 1));
  const ordinal = nextOrdinal(
    candidates.flatMap((number, index) => (taken.includes(number) ? [index + 1] : [])),
  );
  return {
    id: newId(),
    caseId: context.subject.id,
    proceedingId: proceeding.id,
    no: Math.max(0, ...dossier.agreements.map((one) => one.no)) + 1,
    number: agreementNumber(proceeding.number, ordinal),
    state: 'draft',
    frozen: null,
    frozenHash: null,
    draftedAt: context.recordedAt,
    frozenAt: null,
    effectiveAt: null,
    effectiveOn: null,
    ...head,
  };
}

function contentOf(data: EventData<'draftAgreement'>): AgreementContent {
  return {
    facts: data.facts,
    issues: data.issues,
    responsibility: data.responsibility,
    clauses: linesOf(data.clauses),
    obligations: data.obligations.map(plainObligation),
    breach: data.breach,
    totalFen: data.totalFen,
    ...(data.rightHolders === undefined ? {} : { rightHolders: namesOf(data.rightHolders) }),
  };
}

/** Names typed in one line, however they are set apart. */
function namesOf(text: string): string[] {
  return text.split(/[、，,;；\s]+/u).filter((name) => name !== '');
}

function plainObligation(one: ObligationData): AgreementContent['obligations'][number] {
  return { ...one };
}

function sumOf(obligations: readonly ObligationData[]): number | undefined {
  const sum = obligations.reduce((total, one) => total + (one.amountFen ?? 0), 0);
  return sum === 0 ? undefined : sum;
}

/** Rows must name parties of this case and manners of the dictionary, in drafts too. */
function obligationFaults(
  obligations: readonly ObligationData[],
  dossier: AgreementDossier,
  deps: AgreementsDeps,
): Problem[] {
  const ids = new Set(dossier.parties.map((party) => party.id));
  return obligations.flatMap((one, index) => {
    const path = `obligations.${index}`;
    const found: Problem[] = [];
    if (!ids.has(one.debtorPartyId)) found.push(problem(`${path}.debtorPartyId`, 'notAParty'));
    if (one.creditorPartyId !== undefined && !ids.has(one.creditorPartyId)) {
      found.push(problem(`${path}.creditorPartyId`, 'notAParty'));
    }
    if (deps.mannerLabel(one.manner) === undefined) found.push(problem(`${path}.manner`, 'unknownManner'));
    return found;
  });
}

export function draftById(dossier: AgreementDossier, id: string): Agreement {
  const draft = currentAgreements(dossier).find((one) => one.id === id && one.state === 'draft');
  return draft ?? refuse(problem('agreementId', 'notADraft'));
}
