import type { OwnedNumber } from '../values/numbers.ts';
import { readIdNumbers, readTelephones } from '../values/numbers.ts';
import {
  isAnonymous,
  type LedgerParty,
  type LedgerSide,
  readBothSides,
  readOneSide,
} from '../values/parties.ts';
import { type LedgerField, partyFields } from './fields.ts';
import type { RowCells } from './row-cells.ts';

interface NumbersOf {
  readonly phones: readonly OwnedNumber[];
  readonly idNumbers: readonly OwnedNumber[];
}

/** Who the row is about, with their numbers checked. */
export function readRowParties(cells: RowCells): LedgerParty[] {
  const fields = partyFields.filter((field) => cells.has(field));
  const broken = fields.find((field) => cells.isError(field));
  if (broken !== undefined) {
    cells.reject('cell-error', broken);
    return [];
  }
  const read = [
    ...readBothSides(cells.cell('party')),
    ...readOneSide(cells.cell('party.applicant'), 'applicant'),
    ...readOneSide(cells.cell('party.respondent'), 'respondent'),
  ];
  const parties = numbered(cells, read);
  if (parties.length === 0) cells.reject('party-missing', fields[0] ?? 'party');
  const hidden = parties.find(({ name }) => isAnonymous(name));
  if (hidden !== undefined) cells.flag('anonymous', fields.find((field) => cells.has(field)) ?? 'party');
  return parties;
}

function numbered(cells: RowCells, read: readonly LedgerParty[]): LedgerParty[] {
  const both = numbersOf(cells, 'phone', 'idNumber');
  const own: Readonly<Record<LedgerSide, NumbersOf>> = {
    applicant: numbersOf(cells, 'phone.applicant', 'idNumber.applicant'),
    respondent: numbersOf(cells, 'phone.respondent', 'idNumber.respondent'),
  };
  const phones = allot(read, both.phones, own, 'phones');
  const idNumbers = allot(read, both.idNumbers, own, 'idNumbers');
  return read.map((party) => {
    const { beside, ...rest } = party;
    const inside = besideOf(cells, beside);
    const phone = phones.get(party) ?? inside.phone;
    const idNumber = idNumbers.get(party) ?? inside.idNumber;
    return { ...rest, ...(phone ? { phone } : {}), ...(idNumber ? { idNumber } : {}) };
  });
}

function numbersOf(cells: RowCells, phoneField: LedgerField, idField: LedgerField): NumbersOf {
  const phones = cells.isError(phoneField) ? null : readTelephones(cells.cell(phoneField));
  if (phones !== null && phones.fault !== null) cells.reject('phone-invalid', phoneField, phones.fault);
  const ids = cells.isError(idField) ? null : readIdNumbers(cells.cell(idField));
  if (ids !== null && ids.fault !== null) cells.reject('id-invalid', idField, ids.fault);
  for (const flag of ids?.flags ?? []) cells.flag(flag, idField);
  return { phones: phones?.numbers ?? [], idNumbers: ids?.numbers ?? [] };
}

/** Numbers go to whom they stand beside, the others to the parties in their order. */
function allot(
  parties: readonly LedgerParty[],
  both: readonly OwnedNumber[],
  own: Readonly<Record<LedgerSide, NumbersOf>>,
  kind: keyof NumbersOf,
): ReadonlyMap<LedgerParty, string> {
  const given = new Map<LedgerParty, string>();
  const give = (candidates: readonly LedgerParty[], numbers: readonly OwnedNumber[]): void => {
    for (const { number, owner } of numbers) {
      const named =
        owner === null
          ? undefined
          : candidates.find(({ name }) => owner.includes(name) || name.includes(owner));
      const taker = named ?? candidates.find((party) => !given.has(party));
      if (taker !== undefined && !given.has(taker)) given.set(taker, number);
    }
  };
  give(parties, both);
  for (const side of ['applicant', 'respondent'] as const) {
    give(
      parties.filter((party) => party.side === side),
      own[side][kind],
    );
  }
  return given;
}

/** A number in the cell of the name itself: by its length a telephone or an ID number. */
function besideOf(cells: RowCells, beside: string | undefined): { phone?: string; idNumber?: string } {
  if (beside === undefined) return {};
  const digits = beside.replace(/\D/g, '').length;
  const field = partyFields.find((one) => cells.text(one)?.includes(beside)) ?? 'party';
  if (digits >= 15) {
    const { numbers, fault } = readIdNumbers(beside);
    if (fault !== null) cells.reject('id-invalid', field, fault);
    return numbers[0] ? { idNumber: numbers[0].number } : {};
  }
  const { numbers, fault } = readTelephones(beside);
  if (fault !== null) cells.reject('phone-invalid', field, fault);
  return numbers[0] ? { phone: numbers[0].number } : {};
}
