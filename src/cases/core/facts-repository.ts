import type { Db } from '../../platform/database/connect.ts';
import type { Facts } from '../../workflow/definitions/definition.ts';
import type { Subject } from '../../workflow/definitions/ports.ts';

/** What the rules look at in a case itself: sides, workers, details. */
export async function caseFacts(db: Db, subject: Subject): Promise<Facts> {
  if (subject.kind !== 'case') return {};
  const row = await db('cases')
    .where({ id: subject.id })
    .first('land_kind', 'application_received_on', 'application_form', 'details', 'committee_id');
  const parties = await db('parties')
    .where({ case_id: subject.id })
    .whereNull('left_at')
    .select('side', 'kind');
  const count = (test: (party: { side: string; kind: string }) => boolean) => parties.filter(test).length;
  const details = JSON.parse(row?.details ?? '{}') as Record<string, unknown>;
  return {
    origin: row?.application_form ?? null,
    landKind: row?.land_kind ?? null,
    partyCount: parties.length,
    applicantCount: count((party) => party.side === 'applicant'),
    respondentCount: count((party) => party.side === 'respondent'),
    collectiveCount: count((party) => party.kind === 'village'),
    leaseObjectKnown: typeof details['objectKind'] === 'string' && typeof details['address'] === 'string',
    applicationReceivedOn: row?.application_received_on ?? null,
    committeeChosen: row?.committee_id != null,
    ...(await workerFacts(db, subject.id)),
    ...(await instrumentFacts(db, subject.id)),
    ...(subject.phase === 'referredOut'
      ? await referralFacts(db, subject.id)
      : { referralDecided: false, referralReceived: false }),
    hasTaskForce: subject.overlays.level === 'taskForce',
  };
}

async function workerFacts(db: Db, caseId: string): Promise<Facts> {
  const members = await db('party_members')
    .where({ case_id: caseId })
    .whereNull('left_at')
    .select('confirmation', 'agreed_fen', 'is_representative');
  const count = (confirmation: string) => members.filter((one) => one.confirmation === confirmation).length;
  return {
    workersTotal: members.length,
    workersPending: count('pending'),
    workersConfirmed: count('confirmed'),
    workersRefused: count('refused'),
    workersAgreedFen: members
      .filter((one) => one.confirmation === 'confirmed')
      .reduce((sum, one) => sum + (one.agreed_fen ?? 0), 0),
    hasRepresentatives: members.some((one) => one.is_representative === 1),
  };
}

async function instrumentFacts(db: Db, caseId: string): Promise<Facts> {
  const row = await db('prior_instruments').where({ case_id: caseId, is_effective: 1 }).first('id');
  return { hasEffectiveInstrument: row !== undefined };
}

async function referralFacts(db: Db, caseId: string): Promise<Facts> {
  const row = await db('referral_letters')
    .where({ case_id: caseId })
    .orderBy('sent_at', 'desc')
    .first('is_finally_decided', 'received_at');
  return {
    referralDecided: row?.is_finally_decided === 1,
    referralReceived: row?.received_at != null,
  };
}
