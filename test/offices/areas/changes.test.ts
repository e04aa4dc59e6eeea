import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadReference } from '../../../seeds/reference.ts';
import { ownThread } from '../../../src/documents/drawing/render-task.ts';
import type { SheetRow } from '../../../src/offices/areas/sheet.ts';
import { asDay, fixedClock } from '../../../src/platform/clock.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';
import { containerOn, openOffice, type TestOffice } from '../../support/office.ts';

const [town, village] = ['440882102', '440882102204'];
const source = '本单位登记';
const today = asDay('2026-11-24');
const row = (line: number, cells: Partial<SheetRow>): SheetRow => ({
  line,
  name: '',
  level: '',
  parent: '',
  code: '',
  validOn: '',
  note: '',
  ...cells,
});

eachDatabase((_name, open) => {
  let office: TestOffice;
  let actor: string;
  beforeAll(async () => {
    office = await openOffice(open);
    actor = (await office.as('sysadmin')).accountId;
  });
  afterAll(() => office.close());
  const audited = (action: string) => office.db.read('audit_log').where({ action }).orderBy('at');
  const codesOf = (area: { code: string }[]) => area.map(({ code }) => code);

  test('office without places, opened, works, and its administrators stand in the first county that is chosen', async () => {
    const empty: TestDatabase = await open();
    const clock = fixedClock('2026-11-24T01:00:00Z');
    await loadReference({ unitOfWork: empty.uow, clock });
    const container = await containerOn(empty.db, empty.dataDir, clock, { renderer: ownThread });
    await container.accounts.createAdmin('sysadmin', 'boss');
    expect(container.areas.tree.size).toBe(0);

    const { county, added } = await container.areaChanges.loadCounty(null, '330106');

    expect(county.name).toBe('西湖区');
    expect(added).toBe(237);
    expect(container.areas.nameOf('330106002051')).toBe('北山街道上保社区');
    expect((await container.accounts.findByUsername('boss'))?.areaCode).toBe('330000');
    expect(await container.areaChanges.loadCounty(null, '330106')).toMatchObject({ added: 0 });

    await container.areaChanges.loadCounty(null, '330105');
    expect(container.areas.childrenOf('330100')).toHaveLength(2);
    await container.areaChanges.loadCounty(null, '441900');
    expect(container.areas.countyOf('441900003001')?.name).toBe('东莞市');
    expect(container.areas.tree.roots()).toHaveLength(2);
    expect(await empty.db.read('area_changes').where({ kind: 'loaded' })).toHaveLength(3);
    await container.sessions.close();
    await empty.close();
  });

  test('natural village, group and grid, added, get codes below their place and stand in the audit log', async () => {
    const { areaChanges, areas } = office;
    const told = { validOn: today, note: '村务会议', source };
    const natural = await areaChanges.add(actor, village, { ...told, name: '迈港仔村', level: 'group' });
    const grid = await areaChanges.add(actor, natural.code, { ...told, name: '第一网格', level: 'grid' });
    const second = await areaChanges.add(actor, village, { ...told, name: '第二网格', level: 'grid' });

    expect(natural.code).toBe(`${village}101`);
    expect(grid.code).toBe(`${village}101001`);
    expect(second.code).toBe(`${village}002`);
    expect(areas.nameOf(grid.code)).toBe('客路镇迈港仔村第一网格');
    expect((await audited('areaAdded')).map((one) => one.object_id)).toEqual(
      expect.arrayContaining([natural.code, grid.code, second.code]),
    );
    await expect(
      areaChanges.add(actor, village, { ...told, name: '第二网格', level: 'grid' }),
    ).rejects.toMatchObject({ problems: [{ path: 'name', code: 'nameTaken' }] });
    await expect(
      areaChanges.add(actor, village, { ...told, name: '新镇', level: 'town' }),
    ).rejects.toMatchObject({ problems: [{ path: 'level', code: 'levelUnfit' }] });
  });

  test('village, renamed from a day on, keeps the old name for what was before', async () => {
    const { areaChanges, areas } = office;
    const code = '440882102206';
    const former = areas.getArea(code).name;
    await areaChanges.rename(actor, code, {
      name: '新桥村委会',
      validOn: asDay('2026-10-01'),
      note: '省民政厅批复',
    });

    expect(areas.getArea(code).name).toBe('新桥村委会');
    expect(areas.tree.nameOn(code, asDay('2026-09-30'))).toBe(former);
    expect(areas.tree.nameOn(code, asDay('2026-10-01'))).toBe('新桥村委会');
    expect(codesOf([...areas.search({ q: former })])).toContain(code);
    await expect(
      areaChanges.rename(actor, code, { name: '老桥村委会', validOn: asDay('2026-09-01') }),
    ).rejects.toMatchObject({ problems: [{ path: 'validOn', code: 'beforeLast' }] });
    expect(await audited('areaRenamed')).toHaveLength(1);
  });

  test('figures of a time before a new name, grouped by area, bear the old one', async () => {
    const { areaChanges, areas, statistics, as } = office;
    const code = '440882117';
    const former = areas.getArea(code).name;
    await areaChanges.rename(actor, code, { name: '新城镇', validOn: asDay('2026-11-01') });
    const labels = async (to: string) => {
      const query = { from: asDay('2026-01-01'), to: asDay(to), groupBy: 'area' } as const;
      const { rows } = await statistics.figures('I01', query, await as('county'));
      return rows.find(({ key }) => key === code)?.label.zh;
    };

    expect(await labels('2026-10-31')).toBe(former);
    expect(await labels('2026-11-24')).toBe('新城镇');
  });

  test('place with open cases or a committee, ended, is refused with the list', async () => {
    const { areaChanges } = office;
    const open = await office.db.read('cases').where({ is_open: 1, area_code: village });
    expect(open).toEqual([]);

    await expect(areaChanges.end(actor, village, { validOn: today })).rejects.toMatchObject({
      status: 409,
      code: 'areaHasCommittees',
      params: { list: '迈港村人民调解委员会' },
    });
    await expect(areaChanges.end(actor, '440882', { validOn: today })).rejects.toMatchObject({
      problems: [{ code: 'tooWideToEnd' }],
    });
  });

  test('place nothing depends on, ended, ends with all below it and takes no more cases', async () => {
    const { areaChanges, areas, cases } = office;
    const code = '440882102207';
    const grid = await areaChanges.add(actor, code, {
      name: '第一网格',
      level: 'grid',
      validOn: today,
      source,
    });

    expect(await areaChanges.end(actor, code, { validOn: today, note: '并入邻村' })).toBe(2);

    expect(areas.getArea(code).validTo).toBe(today);
    expect(areas.getArea(grid.code).validTo).toBe(today);
    expect(await audited('areaEnded')).toHaveLength(2);
    await expect(
      cases.service.registerCase(await office.as('clerk'), {
        type: 'general',
        title: '争吵',
        summary: '两户争吵',
        channel: 'windowVisit',
        areaCode: code,
        parties: [
          { side: 'applicant', kind: 'person', name: '甲某' },
          { side: 'respondent', kind: 'person', name: '乙某' },
        ],
      }),
    ).rejects.toMatchObject({ problems: [{ path: 'areaCode', code: 'notInList' }] });
    await expect(
      areaChanges.add(actor, code, { name: '第二网格', level: 'grid', validOn: today, source }),
    ).rejects.toMatchObject({ problems: [{ code: 'hasEnded' }] });
  });

  test('list with one bad row, carried out, writes nothing and says why', async () => {
    const { areaChanges, areas } = office;
    const size = areas.tree.size;
    const planned = await areaChanges.carryOut(
      actor,
      [
        row(2, { name: '东岭坑村', level: '自然村', parent: '迈哉村委会', validOn: '2026-11-01' }),
        row(3, { name: '西山村', level: '自然村', parent: '没有的村' }),
        row(4, { name: '', level: '洲', parent: town }),
        row(5, { name: '一组', level: '组', parent: '龙门村委会', validOn: '明天' }),
        row(6, { name: '一组', level: '组', parent: '客路镇' }),
        row(7, { name: '迈哉村', level: '网格', parent: town, code: village }),
      ],
      source,
    );

    expect(planned.map(({ outcome }) => outcome)).toEqual([
      'add',
      'refused',
      'refused',
      'refused',
      'refused',
      'refused',
    ]);
    const codes = planned.map((one) =>
      one.outcome === 'refused' ? one.problems.map(({ code }) => code) : [],
    );
    expect(codes).toEqual([
      [],
      ['parentUnknown'],
      ['required'],
      ['badDate'],
      ['parentUnfit'],
      ['otherLevel'],
    ]);
    expect(areas.tree.size).toBe(size);
  });

  test('list of places and corrected names, carried out twice, changes nothing the second time', async () => {
    const { areaChanges, areas } = office;
    const rows = [
      row(2, { name: '东岭坑村', level: '自然村', parent: '迈哉村', validOn: '2026/11/1', note: '自然村' }),
      row(3, { name: '东岭坑一组', level: '村民小组', parent: '东岭坑村' }),
      row(4, { name: '东岭坑网格', level: '网格', parent: '客路镇东岭坑村' }),
      row(5, {
        name: '迈坦村民委员会',
        level: '村',
        parent: '客路镇',
        code: '440882102209',
        validOn: '2026-11-02',
      }),
      row(6, { name: '河东村', level: '村', parent: town, code: '440882102301' }),
    ];
    const target = areas.search({ q: '迈坦村委会' })[0]?.code ?? '';
    const fixed = rows.map((one) => (one.code === '440882102209' ? { ...one, code: target } : one));
    const first = await areaChanges.carryOut(actor, fixed, source);
    const size = areas.tree.size;

    expect(first.map(({ outcome }) => outcome)).toEqual(['add', 'add', 'add', 'rename', 'add']);
    expect(areas.search({ q: '东岭坑一组' })[0]?.code).toMatch(/^440882102\d{3}101101$/);
    expect(areas.getArea(target).name).toBe('迈坦村民委员会');

    const second = await areaChanges.carryOut(actor, fixed, source);
    expect(second.every(({ outcome }) => outcome === 'same')).toBe(true);
    expect(areas.tree.size).toBe(size);
    expect(await office.db.read('area_changes').where({ area_code: target })).toHaveLength(1);
  });

  test('places changed by another process, followed, are read anew', async () => {
    const other = await containerOn(office.db, office.place.dataDir, office.testClock, {
      renderer: ownThread,
    });
    const grid = await other.areaChanges.add(null, town, {
      name: '镇区网格',
      level: 'grid',
      validOn: today,
      source,
    });
    await other.sessions.close();

    expect(office.areas.findArea(grid.code)).toBeUndefined();
    await office.areas.follow();
    expect(office.areas.findArea(grid.code)?.name).toBe('镇区网格');
  });
});
