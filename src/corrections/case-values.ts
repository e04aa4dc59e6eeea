import type { Case } from '../cases/core/case.ts';
import type { PartyRepository } from '../cases/parties/party-repository.ts';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { FieldCrypto } from '../platform/crypto/field-crypto.ts';
import type { Db } from '../platform/database/connect.ts';
import type { CorrectableCase, CorrectableParty } from './correction.ts';

export interface ValuesDeps {
  readonly parties: PartyRepository;
  readonly crypto: FieldCrypto;
}

/** What can be corrected, numbers in clear: for services that mask it or log the look. */
export async function readValues(db: Db, { parties }: ValuesDeps, row: Case): Promise<CorrectableCase> {
  const all: CorrectableParty[] = [];
  for (const party of await parties.list(db, row.id)) {
    const secrets = await parties.secretsOf(db, party.id);
    const { side, kind, name, uscc, headName, address, serviceAddress } = party;
    const numbers = { telephone: secrets?.telephone ?? null, idNumber: secrets?.idNumber ?? null };
    const fields = { side, kind, name, ...numbers, uscc, headName, address, serviceAddress };
    all.push({ id: party.id, no: party.no, fields });
  }
  const { type, title, summary, subtype, areaCode, place, channel, occurredOn, claimedFen } = row;
  const { registeredAt: reportedAt, applicationReceivedOn } = row;
  const dates = { occurredOn, reportedAt, applicationReceivedOn };
  return {
    fields: { type, title, summary, subtype, areaCode, place, channel, ...dates, claimedFen },
    parties: all,
  };
}

/** Tells one set of values from another without telling them. */
export function markOf({ crypto }: ValuesDeps, values: CorrectableCase): string {
  return crypto.blindIndex('corrections', canonicalJson(values));
}
