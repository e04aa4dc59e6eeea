import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { NotFoundError } from '../../platform/errors.ts';
import { projectFile } from '../../platform/project-root.ts';
import type { Area } from '../area.ts';
import { areasOfCounty, Country, type CountyChoice, countyText } from './country.ts';

const unpack = promisify(brotliDecompress);

/** A province unpacked takes up to 2 MB: in one piece it is not put together of hundreds of small ones. */
const chunkSize = 4 * 1024 * 1024;

/** The whole country as it is shipped beside the program, of which an office takes its own counties. */
export class CountryService {
  #country: Promise<Country> | null = null;

  /** Read at the first need and then kept. */
  load(): Promise<Country> {
    this.#country ??= readFile(projectFile('seeds', 'country', 'index.json'), 'utf8').then(
      (text) => new Country(text),
    );
    return this.#country;
  }

  /**
   * A county with all that lies in it and above it. The province is unpacked beside the event loop, and only the lines of
   * the county are read. Throws NotFoundError for a code no county has.
   */
  async readCounty(code: string): Promise<{ county: CountyChoice; areas: readonly Area[] }> {
    const country = await this.load();
    const county = country.find(code);
    if (county === undefined) throw new NotFoundError('areaNotFound', { code });
    const file = projectFile('seeds', 'country', `${county.province.code.slice(0, 2)}.txt.br`);
    const text = countyText(await unpack(await readFile(file), { chunkSize }), county.listedCode);
    if (text === null) throw new Error(`${file} does not hold ${county.listedCode}`);
    return { county, areas: areasOfCounty(country, county, text) };
  }
}
