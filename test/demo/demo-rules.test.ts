import { expect, test } from 'vitest';
import { demoCaseSpecs } from '../../seeds/demo-cases.ts';
import { generatedSpecs, usualCourses } from '../../seeds/demo-generator.ts';
import { planOf } from '../../src/demo/plan.ts';
import { loadDemoCases } from '../../src/demo/play-cases.ts';
import { asInstant, legalDay, legalTime } from '../../src/platform/clock.ts';
import { replayAll } from '../../src/workflow/versions/replay.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { demoFaults } from './demo-faults.ts';
import { demoRules } from './demo-rules.ts';
import { type DemoWorld, readDemoWorld } from './demo-world.ts';
import { phasesOf, stagesOf } from './stages.ts';

const names = Object.keys(demoRules) as (keyof typeof demoRules)[];
const broken = (world: DemoWorld) =>
  names.flatMap((name) => demoRules[name](world).map((code) => `${name}: ${code}`));

/** A working morning, a Sunday night, the last days of a long holiday. */
const starts = [
  [1, '2026-11-24T09:00:00+08:00'],
  [2, '2026-11-22T03:10:00+08:00'],
  [3, '2026-10-06T20:00:00+08:00'],
] as const;

test.each(starts)(
  'demo of seed %i, loaded at %s, keeps every rule of a demo that can be believed',
  async (seed, now) => {
    const office = await openOffice(openTestDatabase, now);
    try {
      const told: number[] = [];
      await loadDemoCases(office, 42, (made) => told.push(made), { seed });
      const world = await readDemoWorld(office);

      const specs = [...demoCaseSpecs, ...generatedSpecs(12, usualCourses, seed)];
      expect(await phasesOf(office, specs)).toEqual(stagesOf(specs));
      expect(told.at(-1)).toBe(42);
      expect((await replayAll(office.db.read, office.registry, office.stores)).findings).toEqual([]);

      expect(world.cases).toHaveLength(42);
      expect(broken(world)).toEqual([]);
      expect((await office.integrity.run())?.findings).toEqual([]);
      if (seed === 1) expectFaultsFound(world);
    } finally {
      await office.close();
    }
  },
);

/** Each fault, sown into a sound demo, breaks its rule. */
function expectFaultsFound(world: DemoWorld): void {
  const { calendar, ...rows } = world;
  const missed = names.filter((name) => {
    const spoilt = { ...structuredClone(rows), calendar };
    demoFaults[name](spoilt);
    return demoRules[name](spoilt).length === 0;
  });
  expect(missed).toEqual([]);
}

test.each(starts)(
  'courses of four hundred disputes of seed %i, planned at %s, lie in office hours, before now, apart',
  async (seed, now) => {
    const office = await openOffice(openTestDatabase, now);
    const { calendar } = office.areas;
    await office.close();
    const own = demoCaseSpecs.map((spec) => ({ ...spec, like: null }));
    const planned = planOf({ calendar, now: asInstant(now) }, own, generatedSpecs(400, 400, seed));
    const steps = planned.flatMap((one) => one.steps).sort((a, b) => (a.from < b.from ? -1 : 1));

    const isOpen = (from: string, to: string) =>
      (from >= '08:30' && to <= '12:00') || (from >= '14:30' && to <= '17:30');
    expect(steps.filter(({ from, to }) => !isOpen(legalTime(from), legalTime(to)))).toEqual([]);
    expect(steps.filter(({ from }) => !calendar.isWorkday(legalDay(from)))).toEqual([]);
    expect(steps.filter(({ to }) => to > asInstant(now))).toEqual([]);
    const overlaps = [...new Set(steps.map(({ by }) => by))].flatMap((who) => {
      const own = steps.filter(({ by }) => by === who);
      return own.filter(({ from }, index) => from < (own[index - 1]?.to ?? ''));
    });
    expect(overlaps).toEqual([]);
  },
);
