import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts, loadDemoWorld } from '../../seeds/demo-world.ts';
import { loadReference } from '../../seeds/reference.ts';
import { roleNames } from '../../src/identity/viewer.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { deadlineEvents } from '../../workflows/vocabulary/deadlines.ts';
import { eachDatabase, type TestDatabase } from '../support/database.ts';

const clock = fixedClock('2026-11-24T00:00:00Z');
const tables = [
  'areas',
  'dictionary_entries',
  'deadline_rules',
  'calendar_days',
  'organisations',
  'committees',
  'people',
  'area_duties',
  'seals',
  'accounts',
];

eachDatabase((_name, open) => {
  let world: TestDatabase;
  const load = async () => {
    await loadReference({ unitOfWork: world.uow, clock });
    await loadDemoWorld({ database: world.db, unitOfWork: world.uow, clock });
  };
  const counts = async () =>
    Object.fromEntries(
      await Promise.all(
        tables.map(async (table) => [
          table,
          Number((await world.db.read(table).count({ n: '*' }).first())?.n),
        ]),
      ),
    );
  beforeAll(async () => {
    world = await open();
    await load();
  });
  afterAll(() => world.close());

  test('areas of Leizhou, counted, are 22 towns and 485 villages under their county', async () => {
    const read = world.db.read;

    expect(await read('areas').where({ level: 'town', parent_code: '440882' })).toHaveLength(22);
    expect(await read('areas').where({ level: 'village' })).toHaveLength(485);
    const villages: string[] = await read('areas').where({ level: 'village' }).pluck('code');
    expect(villages.filter((code) => !/^440882\d{6}$/.test(code))).toEqual([]);
    const sources = await read('areas').distinct('source').pluck('source');
    expect(sources.every((source) => source.length > 10)).toBe(true);
  });

  test('areas not in the statistical list say so', async () => {
    const rows = await world.db.read('areas').whereIn('level', ['group', 'grid']);

    expect(rows.map((row) => row.name).sort()).toEqual(['迈港村第一网格', '龙秋村', '龙秋村第一网格'].sort());
    expect(rows.every((row) => row.note.includes('演示设定'))).toBe(true);
  });

  test('paths of areas, followed, lead through every parent', async () => {
    const rows: { code: string; parent_code: string | null; path: string }[] = await world.db.read('areas');
    const paths = new Map(rows.map((row) => [row.code, row.path]));

    for (const { code, parent_code, path } of rows) {
      expect(path).toBe(`${parent_code === null ? '/' : paths.get(parent_code)}${code}/`);
    }
  });

  test('seeds, loaded again, add nothing and leave what an office changed', async () => {
    await world.uow.run(async ({ knex }) => {
      await knex('deadline_rules').where({ code: 'C-ACK' }).update({ length: 5 });
      await knex('areas').where({ code: '440882102204' }).update({ name: '迈港村民委员会' });
      await knex('accounts').where({ username: 'clerk' }).update({ display_name: '另一位' });
    });
    const before = await counts();

    await load();

    expect(await counts()).toEqual(before);
    expect((await world.db.read('deadline_rules').where({ code: 'C-ACK' }).first())?.length).toBe(5);
    expect((await world.db.read('areas').where({ code: '440882102204' }).first())?.name).toBe(
      '迈港村民委员会',
    );
    expect((await world.db.read('accounts').where({ username: 'clerk' }).first())?.display_name).toBe(
      '另一位',
    );
  });

  test('deadline rules, compared with the workflows, leave no rule without length and basis', async () => {
    const rows = await world.db.read('deadline_rules');
    const codes = new Set(rows.map((row) => row.code));

    expect([...deadlineEvents.keys()].filter((code) => !codes.has(code))).toEqual([]);
    expect(rows.filter((row) => row.kind === 'legal' && !row.basis.includes('《'))).toEqual([]);
    expect(rows.filter((row) => row.kind === 'legal' && row.roll !== 1)).toEqual([]);
  });

  test('demo accounts, read, have every role, an area that exists and people of their office', async () => {
    const rows = await world.db.read('accounts');
    const areas = new Set(await world.db.read('areas').pluck('code'));
    const people = new Set(await world.db.read('people').pluck('id'));

    expect(rows.map((row) => row.username).sort()).toEqual(
      demoAccounts.map(({ username }) => username).sort(),
    );
    expect(roleNames.filter((role) => !rows.some((row) => row.role === role))).toEqual([]);
    expect(rows.filter((row) => !areas.has(row.area_code))).toEqual([]);
    expect(rows.filter((row) => row.person_id !== null && !people.has(row.person_id))).toEqual([]);
    expect(rows.every((row) => row.is_demo === 1 && row.password_hash.startsWith('$argon2id$'))).toBe(true);
  });

  test('every entry of a dictionary has both languages and a camelCase code', async () => {
    const rows = await world.db.read('dictionary_entries');

    expect(rows.length).toBeGreaterThan(60);
    expect(rows.filter((row) => !/^[a-z][A-Za-z0-9]*$/.test(row.code))).toEqual([]);
    expect(rows.filter((row) => row.label_zh === '' || /\p{Script=Han}/u.test(row.label_en))).toEqual([]);
  });
});
