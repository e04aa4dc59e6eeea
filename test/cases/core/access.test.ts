import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seesCase } from '../../../src/cases/core/case-policy.ts';
import { findCase } from '../../../src/cases/core/case-repository.ts';
import { CaseListService } from '../../../src/cases/lists/list-service.ts';
import { type RoleName, roleNames, type Viewer } from '../../../src/identity/viewer.ts';
import { fixedClock } from '../../../src/platform/clock.ts';
import { ReadCache } from '../../../src/platform/database/read-cache.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';
import {
  type CaseSeed,
  county,
  fucheng,
  kelu,
  longqiu,
  maigang,
  tree,
  viewer,
  writeCases,
} from '../lists/list-world.ts';

const people = ['p-lin', 'p-he', 'p-zhou'];
const accounts = ['account-one', 'account-two'];
const committees = [
  { id: 'c-kelu', areaPath: tree.get(kelu).path },
  { id: 'c-fucheng', areaPath: tree.get(fucheng).path },
];
const oneOrNone = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });

const seeds: fc.Arbitrary<Omit<CaseSeed, 'id'>> = fc.record({
  areaCode: fc.constantFrom(maigang, longqiu, '440882104201'),
  type: fc.constantFrom('labor' as const, 'land' as const, 'lease' as const, 'general' as const),
  risk: fc.constantFrom('none', 'yellow', 'orange', 'red'),
  level: fc.constantFrom('town', 'taskForce'),
  supervision: fc.constantFrom('none', 'urged'),
  committeeId: oneOrNone('c-kelu', 'c-fucheng'),
  mediatorId: oneOrNone(...people),
  leaderAccountId: oneOrNone(...accounts),
  coMediatorIds: fc.uniqueArray(fc.constantFrom(...people), { maxLength: 2 }),
  readerIds: fc.uniqueArray(fc.constantFrom(...accounts), { maxLength: 2 }),
  jointCommittees: fc.subarray(committees),
});

const viewers: fc.Arbitrary<Viewer> = fc
  .record({
    role: fc.constantFrom<RoleName>(...roleNames),
    accountId: fc.constantFrom(...accounts),
    personId: oneOrNone(...people),
    committeeId: oneOrNone('c-kelu', 'c-fucheng'),
    town: fc.constantFrom(kelu, fucheng),
  })
  .map(({ role, town, ...rest }) => viewer(role, areaOf(role, town), rest));

function areaOf(role: RoleName, town: string): string {
  if (role === 'county') return county;
  return role === 'gridWorker' || role === 'villageMediator' ? maigang : town;
}

/** Ids of everything a list gives, page by page. */
async function walk(lists: CaseListService, as: Viewer, filter: { tab: 'all'; q?: string }) {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await lists.list(as, filter, { limit: 7, cursor });
    ids.push(...page.lines.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return ids;
}

eachDatabase((_dialect, open) => {
  test('cases of any kind, for any person, may be opened exactly when they are found in lists, by search and counted', async () => {
    const database: TestDatabase = await open();
    const clock = fixedClock('2026-11-24T02:00:00Z');
    const readCache = new ReadCache({ unitOfWork: database.uow, clock });
    const lists = new CaseListService({ db: database.db, clock, readCache });
    const drawn = fc.sample(seeds, { numRuns: 60, seed: 16 });
    await writeCases(
      database,
      drawn.map((seed, index) => ({ ...seed, id: `case${index}`, title: `界线纠纷${index}` })),
    );
    const cases = await Promise.all(drawn.map((_seed, index) => findCase(database.db.read, `case${index}`)));
    let seen = 0;
    try {
      for (const as of fc.sample(viewers, { numRuns: 120, seed: 17 })) {
        const may = cases.flatMap((one) => (one !== null && seesCase(as, one) ? [one.id] : [])).sort();
        seen += may.length;
        const who = JSON.stringify(as);
        expect((await walk(lists, as, { tab: 'all' })).sort(), who).toEqual(may);
        expect((await walk(lists, as, { tab: 'all', q: '界线' })).sort(), who).toEqual(may);
        expect(await lists.count(as, { tab: 'all' }), who).toBe(may.length);
      }
    } finally {
      await database.close();
    }
    expect(seen).toBeGreaterThan(1000);
  });
});
