import { afterAll, beforeAll, expect, test } from 'vitest';
import { asDay } from '../../src/platform/clock.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { basisNumber, county, fuchengTown, keluTown, registerIn, rowsOf, viewerNow } from './world.ts';

const validOn = asDay('2026-11-24');
const words = { basisNumber, reason: '区划调整', objectId: keluTown, title: '客路镇' };

eachDatabase((_name, open) => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await openOffice(open);
  });
  afterAll(() => office.close());

  test('town, divided, keeps what stays; villages chosen get codes of the new town and their open cases follow', async () => {
    const { maps } = office.reforms;
    const sysadmin = await office.as('sysadmin');
    const [moved, stays] = office.areas.childrenOf(fuchengTown).map(({ code }) => code);
    const desk = await office.as('coordinator2');
    const [goes, remains] = [
      await registerIn(office, desk, moved ?? '', 1),
      await registerIn(office, desk, stays ?? '', 2),
    ];
    const change = {
      kind: 'split',
      ...{ moved: [moved ?? ''], validOn },
      into: { parentCode: county, name: '南田镇', newCode: null },
    } as const;
    const { seen, report } = await maps.preview(sysadmin, change);
    expect(report.cases).toMatchObject([{ label: goes.code }]);
    await maps.carryOut(sysadmin, { ...change, ...words }, seen);

    const successor = office.areas.getArea(office.areas.tree.todayOf(moved ?? ''));
    const town = office.areas.getArea(successor.parentCode ?? '');
    expect(town).toMatchObject({ name: '南田镇', parentCode: county, validFrom: validOn });
    expect(successor.code.slice(-3)).toBe((moved ?? '').slice(-3));
    expect(office.areas.getArea(fuchengTown).validTo).toBeNull();
    const rows = await office.db.read('cases').whereIn('id', [goes.id, remains.id]).orderBy('code');
    const townOf = new Map(rows.map((row) => [row.id, row.town_code]));
    expect([townOf.get(goes.id), townOf.get(remains.id)]).toEqual([town.code, fuchengTown]);
    // Registered on the day the map changed, it was never anywhere else.
    expect(await office.db.read('case_homes')).toEqual([]);
    await expect(maps.carryOut(sysadmin, { ...change, ...words }, seen)).rejects.toMatchObject({
      status: 409,
      code: 'reformStale',
    });
  });

  test('village, moved over the border of its county, takes its groups along and is counted there', async () => {
    await office.areaChanges.loadCounty(null, '440825');
    const { maps } = office.reforms;
    const sysadmin = await office.as('sysadmin');
    const target = office.areas.childrenOf('440825').find(({ level }) => level === 'town');
    const village = '440882102204';
    const change = {
      kind: 'move',
      ...{ moved: [village], validOn },
      into: { code: target?.code ?? '' },
    } as const;
    const { seen, report } = await maps.preview(sysadmin, change);
    expect(report.areas?.length).toBeGreaterThan(1);
    expect(report.committees).toMatchObject([{ label: '迈港村人民调解委员会' }]);
    await maps.carryOut(sysadmin, { ...change, ...words }, seen);

    const now = office.areas.tree.todayOf(village);
    expect(office.areas.countyOf(now)?.code).toBe('440825');
    expect(office.areas.getCommittee('demo-committee-village').areaCode).toBe(now);
    const grids = [...office.areas.tree.all()].filter(
      ({ level, path, validTo }) => level === 'grid' && path.includes(`/${now}/`) && validTo === null,
    );
    expect(grids.length).toBeGreaterThan(0);
    const asked = (await office.assignments.listWaiting()).map(({ areaCode }) => areaCode);
    expect(asked).toContain(now);
  });

  test('change that goes wrong half-way, writes nothing of it', async () => {
    const { maps } = office.reforms;
    const sysadmin = await office.as('sysadmin');
    const made = await registerIn(office, await viewerNow(office, 'clerk'), keluTown, 3);
    const change = { kind: 'merge', moved: [keluTown], validOn, into: { code: fuchengTown } } as const;
    const { seen } = await maps.preview(sysadmin, change);
    const before = await rowsOf(office);
    // A case of a lifecycle that nobody knows any more cannot follow, and so nothing does.
    const stray = { def_version: 99 };
    await office.db.write('cases').where({ id: made.id }).update(stray);
    await expect(maps.carryOut(sysadmin, { ...change, ...words }, seen)).rejects.toThrow();
    await office.db.write('cases').where({ id: made.id }).update({ def_version: 1 });

    expect(await rowsOf(office)).toEqual(before);
    expect(office.areas.getArea(keluTown).validTo).toBeNull();
    expect(await maps.preview(sysadmin, change)).toMatchObject({ seen });
  });
});
