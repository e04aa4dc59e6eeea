import type { DemoCaseSpec } from '../../seeds/demo-cases.ts';
import type { GeneratedSpec } from '../../seeds/demo-generator.ts';
import { type CourseDeps, courseOf, type Step } from './course.ts';
import { Diary } from './diary.ts';

/** A case with the times of all its acts. */
export interface PlannedCase {
  readonly spec: DemoCaseSpec;
  readonly steps: readonly Step[];
}

/**
 * The courses of all cases, the thirty first, so that more of them leave the first ones as they are. A case like another
 * has its times, and whoever handles both is there twice.
 */
export function planOf(
  deps: Omit<CourseDeps, 'diary'>,
  own: readonly GeneratedSpec[],
  generated: readonly GeneratedSpec[],
): readonly PlannedCase[] {
  const diary = new Diary(deps.calendar);
  const planned: PlannedCase[] = [];
  for (const spec of [...own, ...generated]) {
    const model = spec.like === null ? undefined : planned[own.length + spec.like];
    planned.push({ spec, steps: model?.steps ?? courseOf(spec, planned.length, { ...deps, diary }) });
  }
  return planned;
}
