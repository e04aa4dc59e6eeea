import type { Day, Instant } from '../../platform/clock.ts';
import type { FieldCrypto } from '../../platform/crypto/field-crypto.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';
import {
  birthOf,
  type Member,
  memberTable,
  type NewMember,
  type NewParty,
  type Party,
  type PartyColumns,
  type PartyCorrection,
  type PartyPerson,
  type PartyRow,
  type PartySecrets,
  partyTable,
  personTable,
} from './party.ts';

const readParty = partyTable.without(
  ...(['phoneIndex', 'phoneTailIndex', 'idNoIndex', 'idNoTailIndex'] as const),
  ...(['bankAccountEnc', 'bankAccountIndex'] as const),
  ...(['areaCode', 'leftAt', 'leftHow', 'replacedBy', 'createdAt'] as const),
);
const readMember = memberTable.without(
  ...(['caseId', 'phoneEnc', 'phoneIndex', 'phoneTailIndex'] as const),
  ...(['idNoEnc', 'idNoIndex', 'idNoTailIndex'] as const),
  ...(['confirmationWay', 'confirmedOn', 'leftAt', 'createdAt'] as const),
);
const readPerson = personTable.without(
  ...(['caseId', 'memberId', 'phoneEnc', 'phoneIndex', 'phoneTailIndex'] as const),
  ...(['idNoEnc', 'idNoIndex', 'idNoTailIndex'] as const),
  ...(['matters', 'createdAt'] as const),
);

function fromRow(row: PartyColumns): Party {
  const { phoneEnc, idNoEnc, ...party } = readParty(row);
  return { ...party, hasPhone: phoneEnc !== null, hasIdNumber: idNoEnc !== null };
}

/** A party with its numbers in clear. */
export interface PartyNumbers extends Party, Pick<PartySecrets, 'telephone' | 'idNumber'> {
  readonly caseId: string;
}

/** Name of the blind index by which a value is found again; the same for parties, members and their people. */
export type SecretKind = NumberKind | 'bank_account';
/** By what of a number somebody is looked for. */
export type NumberKind = 'phone' | 'phone_tail' | 'id_no' | 'id_no_tail';

/** A number to look for, as its blind index alone. */
export interface WantedNumber {
  readonly kind: NumberKind;
  readonly index: string;
}
export interface NumberHolder {
  readonly caseId: string;
  readonly name: string;
  readonly kind: NumberKind;
}

