import type { AuditLog } from '../../audit/audit-log.ts';
import { actorOf } from '../../cases/core/case-policy.ts';
import type { CaseService } from '../../cases/registration/case-service.ts';
import type { RegisteredCase } from '../../cases/registration/register-case.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Instant } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { WorkflowEngine } from '../../workflow/engine/engine.ts';
import type { LedgerRow } from '../reading/ledger-row.ts';
import { draftOfRow, type OfficePlaces, resolvedAt } from './draft-of-row.ts';
import { insertTaken } from './imports-repository.ts';
import type { LedgerImport, PairAnswer, PreviewPair, PreviewRow, TakenRow } from './ledger-import.ts';

export interface ConfirmDeps {
  readonly cases: CaseService;
  readonly engine: WorkflowEngine;
  readonly audit: AuditLog;
}

export interface ToMake {
  readonly row: LedgerRow;
  readonly fingerprint: string;
  /** Rows that somebody said are the same dispute. */
  readonly same: readonly { readonly row: LedgerRow; readonly fingerprint: string }[];
}

export interface Plan {
  readonly make: readonly ToMake[];
  /** Rows that somebody said are a case that is registered. */
  readonly known: readonly {
    readonly row: LedgerRow;
    readonly fingerprint: string;
    readonly caseId: string;
  }[];
}

const casesAtOnce = 200;

/** What a confirmation makes of the rows of a file by what was decided about their duplicates. */
export function planOf(
  rows: readonly PreviewRow[],
  pairs: readonly PreviewPair[],
  decided: ReadonlyMap<string, PairAnswer>,
  taken: ReadonlyMap<string, string>,
): Plan {
  const same = pairs.filter(({ pair }) => decided.get(pair) === 'same');
  const known: Plan['known'][number][] = [];
  const byPrint = new Map<string, { row: LedgerRow; fingerprint: string; same: ToMake['same'][number][] }>();
  for (const { value, fingerprint } of rows) {
    if (value === null || fingerprint === null || taken.has(fingerprint)) continue;
    byPrint.set(fingerprint, { row: value, fingerprint, same: [] });
  }
  for (const { pair, caseId } of same) {
    const [first = '', second = ''] = pair.split(':');
    const [one, other] = [byPrint.get(first), byPrint.get(second)];
    const there = caseId ?? taken.get(first) ?? taken.get(second);
    const left = one ?? other;
    if (there !== undefined && left !== undefined) {
      known.push({ row: left.row, fingerprint: left.fingerprint, caseId: there });
      byPrint.delete(left.fingerprint);
    } else if (one !== undefined && other !== undefined && one !== other) {
      const [kept, joined] = one.row.foundOn <= other.row.foundOn ? [one, other] : [other, one];
      byPrint.set(kept.fingerprint, {
        ...kept,
        row: laterState(kept.row, joined.row),
        same: [...kept.same, joined, ...joined.same],
      });
      byPrint.delete(joined.fingerprint);
    }
  }
  return { make: [...byPrint.values()], known };
}

/** An open dispute that a later row calls resolved is resolved. */
function laterState(kept: LedgerRow, joined: LedgerRow): LedgerRow {
  if (kept.outcome === 'resolved' || joined.outcome === 'open') return kept;
  const { outcome, outcomeWord, resolvedOn, agreementNo, agreedFen } = joined;
  return { ...kept, outcome, outcomeWord, resolvedOn, agreementNo, agreedFen };
}

export interface Confirmation {
  readonly made: number;
  readonly same: number;
}

/** Registers what the plan says, in the caller's transaction. @throws when the signal fires, and nothing is written */
export async function carryOut(
  tx: Tx,
  deps: ConfirmDeps,
  context: {
    readonly viewer: Viewer;
    readonly places: OfficePlaces;
    readonly file: LedgerImport;
    /** Where a row tells of none. */
    readonly usualChannel: string;
    readonly now: Instant;
    readonly signal: AbortSignal;
    readonly report: (done: number, total: number) => void;
  },
  { make, known }: Plan,
): Promise<Confirmation> {
  const { viewer, places, file, usualChannel, now, signal, report } = context;
  const taken: TakenRow[] = known.map((one) => takenRow(file, one, one.caseId, 'same', now));
  let joined = known.length;
  for (let from = 0; from < make.length; from += casesAtOnce) {
    signal.throwIfAborted();
    report(from, make.length);
    const part = make.slice(from, from + casesAtOnce);
    const told = { id: file.id, name: file.fileName };
    const drafts = part.map(({ row }) => draftOfRow(places, row, told, usualChannel));
    const made = await deps.cases.registerManyIn(tx, viewer, drafts, now);
    for (const [index, one] of part.entries()) {
      const subject = made[index];
      if (subject === undefined) continue;
      if (one.row.outcome === 'resolved') await resolve(tx, deps, { viewer, file, subject }, one.row);
      taken.push(takenRow(file, one, subject.id, 'made', now));
      taken.push(...one.same.map((other) => takenRow(file, other, subject.id, 'same', now)));
      joined += one.same.length;
    }
  }
  await insertTaken(tx, taken);
  await deps.audit.append(tx, {
    actorId: viewer.accountId,
    action: 'ledgerImported',
    objectKind: 'ledgerImport',
    objectId: file.id,
    detail: { digest: file.digest, made: make.length, same: joined },
    requestId: null,
    at: now,
  });
  report(make.length, make.length);
  return { made: make.length, same: joined };
}

async function resolve(
  tx: Tx,
  { engine }: ConfirmDeps,
  {
    viewer,
    file,
    subject,
  }: { readonly viewer: Viewer; readonly file: LedgerImport; readonly subject: RegisteredCase },
  row: LedgerRow,
): Promise<void> {
  await engine.commandIn(tx, {
    kind: 'case',
    subjectId: subject.id,
    event: 'takeFromLedger',
    data: {
      result: (row.outcomeWord ?? '').slice(0, 500) || '—',
      ledger: `${file.fileName} ${row.sheet}`.slice(0, 300),
      row: row.row,
      resolvedOn: row.resolvedOn ?? undefined,
      agreementNo: row.agreementNo?.slice(0, 200) ?? undefined,
    },
    actor: actorOf(viewer, ['system']),
    occurredAt: resolvedAt(row),
  });
}

function takenRow(
  file: LedgerImport,
  { row, fingerprint }: { readonly row: LedgerRow; readonly fingerprint: string },
  caseId: string,
  how: TakenRow['how'],
  createdAt: Instant,
): TakenRow {
  const { sheet, outcome, outcomeWord } = row;
  return {
    fingerprint,
    importId: file.id,
    sheet,
    rowNo: row.row,
    caseId,
    how,
    outcome,
    said: outcomeWord,
    createdAt,
  };
}
