import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../../src/cases/core/case.ts';
import { seesCase } from '../../../src/cases/core/case-policy.ts';
import { findCase } from '../../../src/cases/core/case-repository.ts';
import type { EarlierPart, EarlierService } from '../../../src/cases/earlier/earlier-service.ts';
import type { RoleName, Viewer } from '../../../src/identity/viewer.ts';
import { ForbiddenError, NotFoundError } from '../../../src/platform/errors.ts';
import { eachDatabase } from '../../support/database.ts';
import { county, fucheng, kelu, longqiu, maigang, viewer, writeCases } from '../lists/list-world.ts';
import { earlierService, type Place, type Someone, writePeople } from './earlier-world.ts';

const caseCount = 40;
const oneOrNone = <T>(...values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });

const caseSeeds = fc.record({
  areaCode: fc.constantFrom(maigang, longqiu, '440882104201'),
  committeeId: oneOrNone('c-kelu', 'c-fucheng'),
  mediatorId: oneOrNone('p-lin', 'p-he'),
  readerIds: fc.uniqueArray(fc.constantFrom('one', 'two'), { maxLength: 1 }),
  registeredAt: fc.constantFrom(
    '2024-05-01T02:00:00.000Z',
    '2025-05-01T02:00:00.000Z',
    '2026-05-01T02:00:00.000Z',
  ),
});
const places: readonly Place[] = ['left', 'unknown', 'organisation', 'member', 'guardian', 'agent', 'head'];
const personSeeds = fc.record({
  at: fc.nat(caseCount - 1),
  place: fc.oneof({ weight: 2, arbitrary: fc.constant<Place>('party') }, fc.constantFrom(...places)),
  name: fc.constantFrom('陈志明', '陈志强', '林国栋', '符丽珍', '林小妹', '何大福', '吴文', '郑海'),
  idNo: oneOrNone('id1', 'id2', 'id3', 'id4', 'id5', 'id6'),
  phone: oneOrNone('tel1', 'tel2', 'tel3', 'tel4', 'tel5', 'tel6'),
  address: oneOrNone('迈港村', '迈港村12号', '龙秋村', '中山路18号3楼', ''),
});
const viewers: fc.Arbitrary<Viewer> = fc
  .record({
    role: fc.constantFrom<RoleName>(
      'clerk',
      'coordinator',
      'mediator',
      'chair',
      'gridWorker',
      'gridWorker',
      'gridWorker',
      'county',
      'auditor',
    ),
    accountId: fc.constantFrom('one', 'two'),
    personId: oneOrNone('p-lin', 'p-he'),
    committeeId: oneOrNone('c-kelu', 'c-fucheng'),
    town: fc.constantFrom(kelu, fucheng),
  })
  .map(({ role, town, ...rest }) => {
    const area = role === 'county' ? county : role === 'gridWorker' ? maigang : town;
    return viewer(role, area, rest);
  });

/** What makes two people one, or of one house, in the words of the guide; without a look at the program's rule. */
function expectedReason(a: Someone, b: Someone): string | null {
  const both = (member: 'idNo' | 'phone' | 'address') => Boolean(a[member]) && Boolean(b[member]);
  const equal = (member: 'idNo' | 'phone' | 'address') => both(member) && a[member] === b[member];
  const areTwo = both('idNo') && a.idNo !== b.idNo;
  if (equal('idNo')) return 'idNumber';
  if (equal('phone')) return a.name === b.name && !areTwo ? 'phone' : 'sharedPhone';
  if (a.name === b.name && !areTwo) return equal('address') ? 'nameAddress' : 'name';
  if (equal('address') && (/\d/.test(String(a.address)) || a.name[0] === b.name[0])) return 'address';
  return null;
}

const takesPart = ({ place }: Someone): boolean =>
  !['unknown', 'organisation', 'agent', 'head'].includes(place);
const aboutOf = (reason: string): string =>
  ['sharedPhone', 'address'].includes(reason) ? 'household' : 'person';
const keyOf = (a: string, b: string): string => [a, b].sort().join(' ');

