import type { Db } from '../../platform/database/connect.ts';
import { formatYuan } from '../../platform/money.ts';
import { fill } from '../../platform/problem.ts';
import type { FormDefaults, Subject } from '../../workflow/definitions/ports.ts';
import { findLedgerRefund } from '../core/agreement-read-model.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { agreementsLocales } from '../core/texts.ts';
import { type AgreementDossier, currentAgreements, readDossier } from './agreement-dossier.ts';

const texts = agreementsLocales['zh-CN'].paper;

/**
 * Values the forms start with, so that a mediator retypes nothing the case already says. `chosen` is what the address
 * of the page names: a draft to change, or `new` for a further one.
 */
export function agreementDefaults(_deps: AgreementsDeps): Readonly<Record<string, FormDefaults>> {
  return {
    draftAgreement: async (db: Db, subject: Subject, chosen?: { readonly agreementId?: string }) => {
      const dossier = await readDossier(db, subject.id);
      const drafts = currentAgreements(dossier).filter((one) => one.state === 'draft');
      const asked = chosen?.agreementId;
      const draft = drafts.find((one) => (asked === undefined ? one.isSettling : one.id === asked));
      if (draft) return draftValues(draft.id, draft);
      const hasSettling = currentAgreements(dossier).some(
        (one) =>
          one.isSettling && (one.state === 'draft' || one.state === 'signing' || one.state === 'effective'),
      );
      const { head } = dossier;
      return {
        kind: hasSettling ? 'peacePact' : 'agreement',
        title: hasSettling ? texts.peacePactTitle : texts.agreementTitle,
        facts: head.summary,
        issues: head.title,
        breach: texts.breach,
        ...(await amountsOf(db, dossier)),
      };
    },
    sign: firstOf('signing'),
    signMediator: firstOf('signing'),
    affixSeal: firstOf('signing'),
    signPeacePact: firstOf('signing'),
    discardDraft: firstOf('draft'),
    oralAgreement: async (db, subject) => ({ facts: (await readDossier(db, subject.id)).head.summary }),
  };
}

/** The values of a draft as its form shows them again. */
export function draftValues(
  id: string,
  draft: Pick<AgreementDossier['agreements'][number], 'kind' | 'title' | 'content'>,
): Record<string, unknown> {
  const { clauses, rightHolders, ...content } = draft.content;
  return {
    agreementId: id,
    kind: draft.kind,
    title: draft.title,
    ...content,
    clauses: clauses.join('\n'),
    ...(rightHolders === undefined ? {} : { rightHolders: rightHolders.join('、') }),
  };
}

function firstOf(state: string): FormDefaults {
  return async (db, subject) => {
    const agreements = currentAgreements(await readDossier(db, subject.id)).filter(
      (one) => one.state === state,
    );
    const [only] = agreements;
    return only !== undefined && agreements.length === 1 ? { agreementId: only.id } : {};
  };
}

/** What the confirmed workers get, or what the deposit settlement says goes back. */
async function amountsOf(db: Db, dossier: AgreementDossier): Promise<Record<string, unknown>> {
  const { head, parties, workers } = dossier;
  const applicant = parties.find((party) => party.side === 'applicant');
  const respondent = parties.find((party) => party.side === 'respondent');
  if (!applicant || !respondent) return {};
  if (workers.length > 0) {
    const confirmed = workers.filter((worker) => worker.confirmation === 'confirmed');
    const totalFen = confirmed.reduce((sum, worker) => sum + (worker.agreedFen ?? 0), 0);
    if (totalFen === 0) return {};
    const clause = fill(texts.laborClause, { respondent: respondent.name, yuan: formatYuan(totalFen) });
    return payment(respondent.id, applicant.id, totalFen, clause);
  }
  const refund = await findLedgerRefund(db, head.id);
  if (refund === null || refund <= 0) return {};
  const names = { respondent: respondent.name, applicant: applicant.name, yuan: formatYuan(refund) };
  return payment(respondent.id, applicant.id, refund, fill(texts.refundClause, names));
}

function payment(debtorPartyId: string, creditorPartyId: string, amountFen: number, clause: string) {
  return {
    clauses: clause,
    totalFen: amountFen,
    obligations: [{ debtorPartyId, creditorPartyId, manner: 'payOnce', content: clause, amountFen }],
  };
}
