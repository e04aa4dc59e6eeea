import type { NewParty } from '../../cases/parties/party.ts';
import type { CaseDraft } from '../../cases/registration/register-case.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import type { Dictionaries } from '../../offices/dictionaries.ts';
import { atLegalTime, type Day, type Instant } from '../../platform/clock.ts';
import type { LedgerRow, ReadRow, RejectCode, Remark } from '../reading/ledger-row.ts';
import { simplify } from '../values/cell.ts';
import type { LedgerParty } from '../values/parties.ts';

export interface ImportOffice {
  readonly areaCode: string;
  readonly areaPath: string;
}

/** Words of a ledger's column of channels and what they mean here; the first that fits. */
const channels: readonly (readonly [RegExp, string])[] = [
  [/12345|热线/, 'hotline12345'],
  [/110|派出所|公安/, 'police110'],
  [/网格|排查|走访|入户/, 'gridScreening'],
  [/信访/, 'petitionTransfer'],
  [/法院/, 'courtEntrusted'],
  [/电话|来电/, 'telephone'],
];

/** The channel a row or its file tells of; null where neither does. */
function toldChannel(row: LedgerRow, fileName: string): string | null {
  const text = row.channel ?? (/^GD\d/.test(row.externalNo ?? '') ? '12345' : fileName);
  return channels.find(([words]) => words.test(text))?.[1] ?? null;
}

/**
 * A row without what it says in words of dictionaries that have ended, with the reason. What is told of an earlier day
 * may use the words of that day.
 */
export function withoutEndedWords<Row extends ReadRow>(
  row: Row,
  fileName: string,
  { dictionaries, today }: { readonly dictionaries: Dictionaries; readonly today: Day },
): Row {
  if (row.value === null) return row;
  const { type, foundOn } = row.value;
  const channel = toldChannel(row.value, fileName);
  const faults = [
    { field: 'type' as const, fault: dictionaries.faultOf('disputeTypes', type, 'type', today, foundOn) },
    {
      field: 'channel' as const,
      fault: channel === null ? null : dictionaries.faultOf('channels', channel, 'channel', today, foundOn),
    },
  ];
  const rejected = faults.flatMap(({ field, fault }): Remark<RejectCode>[] =>
    fault === null
      ? []
      : [{ code: 'word-ended', field, heading: null, cell: null, detail: fault.message?.zh ?? fault.code }],
  );
  return rejected.length === 0 ? row : { ...row, value: null, rejected: [...row.rejected, ...rejected] };
}

/** Where the rows of a ledger are, by the names of the areas of an office. */
export class OfficePlaces {
  readonly office: ImportOffice;
  readonly #codes = new Map<string, string>();

  constructor(areas: AreasService, office: ImportOffice) {
    this.office = office;
    for (const { name, code, level } of areas.search({ within: office.areaCode, limit: mostAreas })) {
      const key = bareName(name);
      if (['town', 'village', 'group'].includes(level) && !this.#codes.has(key)) this.#codes.set(key, code);
    }
  }

  /** The area a row names, below that of the office; null where it names none that is there. */
  find({ village, town }: LedgerRow): string | null {
    for (const name of [village, town]) {
      const code = name === null ? undefined : this.#codes.get(bareName(name));
      if (code !== undefined) return code;
    }
    return null;
  }
}

const mostAreas = 20_000;

function bareName(name: string): string {
  return simplify(name).replace(/(村|社区)?(村民|居民)?委员会$|(村|居)委会$|村$|社区$/, '');
}

/** A row as the desk would register it. */
export function draftOfRow(
  places: OfficePlaces,
  row: LedgerRow,
  file: { readonly id: string; readonly name: string },
  usualChannel: string,
): CaseDraft {
  const place = [row.town, row.village].filter((part) => part !== null).join('');
  return {
    type: row.type,
    subtype: row.typeWord.slice(0, 50),
    place: (row.address ?? place).slice(0, 200) || undefined,
    summary: summaryOf(row),
    channel: toldChannel(row, file.name) ?? usualChannel,
    areaCode: places.find(row) ?? places.office.areaCode,
    occurredOn: row.foundOn,
    registeredAt: foundAt(row),
    parties: row.parties.map(partyOf),
    details: {},
    claimedFen: row.amountFen ?? undefined,
    peopleCount: row.headCount ?? groupCount(row),
    notes: {
      ledgerImport: file.id,
      ledger: file.name,
      ledgerSheet: row.sheet,
      ledgerRow: row.row,
      ledgerNumber: row.externalNo ?? '',
      ledgerResult: row.outcomeWord ?? '',
    },
  };
}

/** When the ledger says it was found, by the day at its beginning. */
export function foundAt({ foundOn, foundTime }: LedgerRow): Instant {
  return atLegalTime(foundOn, foundTime ?? '00:00');
}

/** When the ledger says it was resolved; without a day of its own, when it was found. */
export function resolvedAt(row: LedgerRow): Instant {
  const found = foundAt(row);
  const resolved = row.resolvedOn === null ? found : atLegalTime(row.resolvedOn, '00:00');
  // As text, and its order is that of time.
  return [found, resolved].sort().at(-1) ?? found;
}

function summaryOf(row: LedgerRow): string {
  const told = row.summary === '' ? row.typeWord : row.summary;
  return row.remarks === null ? told : `${told}\n${row.remarks}`;
}

function groupCount({ parties }: LedgerRow): number | undefined {
  const groups = parties.filter(({ count }) => count !== undefined);
  if (groups.length === 0) return undefined;
  return groups.reduce((sum, { count }) => sum + (count ?? 0), parties.length - groups.length);
}

function partyOf({ side, kind, name, role, phone, idNumber }: LedgerParty): NewParty {
  return {
    side,
    kind,
    name: name.slice(0, 200),
    telephone: phone,
    idNumber,
    occupation: role?.slice(0, 50),
    isUnknown: /^(匿名|不愿)/.test(name) || undefined,
  };
}
