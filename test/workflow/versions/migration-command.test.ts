import { expect, test, vi } from 'vitest';
import type { Config } from '../../../src/app/config.ts';
import { workflowMigrate } from '../../../src/cli/migrate-workflow.ts';
import { CommandRefused, UsageError } from '../../../src/cli/outcome.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { newerRelease, olderRelease } from '../own/older.ts';

/** What the command prints, run on the database of an office. */
async function run({ config, place }: TestOffice, ...args: string[]): Promise<string> {
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  try {
    const here: Config = { ...config, dataDir: place.dataDir };
    await workflowMigrate(here, args, newerRelease);
  } finally {
    write.mockRestore();
  }
  return printed.join('');
}

test('cases of the release before, moved and taken back by command, end on the current version and on the first', async () => {
  const office = await openOffice(openTestDatabase, '2026-03-02T09:00:00+08:00', {
    lifecycles: olderRelease,
  });
  try {
    const [road, other] = [new Road(office, 'general'), new Road(office, 'general')];
    await road.mediating();
    await other.register();
    const versions = async () => {
      const rows = await office.db.read('cases').select('def_version');
      return rows.map((row) => row.def_version);
    };
    const asked = async () => (await road.deadlines('C-REF')).map(({ state }) => state);
    expect(await versions()).toEqual([1, 1]);
    expect(await road.case()).toMatchObject({ state: 'mediating' });
    expect(await asked()).toEqual(['open']);
    const report = await run(office, 'general', '--dry-run');
    expect(report).toContain('共 2 件：1 件阶段不变，1 件改换阶段，0 件须由人工处理。');

    const printed = await run(office, 'general', '--apply', '--by', 'sysadmin');
    expect(printed).toMatch(/^\S+ general 1 to 2: 2 in all, 2 moved, 0 need a person\n$/);
    expect(await versions()).toEqual([2, 2]);
    expect(await road.case()).toMatchObject({ state: { mediating: 'betweenSessions' } });
    expect(await asked()).toEqual(['cancelled']);
    expect(await run(office, 'general', '--apply', '--by', 'sysadmin')).toContain('nothing stands on');

    const [runId = ''] = printed.split(' ');
    expect(await run(office, '--undo', runId, '--by', 'sysadmin')).toContain('2 taken back');
    expect(await versions()).toEqual([1, 1]);
    expect(await road.case()).toMatchObject({ state: 'mediating' });
    expect(await asked()).toEqual(['open']);
    await expect(run(office, 'general', '--apply', '--by', 'nobody')).rejects.toThrow(CommandRefused);
  } finally {
    await office.close();
  }
});

test.each([
  [[]],
  [['general']],
  [['general', '--apply']],
  [['general', '--apply', '--by']],
  [['--undo', 'run']],
  [['general', '--dry-run', '--lang', 'fr']],
  [['general', '--dry-run', 'x']],
])('migration command, written as %j, is refused as wrong usage', async (args) => {
  await expect(workflowMigrate({} as Config, args)).rejects.toThrow(UsageError);
});
