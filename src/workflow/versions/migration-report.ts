import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Db } from '../../platform/database/connect.ts';
import { type Deadline, openDeadlinesOf } from '../deadlines/deadlines-repository.ts';
import type { MigrationPlan } from '../definitions/definition.ts';
import type { SubjectStore } from '../definitions/ports.ts';
import type { WorkflowRegistry } from '../definitions/registry.ts';
import type { Configuration } from '../definitions/step.ts';
import { deadlineProblems, type Judgement, judge, versionsOfPlan } from './migrate.ts';
import type { MigrationProblem } from './migration-map.ts';

/** How many cases keep their state, change it, or need a person first. */
export interface MigrationCounts {
  readonly stay: number;
  readonly move: number;
  readonly person: number;
}

/** One configuration that cases stand in now. */
export interface ReportLine {
  readonly judgement: Judgement;
  readonly counts: MigrationCounts;
  /** Of the state and of the open deadlines of its cases. */
  readonly problems: readonly MigrationProblem[];
}

export interface MigrationReport {
  readonly plan: MigrationPlan;
  readonly counts: MigrationCounts;
  /** Open deadlines: kept, opened or cancelled by the new version, and those nobody would answer. */
  readonly deadlines: { kept: number; opened: number; closed: number; unanswered: number };
  readonly lines: readonly ReportLine[];
}

const page = 500;

interface Gathered {
  readonly judgement: Judgement;
  readonly counts: { stay: number; move: number; person: number };
  readonly problems: Map<string, MigrationProblem>;
}

/** What applying a plan would do to the cases stored now. Reads only. */
export async function dryRun(
  db: Db,
  registry: WorkflowRegistry,
  store: SubjectStore,
  plan: MigrationPlan,
): Promise<MigrationReport> {
  const lines = new Map<string, Gathered>();
  const deadlines = { kept: 0, opened: 0, closed: 0, unanswered: 0 };
  const versions = registry.knows(plan.id, plan.from) ? versionsOfPlan(registry, plan) : null;
  for (let after = ''; versions !== null; ) {
    const subjects = await store.listOfVersion(db, { defId: plan.id, version: plan.from }, after, page);
    const ids = subjects.map((one) => one.id);
    const open = await openDeadlinesOf(db, ids);
    for (const subject of subjects) {
      const line = lineOf(lines, subject, (configuration) => judge(versions, configuration));
      const rows = open.get(subject.id) ?? [];
      const problems = deadlineProblems(versions, line.judgement, rows);
      for (const problem of problems) line.problems.set(`${problem.code} ${problem.at}`, problem);
      const needsPerson = line.judgement.problems.length + problems.length > 0;
      line.counts[needsPerson ? 'person' : line.judgement.isSame ? 'stay' : 'move'] += 1;
      if (!needsPerson) count(deadlines, line.judgement, rows);
      else deadlines.unanswered += problems.length + line.judgement.deadlines.lost.length;
    }
    const last = ids.at(-1);
    if (last === undefined || ids.length < page) break;
    after = last;
  }
  return {
    plan,
    counts: sum([...lines.values()].map((line) => line.counts)),
    deadlines,
    lines: sorted(lines),
  };
}

function lineOf(
  lines: Map<string, Gathered>,
  { state, overlays }: Configuration,
  make: (configuration: Configuration) => Judgement,
): Gathered {
  const key = canonicalJson([state, overlays]);
  const known = lines.get(key);
  if (known) return known;
  const judgement = make({ state, overlays });
  const problems = new Map(judgement.problems.map((one) => [`${one.code} ${one.at}`, one]));
  const line = { judgement, counts: { stay: 0, move: 0, person: 0 }, problems };
  lines.set(key, line);
  return line;
}

function count(
  sums: MigrationReport['deadlines'],
  { deadlines }: Judgement,
  rows: readonly Pick<Deadline, 'rule' | 'key'>[],
): void {
  const isClosed = ({ rule, key }: Pick<Deadline, 'rule' | 'key'>) =>
    rule === key && deadlines.closed.includes(rule);
  const closed = rows.filter(isClosed).length;
  sums.closed += closed;
  sums.kept += rows.length - closed;
  sums.opened += deadlines.opened.filter((rule) => !rows.some(({ key }) => key === rule)).length;
}

function sum(all: readonly MigrationCounts[]): MigrationCounts {
  const of = (name: keyof MigrationCounts) => all.reduce((total, one) => total + one[name], 0);
  return { stay: of('stay'), move: of('move'), person: of('person') };
}

/** Those that need a person first, then the largest groups. */
function sorted(lines: ReadonlyMap<string, Gathered>): ReportLine[] {
  const size = ({ counts }: Gathered) => counts.stay + counts.move + counts.person;
  return [...lines.entries()]
    .sort(
      ([keyA, a], [keyB, b]) =>
        b.counts.person - a.counts.person || size(b) - size(a) || (keyA < keyB ? -1 : 1),
    )
    .map(([, { judgement, counts, problems }]) => ({ judgement, counts, problems: [...problems.values()] }));
}
