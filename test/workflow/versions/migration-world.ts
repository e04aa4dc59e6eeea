import type { MigrationPlan } from '../../../src/workflow/definitions/definition.ts';
import type { MigrationRun } from '../../../src/workflow/versions/migration-runs-repository.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import type { OpenTestDatabase } from '../../support/database.ts';
import { nextVersions } from '../../support/next-version.ts';
import { containerOn, openOffice, type TestOffice } from '../../support/office.ts';

const renewed = nextVersions(['general']);

/** What leads general disputes to the version after the current one. */
export const toNext = renewed.migrations[0] as MigrationPlan;

export interface MigrationWorld {
  readonly office: TestOffice;
  readonly roads: readonly Road[];
  /** The same office after the program was renewed with a new version of general disputes. */
  renew(plan?: Partial<MigrationPlan>): Promise<TestOffice>;
}

/** An office with this many general disputes in triage. */
export async function withDisputes(
  open: OpenTestDatabase,
  size: number,
  work: (world: MigrationWorld) => Promise<void>,
): Promise<void> {
  const office = await openOffice(open, '2026-03-02T09:00:00+08:00');
  try {
    const roads: Road[] = [];
    for (let n = 0; n < size; n += 1) {
      const road = new Road(office, 'general');
      await road.register();
      roads.push(road);
    }
    const renew: MigrationWorld['renew'] = async (plan = {}) => {
      const lifecycles = { ...renewed, migrations: [{ ...toNext, ...plan }] };
      const container = await containerOn(office.db, office.place.dataDir, office.testClock, { lifecycles });
      const { testClock, place, as, close } = office;
      return { ...container, testClock, place, as, close };
    };
    await work({ office, roads, renew });
  } finally {
    await office.close();
  }
}

/** The administrator leads every general dispute to the new version, to the end. */
export async function apply(office: TestOffice): Promise<MigrationRun> {
  const id = await office.migrations.start(await office.as('sysadmin'), toNext.id, toNext.from);
  return ended(await office.migrationRunner.continue(id));
}

export async function takeBack(office: TestOffice, { id }: MigrationRun): Promise<MigrationRun> {
  await office.migrations.undo(await office.as('sysadmin'), id);
  return ended(await office.migrationRunner.continue(id));
}

function ended(run: MigrationRun | null): MigrationRun {
  if (run === null) throw new Error('the run is gone');
  return run;
}

/** How many general disputes stand on each version. */
export async function versionCounts({ db }: TestOffice): Promise<Record<string, number>> {
  const rows = await db.read('cases').where({ def_id: 'general' }).select('def_version');
  const versions = rows.map((row) => String(row.def_version));
  return Object.fromEntries(
    versions.map((version) => [version, versions.filter((one) => one === version).length]),
  );
}
