import { expect, test, vi } from 'vitest';
import type { Config } from '../../../src/app/config.ts';
import { workflowMigrate } from '../../../src/cli/migrate-workflow.ts';
import { CommandRefused, UsageError } from '../../../src/cli/outcome.ts';
import type { DefinitionSet } from '../../../src/workflow/definitions/registry.ts';
import { releasedDefinitions } from '../../../src/workflow/definitions/released-definitions.ts';
import { Road } from '../../mediation/proceedings-world.ts';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { currentVersion } from '../../support/versions.ts';

/** The lifecycles of the first release. */
function firstRelease(): DefinitionSet {
  const first = releasedDefinitions().filter(({ version }) => version === 1);
  const lead = first.find(({ kind }) => kind === 'lead');
  if (!lead) throw new Error('no lead');
  const of = (kind: string) => first.filter((one) => one.kind === kind);
  return { cases: of('case'), lead, overlays: of('overlay') };
}

/** What the command prints, run on the database of an office. */
async function run({ config, place }: TestOffice, ...args: string[]): Promise<string> {
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  try {
    const here: Config = { ...config, dataDir: place.dataDir };
    await workflowMigrate(here, args);
  } finally {
    write.mockRestore();
  }
  return printed.join('');
}

test('cases of the first release, moved and taken back by command, end on the current version and on the first', async () => {
  const office = await openOffice(openTestDatabase, '2026-03-02T09:00:00+08:00', {
    lifecycles: firstRelease(),
  });
  try {
    const road = new Road(office, 'general');
    await road.mediating();
    const version = async () => (await office.db.read('cases').first('def_version')).def_version;
    expect(await version()).toBe(1);
    expect(await run(office, 'general', '--dry-run')).toContain('1 件阶段不变');

    const printed = await run(office, 'general', '--apply', '--by', 'sysadmin');
    expect(printed).toMatch(/^\S+ general 1 to \d+: 1 in all, 1 moved, 0 need a person\n$/);
    expect(await version()).toBe(currentVersion('general'));
    expect(await road.case()).toMatchObject({ phase: 'mediating' });
    expect(await run(office, 'general', '--apply', '--by', 'sysadmin')).toContain('nothing stands on');

    const [runId = ''] = printed.split(' ');
    expect(await run(office, '--undo', runId, '--by', 'sysadmin')).toContain('1 taken back');
    expect(await version()).toBe(1);
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
