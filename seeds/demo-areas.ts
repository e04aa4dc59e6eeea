import { z } from 'zod';
import { type Area, areaLevels, areaTable, pathBelow } from '../src/offices/area.ts';
import { CountryService } from '../src/offices/areas/country-service.ts';
import { asDay } from '../src/platform/clock.ts';
import type { UnitOfWork } from '../src/platform/database/unit-of-work.ts';
import { demoAreas } from './demo-offices.ts';
import { insertMissing, readSeed } from './reference.ts';

const localSchema = z.object({
  source: z.string(),
  validFrom: z.string(),
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      level: z.enum(areaLevels),
      parentCode: z.string(),
      note: z.string(),
    }),
  ),
});

/** The county of the demo, and the places in it that no list knows; fills in what is missing. */
export async function loadDemoAreas(deps: { unitOfWork: UnitOfWork }): Promise<void> {
  const { areas } = await new CountryService().readCounty(demoAreas.county);
  const rows = [...areas, ...localAreas(areas)].map(areaTable.toColumns);
  await deps.unitOfWork.run(({ knex }) => insertMissing(knex, 'areas', ['code'], rows));
}

function localAreas(above: readonly Area[]): Area[] {
  const paths = new Map(above.map(({ code, path }) => [code, path]));
  const { source, validFrom, areas } = readSeed('areas-local.json', localSchema);
  return areas.map((area) => {
    const parentPath = paths.get(area.parentCode);
    if (parentPath === undefined) throw new Error(`areas-local.json: nothing above ${area.code}`);
    const path = pathBelow(parentPath, area.code);
    paths.set(area.code, path);
    return { ...area, path, validFrom: asDay(validFrom), validTo: null, source };
  });
}
