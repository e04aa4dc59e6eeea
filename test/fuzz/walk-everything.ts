import { listHistory, listSubjects } from '../../src/workflow/history-repository.ts';
import type { TestOffice } from '../support/office.ts';
import type { Coverage } from './coverage.ts';
import { Random } from './random.ts';
import { caseTypes } from './registrations.ts';
import { Walker } from './walker.ts';

const mostCasesPerType = 20;
const mostLeads = 30;

/** Walks until everything was visited and enough was refused; gives up after a bounded number of cases. */
export async function walkEverything(
  office: TestOffice,
  options: { readonly seed: number; readonly rejections: number; readonly earlier: Coverage | null },
): Promise<Walker> {
  const walker = new Walker(office, new Random(options.seed));
  if (options.earlier) {
    walker.coverage.inherit(options.earlier);
    walker.heedsFailures = false;
  }
  const isLeft = (id: string): boolean => {
    const missing = walker.coverage.planner(id).missing();
    return missing.states.length + missing.transitions.length > 0;
  };
  const overlays = office.registry.overlays().map((one) => one.definition.id);
  for (let n = 0; n < mostCasesPerType; n += 1) {
    for (const type of caseTypes) {
      const isWanted = isLeft(type) || (type === 'general' && overlays.some(isLeft));
      if (isWanted || walker.rejected < options.rejections) await walker.walkCase(type, n);
    }
    if (n < mostLeads && isLeft('lead')) await walker.walkLead(n);
    if (![...walker.coverage.planners.keys()].some(isLeft) && walker.rejected >= options.rejections) break;
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
