import { legalDay } from '../../platform/clock.ts';
import { formatYuan } from '../../platform/money.ts';
import type { OptionProvider } from '../../workflow/definitions/ports.ts';
import type { Agreement } from '../core/agreement.ts';
import {
  findProceeding,
  listJointCommittees,
  listParties,
  listSeals,
  listWorkers,
  readStaff,
} from '../core/agreement-read-model.ts';
import { listAgreements } from '../core/agreements-repository.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { listObligations } from '../core/obligations-repository.ts';
import { currentAgreements, readDossier } from '../drafting/agreement-dossier.ts';
import { listMapAnnexes } from '../signing/map-annexes.ts';

/** Lists the forms of this feature choose from. */
export function agreementOptions(deps: AgreementsDeps): Readonly<Record<string, OptionProvider>> {
  return {
    agreements: agreementsWhere((one) => one.state === 'signing'),
    drafts: agreementsWhere((one) => one.state === 'draft'),
    peacePacts: agreementsWhere((one) => one.state === 'signing' && one.kind === 'peacePact'),
    obligations: openObligations,
    workers,
    caseMediators,
    mapAnnexes: async (db, subject) =>
      (await listMapAnnexes(db, subject.id)).map(({ id, label }) => ({ value: id, label })),
    seals: async (db, subject) => {
      const proceeding = await findProceeding(db, subject.id);
      const today = legalDay(deps.clock.now());
      const joint = await listJointCommittees(db, subject.id);
      const committees = proceeding === null ? [] : [proceeding.committeeId, ...joint.map(({ id }) => id)];
      const seals = (await Promise.all(committees.map((id) => listSeals(db, id)))).flat();
      return seals
        .filter((seal) => seal.validFrom <= today && (seal.validTo === null || today < seal.validTo))
        .map((seal) => ({ value: seal.id, label: seal.name }));
    },
  };
}

function agreementsWhere(test: (one: Agreement) => boolean): OptionProvider {
  return async (db, subject) => {
    if (subject.kind !== 'case') return [];
    return currentAgreements(await readDossier(db, subject.id))
      .filter(test)
      .map((one) => ({ value: one.id, label: `${one.title} ${one.number}` }));
  };
}

const openObligations: OptionProvider = async (db, subject) => {
  const names = new Map((await listParties(db, subject.id)).map((party) => [party.id, party.name]));
  const inForce = (await listAgreements(db, subject.id)).filter(({ state }) => state === 'effective');
  return (await listObligations(db, subject.id))
    .filter((one) => one.state !== 'performed' && inForce.some(({ id }) => id === one.agreementId))
    .map((one) => {
      const amount = one.amountFen === null ? '' : ` ¥${formatYuan(one.amountFen - one.performedFen)}`;
      const who = names.get(one.debtorPartyId) ?? '';
      return { value: one.id, label: `${one.no}. ${who} ${one.content}${amount} (${one.dueOn})` };
    });
};

const workers: OptionProvider = async (db, subject) =>
  (await listWorkers(db, subject.id)).map((one) => ({ value: one.id, label: `${one.no}. ${one.name}` }));

const caseMediators: OptionProvider = async (db, subject) => {
  const proceeding = await findProceeding(db, subject.id);
  if (proceeding === null) return [];
  const { mediators } = await readStaff(db, subject.id, proceeding.id);
  return mediators.map((one) => ({ value: one.name, label: one.name }));
};
