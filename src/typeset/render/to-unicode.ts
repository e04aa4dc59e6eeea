const blockSize = 100;

/** A ToUnicode map: the text each character code of a font stands for, index = code. */
export function toUnicodeMap(texts: readonly string[]): string {
  const entries = texts.flatMap((text, code) =>
    code === 0 || text === '' ? [] : [`<${hex(code)}> <${utf16Hex(text)}>`],
  );
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += blockSize) {
    const block = entries.slice(at, at + blockSize);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return [
    '/CIDInit /ProcSet findresource begin',
    '12 dict begin',
    'begincmap',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def',
    '/CMapType 2 def',
    '1 begincodespacerange',
    '<0000> <ffff>',
    'endcodespacerange',
    ...blocks,
    'endcmap',
    'CMapName currentdict /CMap defineresource pop',
    'end',
    'end',
  ].join('\n');
}

export function utf16Hex(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at++) out += hex(text.charCodeAt(at));
  return out;
}

const digits = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

/** Four hexadecimal digits of a number below 65,536. */
export function hex(value: number): string {
  return `${digits[value >> 8]}${digits[value & 255]}`;
}
