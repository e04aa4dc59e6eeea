import { afterAll, beforeAll, expect, test } from 'vitest';
import { asInstant } from '../../../src/platform/clock.ts';
import {
  removeSearchTokens,
  searchCandidates,
  writeSearchTokens,
} from '../../../src/platform/database/dialect.ts';
import { searchGroups, searchTokens } from '../../../src/platform/search-tokens.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';

const cases = [
  {
    id: 'land',
    at: '2020-02-18T01:00:00Z',
    texts: ['迈港村与龙秋村土地权属纠纷', '湛客调〔2020〕3号'],
    names: ['迈港村', '龙秋村'],
  },
  {
    id: 'labour',
    at: '2020-03-01T01:00:00Z',
    texts: ['二十名工人拖欠工资纠纷', 'DF7K2M9Q'],
    names: ['曾小贤'],
  },
  { id: 'lease', at: '2019-01-01T01:00:00Z', texts: ['房屋租赁押金纠纷'], names: ["O'Neil", '𠮷田'] },
];

eachDatabase((_name, open) => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await open();
    for (const { id, at, texts, names } of cases) {
      const tokens = searchTokens({ texts, names, scope: { town: '440882103', type: id } });
      await t.uow.run((tx) => writeSearchTokens(tx.knex, tx.dialect, id, tokens, asInstant(at)));
    }
  });
  afterAll(() => t.close());

  const find = async (query: string, options: { before?: number; limit?: number; type?: string } = {}) => {
    const scope = options.type === undefined ? {} : { type: options.type };
    return searchCandidates(t.db.read, t.db.dialect, {
      groups: searchGroups(query, scope),
      limit: options.limit ?? 10,
      ...(options.before !== undefined && { before: options.before }),
    });
  };
  const idsOf = async (...args: Parameters<typeof find>) => (await find(...args)).map(({ caseId }) => caseId);

  test.each([
    ['纠纷', ['labour', 'land', 'lease']],
    ['迈', ['land']],
    ['邁港', ['land']],
    ['迈港 2020', ['land']],
    ['工资', ['labour']],
    ['df7k', ['labour']],
    ['ＤＦ７Ｋ２Ｍ９Ｑ', ['labour']],
    ['zxx', ['labour']],
    ['zx', ['labour']],
    ['mgc', ['land']],
    ["o'neil", ['lease']],
    ['𠮷', ['lease']],
    ['没有', []],
    ['', []],
    ['"*\\', []],
  ])('query %s, asked of the index, finds newest first', async (query, ids) => {
    expect(await idsOf(query)).toEqual(ids);
  });

  test('a scope, added to a query, keeps the others out', async () => {
    expect(await idsOf('纠纷', { type: 'lease' })).toEqual(['lease']);
  });

  test('pages, asked one after the other, follow without gap or repeat', async () => {
    const [first] = await find('纠纷', { limit: 1 });
    const rest = await idsOf('纠纷', { before: first?.position ?? 0 });
    expect([first?.caseId, ...rest]).toEqual(['labour', 'land', 'lease']);
  });

  test('tokens, rewritten, replace the old ones in the same place', async () => {
    const [before] = await find('房屋');
    await t.uow.run((tx) =>
      writeSearchTokens(tx.knex, tx.dialect, 'lease', searchTokens({ texts: ['商铺租赁'], names: [] })),
    );
    expect(await idsOf('房屋')).toEqual([]);
    expect(await find('商铺')).toEqual([before]);
  });

  test('tokens, written in a unit that fails, are not there', async () => {
    const failing = t.uow.run(async (tx) => {
      await writeSearchTokens(tx.knex, tx.dialect, 'x', ['鬼'], asInstant('2020-01-01T00:00:00Z'));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await idsOf('鬼')).toEqual([]);
  });

  test('many cases, registered in one millisecond, each get a place', async () => {
    await t.uow.run(async (tx) => {
      for (let n = 0; n < 2060; n += 1) {
        await writeSearchTokens(tx.knex, tx.dialect, `bulk${n}`, ['批'], asInstant('2018-01-01T00:00:00Z'));
      }
    });
    expect(new Set((await find('批', { limit: 3000 })).map(({ position }) => position)).size).toBe(2060);
  });

  test('tokens of a case, removed, find it no more', async () => {
    await t.uow.run((tx) => removeSearchTokens(tx.knex, tx.dialect, 'labour'));
    expect(await idsOf('工资')).toEqual([]);
  });
});
