import { legalDay } from '../../platform/clock.ts';
import type { EffectHandler } from '../../workflow/definitions/ports.ts';
import { listWorkers, resetWorkerAnswer } from '../core/agreement-read-model.ts';
import { moveAgreement } from '../core/agreements-repository.ts';
import { listObligations, saveObligation } from '../core/obligations-repository.ts';
import { readDossier } from '../drafting/agreement-dossier.ts';

/** A proceeding that ended without agreement leaves its texts behind: nobody is asked to sign them any more. */
const abandonDrafts: EffectHandler = async ({ tx, subject }) => {
  const { agreements, proceeding } = await readDossier(tx.knex, subject.id);
  const left = agreements.filter((one) => one.proceedingId !== proceeding?.id || !proceeding.isOpen);
  for (const one of left.filter(({ state }) => state === 'draft' || state === 'signing')) {
    await moveAgreement(tx.knex, one.id, one.state, { state: 'abandoned' });
  }
};

/**
 * The parties mediate again: the clocks of what was agreed before stop, and every worker answers anew for the own
 * line. The former text keeps what had been answered.
 */
const setAsideAgreement: EffectHandler = async ({ tx, subject, closeDeadline }) => {
  for (const one of await listObligations(tx.knex, subject.id)) {
    if (one.state !== 'performed') closeDeadline(`C-OBL:${one.id}`, 'cancelled');
  }
  for (const worker of await listWorkers(tx.knex, subject.id)) await resetWorkerAnswer(tx.knex, worker.id);
};

/** A closed case comes back for a breach: what is overdue is breached, for the rest the clock runs again. */
const resumeObligations: EffectHandler = async ({ tx, subject, occurredAt, openDeadline }) => {
  const { agreements, proceeding } = await readDossier(tx.knex, subject.id);
  const inForce = agreements.filter(
    (one) => one.state === 'effective' && one.proceedingId === proceeding?.id,
  );
  const today = legalDay(occurredAt);
  for (const one of await listObligations(tx.knex, subject.id)) {
    const agreement = inForce.find(({ id }) => id === one.agreementId);
    if (!agreement || one.state === 'performed') continue;
    if (one.dueOn < today) await saveObligation(tx.knex, one.id, { state: 'breached' });
    else {
      const startOn = agreement.effectiveOn ?? today;
      openDeadline({ rule: 'C-OBL', key: `C-OBL:${one.id}`, startOn, dueOn: one.dueOn });
    }
  }
};

export const formerAgreementEffects = { abandonDrafts, setAsideAgreement, resumeObligations } as const;
