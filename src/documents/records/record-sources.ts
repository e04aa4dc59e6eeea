import { type CaseAct, listActs } from '../../cases/acts/acts-repository.ts';
import { type EmergencyReport, listEmergencyReports } from '../../cases/acts/emergency-repository.ts';
import {
  type ExtensionSignature,
  listExtensionSignatures,
} from '../../cases/closing/extensions-repository.ts';
import type { Proposal } from '../../cases/closing/proposal.ts';
import { listProposals } from '../../cases/closing/proposals-repository.ts';
import type { Case } from '../../cases/core/case.ts';
import type { Day, Instant } from '../../platform/clock.ts';
import { legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { type Deadline, listDeadlines } from '../../workflow/deadlines/deadlines-repository.ts';
import type { TraitsOf, TypeTraits } from '../../workflow/definitions/traits.ts';
import type { IssuedDocument } from '../core/document.ts';
import { listDocuments } from '../core/documents-repository.ts';
import type { PaperHandling } from '../core/paper-handling.ts';
import { listEntries } from './entries-repository.ts';
import type { PaperEntry } from './paper-entry.ts';
import type {
  AgreementListReader,
  AgreementTextReader,
  MediationReader,
  PapersMediation,
  SecretsReader,
} from './record-ports.ts';
import {
  findAccountName,
  findAreaName,
  findPapersCommittee,
  listPapersMembers,
  listPapersParties,
  listPapersPeople,
  type PapersCommittee,
  type PapersMember,
  type PapersParty,
  type PapersPerson,
} from './records-read-model.ts';

export interface PaperReaders {
  readonly readMediation: MediationReader;
  readonly readAgreementText: AgreementTextReader;
  readonly listAgreements: AgreementListReader;
  readonly secrets: SecretsReader;
  readonly labelOf: (dictionary: string, code: string) => string;
  readonly traitsOf: TraitsOf;
  /** How another paper of the set is handled: a record may list others. */
  readonly handlingOf: (code: string) => PaperHandling | undefined;
}

/** Everything of one case that papers are made of. */
export interface PaperSources {
  readonly db: Db;
  readonly readers: PaperReaders;
  readonly case: Case;
  /** What is so of the case by its type. */
  readonly traits: TypeTraits;
  readonly committee: PapersCommittee | null;
  readonly parties: readonly PapersParty[];
  readonly people: readonly PapersPerson[];
  readonly members: readonly PapersMember[];
  readonly mediation: PapersMediation;
  readonly agreements: Awaited<ReturnType<AgreementListReader>>;
  /** Acts on record beside the course of the case. */
  readonly acts: readonly CaseAct[];
  readonly proposals: readonly Proposal[];
  readonly extensionSignatures: readonly ExtensionSignature[];
  readonly emergencies: readonly EmergencyReport[];
  readonly deadlines: readonly Deadline[];
  /** Papers issued so far, the newest first. */
  readonly documents: readonly IssuedDocument[];
  /** What people wrote for papers that come from no other record. */
  readonly entries: readonly PaperEntry[];
  readonly townName: string;
  readonly registrar: string;
  readonly at: Instant;
  readonly today: Day;
}

export async function readSources(
  db: Db,
  subject: Case,
  readers: PaperReaders,
  at: Instant,
): Promise<PaperSources> {
  const mediation = await readers.readMediation(db, subject.id);
  const proposals = await listProposals(db, subject.id);
  const committeeId = mediation.proceedings.at(-1)?.committeeId ?? subject.committeeId;
  return {
    db,
    readers,
    case: subject,
    traits: readers.traitsOf(subject),
    committee: await findPapersCommittee(db, { ...subject, committeeId }),
    parties: await listPapersParties(db, subject.id),
    people: await listPapersPeople(db, subject.id),
    members: await listPapersMembers(db, subject.id),
    mediation,
    agreements: await readers.listAgreements(db, subject.id),
    acts: await listActs(db, subject.id),
    proposals,
    extensionSignatures: await listExtensionSignatures(
      db,
      proposals.map(({ id }) => id),
    ),
    emergencies: await listEmergencyReports(db, subject.id),
    deadlines: await listDeadlines(db, subject.id),
    documents: await listDocuments(db, subject.id),
    entries: await listEntries(db, subject.id),
    townName: (await findAreaName(db, subject.townCode)) ?? '',
    registrar: (await findAccountName(db, subject.createdBy)) ?? '',
    at,
    today: legalDay(at),
  };
}

/** The latest attempt at mediation, running or ended. */
export function latestProceeding(sources: PaperSources): PapersMediation['proceedings'][number] | null {
  return sources.mediation.proceedings.at(-1) ?? null;
}

export function mediatorNames(sources: PaperSources): string[] {
  const proceeding = latestProceeding(sources);
  const lead = proceeding?.leadMediator ? [proceeding.leadMediator.name] : [];
  return [...lead, ...(proceeding?.coMediators ?? []).map((one) => one.name)];
}

/** 2020-02-18 from the papers of the application, else from the registration. */
export const appliedOn = (sources: PaperSources): string =>
  sources.case.applicationReceivedOn ?? sources.case.registeredOn;
