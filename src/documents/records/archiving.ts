import { legalDay } from '../../platform/clock.ts';
import { listHistory } from '../../workflow/history/history-repository.ts';
import { aboutCase, notNow } from './paper-mapper.ts';
import type { PaperSources } from './record-sources.ts';

export const shutPhases: readonly string[] = ['closed', 'archived'];

export const whenShut = (sources: PaperSources) =>
  shutPhases.includes(sources.case.phase) ? aboutCase : notNow;

/** Pages and retention as the archiving recorded them, and who did it when; nulls before. */
export async function archivingOf(sources: PaperSources) {
  const row = (await listHistory(sources.db, sources.case.id)).findLast(({ event }) => event === 'archive');
  const { pages, retention } = row?.data.values ?? {};
  return {
    pages: typeof pages === 'number' ? pages : null,
    retention: typeof retention === 'string' ? retention : null,
    by: row?.actorName ?? null,
    on: row ? legalDay(row.occurredAt) : null,
  };
}
