/** Text of a file: UTF-8 or UTF-16 by its mark, UTF-8 where the bytes are that, else GB18030. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The sign between fields: the one that stands most often outside quotes in the first lines. */
export function delimiterOf(text: string): ',' | '\t' | ';' {
  const counts = new Map<string, number>([
    ['\t', 0],
    [',', 0],
    [';', 0],
  ]);
  let isQuoted = false;
  let lines = 0;
  for (let index = 0; index < text.length && lines < 30; index += 1) {
    const sign = text[index] ?? '';
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && counts.has(sign)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
    else if (!isQuoted && sign === '\n') lines += 1;
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return (best?.[1] ?? 0) === 0 ? ',' : (best?.[0] as ',' | '\t' | ';');
}

/** Records of separated text (RFC 4180): quotes double themselves, and lines may break inside them. */
export function readSeparated(text: string, delimiter = delimiterOf(text)): string[][] {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < source.length) {
    const field = source[at] === '"' ? quoted(source, at, delimiter) : plain(source, at, delimiter);
    record.push(field.value);
    at = field.end;
    if (at >= source.length) break;
    if (source[at] === '\n') {
      records.push(record);
      record = [];
    } else if (at === source.length - 1) {
      record.push('');
    }
    at += 1;
  }
  if (record.length > 0) records.push(record);
  return records;
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function plain(source: string, from: number, delimiter: string): Field {
  let end = from;
  while (end < source.length && source[end] !== delimiter && source[end] !== '\n') end += 1;
  return { value: source.slice(from, end), end };
}

/** A quote nobody closes ends with its line, so that one slip of the pen does not swallow the file. */
function quoted(source: string, from: number, delimiter: string): Field {
  let at = from + 1;
  let value = '';
  for (;;) {
    const next = source.indexOf('"', at);
    if (next < 0) return plain(source, from, delimiter);
    value += source.slice(at, next);
    if (source[next + 1] !== '"') {
      const rest = plain(source, next + 1, delimiter);
      return { value: value + rest.value, end: rest.end };
    }
    value += '"';
    at = next + 2;
  }
}
