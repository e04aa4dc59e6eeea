import type { Database } from '../../platform/database/connect.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { listCasesAfter } from '../core/case-repository.ts';
import { indexCase } from '../search/indexing.ts';

const atATime = 100;

/**
 * Builds the index of the search anew, for every case after a restore, for those of an area after it was renamed. Gives how
 * many there are.
 */
export async function reindexCases(deps: {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly areaPath?: string;
}): Promise<number> {
  let [count, after] = [0, ''];
  for (;;) {
    const cases = await listCasesAfter(deps.db.read, {
      afterId: after,
      limit: atATime,
      areaPath: deps.areaPath ?? '/',
    });
    await deps.uow.run(async (tx) => {
      for (const row of cases) await indexCase(tx, row);
    });
    count += cases.length;
    after = cases.at(-1)?.id ?? after;
    if (cases.length < atATime) return count;
  }
}
