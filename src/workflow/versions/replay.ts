import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { ActingRole } from '../definitions/definition.ts';
import type { Subject, SubjectStore } from '../definitions/ports.ts';
import type { WorkflowRegistry } from '../definitions/registry.ts';
import { step } from '../definitions/step.ts';
import { type HistoryRow, historyHash } from '../history/history.ts';
import { listHistory, listSubjects } from '../history/history-repository.ts';
import { judge, versionsOfPlan } from './migrate.ts';
import { migrationEntry, standsAtStarts } from './migration-mover.ts';

export interface ReplayFinding {
  readonly subjectId: string;
  readonly seq: number;
  readonly what: 'hash' | 'sequence' | 'version' | 'state' | 'effects' | 'refused' | 'stored';
}

export interface ReplayReport {
  readonly subjects: number;
  readonly events: number;
  readonly findings: readonly ReplayFinding[];
}

const page = 200;

/** Folds one stored history through its one definition again and compares states, effects and hashes. */
export function replayHistory(registry: WorkflowRegistry, rows: readonly HistoryRow[]): ReplayFinding[] {
  const findings: ReplayFinding[] = [];
  let previousHash = '';
  for (const [index, row] of rows.entries()) {
    const report = (what: ReplayFinding['what']) =>
      findings.push({ subjectId: row.subjectId, seq: row.seq, what });
    const { hash, previousHash: stored, ...record } = row;
    if (row.seq !== index + 1) report('sequence');
    if (stored !== previousHash || historyHash(record, stored) !== hash) report('hash');
    previousHash = hash;
    const before = rows[index - 1] ?? row;
    if (row.kind === migrationEntry) {
      if (!isMoveByPlan(registry, rows, index)) report('version');
      continue;
    }
    if (before.defId !== row.defId || before.defVersion !== row.defVersion) report('version');
    if (row.kind === 'start') continue;
    const set = registry.set(row.defId, row.defVersion);
    const result = step(set, row.from, row.event, [row.actingRole as ActingRole], row.facts);
    if (result.outcome !== 'done') {
      report('refused');
      continue;
    }
    if (canonicalJson(result.next) !== canonicalJson(row.to)) report('state');
    if (canonicalJson(result.effects) !== canonicalJson(row.effects)) report('effects');
  }
  return findings;
}

/** Whether an entry led from one version to the next as the plan says, or took just such an entry back. */
function isMoveByPlan(registry: WorkflowRegistry, rows: readonly HistoryRow[], index: number): boolean {
  const [row, before] = [rows[index], rows[index - 1]];
  if (!row || !before || !isEqual(row.from, before.to)) return false;
  if (row.defId !== before.defId) return isMoveToDefinition(registry, row, before);
  if (row.defVersion < before.defVersion) {
    const isLast = before.kind === migrationEntry && rows[index - 2]?.defVersion === row.defVersion;
    return isLast && isEqual(row.to, before.from);
  }
  const plan = registry
    .plans(row.defId)
    .find(({ from, to }) => from === before.defVersion && to === row.defVersion);
  return plan !== undefined && isEqual(judge(versionsOfPlan(registry, plan), row.from).to, row.to);
}

/** From the start of one definition to the start of another: nothing else about the subject changes. */
function isMoveToDefinition(registry: WorkflowRegistry, row: HistoryRow, before: HistoryRow): boolean {
  const stood = { defId: before.defId, defVersion: before.defVersion, state: before.to.state };
  return isEqual(row.to, before.to) && standsAtStarts(registry, stood, row.defId, row.defVersion);
}

function isEqual(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

/** Whether a history ends with the hash and in the state that the subject's own row holds. */
export function endsWhereStored(rows: readonly HistoryRow[], stored: Subject | null): boolean {
  const last = rows.at(-1);
  if (!last || !stored || stored.historyHash !== last.hash) return false;
  const { state, overlays } = stored;
  return canonicalJson({ state, overlays }) === canonicalJson(last.to);
}

/** Replays every stored history and compares its end with the subject's row. */
export async function replayAll(
  db: Db,
  registry: WorkflowRegistry,
  stores: readonly SubjectStore[],
): Promise<ReplayReport> {
  const findings: ReplayFinding[] = [];
  let subjects = 0;
  let events = 0;
  let after = '';
  for (;;) {
    const ids = await listSubjects(db, after, page);
    for (const { id, kind } of ids) {
      const rows = await listHistory(db, id);
      findings.push(...replayHistory(registry, rows));
      const stored = await stores.find((store) => store.kind === kind)?.load(db, id);
      if (!endsWhereStored(rows, stored ?? null)) {
        findings.push({ subjectId: id, seq: rows.at(-1)?.seq ?? 0, what: 'stored' });
      }
      subjects += 1;
      events += rows.length;
    }
    const lastId = ids.at(-1)?.id;
    if (ids.length < page || lastId === undefined) return { subjects, events, findings };
    after = lastId;
  }
}
