import { listHistory, listSubjects } from '../../src/workflow/history/history-repository.ts';
import type { TestOffice } from '../support/office.ts';
import type { Recorder } from './corpus/recorder.ts';
import type { Coverage } from './coverage.ts';
import type { CaseType } from './data/registrations.ts';
import { Random } from './random.ts';
import { Walker } from './walker.ts';

const mostCases = 30;

export interface WalkPlan {
  readonly seed: number;
  readonly rejections: number;
  readonly earlier: Coverage | null;
  /** General disputes bring the leads and the overlays of every case with them. */
  readonly type: CaseType;
  readonly recorder?: Recorder;
}

/** Walks until everything was visited and enough was refused; gives up after a bounded number of cases. */
export async function walkEverything(office: TestOffice, plan: WalkPlan): Promise<Walker> {
  const { type, rejections, earlier } = plan;
  const walker = new Walker(office, new Random(plan.seed), plan.recorder);
  walker.rejectionsWanted = rejections;
  if (earlier) {
    walker.coverage.inherit(earlier);
    walker.heedsFailures = false;
    walker.seeksOverlays = type === 'general';
  }
  const isLeft = (id: string): boolean => {
    const missing = walker.coverage.planner(id).missing();
    return missing.states.length + missing.transitions.length > 0;
  };
  const wanted = walker.coverage.idsWith(type);
  for (let n = 0; n < mostCases; n += 1) {
    const isWanted = wanted.some(isLeft);
    if (!isWanted && walker.refusals.total >= rejections) break;
    await walker.walkCase(type, n);
    const { leadId } = office.registry;
    if (wanted.includes(leadId) && isLeft(leadId)) await walker.walkLead(n);
  }
  await readEverything(office, walker);
  return walker;
}

/** Deadlines also rang in cases the walker had left. */
async function readEverything({ db }: TestOffice, walker: Walker): Promise<void> {
  for (let after = ''; ; ) {
    const subjects = await listSubjects(db.read, after, 200);
    for (const { id } of subjects) for (const row of await listHistory(db.read, id)) walker.coverage.add(row);
    const last = subjects.at(-1);
    if (!last) return;
    after = last.id;
  }
}
