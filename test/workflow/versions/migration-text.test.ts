import { expect, test } from 'vitest';
import { dryRunLines, reportLines } from '../../../src/cli/migrate-workflow.ts';
import { UsageError } from '../../../src/cli/outcome.ts';
import { asInstant } from '../../../src/platform/clock.ts';
import type { MigrationPlan } from '../../../src/workflow/definitions/definition.ts';
import { eachDatabase, type OpenTestDatabase } from '../../support/database.ts';
import { type EngineWorld, takeCase, withCase } from '../engine/engine-world.ts';
import { newerRelease, olderDefinitions } from '../own/older.ts';

/** The dispute as it would stand had it been registered under the first version. */
async function asFirstVersion({ office, caseId }: EngineWorld): Promise<MigrationPlan> {
  await office.db.write('cases').where({ id: caseId }).update({ def_version: 1 });
  office.registry.learn(olderDefinitions);
  const [plan] = office.registry.plansToCurrent('general');
  if (!plan) throw new Error('no plan');
  return plan;
}

/** An office whose program was renewed once. */
const withNewer = (open: OpenTestDatabase, work: (world: EngineWorld) => Promise<void>) =>
  withCase(open, work, { lifecycles: newerRelease });

eachDatabase((_name, open) => {
  test('report of a dry run, over one case of the first version, says in both languages what happens to it', async () => {
    await withNewer(open, async (world) => {
      await asFirstVersion(world);

      const chinese = (await dryRunLines(world.office, 'general', 'zh-CN')).join('\n');
      const english = (await dryRunLines(world.office, 'general', 'en')).join('\n');

      expect(chinese).toContain('共 1 件：1 件阶段不变，0 件改换阶段，0 件须由人工处理。');
      expect(chinese).toContain('研判分流，阶段不变：1 件');
      expect(english).toContain('1 in all: stage kept 1, stage changed 0, a person needed 0.');
      expect(english).toContain('Triage, stage kept: 1');
      expect(`${chinese}${english}`).not.toMatch(/migration\.|identity\.|\{\{/u);
      expect(english).not.toMatch(/\p{Script=Han}/u);
    });
  });

  test('report of a dry run, by a plan that moves the case or leads nowhere, names both stages or the reason', async () => {
    await withNewer(open, async (world) => {
      const plan = await asFirstVersion(world);
      const by = async (image: string) =>
        (await reportLines(world.office, { ...plan, map: { triage: image } }, 'zh-CN')).join('\n');

      expect(await by('accepted')).toMatch(/- 研判分流 → .+：1 件/u);
      const nowhere = await by('nowhere');
      expect(nowhere).toContain('- 研判分流，须由人工处理：1 件');
      expect(nowhere).toContain('新版中没有对应的阶段（triage）');
    });
  });

  test('report of a dry run, over a case whose clocks run on, counts them; one nobody would answer has its name', async () => {
    await withNewer(open, async (world) => {
      await takeCase(world, asInstant('2026-11-24T01:00:00.000Z'));
      const plan = await asFirstVersion(world);
      const { office, caseId } = world;
      const running = { subject_id: caseId, state: 'open' };
      const { length } = await office.db.read('deadlines').where(running);
      expect(length).toBeGreaterThan(0);

      expect(await reportLines(office, plan, 'zh-CN')).toContainEqual(
        expect.stringContaining(`期限：${length} 个照旧`),
      );
      await office.db
        .write('deadlines')
        .where({ ...running, rule: 'C-MED' })
        .update({ event: 'noSuchEvent' });
      const lines = (await reportLines(office, plan, 'zh-CN')).join('\n');
      expect(lines).toContain('1 件须由人工处理');
      expect(lines).toContain('期限到期后新版中无人处理（调解期限）');
    });
  });

  test('report of a dry run, asked for a type without migrations or with no case of the old version, says so', async () => {
    await withCase(open, async ({ office }) => {
      await expect(dryRunLines(office, 'moon', 'en')).rejects.toThrow(UsageError);
      expect(await dryRunLines(office, 'general', 'en')).toEqual([
        'General dispute: there is only the current version, nothing to move.',
      ]);
    });
    await withNewer(open, async ({ office }) => {
      const last = (await dryRunLines(office, 'general', 'en')).at(-1);
      expect(last).toBe('No case or lead is on version 1.');
    });
  });
});
