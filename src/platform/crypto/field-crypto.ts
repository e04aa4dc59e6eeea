import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts single columns (ID number, telephone, bank account) and makes them findable by equality. */
export interface FieldCrypto {
  /** `aad` ties the token to its place, `table.column.rowId`: moved elsewhere it no longer opens. */
  encrypt(plain: string, aad: string): string;
  /** Throws FieldCryptoError when the token is malformed, altered, moved, or its key is unknown. */
  decrypt(token: string, aad: string): string;
  /** 128-bit keyed digest of a normalised value; each column has its own key. */
  blindIndex(column: string, normalised: string): string;
}

export class FieldCryptoError extends Error {
  override readonly name = 'FieldCryptoError';
}

interface FieldKey {
  id: string;
  key: Buffer;
}

const nonceLength = 12;
const tagLength = 16;
const tokenPattern = /^v1\.([0-9a-f]{8})\.([A-Za-z0-9_-]+)$/;

/**
 * AES-256-GCM with keys derived from SECRET_KEY. New tokens use `secretKey`; tokens of `olderKeys` stay readable,
 * so that a key can be replaced first and rows re-encrypted after. Blind indexes always use `secretKey`.
 */
export function createFieldCrypto(secretKey: string, olderKeys: readonly string[] = []): FieldCrypto {
  const current = fieldKey(secretKey);
  const keys = new Map([...olderKeys.map(fieldKey), current].map((entry) => [entry.id, entry.key]));
  const indexKeys = new Map<string, Buffer>();

  return {
    encrypt(plain, aad) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(Buffer.from(aad));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `v1.${current.id}.${sealed.toString('base64url')}`;
    },
    decrypt(token, aad) {
      const [, keyId = '', body = ''] = tokenPattern.exec(token) ?? [];
      const sealed = Buffer.from(body, 'base64url');
      const key = keys.get(keyId);
      if (sealed.length < nonceLength + tagLength) throw new FieldCryptoError('malformed token');
      if (key === undefined) throw new FieldCryptoError(`unknown key ${keyId}`);
      return open(sealed, key, aad);
    },
    blindIndex(column, normalised) {
      let key = indexKeys.get(column);
      if (key === undefined) {
        key = derive(secretKey, `dingfen blind index ${column}`, 32);
        indexKeys.set(column, key);
      }
      return createHmac('sha256', key).update(normalised).digest('hex').slice(0, 32);
    },
  };
}

function open(sealed: Buffer, key: Buffer, aad: string): string {
  const end = sealed.length - tagLength;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceLength))
      .setAAD(Buffer.from(aad))
      .setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(nonceLength, end)), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    throw new FieldCryptoError('altered or misplaced token');
  }
}

function fieldKey(secretKey: string): FieldKey {
  return {
    id: derive(secretKey, 'dingfen field key id', 4).toString('hex'),
    key: derive(secretKey, 'dingfen field key', 32),
  };
}

/** A key for one purpose from the master secret (HKDF-SHA-256). */
export function derive(secretKey: string, purpose: string, length: number): Buffer {
  return Buffer.from(hkdfSync('sha256', secretKey, 'dingfen', purpose, length));
}
