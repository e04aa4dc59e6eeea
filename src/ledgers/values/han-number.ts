const digits = new Map<string, number>(
  [
    ['〇零○', 0],
    ['一壹元', 1],
    ['二贰貳两兩', 2],
    ['三叁參', 3],
    ['四肆', 4],
    ['五伍', 5],
    ['六陆陸', 6],
    ['七柒', 7],
    ['八捌', 8],
    ['九玖', 9],
  ].flatMap(([signs, value]) => [...String(signs)].map((sign) => [sign, Number(value)] as const)),
);
const units = new Map<string, number>(
  [
    ['十拾', 10],
    ['百佰', 100],
    ['千仟', 1000],
  ].flatMap(([signs, value]) => [...String(signs)].map((sign) => [sign, Number(value)] as const)),
);
const myriads = new Map<string, number>([
  ['万', 10_000],
  ['萬', 10_000],
  ['亿', 100_000_000],
  ['億', 100_000_000],
]);

/** 二〇二六 or 十二 or 三万零五百 as a number; null when it is none. */
export function hanNumber(text: string): number | null {
  const signs = [...text];
  if (signs.length === 0) return null;
  if (signs.length > 1 && signs.every((sign) => digits.has(sign))) {
    return Number(signs.map((sign) => digits.get(sign)).join(''));
  }
  let [total, section, digit] = [0, 0, 0];
  let last = 0;
  for (const sign of signs) {
    const value = digits.get(sign);
    const unit = units.get(sign);
    const myriad = myriads.get(sign);
    if (value !== undefined) {
      digit = value;
      last = value === 0 ? 1 : last;
    } else if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      [digit, last] = [0, unit];
    } else if (myriad !== undefined) {
      total = (total + section + digit) * myriad;
      [section, digit, last] = [0, 0, myriad];
    } else {
      return null;
    }
  }
  // 三万五 is said for 35,000.
  return total + section + digit * (digit > 0 && last >= 100 ? last / 10 : 1);
}
