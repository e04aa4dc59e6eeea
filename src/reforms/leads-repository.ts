import type { Area } from '../offices/area.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';

/** A lead nobody has decided on yet stands in the place that took the place of its own. */
export async function moveLead(tx: Tx, id: string, area: Area): Promise<void> {
  const codes = area.path.split('/').filter((code) => code !== '');
  const line: { code: string; level: string }[] = await tx
    .knex('areas')
    .whereIn('code', codes)
    .select('code', 'level');
  const at = (level: string) => line.find((one) => one.level === level)?.code ?? null;
  await tx
    .knex('leads')
    .where({ id })
    .update({
      area_code: area.code,
      area_path: area.path,
      town_code: at('town'),
      village_code: at('village'),
    });
}
