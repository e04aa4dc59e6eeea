import type { HandlerOf } from '../../../workflows/vocabulary/events.ts';
import { findAreas } from '../../offices/areas-repository.ts';
import { NotFoundError } from '../../platform/errors.ts';
import { findCase } from '../core/case-repository.ts';
import { keepTexts } from '../core/event-texts-repository.ts';
import { keepHome } from '../core/homes-repository.ts';

/** The case stands in another place from a day on; where it was before is kept. Read in the transaction that changed the map. */
export const moveCase: HandlerOf<'moveCase'> = async (context) => {
  const { tx, subject, data, set, note } = context;
  const row = await findCase(tx.knex, subject.id);
  const [area] = await findAreas(tx.knex, [data.areaCode]);
  if (row === null || area === undefined) throw new NotFoundError('areaNotFound', { code: data.areaCode });
  const line = await findAreas(
    tx.knex,
    area.path.split('/').filter((code) => code !== ''),
  );
  const town = line.find(({ level }) => level === 'town');
  if (town === undefined) throw new Error(`${area.code} lies in no town`);
  await keepHome(tx, row, data);
  set({
    areaCode: area.code,
    areaPath: area.path,
    townCode: town.code,
    villageCode: line.find(({ level }) => level === 'village')?.code ?? null,
  });
  note({ formerAreaCode: row.areaCode, areaCode: area.code, reformId: data.reformId });
  await keepTexts(context, ['words']);
};