/** The last characters of a number, by which it is found as well. */
export const tailOf = (number: string): string => number.slice(-4);
const mostHolders = 5000;
const holderTables = ['parties', 'party_members', 'party_people'] as const;

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
    const row = this.newRow(caseId, no, party, at);
    await this.insertRows(tx, [row]);
    return row.id;
  }

  async insertRows(tx: Tx, rows: readonly PartyRow[]): Promise<void> {
    await partyTable.insert(tx.knex, rows);
  }

  /** A party as its table will hold it, numbers sealed. */
  newRow(caseId: string, no: number, party: NewParty, at: Instant): PartyRow {
    const id = newId();
    const account = this.#sealed('parties', id, 'bank_account', party.bankAccount);
    return {
      ...{ id, caseId, no, side: party.side, kind: party.kind, name: party.name },
      gender: party.gender ?? null,
      ethnicity: party.ethnicity ?? null,
      birthOn: party.birthOn ?? birthOf(party.kind, party.idNumber),
      occupation: party.occupation ?? null,
      uscc: party.uscc ?? null,
      headName: party.headName ?? null,
      headPost: party.headPost ?? null,
      areaCode: null,
      address: party.address ?? null,
      serviceAddress: party.serviceAddress ?? null,
      ...this.#phone('parties', id, party.telephone),
      ...this.#idNo('parties', id, party.idNumber),
      ...{ bankAccountEnc: account.enc, bankAccountIndex: account.index },
      isUnknown: party.isUnknown ?? false,
      ...{ leftAt: null, leftHow: null, replacedBy: null, createdAt: at },
    };
  }

  /** The columns of a party that hold its telephone: sealed for this row, and the indexes it is found by. */
  phoneColumns(id: string, telephone: string | undefined): Partial<PartyColumns> {
    return partyTable.toChanges(this.#phone('parties', id, telephone));
  }

  #phone(table: string, id: string, telephone: string | undefined) {
    const { enc, index } = this.#sealed(table, id, 'phone', telephone);
    const tail = telephone ? this.indexOf('phone_tail', tailOf(telephone)) : null;
    return { phoneEnc: enc, phoneIndex: index, phoneTailIndex: tail };
  }

  #idNo(table: string, id: string, idNumber: string | undefined) {
    const { enc, index } = this.#sealed(table, id, 'id_no', idNumber);
    const tail = idNumber ? this.indexOf('id_no_tail', tailOf(idNumber)) : null;
    return { idNoEnc: enc, idNoIndex: index, idNoTailIndex: tail };
  }

  /** Puts right what was taken down of a party; a number that is not named stays, null takes it away. */
  async correct(tx: Tx, id: string, corrected: PartyCorrection): Promise<void> {
    const { telephone, idNumber, ...plain } = corrected;
    await tx
      .knex('parties')
      .where({ id })
      .update(
        partyTable.toChanges({
          ...plain,
          ...(telephone === undefined ? {} : this.#phone('parties', id, telephone ?? undefined)),
          ...(idNumber === undefined ? {} : this.#idNo('parties', id, idNumber ?? undefined)),
        }),
      );
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

  /** The parties of many cases with their numbers in clear: whoever shows them masks them, or logs the look. */
  async listNumbers(db: Db, caseIds: readonly string[]): Promise<PartyNumbers[]> {
    const rows = await db<PartyColumns>('parties')
      .whereIn('case_id', [...caseIds])
      .whereNull('left_at')
      .orderBy(['case_id', 'no']);
    const open = (kind: SecretKind, id: string, token: string | null) =>
      token === null ? null : this.#crypto.decrypt(token, `parties.${kind}.${id}`);
    return rows.map((row) => ({
      ...fromRow(row),
      caseId: row.case_id,
      telephone: open('phone', row.id, row.phone_enc),
      idNumber: open('id_no', row.id, row.id_no_enc),
    }));
  }

  async memberSecretsOf(db: Db, memberId: string): Promise<Omit<PartySecrets, 'bankAccount'> | null> {
    const row = await db('party_members').where({ id: memberId }).first('phone_enc', 'id_no_enc');
    if (!row) return null;
    const open = (kind: SecretKind, token: string | null) =>
      token === null ? null : this.#crypto.decrypt(token, `party_members.${kind}.${memberId}`);
    return { telephone: open('phone', row.phone_enc), idNumber: open('id_no', row.id_no_enc) };
  }

  /** Ids of cases in which somebody has this number. */
  async casesByIndex(db: Db, kind: NumberKind, value: string): Promise<string[]> {
    const holders = await this.listHolders(db, [{ kind, index: this.indexOf(kind, value) }]);
    return [...new Set(holders.map(({ caseId }) => caseId))];
  }

  /** Who has one of these numbers, on any case: parties, those of a group, those who act for them. */
  async listHolders(db: Db, wanted: readonly WantedNumber[]): Promise<NumberHolder[]> {
    const [first, ...others] = wanted.flatMap(({ kind, index }) =>
      holderTables.map((table) =>
        db(table)
          .where({ [`${kind}_index`]: index })
          .select('case_id as caseId', 'name', db.raw('cast(? as text) as kind', [kind])),
      ),
    );
    return first === undefined ? [] : first.unionAll(others).limit(mostHolders);
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
      return memberTable.toColumns({
        ...{ id, caseId, partyId, no: start + index + 1, name: member.name, job: member.job ?? null },
        ...this.#phone('party_members', id, member.telephone),
        ...this.#idNo('party_members', id, member.idNumber),
        ...{ claimFen: member.claimFen, agreedFen: null, paidFen: 0 },
        ...{ confirmation: 'pending', confirmationWay: null, confirmedOn: null },
        ...{ isRepresentative: false, leftAt: null, createdAt: at },
      });
    });
    if (rows.length > 0) await tx.knex.batchInsert('party_members', rows, 50);
  }

  async listMembers(db: Db, caseId: string): Promise<Member[]> {
    const rows = await db('party_members')
      .where({ case_id: caseId })
      .whereNull('left_at')
      .orderBy(['party_id', 'no']);
    return rows.map(readMember);
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
    await personTable.insert(tx.knex, {
      ...{ id, caseId, partyId: person.partyId, memberId: null, resolutionId: null },
      ...{ capacity: person.capacity, name: person.name, post: person.post ?? null },
      ...this.#phone('party_people', id, person.telephone),
      ...this.#idNo('party_people', id, undefined),
      ...{ powerKind: person.powerKind ?? null, matters: null },
      ...{ validFrom: person.validFrom ?? null, validTo: person.validTo ?? null, createdAt: at },
    });
  }

  async listPeople(db: Db, caseId: string): Promise<PartyPerson[]> {
    const rows = await db('party_people').where({ case_id: caseId }).orderBy('created_at');
    return rows.map(readPerson);
  }

  #sealed(
    table: string,
    id: string,
    kind: SecretKind,
    value: string | undefined,
  ): { readonly enc: string | null; readonly index: string | null } {
    if (!value) return { enc: null, index: null };
    return {
      enc: this.#crypto.encrypt(value, `${table}.${kind}.${id}`),
      index: this.indexOf(kind, value),
    };
  }
}
