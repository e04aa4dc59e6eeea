import { nextVersions } from '../support/next-version.ts';
import { containerOn } from '../support/office.ts';
import { openBenchOffice } from './bench-office.ts';

const targetSeconds = 30;
const targetCases = 10_000;

/** Leads every case to a new version of its lifecycle, one history entry each; says how long that took. */
export async function migrationBench(cases: number, rawPerSecond: number): Promise<string> {
  const office = await openBenchOffice(cases);
  try {
    const types = office.registry.caseTypes();
    const { db, place, testClock } = office;
    const renewed = await containerOn(db, place.dataDir, testClock, { lifecycles: nextVersions(types) });
    const viewer = await office.as('sysadmin');
    const start = performance.now();
    let moved = 0;
    for (const { id, from } of renewed.registry.plans()) {
      const run = await renewed.migrationRunner.continue(await renewed.migrations.start(viewer, id, from));
      moved += run?.moved ?? 0;
    }
    const seconds = (performance.now() - start) / 1000;
    const perSecond = moved / seconds;
    const isMissed = (seconds / moved) * targetCases > targetSeconds;
    const target = `target <= ${targetSeconds} s for ${targetCases}${isMissed ? ' MISSED' : ''}`;
    return `move of ${moved} cases to a new version: ${seconds.toFixed(1)} s, ${perSecond.toFixed(0)} /s; floor (raw transaction of D4) ${rawPerSecond.toFixed(0)} /s; ratio ${(perSecond / rawPerSecond).toFixed(2)}; ${target}`;
  } finally {
    await office.close();
  }
}
