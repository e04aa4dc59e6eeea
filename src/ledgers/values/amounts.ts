import { type Cell, narrow, saysNothing } from './cell.ts';
import { hanNumber } from './han-number.ts';

export interface ReadAmount {
  readonly fen: number | null;
  readonly isApproximate: boolean;
  readonly flags: readonly 'amount-unreadable'[];
}

const approximate = /^[约約]|大约|左右|上下|[余餘多]|近/;
const figures = /^\d+(?:\.\d+)?$/;
const parts = /^(?:\d+(?:\.\d+)?[亿万千百])+(?:\d+(?:\.\d+)?)?$/;
const sizes: Readonly<Record<string, number>> = { 亿: 1e8, 万: 1e4, 千: 1e3, 百: 100 };
const hanSigns = /^[〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億两]+$/;
/** The same limit as for a sum typed at the desk. */
const yuanLimit = 999_999_999_999;

/** An amount as people write it, in fen. `unit` is what a bare number counts by the header: 1 or 10,000 yuan. */
export function readAmount(cell: Cell, unit: 1 | 10_000 = 1): ReadAmount {
  const text = narrow(cell);
  if (saysNothing(text)) return nothing;
  const isApproximate = approximate.test(text);
  const bare = text
    .replace(/大约|约|約|左右|上下|[余餘多]|^近/g, '')
    .replace(/人民币|RMB|^[¥￥$]/gi, '')
    .replaceAll('萬', '万')
    .replaceAll('億', '亿')
    .replace(/[,，](?=\d)/g, '')
    .replace(/[整正]$/, '');
  const yuan = figures.test(bare) ? Number(bare) * unit : inYuan(bare.replace(/(?:块钱|元|块|圆)$/, ''));
  if (yuan === null || yuan > yuanLimit)
    return { fen: null, isApproximate: false, flags: ['amount-unreadable'] };
  return { fen: Math.round(yuan * 100), isApproximate, flags: [] };
}

const nothing: ReadAmount = { fen: null, isApproximate: false, flags: [] };

/** Of what names its unit itself. */
function inYuan(text: string): number | null {
  if (figures.test(text)) return Number(text);
  if (parts.test(text)) {
    const said = [...text.matchAll(/(\d+(?:\.\d+)?)([亿万千百]?)/g)];
    return said.reduce((sum, [, figure, size = '']) => sum + Number(figure) * (sizes[size] ?? 1), 0);
  }
  const [, whole = '', jiao, fen] = /^(.*?)(?:[元圆]?(.)角)?(?:零?(.)分)?$/.exec(text) ?? [];
  if (!hanSigns.test(whole)) return null;
  const coins = [jiao, fen].map((sign) => (sign === undefined ? 0 : hanNumber(sign)));
  const sum = hanNumber(whole);
  const [tenths, hundredths] = coins;
  if (sum === null || tenths === null || hundredths === null) return null;
  return sum + (tenths ?? 0) / 10 + (hundredths ?? 0) / 100;
}
