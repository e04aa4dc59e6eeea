import { expect, test } from 'vitest';
import { demoCaseSpecs } from '../../seeds/demo-cases.ts';
import { generatedSpecs } from '../../seeds/demo-generator.ts';
import { loadDemoCases } from '../../src/demo-cases.ts';
import { replayAll } from '../../src/workflow/replay.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';

test('generated disputes, made twice, are the same; more of them begin with the fewer', () => {
  const many = generatedSpecs(500);

  expect(generatedSpecs(500)).toEqual(many);
  expect(generatedSpecs(50)).toEqual(many.slice(0, 50));
});

test('generated disputes, a thousand of them, have every type, stage and channel in about their shares', () => {
  const specs = generatedSpecs(1000);
  const share = (test: (spec: (typeof specs)[number]) => boolean): number => specs.filter(test).length / 1000;

  expect(share(({ type }) => type === 'general')).toBeCloseTo(0.52, 1);
  expect(share(({ type }) => type === 'labor')).toBeCloseTo(0.18, 1);
  expect(share(({ stage }) => stage === 'archived')).toBeCloseTo(0.69, 1);
  expect(share(({ channel }) => channel === 'windowVisit')).toBeCloseTo(0.42, 1);
  expect(new Set(specs.map(({ stage }) => stage)).size).toBeGreaterThan(11);
});

test('demo of seventy cases, loaded through the services, stands where it should, and every history replays', async () => {
  const office = await openOffice(openTestDatabase);
  const told: number[] = [];
  try {
    expect(await loadDemoCases(office, 70, (made) => told.push(made))).toBe(70);

    const rows: { phase: string }[] = await office.db.read('cases').orderBy('id').select('phase');
    const specs = [...demoCaseSpecs, ...generatedSpecs(40)];
    const stages = specs.map(({ stage }) => (stage === 'performed' ? 'settled' : stage));
    expect(rows.map(({ phase }) => phase)).toEqual(stages);
    expect(told.at(-1)).toBe(70);
    const { findings } = await replayAll(office.db.read, office.registry, office.cases.subjectStores);
    expect(findings).toEqual([]);
  } finally {
    await office.close();
  }
}, 90_000);
