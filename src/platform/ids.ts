import { randomBytes, randomInt } from 'node:crypto';
import { systemMs } from './clock.ts';

/** Crockford's base32: no I, L, O, U, so a code survives being read aloud and typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

let lastMs = 0;
let sequence = 0;

/** UUIDv7 (RFC 9562). Ids made in one process ascend, also within one millisecond. */
export function newId(): string {
  const now = systemMs();
  if (now > lastMs) {
    lastMs = now;
    sequence = randomInt(0x400);
  } else {
    // The clock stood still or went back: keep ascending from the last id.
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  const bytes = randomBytes(16);
  bytes.writeUIntBE(lastMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | sequence, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** A code of so many base32 characters from the cryptographic generator: 5 bits each. */
export function randomCode(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte & 31]).join('');
}
