import type { Db } from '../../platform/database/connect.ts';
import type { Member, NewMember, NewParty, Party } from './party.ts';
import type { PartyRepository } from './party-repository.ts';

/**
 * What a party takes along into another case: name, data of the person or body, telephone, identity number, account.
 * Consent, rights told, agents and resolutions stay: they were given in the case they stand in.
 */
export async function copyOfParty(db: Db, parties: PartyRepository, party: Party): Promise<NewParty> {
  const secrets = await parties.secretsOf(db, party.id);
  return {
    side: party.side,
    kind: party.kind,
    name: party.name,
    gender: party.gender ?? undefined,
    ethnicity: party.ethnicity ?? undefined,
    birthOn: party.birthOn ?? undefined,
    occupation: party.occupation ?? undefined,
    uscc: party.uscc ?? undefined,
    headName: party.headName ?? undefined,
    headPost: party.headPost ?? undefined,
    address: party.address ?? undefined,
    serviceAddress: party.serviceAddress ?? undefined,
    isUnknown: party.isUnknown,
    telephone: secrets?.telephone ?? undefined,
    idNumber: secrets?.idNumber ?? undefined,
    bankAccount: secrets?.bankAccount ?? undefined,
  };
}

/** What a member of a group takes along: name, work, claim, telephone, identity number; the answer is given anew. */
export async function copyOfMember(db: Db, parties: PartyRepository, member: Member): Promise<NewMember> {
  const secrets = await parties.memberSecretsOf(db, member.id);
  return {
    name: member.name,
    job: member.job ?? undefined,
    claimFen: member.claimFen,
    telephone: secrets?.telephone ?? undefined,
    idNumber: secrets?.idNumber ?? undefined,
  };
}
