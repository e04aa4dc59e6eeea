import { createHash } from 'node:crypto';
import { addMs, type Instant } from '../platform/clock.ts';
import { randomCode } from '../platform/ids.ts';

const activationDays = 7;

/** A one-time code to hand over: shown once, kept as a hash. 80 random bits need no slow hash. */
export function newActivation(now: Instant): { code: string; hash: string; expiresAt: Instant } {
  const code = randomCode(16);
  return {
    code: groupsOfFour(code),
    hash: activationHash(code),
    expiresAt: addMs(now, activationDays * 86_400_000),
  };
}

/** Spaces, dashes and capitals make no difference; O, I and L are read as the digits they are mistaken for. */
export function activationHash(typed: string): string {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return createHash('sha256').update(code).digest('hex');
}

function groupsOfFour(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}
