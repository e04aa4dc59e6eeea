import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';

const streamStart = /\/Length (\d+)[\s\S]*?>>\nstream\n/g;

/**
 * The digest of what a file says: its objects with their streams unpacked, without lengths and the table of offsets.
 * Processors and versions of the compressor pack the same bytes differently; a paper that says the same has the same digest.
 */
export function contentDigest(bytes: Buffer): string {
  const hash = createHash('sha256');
  const text = bytes.toString('latin1', 0, bytes.lastIndexOf('\nxref\n'));
  let at = 0;
  streamStart.lastIndex = 0;
  for (let match = streamStart.exec(text); match !== null; match = streamStart.exec(text)) {
    const head = text.slice(at, match.index) + match[0].replace(/\/Length \d+/, '');
    const from = match.index + match[0].length;
    const packed = bytes.subarray(from, from + Number(match[1]));
    hash.update(head, 'latin1');
    const dictionary = head.slice(head.lastIndexOf(' obj\n'));
    hash.update(dictionary.includes('/FlateDecode') ? inflateSync(packed) : packed);
    at = from + packed.length;
    streamStart.lastIndex = at;
  }
  return hash.update(text.slice(at), 'latin1').digest('hex');
}
