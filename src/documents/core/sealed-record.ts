import type { FieldCrypto } from '../../platform/crypto/field-crypto.ts';

/** Members of a record that hold personal numbers, wherever they stand, except the committee's own telephone. */
const personalKeys = new Set(['idNumber', 'phone', 'bankAccount']);

interface Sealed {
  readonly sealed: string;
}

/** The record as it is stored: telephones and identity numbers encrypted and bound to this document. */
export function sealRecord(record: object, crypto: FieldCrypto, documentId: string): object {
  return walk(record, '', (path, value) => ({
    sealed: crypto.encrypt(value, aad(documentId, path)),
  })) as object;
}

/** The record as it was issued. Throws FieldCryptoError when a sealed value was altered or moved. */
export function openRecord(stored: object, crypto: FieldCrypto, documentId: string): object {
  return open(stored, '') as object;

  function open(value: unknown, path: string): unknown {
    if (Array.isArray(value)) return value.map((item, index) => open(item, `${path}.${index}`));
    if (typeof value !== 'object' || value === null) return value;
    if (isSealed(value)) return crypto.decrypt(value.sealed, aad(documentId, path));
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, open(item, `${path}.${key}`)]),
    );
  }
}

function aad(documentId: string, path: string): string {
  return `documents.record.${documentId}${path}`;
}

function isSealed(value: object): value is Sealed {
  const keys = Object.keys(value);
  return keys.length === 1 && keys[0] === 'sealed' && typeof (value as Sealed).sealed === 'string';
}

function walk(value: unknown, path: string, seal: (path: string, value: string) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item, index) => walk(item, `${path}.${index}`, seal));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const place = `${path}.${key}`;
      const isPersonal =
        personalKeys.has(key) && typeof item === 'string' && !place.startsWith('.committee.');
      return [key, isPersonal ? seal(place, item) : walk(item, place, seal)];
    }),
  );
}
