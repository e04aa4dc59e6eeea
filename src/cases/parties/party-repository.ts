import type { Day, Instant } from '../../platform/clock.ts';
import type { FieldCrypto } from '../../platform/crypto/field-crypto.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';
import type { Member, NewMember, NewParty, Party, PartyPerson, PartySecrets } from './party.ts';

interface PartyColumns {
  id: string;
  case_id: string;
  no: number;
  side: Party['side'];
  kind: Party['kind'];
  name: string;
  gender: string | null;
  ethnicity: string | null;
  birth_on: Day | null;
  occupation: string | null;
  uscc: string | null;
  head_name: string | null;
  head_post: string | null;
  address: string | null;
  service_address: string | null;
  phone_enc: string | null;
  id_no_enc: string | null;
  bank_account_enc: string | null;
  is_unknown: number;
  left_at: Instant | null;
}

/** Name of the blind index by which a value is found again; the same for parties, members and their people. */
export type SecretKind = 'phone' | 'phone_tail' | 'id_no' | 'bank_account';

/** Parties with their members and representatives; personal numbers go in and out only through the crypto port. */
export class PartyRepository {
  readonly #crypto: FieldCrypto;

  constructor(crypto: FieldCrypto) {
    this.#crypto = crypto;
  }

  /** Blind index of a normalised value. */
  indexOf(kind: SecretKind, value: string): string {
    return this.#crypto.blindIndex(kind, value);
  }

  async insert(tx: Tx, caseId: string, no: number, party: NewParty, at: Instant): Promise<string> {
    const id = newId();
    await tx.knex('parties').insert({
      id,
      case_id: caseId,
      no,
      side: party.side,
      kind: party.kind,
      name: party.name,
      gender: party.gender ?? null,
      ethnicity: party.ethnicity ?? null,
      birth_on: party.birthOn ?? null,
      occupation: party.occupation ?? null,
      uscc: party.uscc ?? null,
      head_name: party.headName ?? null,
      head_post: party.headPost ?? null,
      address: party.address ?? null,
      service_address: party.serviceAddress ?? null,
      ...this.phoneColumns(id, party.telephone),
      ...this.#secret('parties', id, 'id_no', party.idNumber),
      ...this.#secret('parties', id, 'bank_account', party.bankAccount),
      is_unknown: party.isUnknown ? 1 : 0,
      created_at: at,
    });
    return id;
  }

  /** The columns of a party that hold its telephone: sealed for this row, and the indexes it is found by. */
  phoneColumns(id: string, telephone: string | undefined): Readonly<Record<string, string | null>> {
    return {
      ...this.#secret('parties', id, 'phone', telephone),
      phone_tail_index: telephone ? this.indexOf('phone_tail', telephone.slice(-4)) : null,
    };
  }

  /** Adds a party behind those the case has or had. */
  async add(tx: Tx, caseId: string, party: NewParty, at: Instant): Promise<string> {
    const row = await tx.knex('parties').where({ case_id: caseId }).max({ no: 'no' }).first();
    return this.insert(tx, caseId, Number(row?.['no'] ?? 0) + 1, party, at);
  }

  /** Parties who leave the case stay on record. */
  async leave(
    tx: Tx,
    ids: readonly string[],
    left: { readonly how: string; readonly at: Instant; readonly replacedBy?: string },
  ): Promise<void> {
    await tx
      .knex('parties')
      .whereIn('id', [...ids])
      .update({ left_at: left.at, left_how: left.how, replaced_by: left.replacedBy ?? null });
  }

  async leaveMembers(tx: Tx, ids: readonly string[], at: Instant): Promise<void> {
    await tx
      .knex('party_members')
      .whereIn('id', [...ids])
      .update({ left_at: at });
  }

  /** Those of today, without who left. */
  async list(db: Db, caseId: string): Promise<Party[]> {
    const rows = await db<PartyColumns>('parties')
      .where({ case_id: caseId })
      .whereNull('left_at')
      .orderBy('no');
    return rows.map(fromRow);
  }

  async secretsOf(db: Db, partyId: string): Promise<PartySecrets | null> {
    const row = await db<PartyColumns>('parties').where({ id: partyId }).first();
    if (!row) return null;
    const open = (kind: SecretKind, token: string | null) =>
      token === null ? null : this.#crypto.decrypt(token, `parties.${kind}.${partyId}`);
    return {
      telephone: open('phone', row.phone_enc),
      idNumber: open('id_no', row.id_no_enc),
      bankAccount: open('bank_account', row.bank_account_enc),
    };
  }

  async memberSecretsOf(db: Db, memberId: string): Promise<Omit<PartySecrets, 'bankAccount'> | null> {
    const row = await db('party_members').where({ id: memberId }).first('phone_enc', 'id_no_enc');
    if (!row) return null;
    const open = (kind: SecretKind, token: string | null) =>
      token === null ? null : this.#crypto.decrypt(token, `party_members.${kind}.${memberId}`);
    return { telephone: open('phone', row.phone_enc), idNumber: open('id_no', row.id_no_enc) };
  }

