import { type ColumnOf, column } from '../../exports/core/export-list.ts';
import { maskIdNumber, maskPhone } from '../../identity/mask.ts';
import type { PartyNumbers } from '../parties/party-repository.ts';
import type { LedgerCase } from './export-read-model.ts';

type Column = ColumnOf<LedgerCase>;

/** Telephones and numbers stand masked, unless somebody with the right took them out in clear. */
export function partyColumns({ isClear }: { readonly isClear: boolean }): Column[] {
  const each =
    (value: (party: PartyNumbers) => string | null, side?: string) =>
    (one: LedgerCase): string =>
      one.parties
        .filter((party) => side === undefined || party.side === side)
        .flatMap((party) => value(party) ?? [])
        .join('；');
  const phone = ({ telephone }: PartyNumbers) =>
    telephone === null ? null : isClear ? telephone : maskPhone(telephone);
  const idNumber = (party: PartyNumbers) =>
    party.idNumber === null ? null : isClear ? party.idNumber : maskIdNumber(party.idNumber);
  const parties = { group: 'parties' };
  const ofSide = (side: string, zh: string, en: string): Column[] => [
    column(
      `${side}s`,
      { zh, en: `${en}s` },
      24,
      each(({ name }) => name, side),
      parties,
    ),
    column(`${side}Phones`, { zh: `${zh}电话`, en: `Telephone of ${en}s` }, 16, each(phone, side), parties),
    column(
      `${side}Ids`,
      { zh: `${zh}证件号码`, en: `Identity numbers of ${en}s` },
      22,
      each(idNumber, side),
      parties,
    ),
    column(
      `${side}Homes`,
      { zh: `${zh}户籍地或住址`, en: `Addresses of ${en}s` },
      26,
      each(({ address }) => address, side),
      {
        ...parties,
        isUsual: false,
      },
    ),
  ];
  return [
    ...ofSide('applicant', '申请人', 'Applicant'),
    ...ofSide('respondent', '被申请人', 'Respondent'),
    column(
      'thirds',
      { zh: '第三人', en: 'Third parties' },
      18,
      each(({ name }) => name, 'third'),
      {
        ...parties,
        isUsual: false,
      },
    ),
    column(
      'serviceAddresses',
      { zh: '现住址（送达地址）', en: 'Addresses for service' },
      26,
      each((party) => party.serviceAddress),
      {
        ...parties,
        isUsual: false,
      },
    ),
  ];
}