async function walk(service: EarlierService, as: Viewer, subject: Case, part: EarlierPart) {
  const found: string[] = [];
  const order: string[] = [];
  let cursor: string | undefined;
  let total = 0;
  const passed: (string | null)[] = [];
  do {
    const page = await service.page(as, subject, { part, limit: 8, cursor });
    expect(page.previous).toEqual(passed.length === 0 ? null : { cursor: passed.at(-1) });
    passed.push(cursor ?? null);
    for (const { line, matches } of page.items) {
      order.push(line.id);
      found.push(...matches.map(({ own, other, reason }) => `${own.id} ${other.id} ${reason}`));
    }
    total = page.total;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  expect(total).toBe(order.length);
  return { found: found.sort(), order };
}

eachDatabase((_dialect, open) => {
  test('disputes of anybody, for any reader, listed, are those a second matcher finds among what he may open; decisions hold from both sides', async () => {
    const database = await open();
    const seeds = fc.sample(caseSeeds, { numRuns: caseCount, seed: 31 });
    await writeCases(
      database,
      seeds.map((seed, index) => ({ ...seed, id: `case${index}` })),
    );
    const people: Someone[] = fc
      .sample(personSeeds, { numRuns: 90, seed: 32 })
      .map(({ at, ...one }, index) => ({
        ...one,
        id: `who${index}`,
        caseId: `case${at}`,
        address: ['member', 'guardian', 'agent', 'head'].includes(one.place) ? null : one.address,
      }));
    await writePeople(database, people);
    const cases = await Promise.all(
      seeds.map(async (_, index) => await findCase(database.db.read, `case${index}`)),
    );
    const service = earlierService(database);
    const decided = new Map<string, { readonly decision: string; readonly about: string }>();
    const mayRead = (as: Viewer, one: Case) =>
      seesCase(as, one) && !(as.role === 'gridWorker' && one.committeeId !== null);
    const registered = (id: string) => `${seeds[Number(id.slice(4))]?.registeredAt} ${id}`;
    const asked = { listed: 0, setAside: 0, decisions: 0, refused: 0, kept: 0 };

    try {
      const drawn = fc.sample(fc.record({ as: viewers, at: fc.nat(caseCount - 1), dice: fc.nat(999) }), {
        numRuns: 300,
        seed: 33,
      });
      for (const { as, at, dice } of drawn) {
        const subject = cases[at];
        if (!subject || !seesCase(as, subject)) continue;
        if (!mayRead(as, subject)) {
          expect(() => service.page(as, subject, { limit: 3 })).toThrow(NotFoundError);
          continue;
        }
        const pairs = people
          .filter((one) => one.caseId === subject.id && takesPart(one) && one.place !== 'left')
          .flatMap((own) =>
            people.filter(takesPart).flatMap((other) => {
              const theirs = cases.find((one) => one?.id === other.caseId);
              const reason = expectedReason(own, other);
              if (theirs && reason !== null && seesCase(as, theirs) && !mayRead(as, theirs)) asked.kept += 1;
              const isRead = theirs && other.caseId !== subject.id && mayRead(as, theirs);
              return isRead && reason !== null ? [{ own, other, reason }] : [];
            }),
          );
        const partOf = ({ own, other, reason }: (typeof pairs)[number]): EarlierPart => {
          const last = decided.get(keyOf(own.id, other.id));
          return last?.decision === 'notSame' && last.about === aboutOf(reason) ? 'setAside' : 'listed';
        };
        for (const part of ['listed', 'setAside'] as const) {
          const expected = pairs.filter((pair) => partOf(pair) === part);
          const { found, order } = await walk(service, as, subject, part);
          expect(found, JSON.stringify(as)).toEqual(
            expected.map(({ own, other, reason }) => `${own.id} ${other.id} ${reason}`).sort(),
          );
          const ids = [...new Set(expected.map(({ other }) => other.caseId))];
          expect(order).toEqual(ids.sort((a, b) => (registered(a) < registered(b) ? 1 : -1)));
          asked[part] += found.length;
        }

        const chosen = pairs[dice % Math.max(pairs.length, 1)];
        const decision = (['same', 'notSame', 'notSame', 'none'] as const)[dice % 4] ?? 'none';
        if (chosen === undefined) continue;
        const { own, other, reason } = chosen;
        const sent = { own: own.id, other: other.id, decision };
        const stranger = people.find((one) => one.caseId !== subject.id && one.id !== other.id);
        await expect(service.decide(as, subject, { ...sent, own: stranger?.id ?? '' }, null)).rejects.toThrow(
          NotFoundError,
        );
        if (!service.mayDecide(as, subject)) {
          await expect(service.decide(as, subject, sent, null)).rejects.toThrow(ForbiddenError);
          asked.refused += 1;
          continue;
        }
        await service.decide(as, subject, sent, null);
        if (decision === 'none') decided.delete(keyOf(own.id, other.id));
        else decided.set(keyOf(own.id, other.id), { decision, about: aboutOf(reason) });
        asked.decisions += 1;
      }
    } finally {
      await database.close();
    }
    expect(asked.listed).toBeGreaterThan(300);
    expect(asked.setAside).toBeGreaterThan(10);
    expect(asked.decisions).toBeGreaterThan(25);
    expect(asked.refused).toBeGreaterThan(0);
    // Pairs with cases of which a grid worker is told the status alone.
    expect(asked.kept).toBeGreaterThan(10);
  });
});
