import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoAreas } from '../../seeds/demo-offices.ts';
import type { SheetRows } from '../../src/setup/import-plan.ts';
import { readOfficeSheets } from '../../src/setup/workbook-routes.ts';
import { eachDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

const admin = 'demo-account-sysadmin';

eachDatabase((_name, open) => {
  let office: TestOffice;
  beforeEach(async () => {
    office = await openOffice(open);
  });
  afterEach(() => office.close());

  const read = async (bytes: Buffer): Promise<SheetRows> => {
    const sheets = await readOfficeSheets(bytes);
    if (typeof sheets === 'string') throw new Error(sheets);
    return sheets;
  };
  const people = (...rows: string[][]): SheetRows => ({
    人员: [['姓名', '职务', '调解委员会', '是人民调解员，可以承办案件', '辖区', '自何日起'], ...rows],
  });
  const newcomer = ['符海燕', '调解员', '客路镇人民调解委员会', '是', '客路镇', '2026-01-01'];
  const states = async (sheets: SheetRows) =>
    (await office.workbooks.importSheets(admin, sheets)).plan.rows.map(({ state, problems }) => [
      state,
      ...problems.map(({ path, code }) => `${path} ${code}`),
    ]);

  test.each(['zh-CN', 'en'] as const)(
    'workbook, taken in %s and imported as it is, changes nothing',
    async (locale) => {
      const sheets = await read(await office.workbooks.write(admin, locale));

      const { plan, opened } = await office.workbooks.importSheets(admin, sheets);

      expect(plan.rows.filter(({ state }) => state !== 'same')).toEqual([]);
      expect(plan.rows.length).toBeGreaterThan(30);
      expect(opened).toEqual([]);
      expect(await office.db.read('office_changes').select('id')).toEqual([]);
    },
  );

  test('new person, imported twice, is there once', async () => {
    expect(await states(people(newcomer))).toEqual([['new']]);
    expect(await states(people(newcomer))).toEqual([['same']]);

    const found = office.areas.mediatorsOf('demo-committee-town', '2026-11-24' as never);
    expect(found.filter(({ name }) => name === '符海燕')).toHaveLength(1);
  });

  test('rows that refer to rows before them, imported together, find them', async () => {
    const sheets: SheetRows = {
      ...people(['符海燕', '', '企水镇人民调解委员会', '是', '企水镇', '2026-01-01']),
      调委会: [
        ['名称', '简称', '类别', '辖区', '案号用字', '案号格式', '自何日起'],
        [
          '企水镇人民调解委员会',
          '企水',
          '乡镇（街道）调委会',
          '企水镇',
          '企水',
          '（{year}）{org}第{n}号',
          '2026-01-01',
        ],
      ],
      印章: [
        ['印章名称', '调解委员会', '保管人', '自何日起'],
        ['企水调委会印章', '企水镇人民调解委员会', '符海燕', '2026-01-01'],
      ],
      账户: [
        ['用户名', '在任人员', '岗位'],
        ['haiyan', '符海燕', '调委会主任'],
      ],
    };

    const { plan, opened } = await office.workbooks.importSheets(admin, sheets);

    expect(plan.rows.map(({ sheet, state }) => [sheet, state])).toEqual([
      ['committees', 'new'],
      ['people', 'new'],
      ['seals', 'new'],
      ['accounts', 'new'],
    ]);
    expect(opened.map(({ account }) => [account.username, account.disabledAt !== null])).toEqual([
      ['haiyan', true],
    ]);
  });

  test('bad rows, imported with good ones, stay out with their reasons', async () => {
    const rows = people(
      newcomer,
      ['吴小妹', '', '没有的调委会', '是', '客路镇', '2026-01-01'],
      ['吴大妹', '', '客路镇人民调解委员会', '也许', '客路镇', '2026-01-01'],
      ['郑国强', '主任', '客路镇人民调解委员会', '是', '客路镇', '2011-01-01'],
      ['=HYPERLINK("x")', '', '客路镇人民调解委员会', '是', demoAreas.town, '2026-01-01'],
    );

    expect(await states(rows)).toEqual([
      ['new'],
      ['bad', 'committeeId notFound'],
      ['bad', 'isMediator notYesNo'],
      ['bad', 'validFrom fixedDay'],
      ['bad', 'name nameCharacters'],
    ]);
  });

  test('existing person, given another post, is changed from today and keeps telephone and former post', async () => {
    await office.db.write('people').where({ id: 'demo-person-chair' }).update({ telephone: '13800000001' });
    await office.areas.load();

    expect(
      await states(people(['郑国强', '会长', '客路镇人民调解委员会', '是', '客路镇', '2010-01-01'])),
    ).toEqual([['changed']]);

    expect(office.areas.findPerson('demo-person-chair')).toMatchObject({
      post: '会长',
      telephone: '13800000001',
    });
    const before = office.areas.mediatorsOf('demo-committee-town', '2026-11-23' as never);
    expect(before.find(({ id }) => id === 'demo-person-chair')?.post).toBe('主任');
  });

  test('uploaded workbook of another administrator, asked for, is absent', async () => {
    const id = await office.workbooks.keep(admin, people(newcomer));

    await expect(office.workbooks.check('demo-account-secadmin', id)).rejects.toThrow('notFound');
  });
});
