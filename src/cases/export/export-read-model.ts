import { type Day, type Instant, legalDay, startOfLegalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Case } from '../core/case.ts';
import { type CaseColumns, caseFromRow } from '../core/case-repository.ts';
import type { PartyNumbers, PartyRepository } from '../parties/party-repository.ts';

/** Everything of a case that stands in a ledger. */
export interface LedgerCase {
  readonly subject: Case;
  readonly parties: readonly PartyNumbers[];
  readonly agreement: { readonly number: string; readonly totalFen: number | null } | null;
  /** States of what was promised in the agreement in force. */
  readonly obligations: readonly string[];
  /** Reminders, urgings and orders of offices above. */
  readonly supervised: number;
  readonly workers: number;
  readonly sessions: { readonly count: number; readonly lastOn: Day | null };
  /** What was done since the first of the month, and the last that was done at all. */
  readonly monthEvents: readonly { readonly event: string; readonly on: Day }[];
  readonly lastEvent: { readonly event: string; readonly on: Day } | null;
  readonly visit: { readonly on: string; readonly satisfaction: string } | null;
  readonly closing: { readonly on: Day; readonly approver: string } | null;
  readonly leader: { readonly name: string; readonly personId: string | null } | null;
  /** The row of a ledger it came from. */
  readonly origin: { readonly file: string; readonly row: number; readonly said: string | null } | null;
}

const supervision: readonly string[] = ['remindCase', 'urgeCase', 'superviseCase'];

/** These cases with what a ledger says of them, in the order asked for; ids of no case are left out. */
export async function listLedgerCases(
  db: Db,
  parties: Pick<PartyRepository, 'listNumbers'>,
  ids: readonly string[],
  monthBegan: Day,
): Promise<LedgerCase[]> {
  if (ids.length === 0) return [];
  const rows = await db<CaseColumns>('cases').whereIn('id', [...ids]);
  const cases = new Map(rows.map((row) => [row.id, caseFromRow(row)]));
  const [people, agreements, supervised, workers, sessions, events, visits, closings, leaders, origins] = [
    grouped(await parties.listNumbers(db, ids), ({ caseId }) => caseId),
    await agreementsOf(db, ids),
    await countsOf(db.from('case_acts').whereIn('event', [...supervision]), ids),
    await countsOf(db.from('party_members').whereNull('left_at'), ids),
    await sessionsOf(db, ids),
    await eventsOf(db, ids),
    await visitsOf(db, ids),
    await closingsOf(db, ids),
    await leadersOf(db, [...cases.values()]),
    await originsOf(db, ids),
  ];
  const from = startOfLegalDay(monthBegan);
  return ids.flatMap((id) => {
    const subject = cases.get(id);
    if (subject === undefined) return [];
    const done = events.get(id) ?? [];
    const last = done.at(-1);
    const settled = agreements.get(id);
    return [
      {
        subject,
        parties: people.get(id) ?? [],
        agreement: settled === undefined ? null : { number: settled.number, totalFen: settled.totalFen },
        obligations: settled?.obligations ?? [],
        supervised: supervised.get(id) ?? 0,
        workers: workers.get(id) ?? 0,
        sessions: sessions.get(id) ?? { count: 0, lastOn: null },
        monthEvents: done
          .filter(({ at }) => at >= from)
          .map(({ event, at }) => ({ event, on: legalDay(at) })),
        lastEvent: last === undefined ? null : { event: last.event, on: legalDay(last.at) },
        visit: visits.get(id) ?? null,
        closing: closings.get(id) ?? null,
        leader: leaders.get(subject.leaderAccountId ?? '') ?? null,
        origin: origins.get(id) ?? null,
      },
    ];
  });
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known === undefined) groups.set(keyOf(row), [row]);
    else known.push(row);
  }
  return groups;
}

async function agreementsOf(db: Db, ids: readonly string[]) {
  const rows: { case_id: string; id: string; number: string; total_fen: number | null }[] = await db(
    'agreements',
  )
    .whereIn('case_id', [...ids])
    .where({ state: 'effective', is_settling: 1 })
    .orderBy('no')
    .select('case_id', 'id', 'number', 'total_fen');
  const inForce = new Map(rows.map((one) => [one.case_id, one]));
  const agreementIds = [...inForce.values()].map(({ id }) => id);
  const promised: { agreement_id: string; state: string }[] = await db('obligations')
    .whereIn('agreement_id', agreementIds)
    .select('agreement_id', 'state');
  const states = grouped(promised, ({ agreement_id }) => agreement_id);
  return new Map(
    [...inForce].map(([caseId, { id, number, total_fen }]) => [
      caseId,
      { number, totalFen: total_fen, obligations: (states.get(id) ?? []).map(({ state }) => state) },
    ]),
  );
}

