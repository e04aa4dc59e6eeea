import { type HistoryWords, timelineOf } from '../../src/cases/page/history-page.ts';
import type { LegalCalendar } from '../../src/platform/calendar.ts';
import type { Instant } from '../../src/platform/clock.ts';
import type { HistoryRow } from '../../src/workflow/history/history.ts';
import { listHistory } from '../../src/workflow/history/history-repository.ts';
import type { TestOffice } from '../support/office.ts';

type Row = Record<string, unknown>;
export interface Session {
  startedAt: string;
  endedAt: string;
  mediatorIds: string[];
  presentPartyIds: string[];
  content: string;
  result: string;
}

/** A case as its tables hold it, for the rules to look at. */
export interface CaseRows {
  code: string;
  type: string;
  phase: string;
  number: string | null;
  summary: string;
  occurredOn: string;
  registeredOn: string;
  acceptedAt: string | null;
  claimedFen: number | null;
  parties: { id: string; side: string; name: string; headName: string | null }[];
  history: HistoryRow[];
  sessions: Session[];
  agreements: Row[];
  signatures: Row[];
  obligations: Row[];
  performances: Row[];
  ledger: Row[];
}

export interface DemoWorld {
  cases: CaseRows[];
  /** Entries of the audit log in the order of their chains. */
  audit: { chain: number; at: string }[];
  inbox: { createdAt: string }[];
  calendar: LegalCalendar;
  now: Instant;
}

export async function readDemoWorld({ db, areas, clock }: TestOffice): Promise<DemoWorld> {
  const rows: Row[] = await db.read('cases').orderBy('id');
  const cases: CaseRows[] = [];
  for (const row of rows) {
    const id = String(row['id']);
    const own = async (table: string): Promise<Row[]> => db.read(table).where({ case_id: id }).orderBy('id');
    cases.push({
      ...headOf(row),
      parties: (await own('parties')).map((one) => ({
        ...{ id: String(one['id']), side: String(one['side']), name: String(one['name']) },
        headName: textOrNull(one['head_name']),
      })),
      history: await listHistory(db.read, id),
      sessions: (await own('mediation_sessions')).map(sessionOf),
      agreements: await own('agreements'),
      signatures: await own('agreement_signatures'),
      obligations: await own('obligations'),
      performances: await own('performances'),
      ledger: await own('ledger_lines'),
    });
  }
  const inbox: Row[] = await db.read('inbox_items');
  return {
    cases,
    audit: await db.read('audit_log').orderBy(['chain', 'seq']).select('chain', 'at'),
    inbox: inbox.map((one) => ({ createdAt: String(one['created_at']) })),
    calendar: areas.calendar,
    now: clock.now(),
  };
}

const textOrNull = (value: unknown): string | null => (value === null ? null : String(value));

function headOf(row: Row) {
  return {
    code: String(row['code']),
    type: String(row['type']),
    phase: String(row['phase']),
    number: textOrNull(row['number']),
    summary: String(row['summary']),
    occurredOn: String(row['occurred_on']),
    registeredOn: String(row['registered_on']),
    acceptedAt: textOrNull(row['accepted_at']),
    claimedFen: row['claimed_fen'] === null ? null : Number(row['claimed_fen']),
  };
}

function sessionOf(row: Row): Session {
  return {
    startedAt: String(row['started_at']),
    endedAt: String(row['ended_at']),
    mediatorIds: JSON.parse(String(row['mediator_ids'])),
    presentPartyIds: JSON.parse(String(row['present_party_ids'])),
    content: JSON.parse(String(row['body'])).content,
    result: String(row['result']),
  };
}

const words: HistoryWords = {
  t: (key) => key,
  locale: 'zh-CN',
  specOf: () => undefined,
  nameOf: () => undefined,
  dictionaryLabel: (_dictionary, code) => code,
  textsOf: () => [],
  isFull: false,
};

/** Whether the page of the case says of an entry that it was made later than what it tells of. */
export function isShownAsLate(row: HistoryRow): boolean {
  const [item] = timelineOf([row], words);
  return item?.recorded !== null || (item.text ?? '').includes('recordedLater');
}
