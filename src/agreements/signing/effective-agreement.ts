import { asDay, legalDay } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import type { EffectContext, EffectHandler } from '../../workflow/definitions/ports.ts';
import { type Agreement, effectiveInstant, frozenHashOf, type Obligation } from '../core/agreement.ts';
import { insertAgreement, moveAgreement } from '../core/agreements-repository.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { insertObligations } from '../core/obligations-repository.ts';
import {
  type AgreementDossier,
  currentAgreements,
  freezeNow,
  readDossier,
  signaturesOf,
} from '../drafting/agreement-dossier.ts';

/** Drafts become final texts with their hash; from here on nothing in the case changes them. */
export function freezeDrafts(deps: AgreementsDeps): EffectHandler {
  return async (context) => {
    const db = context.tx.knex;
    const dossier = await readDossier(db, context.subject.id);
    for (const draft of currentAgreements(dossier).filter((one) => one.state === 'draft')) {
      const frozen = await freezeNow(db, draft, dossier, deps.mannerLabel);
      await moveAgreement(db, draft.id, 'draft', {
        state: 'signing',
        frozen: { json: JSON.stringify(frozen), hash: frozenHashOf(frozen), at: context.recordedAt },
      });
    }
  };
}

/** After a refusal to sign: the final texts stay as void rows with their signatures, new drafts carry on from them. */
export const thawDrafts: EffectHandler = async (context) => {
  const db = context.tx.knex;
  const dossier = await readDossier(db, context.subject.id);
  let no = Math.max(0, ...dossier.agreements.map((one) => one.no));
  for (const final of currentAgreements(dossier).filter((one) => one.state === 'signing')) {
    no += 1;
    await moveAgreement(db, final.id, 'signing', { state: 'void' });
    await insertAgreement(db, {
      ...final,
      id: newId(),
      no,
      state: 'draft',
      frozen: null,
      frozenHash: null,
      frozenAt: null,
      draftedAt: context.recordedAt,
    });
  }
};

/**
 * Puts every settling agreement into force: effective with the latest of its signatures and its seal, never with
 * the time of typing; an oral one with the event. Its obligations get their clocks.
 */
export const makeEffective: EffectHandler = async (context) => {
  const dossier = await readDossier(context.tx.knex, context.subject.id);
  const finals = currentAgreements(dossier).filter((one) => one.state === 'signing' && one.isSettling);
  for (const agreement of finals) {
    const at =
      agreement.kind === 'oral' ? context.occurredAt : effectiveInstant(signaturesOf(dossier, agreement.id));
    await moveAgreement(context.tx.knex, agreement.id, 'signing', {
      state: 'effective',
      effective: { at, on: legalDay(at) },
    });
    await openObligations(context, { ...agreement, effectiveAt: at });
  }
  await replaceEarlier(context, dossier);
};

/** What was agreed anew takes the place of what an earlier proceeding had agreed (《人民调解法》第三十三条第三款). */
async function replaceEarlier(context: EffectContext, dossier: AgreementDossier): Promise<void> {
  const current = new Set(currentAgreements(dossier).map((one) => one.id));
  const earlier = dossier.agreements.filter((one) => one.isSettling && one.state === 'effective');
  for (const one of earlier.filter(({ id }) => !current.has(id))) {
    await moveAgreement(context.tx.knex, one.id, 'effective', { state: 'replaced' });
  }
}

async function openObligations(context: EffectContext, agreement: Agreement): Promise<void> {
  const isDone = agreement.frozen?.isPerformedNow ?? false;
  const on = legalDay(agreement.effectiveAt ?? context.occurredAt);
  const obligations = (agreement.frozen?.obligations ?? []).map(
    (one): Obligation => ({
      id: newId(),
      caseId: agreement.caseId,
      agreementId: agreement.id,
      no: one.no,
      debtorPartyId: one.debtorPartyId,
      creditorPartyId: one.creditorPartyId,
      manner: one.manner,
      content: one.content,
      amountFen: one.amountFen,
      dueOn: asDay(one.dueOn),
      place: one.place,
      state: isDone ? 'performed' : 'open',
      performedFen: isDone ? (one.amountFen ?? 0) : 0,
      performedOn: isDone ? on : null,
    }),
  );
  await insertObligations(context.tx.knex, obligations);
  for (const one of obligations.filter((obligation) => obligation.state === 'open')) {
    context.openDeadline({ rule: 'C-OBL', key: `C-OBL:${one.id}`, startOn: on, dueOn: one.dueOn });
  }
}
