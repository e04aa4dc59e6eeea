import { expect, test } from 'vitest';
import { demoCaseSpecs } from '../../seeds/demo-cases.ts';
import { loadDemoCases } from '../../src/demo/play-cases.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';

test('demo cases, loaded into a fresh office, stand at the stage each was made for', async () => {
  const office = await openOffice(openTestDatabase);
  try {
    await loadDemoCases(office);

    const rows: { phase: string }[] = await office.db.read('cases').orderBy('id').select('phase');
    const stages = demoCaseSpecs.map(({ stage }) => (stage === 'performed' ? 'settled' : stage));
    expect(rows.map(({ phase }) => phase)).toEqual(stages);
  } finally {
    await office.close();
  }
});
