import type { ColumnKind } from '../../platform/tables/table.ts';
import { attribute, unescaped } from './layout-book.ts';

const textFormat = 49;
const isDateFormat = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** The formats of a workbook's cells: what they show a number as, and the same with words that stay words. */
export class LayoutStyles {
  readonly #xml: string;
  readonly #formats: string[];
  readonly #own: ReadonlyMap<number, string>;
  readonly #quoted = new Map<string, number>();

  /** Days count from another day in workbooks of old Macs: there they are written as words. */
  readonly #hasDays: boolean;

  constructor(xml: string, hasDays = true) {
    this.#hasDays = hasDays;
    this.#xml = xml;
    const inner = /<cellXfs\b[^>]*>(.*?)<\/cellXfs>/s.exec(xml)?.[1] ?? '';
    this.#formats = [...inner.matchAll(/<xf\b[^>]*?(?:\/>|>.*?<\/xf>)/gs)].map(([xf]) => xf);
    this.#own = new Map(
      [...xml.matchAll(/<numFmt\b[^>]*>/g)].map(([tag]) => [
        Number(attribute(tag, 'numFmtId')),
        unescaped(attribute(tag, 'formatCode')),
      ]),
    );
  }

  /** Whether a cell of this style shows a value of the kind as the number it is. */
  shows(style: string, kind: ColumnKind): boolean {
    const id = Number(attribute(this.#formats[Number(style || 0)] ?? '', 'numFmtId') || 0);
    const code = (this.#own.get(id) ?? '').replace(/"[^"]*"|\\./g, '');
    if (id === textFormat || code === '@') return false;
    const isDate = isDateFormat(id) || /[ymdh年月日]/i.test(code.replace(/\[[^\]]*\]/g, ''));
    if (kind === 'day' || kind === 'moment') return isDate && this.#hasDays;
    if (kind === 'rate') return id === 9 || id === 10 || code.includes('%');
    return kind !== 'text' && !isDate;
  }

  /** The same style with which words that look like a formula stay words, also when somebody edits the cell. */
  quoted(style: string): number {
    const known = this.#quoted.get(style);
    if (known !== undefined) return known;
    const xf = this.#formats[Number(style || 0)] ?? '<xf xfId="0"/>';
    this.#formats.push(xf.replace(/\squotePrefix="\d"/, '').replace('<xf', '<xf quotePrefix="1"'));
    const index = this.#formats.length - 1;
    this.#quoted.set(style, index);
    return index;
  }

  xml(): string {
    if (this.#quoted.size === 0) return this.#xml;
    const all = `<cellXfs count="${this.#formats.length}">${this.#formats.join('')}</cellXfs>`;
    return this.#xml.replace(/<cellXfs\b[^>]*>.*?<\/cellXfs>/s, () => all);
  }
}
