import type { Db } from '../../platform/database/connect.ts';
import type { FactsContributor } from '../../workflow/definitions/ports.ts';
import { listResolutions } from '../collectives/collectives-repository.ts';
import { type CaseParty, isConcerned, listParties } from '../core/people-read-model.ts';
import { findCaseHead, listAssignments, listProceedings } from '../core/proceedings-repository.ts';
import { listHandovers, listLedgerLines } from '../property/leases-repository.ts';
import { balanceOf } from '../property/ledger.ts';
import {
  type ConsentAnswer,
  countSessions,
  listAnswers,
  listAppointments,
  listRightsNotices,
} from '../sessions/sessions-repository.ts';

/** What the rules may ask of the mediation of one case; consent and notices count for the latest proceeding only. */
export interface MediationFacts {
  /** From when the time to mediate counts where it counts from acceptance; of a case that was split off, as there. */
  readonly acceptedOn: string | null;
  /** From when the time to mediate counts where it counts from the application. */
  readonly mediationFrom: string | null;
  readonly proceedingsTotal: number;
  readonly assignmentState: string | null;
  readonly partiesWithoutConsent: number;
  readonly partiesRefusing: number;
  readonly partiesUnreachable: number;
  readonly partiesWithoutRights: number;
  readonly sessionsHeld: number;
  readonly hasAppointment: boolean;
  readonly absences: number;
  readonly collectivesWithoutResolution: number;
  readonly ledgerLines: number;
  readonly ledgerDifferenceFen: number;
  readonly handoverRecorded: boolean;
}

/** A lead has no proceeding and adds nothing. */
export const mediationFacts: FactsContributor = async (db, subject) =>
  subject.kind === 'case' ? { ...(await readMediationFacts(db, subject.id)) } : {};

export async function readMediationFacts(db: Db, caseId: string): Promise<MediationFacts> {
  const proceedings = await listProceedings(db, caseId);
  const proceeding = proceedings.at(-1) ?? null;
  const concerned = (await listParties(db, caseId)).filter(isConcerned);
  const inProceeding = (row: { readonly proceedingId: string }): boolean =>
    row.proceedingId === proceeding?.id;
  const { consents, absences } = await listAnswers(db, caseId);
  const answers = new Map<string, ConsentAnswer>(
    consents.filter(inProceeding).map((consent) => [consent.partyId, consent.answer]),
  );
  const told = new Set((await listRightsNotices(db, caseId)).filter(inProceeding).map((row) => row.partyId));
  const count = (test: (party: CaseParty) => boolean): number => concerned.filter(test).length;
  const assignment = (await listAssignments(db, caseId)).filter(inProceeding).at(-1);
  const lines = await listLedgerLines(db, caseId);
  return {
    acceptedOn: proceeding?.countedFrom ?? proceeding?.acceptedOn ?? null,
    mediationFrom: proceeding?.countedFrom ?? (await findCaseHead(db, caseId))?.applicationReceivedOn ?? null,
    proceedingsTotal: proceedings.length,
    assignmentState: assignment?.state ?? null,
    partiesWithoutConsent: count((party) => answers.get(party.id) !== 'agree'),
    partiesRefusing: count((party) => answers.get(party.id) === 'refuse'),
    partiesUnreachable: count((party) => answers.get(party.id) === 'unreachable'),
    partiesWithoutRights: count((party) => !told.has(party.id)),
    sessionsHeld: proceeding === null ? 0 : await countSessions(db, caseId, proceeding.id),
    hasAppointment: (await listAppointments(db, caseId)).some(
      (appointment) => inProceeding(appointment) && appointment.state === 'open',
    ),
    absences: absences.filter((absence) => inProceeding(absence) && !absence.isExcused).length,
    collectivesWithoutResolution: (await collectivesWithoutResolution(db, caseId, concerned)).length,
    ledgerLines: lines.length,
    ledgerDifferenceFen: balanceOf(lines).differenceFen,
    handoverRecorded: (await listHandovers(db, caseId)).length > 0,
  };
}

/** Village collectives that neither passed a resolution nor were waived by the chair. */
export async function collectivesWithoutResolution(
  db: Db,
  caseId: string,
  parties: readonly CaseParty[],
): Promise<CaseParty[]> {
  const villages = parties.filter((party) => party.kind === 'village');
  if (villages.length === 0) return [];
  const passed = (await listResolutions(db, caseId)).filter((resolution) => resolution.isPassed);
  return villages.filter((party) => !passed.some((resolution) => resolution.partyId === party.id));
}
