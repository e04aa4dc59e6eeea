import { toOffsetIso } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Problem } from '../../platform/errors.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { type AgreementView, readAgreementsRecord } from './agreement-record.ts';

/** Objects of `GET /cases/{id}` that come from agreements. */
export interface AgreementsApiParts {
  readonly agreements: readonly object[];
}

/** Agreements with obligations and signatures; times with offset +08:00, money in fen. */
export function agreementsApiParts(
  deps: Pick<AgreementsDeps, 'blockList' | 'traitsOf'>,
): (db: Db, caseId: string) => Promise<AgreementsApiParts> {
  return async (db, caseId) => {
    const { agreements } = await readAgreementsRecord(db, caseId, deps);
    return { agreements: agreements.filter((one) => one.state !== 'discarded').map(agreementJson) };
  };
}

function agreementJson(one: AgreementView): object {
  return {
    id: one.id,
    no: one.no,
    kind: one.kind,
    title: one.title,
    number: one.number,
    state: one.state,
    isSettling: one.isSettling,
    copies: one.copies,
    totalFen: one.totalFen,
    effectiveAt: one.effectiveAt === null ? null : toOffsetIso(one.effectiveAt),
    effectiveOn: one.effectiveOn,
    frozenHash: one.frozenHash,
    problems: one.problems.map(({ path, code, message, basis }: Problem) => ({ path, code, message, basis })),
    missing:
      one.signing === null
        ? null
        : {
            partyIds: one.signing.partiesMissing.map((party) => party.id),
            mediators: one.signing.mediatorsMissing.map((mediator) => mediator.name),
            seal: one.signing.sealsMissing.length > 0,
            sealsOf: one.signing.sealsMissing.map(({ id }) => id),
          },
    obligations: one.obligations.map((obligation) => ({
      id: obligation.id,
      no: obligation.no,
      debtorPartyId: obligation.debtorPartyId,
      creditorPartyId: obligation.creditorPartyId,
      manner: obligation.manner,
      content: obligation.content,
      amountFen: obligation.amountFen,
      dueOn: obligation.dueOn,
      place: obligation.place,
      state: obligation.state,
      performedFen: obligation.performedFen,
      performedOn: obligation.performedOn,
      performances: obligation.performances.map(({ performedOn, amountFen, way }) => ({
        performedOn,
        amountFen,
        way,
      })),
    })),
    signatures: one.signatures.map((signature) => ({
      signer: signature.signer,
      partyId: signature.partyId,
      personName: signature.personName,
      capacity: signature.capacity,
      way: signature.way,
      sealId: signature.sealId,
      occurredAt: toOffsetIso(signature.occurredAt),
    })),
  };
}
