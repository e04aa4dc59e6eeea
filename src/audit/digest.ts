import { createHmac } from 'node:crypto';

/**
 * A salted digest that stands for a personal value in a hashed record. The salt is kept with the value and dies with
 * it: after an erasure the record stays verifiable and the value can no longer be guessed from it.
 */
export function digestOf(value: string, salt: string): string {
  return createHmac('sha256', salt).update(value.normalize('NFC')).digest('hex');
}
