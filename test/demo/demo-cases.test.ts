import { expect, test } from 'vitest';
import { demoCaseSpecs } from '../../seeds/demo-cases.ts';
import { loadDemoCases } from '../../src/demo/play-cases.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice } from '../support/office.ts';
import { phasesOf, stagesOf } from './stages.ts';

test('demo cases, loaded into a fresh office, stand at the stage each was made for', async () => {
  const office = await openOffice(openTestDatabase);
  try {
    await loadDemoCases(office);

    expect(await phasesOf(office, demoCaseSpecs)).toEqual(stagesOf(demoCaseSpecs));
  } finally {
    await office.close();
  }
});
