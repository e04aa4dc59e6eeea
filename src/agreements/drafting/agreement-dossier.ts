import type { Db } from '../../platform/database/connect.ts';
import type { Problem } from '../../platform/errors.ts';
import { refuse } from '../../platform/problem.ts';
import type { Agreement, Signature } from '../core/agreement.ts';
import {
  type CaseHead,
  type CaseParty,
  findCommittee,
  findProceeding,
  getCaseHead,
  listJointCommittees,
  listParties,
  listPartyPeople,
  listResolutions,
  listWorkers,
  type PartyPerson,
  type ProceedingRef,
  type ResolutionRef,
  readStaff,
  type StaffMember,
  type WorkerLine,
} from '../core/agreement-read-model.ts';
import { listAgreements, listSignatures } from '../core/agreements-repository.ts';
import type { AgreementsDeps } from '../core/deps.ts';
import { problem } from '../core/problems.ts';
import { checkDraft } from './agreement-checks.ts';
import { type FreezeInput, freezeAgreement } from './freeze-agreement.ts';

/** Everything of one case that agreements are made of, read together. */
export interface AgreementDossier {
  readonly head: CaseHead;
  readonly parties: readonly CaseParty[];
  readonly people: readonly PartyPerson[];
  readonly workers: readonly WorkerLine[];
  readonly resolutions: readonly ResolutionRef[];
  readonly proceeding: ProceedingRef | null;
  readonly agreements: readonly Agreement[];
  readonly signatures: readonly Signature[];
}

export async function readDossier(db: Db, caseId: string): Promise<AgreementDossier> {
  return {
    head: await getCaseHead(db, caseId),
    parties: await listParties(db, caseId),
    people: await listPartyPeople(db, caseId),
    workers: await listWorkers(db, caseId),
    resolutions: await listResolutions(db, caseId),
    proceeding: await findProceeding(db, caseId),
    agreements: await listAgreements(db, caseId),
    signatures: await listSignatures(db, caseId),
  };
}

/** Agreements of the latest proceeding: an ended one leaves its drafts behind. */
export function currentAgreements({ agreements, proceeding }: AgreementDossier): Agreement[] {
  return agreements.filter((one) => one.proceedingId === proceeding?.id);
}

export function problemsOf(
  agreement: Pick<Agreement, 'kind' | 'content'>,
  dossier: AgreementDossier,
  deps: Pick<AgreementsDeps, 'blockList' | 'traitsOf'>,
): Problem[] {
  return checkDraft({
    kind: agreement.kind,
    content: agreement.content,
    parties: dossier.parties,
    workers: dossier.workers,
    linesBasis: deps.traitsOf(dossier.head).linesBasis,
    resolutions: dossier.resolutions,
    ...(deps.blockList ? { blockList: deps.blockList } : {}),
  });
}

export function signaturesOf(dossier: AgreementDossier, agreementId: string): Signature[] {
  return dossier.signatures.filter((one) => one.agreementId === agreementId);
}

/** What a draft would become if it were made final now; also the preview of a draft. */
export async function freezeNow(
  db: Db,
  agreement: Pick<Agreement, 'kind' | 'title' | 'number' | 'content'>,
  dossier: AgreementDossier,
  mannerLabel: FreezeInput['mannerLabel'],
) {
  const { proceeding, head } = dossier;
  const staff: { mediators: StaffMember[]; recorder: string | null } =
    proceeding === null ? { mediators: [], recorder: null } : await readStaff(db, head.id, proceeding.id);
  const committeeId = proceeding?.committeeId ?? head.committeeId ?? '';
  const committee = await findCommittee(db, committeeId);
  return freezeAgreement({
    agreement,
    head,
    committee: committee ?? { id: committeeId, name: committeeId },
    jointCommittees: await listJointCommittees(db, head.id),
    parties: dossier.parties,
    people: dossier.people,
    workers: dossier.workers,
    resolutions: dossier.resolutions,
    mediators: staff.mediators,
    recorder: staff.recorder,
    mannerLabel,
  });
}

/** The proceeding that is open now. Refused before acceptance and after the end. */
export function openProceeding(dossier: AgreementDossier): ProceedingRef {
  const { proceeding } = dossier;
  return proceeding?.isOpen ? proceeding : refuse(problem('', 'noProceeding'));
}
