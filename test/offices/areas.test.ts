import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPathWithin, pathBelow, pathRange } from '../../src/offices/area.ts';
import { legalNumber } from '../../src/offices/office.ts';
import { areasLocales } from '../../src/offices/texts.ts';
import { asDay } from '../../src/platform/clock.ts';
import { catalogueKeys } from '../../src/platform/i18n.ts';
import { openWorld, type World } from '../identity/world.ts';
import { eachDatabase } from '../support/database.ts';

const day = asDay('2020-02-18');
const codes = {
  county: '440882',
  town: '440882102',
  village: '440882102204',
  natural: '440882102205101',
  grid: '440882102204001',
};

eachDatabase((_name, open) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(open);
  });
  afterAll(() => world.close());

  test('village of Maigang, looked up, has its town, county, path and spoken name', () => {
    const { areas } = world;

    expect(areas.getArea(codes.village)).toMatchObject({
      name: '迈港村委会',
      level: 'village',
      parentCode: codes.town,
    });
    expect(areas.pathOf(codes.village)).toBe('/440000/440800/440882/440882102/440882102204/');
    expect(areas.townOf(codes.grid)?.code).toBe(codes.town);
    expect(areas.villageOf(codes.grid)?.code).toBe(codes.village);
    expect(areas.countyOf(codes.grid)?.code).toBe(codes.county);
    expect(areas.townOf(codes.county)).toBeNull();
  });

  test.each([
    [codes.village, '客路镇迈港村'],
    [codes.natural, '客路镇龙秋村'],
    [codes.grid, '客路镇迈港村第一网格'],
    ['440882102001', '客路镇客路社区'],
    [codes.town, '客路镇'],
    [codes.county, '雷州市'],
    ['no-such-area', 'no-such-area'],
  ])('label of %s reads %s', (code, label) => {
    expect(world.areas.nameOf(code)).toBe(label);
  });

  test('scope of a town, asked about, holds what lies below and not its neighbour', () => {
    const { areas } = world;

    expect(areas.isWithin(codes.grid, codes.town)).toBe(true);
    expect(areas.isWithin(codes.natural, codes.town)).toBe(true);
    expect(areas.isWithin('440882117', codes.town)).toBe(false);
    expect(areas.isWithin(codes.county, codes.town)).toBe(false);
    expect(areas.isWithin('no-such-area', codes.town)).toBe(false);
  });

  test('search from one character, within a town, finds villages by any part of their name', () => {
    const { areas } = world;

    expect(areas.search({ q: '迈', within: codes.town }).map((area) => area.name)).toEqual([
      '迈港村委会',
      '迈哉村委会',
      '迈坦村委会',
      '迈港村第一网格',
    ]);
    expect(areas.search({ q: '龙秋村' })[0]?.code).toBe(codes.natural);
    expect(areas.search({ parent: codes.county, level: 'town' })).toHaveLength(22);
    expect(areas.search({ level: 'village', limit: 1000 })).toHaveLength(485);
    expect(areas.search({ q: '村', limit: 7 })).toHaveLength(7);
    expect(areas.search({ within: 'no-such-area' })).toEqual([]);
  });

  test('committee of a place is its own, else that of the area above', () => {
    const { areas } = world;

    expect(areas.committeeOf(codes.grid)?.name).toBe('迈港村人民调解委员会');
    expect(areas.committeeOf(codes.natural)?.name).toBe('客路镇人民调解委员会');
    expect(areas.committeeOf('440882001')).toBeNull();
    expect(
      areas
        .committeesWithin(codes.town, day)
        .map((one) => one.shortName)
        .sort(),
    ).toEqual(['客路', '迈港'].sort());
  });

  test('legal number, made from the pattern of the committee, reads as on paper', () => {
    const committee = world.areas.getCommittee('demo-committee-town');

    expect(legalNumber(committee, day, 3)).toBe('（2020）客路人调字第3号');
  });

  test('mediators of a committee are those in office on the day', async () => {
    const { areas, unitOfWork } = world;
    await unitOfWork.run(async ({ knex }) => {
      await knex('people').where({ id: 'demo-person-mediator2' }).update({ valid_to: '2020-02-18' });
    });
    await areas.load();

    const before = areas.mediatorsOf('demo-committee-town', asDay('2020-02-17')).map((person) => person.name);
    const after = areas.mediatorsOf('demo-committee-town', day).map((person) => person.name);

    expect(before).toContain('何秀兰');
    expect(after).not.toContain('何秀兰');
    expect(after).toContain('林海生');
    expect(areas.sealsOf('demo-committee-town', day)).toHaveLength(1);
    expect(areas.offices.dutiesOf(codes.grid, day).map(({ duty }) => duty)[0]).toBe('gridWorker');
  });

  test('unknown committee, person and seal, asked for, are not found', () => {
    for (const ask of [
      () => world.areas.getCommittee('x'),
      () => world.areas.getPerson('x'),
      () => world.areas.getSeal('x'),
      () => world.areas.getArea('x'),
    ]) {
      expect(ask).toThrow(expect.objectContaining({ status: 404 }));
    }
  });

  test('dictionary, asked for in either language, gives its entries in order', () => {
    const { areas } = world;

    expect(areas.dictionary('channels', 'zh-CN', day)[0]).toEqual({
      value: 'gridScreening',
      label: '网格排查',
    });
    expect(areas.dictionary('channels', 'en', day).at(-1)).toEqual({ value: 'other', label: 'Other' });
    expect(areas.dictionaryLabel('refuseReasons', 'partyRefuses', 'zh-CN')).toBe('一方当事人明确拒绝调解');
    expect(areas.dictionaryLabel('refuseReasons', 'gone', 'zh-CN')).toBe('gone');
    expect(() => areas.dictionary('nothing', 'en', day)).toThrow(RangeError);
  });

  test('areas, asked inside a unit of work, answer from memory', async () => {
    await expect(world.unitOfWork.run(async () => world.areas.nameOf(codes.village))).resolves.toBe(
      '客路镇迈港村',
    );
  });

  test('day added to and removed from the calendar counts at once and stands in the audit log', async () => {
    const secadmin = world.visitor();
    await secadmin.signIn('secadmin');
    const wednesday = asDay('2027-02-17');
    const fields = { day: wednesday, kind: 'holiday', name: '春节', reason: '年度通知' };
    expect(world.areas.calendar.isWorkday(wednesday)).toBe(true);
    expect(world.areas.calendar.knows(2027)).toBe(false);

    const added = await secadmin.post('/admin/calendar', '/admin/calendar', fields);
    expect(added.headers.location).toBe('/admin/calendar?year=2027');
    expect(world.areas.calendar.isWorkday(wednesday)).toBe(false);
    expect(world.areas.calendar.knows(2027)).toBe(true);
    expect((await secadmin.agent.get('/admin/calendar?year=2027')).text).toContain('2027-02-17');

    await secadmin.post('/admin/calendar/remove', '/admin/calendar', {
      ...{ day: wednesday, reason: '误登' },
    });
    expect(world.areas.calendar.isWorkday(wednesday)).toBe(true);
    const actions = await world.database
      .read('audit_log')
      .where({ object_kind: 'calendarDay' })
      .pluck('action');
    expect(actions.sort()).toEqual(['calendarDayRemoved', 'calendarDaySaved']);
  });

  test('calendar form, with a day that does not exist, is 422 and keeps what was typed', async () => {
    const secadmin = world.visitor();
    await secadmin.signIn('secadmin');

    const answer = await secadmin.post('/admin/calendar', '/admin/calendar', {
      day: '2027-02-30',
      kind: 'holiday',
      name: '春节',
    });

    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="2027-02-30"');
  });

  test('day that is not in the calendar, removed, is 404', async () => {
    const sysadmin = world.visitor();
    await sysadmin.signIn('sysadmin');

    expect(
      (await sysadmin.post('/admin/calendar/remove', '/admin/calendar', { day: '2027-03-03' })).status,
    ).toBe(404);
  });
});

test('range of a path holds its subtree and nothing beside it', () => {
  const [from, to] = pathRange('/44/4408/');
  const holds = (path: string) => path >= from && path < to;

  expect(holds(pathBelow('/44/4408/', '440882'))).toBe(true);
  expect(holds('/44/4408/')).toBe(true);
  expect(holds('/44/44081/')).toBe(false);
  expect(holds('/44/4407/')).toBe(false);
  expect(isPathWithin('/44/44081/', '/44/4408/')).toBe(false);
});

test('texts of areas, compared, have the same keys in both languages', () => {
  expect(catalogueKeys(areasLocales['zh-CN'])).toEqual(catalogueKeys(areasLocales.en));
});
