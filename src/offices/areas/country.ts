import { z } from 'zod';
import { asDay, type Day } from '../../platform/clock.ts';
import { type Area, type AreaLevel, pathBelow } from '../area.ts';

/** What `seeds/country/index.json` holds: every county of the country with what lies above it. */
const indexSchema = z.object({
  source: z.string(),
  validFrom: z.string(),
  provinces: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      cities: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          counties: z.array(z.tuple([z.string(), z.string()])),
        }),
      ),
    }),
  ),
});

/** A county as it may be chosen; of a city without counties, the city itself. */
export interface CountyChoice {
  /** Of the place the towns lie below. */
  readonly code: string;
  readonly name: string;
  /** Of the county in the national list, where a city without counties stands as a county of its own name. */
  readonly listedCode: string;
  readonly city: CityChoice;
  readonly province: { readonly code: string; readonly name: string };
}
export interface CityChoice {
  readonly code: string;
  readonly name: string;
  /** A mere heading of the list is no place: what stands below it lies in the province itself. */
  readonly isHeading: boolean;
}

const headings: readonly string[] = ['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划'];

/** Provinces and cities are listed by 2 and 4 digits; GB/T 2260 writes six. */
function sixDigits(code: string): string {
  return code.padEnd(6, '0');
}

/** Provinces, cities and counties of the whole country. */
export class Country {
  readonly source: string;
  readonly validFrom: Day;
  readonly counties: readonly CountyChoice[];

  /** @throws ZodError for a text that is no such index */
  constructor(text: string) {
    const index = indexSchema.parse(JSON.parse(text));
    this.source = index.source;
    this.validFrom = asDay(index.validFrom);
    this.counties = index.provinces.flatMap((listed) => {
      const province = { code: sixDigits(listed.code), name: listed.name };
      return listed.cities.flatMap(({ code, name, counties }) => {
        const city = { code: sixDigits(code), name, isHeading: headings.includes(name) };
        return counties.map(([listedCode, county]) => {
          const isCity = county === name;
          return { code: isCity ? city.code : listedCode, name: county, listedCode, city, province };
        });
      });
    });
  }

  provinces(): CountyChoice['province'][] {
    return [...new Map(this.counties.map(({ province }) => [province.code, province])).values()];
  }

  citiesOf(provinceCode: string): CityChoice[] {
    const within = this.counties.filter(({ province }) => province.code === provinceCode);
    return [...new Map(within.map(({ city }) => [city.code, city])).values()];
  }

  countiesOf(cityCode: string): CountyChoice[] {
    return this.counties.filter(({ city }) => city.code === cityCode);
  }

  find(code: string): CountyChoice | undefined {
    return this.counties.find((county) => county.code === code || county.listedCode === code);
  }

  /** By code or name, also with the city or province before it; what fits best, so several only where it is unclear. */
  search(text: string): readonly CountyChoice[] {
    const wanted = text.normalize('NFKC').replace(/\s/g, '');
    if (wanted === '') return [];
    if (/^\d+$/.test(wanted)) return [this.find(wanted) ?? []].flat();
    const spoken = this.counties.map((county) => ({ county, names: spokenNames(county) }));
    const tries: readonly ((name: string) => boolean)[] = [
      (name) => name === wanted,
      (name) => name.startsWith(wanted),
      (name) => name.includes(wanted),
    ];
    for (const fits of tries) {
      const found = spoken.filter(({ names }) => names.some(fits));
      if (found.length > 0) return found.map(({ county }) => county);
    }
    return [];
  }
}

/** 西湖区, 杭州市西湖区, 杭州西湖区, 浙江省杭州市西湖区, 浙江省西湖区. */
function spokenNames({ name, city, province }: CountyChoice): string[] {
  const below = city.isHeading || city.name === name ? [] : [city.name, city.name.replace(/市$/, '')];
  return [
    name,
    ...below.flatMap((above) => [`${above}${name}`, `${province.name}${above}${name}`]),
    `${province.name}${name}`,
    `${province.name.replace(/[省市]$/, '')}${name}`,
  ];
}

/** 浙江省 杭州市 西湖区. */
export function wholeCountyName({ name, city, province }: CountyChoice): string {
  const isNamed = !city.isHeading && city.name !== name;
  return [province.name, ...(isNamed ? [city.name] : []), name].join(' ');
}

/** What the file of a province holds of one county: its towns and villages. Null when the county is not in it. */
export function countyText(file: Buffer, listedCode: string): string | null {
  const head = Buffer.from(`#${listedCode}\n`);
  const start = file.indexOf(head);
  if (start < 0) return null;
  return file.toString('utf8', start + head.length, file.indexOf('\n#', start));
}

/** The county with its towns and villages and what lies above it, each after the area above it. */
export function areasOfCounty(country: Country, county: CountyChoice, text: string): Area[] {
  const areas: Area[] = [];
  const add = (parent: Area | null, level: AreaLevel, code: string, name: string, note?: string): Area => {
    const area: Area = {
      code,
      name,
      level,
      parentCode: parent?.code ?? null,
      path: pathBelow(parent?.path ?? null, code),
      validFrom: country.validFrom,
      validTo: null,
      source: country.source,
      note: note ?? null,
    };
    areas.push(area);
    return area;
  };
  const { province, city } = county;
  const top = add(null, 'province', province.code, province.name);
  const above = city.isHeading ? top : add(top, 'city', city.code, city.name);
  const own = county.code === city.code ? above : add(above, 'county', county.code, county.name);
  let town: Area | null = null;
  let [lastTown, lastVillage] = [0, 0];
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [listed = '', digits] = line.replace(/^>/, '').split('\t');
    if (line.startsWith('>')) {
      lastTown = digits === undefined ? lastTown + 1 : Number(digits);
      lastVillage = 0;
      town = add(own, 'town', `${county.listedCode}${threeDigits(lastTown)}`, listed);
    } else if (town !== null) {
      lastVillage = digits === undefined ? lastVillage + 1 : Number(digits);
      const name = wholeName(listed);
      const note = name === listed ? undefined : `来源中写作“${listed}”`;
      add(town, 'village', `${town.code}${threeDigits(lastVillage)}`, name, note);
    }
  }
  return areas;
}

function threeDigits(n: number): string {
  return String(n).padStart(3, '0');
}

/** The list leaves out the last character of some names: 客路社区居委 stands for 客路社区居委会. */
function wholeName(name: string): string {
  return name.endsWith('居委') || name.endsWith('村委') ? `${name}会` : name;
}