  /** Ids of cases in which somebody has this number, newest first. */
  async casesByIndex(db: Db, kind: 'phone' | 'phone_tail' | 'id_no', value: string): Promise<string[]> {
    const rows = await db('parties')
      .where(`${kind}_index`, this.indexOf(kind, value))
      .select('case_id')
      .limit(500);
    return [...new Set(rows.map((row) => row.case_id as string))];
  }

  async insertMembers(
    tx: Tx,
    caseId: string,
    partyId: string,
    members: readonly NewMember[],
    at: Instant,
  ): Promise<void> {
    const last = await tx.knex('party_members').where({ party_id: partyId }).max({ no: 'no' }).first();
    const start = Number(last?.['no'] ?? 0);
    const rows = members.map((member, index) => {
      const id = newId();
      return {
        id,
        case_id: caseId,
        party_id: partyId,
        no: start + index + 1,
        name: member.name,
        job: member.job ?? null,
        ...this.#secret('party_members', id, 'phone', member.telephone),
        ...this.#secret('party_members', id, 'id_no', member.idNumber),
        claim_fen: member.claimFen,
        paid_fen: 0,
        confirmation: 'pending',
        is_representative: 0,
        created_at: at,
      };
    });
    if (rows.length > 0) await tx.knex.batchInsert('party_members', rows, 50);
  }

  async listMembers(db: Db, caseId: string): Promise<Member[]> {
    const rows = await db('party_members')
      .where({ case_id: caseId })
      .whereNull('left_at')
      .orderBy(['party_id', 'no']);
    return rows.map((row) => ({
      id: row.id,
      partyId: row.party_id,
      no: row.no,
      name: row.name,
      job: row.job,
      claimFen: row.claim_fen,
      agreedFen: row.agreed_fen,
      paidFen: row.paid_fen,
      confirmation: row.confirmation,
      isRepresentative: row.is_representative === 1,
    }));
  }

  async hasMemberWithIdNumber(db: Db, caseId: string, idNumber: string): Promise<boolean> {
    const row = await db('party_members')
      .where({ case_id: caseId, id_no_index: this.indexOf('id_no', idNumber) })
      .whereNull('left_at')
      .first('id');
    return row !== undefined;
  }

  async setClaim(tx: Tx, memberId: string, claimFen: number): Promise<void> {
    await tx.knex('party_members').where({ id: memberId }).update({ claim_fen: claimFen });
  }

  async insertPerson(
    tx: Tx,
    caseId: string,
    person: {
      partyId: string;
      capacity: string;
      name: string;
      post?: string | undefined;
      telephone?: string | undefined;
      powerKind?: string | undefined;
      validFrom?: Day | undefined;
      validTo?: Day | undefined;
    },
    at: Instant,
  ): Promise<void> {
    const id = newId();
    await tx.knex('party_people').insert({
      id,
      case_id: caseId,
      party_id: person.partyId,
      capacity: person.capacity,
      name: person.name,
      post: person.post ?? null,
      ...this.#secret('party_people', id, 'phone', person.telephone),
      power_kind: person.powerKind ?? null,
      valid_from: person.validFrom ?? null,
      valid_to: person.validTo ?? null,
      created_at: at,
    });
  }

  async listPeople(db: Db, caseId: string): Promise<PartyPerson[]> {
    const rows = await db('party_people').where({ case_id: caseId }).orderBy('created_at');
    return rows.map((row) => ({
      id: row.id,
      partyId: row.party_id,
      capacity: row.capacity,
      name: row.name,
      post: row.post,
      resolutionId: row.resolution_id,
      powerKind: row.power_kind,
      validFrom: row.valid_from,
      validTo: row.valid_to,
    }));
  }

  #secret(
    table: string,
    id: string,
    kind: SecretKind,
    value: string | undefined,
  ): Record<string, string | null> {
    if (!value) return { [`${kind}_enc`]: null, [`${kind}_index`]: null };
    return {
      [`${kind}_enc`]: this.#crypto.encrypt(value, `${table}.${kind}.${id}`),
      [`${kind}_index`]: this.indexOf(kind, value),
    };
  }
}

function fromRow(row: PartyColumns): Party {
  return {
    id: row.id,
    caseId: row.case_id,
    no: row.no,
    side: row.side,
    kind: row.kind,
    name: row.name,
    gender: row.gender,
    ethnicity: row.ethnicity,
    birthOn: row.birth_on,
    occupation: row.occupation,
    uscc: row.uscc,
    headName: row.head_name,
    headPost: row.head_post,
    address: row.address,
    serviceAddress: row.service_address,
    isUnknown: row.is_unknown === 1,
    hasPhone: row.phone_enc !== null,
    hasIdNumber: row.id_no_enc !== null,
  };
}
