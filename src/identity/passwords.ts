import { hash, verify } from '@node-rs/argon2';
import { BusyError } from '../platform/errors.ts';

/** OWASP's minimum for argon2id (Password Storage Cheat Sheet). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Longer input is refused before anything is computed. */
export const passwordMax = 128;
export const passwordMin = 10;

/** argon2 shares the thread pool with the database driver: more at a time would hold up every query. */
const maxRunning = 2;
const maxWaiting = 50;

let running = 0;
const waiting: (() => void)[] = [];

/** Throws RangeError for a password longer than `passwordMax`, BusyError when too many wait. */
export async function hashPassword(password: string): Promise<string> {
  if (password.length > passwordMax) throw new RangeError('password too long');
  return inTurn(() => hash(password, cost));
}

/** Throws BusyError when too many wait. An overlong password is simply wrong. */
export async function isPasswordRight(passwordHash: string, password: string): Promise<boolean> {
  if (password.length > passwordMax) return false;
  return inTurn(() => verify(passwordHash, password));
}

let decoy: Promise<string> | null = null;

/** Takes as long as a real comparison, so that the time of an answer does not tell which usernames exist. */
export async function compareWithNothing(password: string): Promise<false> {
  decoy ??= hashPassword('no account has this password');
  await isPasswordRight(await decoy, password);
  return false;
}

/** A field problem code when the password may not be chosen, else null (ASVS 5.0 6.2: length, no composition rules). */
export function passwordFault(
  password: string,
  username: string,
): 'passwordShort' | 'passwordLong' | 'passwordWeak' | null {
  if (password.length < passwordMin) return 'passwordShort';
  if (password.length > passwordMax) return 'passwordLong';
  const lower = password.toLowerCase();
  const hasFewCharacters = new Set(lower).size < 4;
  return hasFewCharacters || lower.includes(username) || isRun(lower) ? 'passwordWeak' : null;
}

/** 1234567890, abcdefghijk and the like. */
function isRun(text: string): boolean {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.filter((step) => Math.abs(step) <= 1).length >= steps.length - 1;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= maxRunning) {
    if (waiting.length >= maxWaiting) throw new BusyError();
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    running += 1;
  }
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
