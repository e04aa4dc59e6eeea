/** Codes of two bytes, read once from the decoder of the platform: no table of our own that could differ from it. */
let known: Uint16Array | undefined;

function twoByteCodes(): Uint16Array {
  const codes: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) codes.push(lead * 256 + trail);
  const bytes = Buffer.alloc(codes.length * 3, 0x0a);
  for (const [index, code] of codes.entries()) bytes.writeUInt16BE(code, index * 3);
  const read = new TextDecoder('gb18030').decode(bytes);
  const table = new Uint16Array(0x10000);
  let [at, index] = [0, 0];
  while (at < read.length) {
    const end = read.indexOf('\n', at);
    const point = read.charCodeAt(at);
    // One character of the basic plane, or the pair means nothing.
    if (end - at === 1 && point !== 0xfffd) table[point] = codes[index] ?? 0;
    at = end + 1;
    index += 1;
  }
  return table;
}

/** Rarer characters of the basic plane, with codes of four bytes, found when they are first met. */
const rare = new Map<number, Buffer>();

function fourBytes(linear: number): Buffer {
  const bytes = [0, 0, 0, 0];
  let rest = linear;
  for (const [place, base, start] of [
    [3, 10, 0x30],
    [2, 126, 0x81],
    [1, 10, 0x30],
    [0, 126, 0x81],
  ] as const) {
    bytes[place] = (rest % base) + start;
    rest = Math.floor(rest / base);
  }
  return Buffer.from(bytes);
}

/** Codes of the basic plane end here, those of the planes above begin at 0x90308130. */
const basicCodes = 39_420;
const planesBegin = 189_000;

function rareCode(point: number): Buffer {
  if (point >= 0x10000) return fourBytes(planesBegin + point - 0x10000);
  const found = rare.get(point);
  if (found !== undefined) return found;
  const decoder = new TextDecoder('gb18030');
  // The codes rise with the characters, all but a few that stand apart and are compared one by one.
  let [low, high] = [0, basicCodes - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((decoder.decode(fourBytes(middle)).codePointAt(0) ?? 0) < point) low = middle + 1;
    else high = middle;
  }
  const bytes = fourBytes(low);
  const isRight = decoder.decode(bytes).codePointAt(0) === point;
  const code = isRight ? bytes : Buffer.from('?');
  rare.set(point, code);
  return code;
}

/** Text as GB 18030, which older programs of offices read; a character it does not have becomes a question mark. */
export function encodeGb18030(text: string): Buffer {
  known ??= twoByteCodes();
  const out = Buffer.alloc(text.length * 4);
  let length = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    if (point < 0x80) {
      out[length] = point;
      length += 1;
      continue;
    }
    const code = known[point] ?? 0;
    if (code !== 0) {
      length = out.writeUInt16BE(code, length);
      continue;
    }
    length += rareCode(point).copy(out, length);
  }
  return out.subarray(0, length);
}
