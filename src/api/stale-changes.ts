import { toOffsetIso } from '../platform/clock.ts';
import { StaleVersionError } from '../platform/errors.ts';
import { type Locale, pick } from '../platform/i18n.ts';
import type { WorkflowRegistry } from '../workflow/definitions/registry.ts';
import type { HistoryRow } from '../workflow/history/history.ts';

/** Adds to a stale version what happened since it was read: event, by whom, when. */
export async function withChanges<T>(
  work: () => Promise<T>,
  history: () => Promise<readonly HistoryRow[]>,
  about: { readVersion: number; registry: Pick<WorkflowRegistry, 'vocabulary'>; locale: Locale },
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StaleVersionError) || error.changes.length > 0) throw error;
    const changes = movedSince(await history(), about.readVersion).map((row) => ({
      event: row.event,
      label: labelOf(row.event, about),
      by: row.actorName,
      at: toOffsetIso(row.recordedAt),
    }));
    throw new StaleVersionError({ changes });
  }
}

/** The version goes up with every row that moved the case; what only added left it as it was. */
export function movedSince(rows: readonly HistoryRow[], version: number): HistoryRow[] {
  let current = 0;
  return rows.filter((row) => {
    const isMoved = row.kind !== 'append' || JSON.stringify(row.from) !== JSON.stringify(row.to);
    if (isMoved) current += 1;
    return isMoved && current > version;
  });
}

function labelOf(
  event: string,
  { registry, locale }: { registry: Pick<WorkflowRegistry, 'vocabulary'>; locale: Locale },
) {
  const spec = registry.vocabulary.events.get(event);
  return spec === undefined ? event : pick(spec.label, locale);
}