async function countsOf(query: ReturnType<Db['from']>, ids: readonly string[]): Promise<Map<string, number>> {
  const rows: { case_id: string; n: number | string }[] = await query
    .whereIn('case_id', [...ids])
    .groupBy('case_id')
    .select('case_id')
    .count({ n: '*' });
  return new Map(rows.map(({ case_id, n }) => [case_id, Number(n)]));
}

async function sessionsOf(db: Db, ids: readonly string[]) {
  const rows: { case_id: string; n: number | string; last: Instant }[] = await db('mediation_sessions')
    .whereIn('case_id', [...ids])
    .groupBy('case_id')
    .select('case_id')
    .count({ n: '*' })
    .max({ last: 'started_at' });
  return new Map(
    rows.map(({ case_id, n, last }) => [case_id, { count: Number(n), lastOn: legalDay(last) }] as const),
  );
}

async function eventsOf(db: Db, ids: readonly string[]) {
  const rows: { subject_id: string; event: string; occurred_at: Instant }[] = await db('history')
    .whereIn('subject_id', [...ids])
    .orderBy(['subject_id', 'seq'])
    .select('subject_id', 'event', 'occurred_at');
  const all = rows.map(({ subject_id, event, occurred_at }) => ({ id: subject_id, event, at: occurred_at }));
  return grouped(all, ({ id }) => id);
}

/** The last return visit of the latest proceeding. */
async function visitsOf(db: Db, ids: readonly string[]) {
  const rows: { case_id: string; result_reason: string | null }[] = await db('proceedings')
    .whereIn('case_id', [...ids])
    .whereNotNull('result_reason')
    .orderBy('no')
    .select('case_id', 'result_reason');
  return new Map(
    rows.flatMap(({ case_id, result_reason }) => {
      const outcome = JSON.parse(result_reason ?? '{}') as {
        followUps?: { visitedOn?: string; satisfaction?: string }[];
      };
      const visit = outcome.followUps?.at(-1);
      return visit === undefined
        ? []
        : [[case_id, { on: visit.visitedOn ?? '', satisfaction: visit.satisfaction ?? '' }] as const];
    }),
  );
}

async function closingsOf(db: Db, ids: readonly string[]) {
  const rows: { case_id: string; decided_at: Instant; display_name: string | null }[] = await db('proposals')
    .leftJoin('accounts', 'accounts.id', 'proposals.decided_by')
    .whereIn('proposals.case_id', [...ids])
    .where({ 'proposals.kind': 'close', 'proposals.state': 'approved' })
    .orderBy('proposals.decided_at')
    .select('proposals.case_id', 'proposals.decided_at', 'accounts.display_name');
  return new Map(
    rows.map(({ case_id, decided_at, display_name }) => [
      case_id,
      { on: legalDay(decided_at), approver: display_name ?? '' },
    ]),
  );
}

async function leadersOf(db: Db, cases: readonly Case[]) {
  const ids = [...new Set(cases.flatMap(({ leaderAccountId }) => leaderAccountId ?? []))];
  const rows: { id: string; display_name: string; person_id: string | null }[] = await db('accounts')
    .whereIn('id', ids)
    .select('id', 'display_name', 'person_id');
  return new Map(
    rows.map(({ id, display_name, person_id }) => [id, { name: display_name, personId: person_id }]),
  );
}

async function originsOf(db: Db, ids: readonly string[]) {
  const rows: { case_id: string; file_name: string; row_no: number; said: string | null }[] = await db(
    'ledger_rows',
  )
    .join('ledger_imports', 'ledger_imports.id', 'ledger_rows.import_id')
    .whereIn('case_id', [...ids])
    .orderBy('row_no', 'desc')
    .select('case_id', 'file_name', 'row_no', 'said');
  return new Map(
    rows.map(({ case_id, file_name, row_no, said }) => [case_id, { file: file_name, row: row_no, said }]),
  );
}
