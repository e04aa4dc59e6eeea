import type { Request, RequestHandler } from 'express';
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { TooManyRequestsError } from '../platform/errors.ts';

export interface LimitRule {
  /** A store of tries: `memoryLimiter(…)`, or one on the database when several processes serve. */
  readonly limiter: RateLimiterAbstract;
  /** What is counted, e.g. the address of the sender or the account name; null is not counted. */
  readonly key: (req: Request) => string | null;
}

export function memoryLimiter(options: {
  points: number;
  durationSeconds: number;
  blockSeconds?: number;
}): RateLimiterMemory {
  return new RateLimiterMemory({
    points: options.points,
    duration: options.durationSeconds,
    blockDuration: options.blockSeconds ?? 0,
  });
}

/** Counts each request under every rule; when one is used up: 429 with Retry-After, the handler never runs. */
export function limitRate(rules: readonly LimitRule[]): RequestHandler {
  return async (req, _res, next) => {
    for (const rule of rules) {
      const key = rule.key(req);
      if (key !== null) await spend(rule.limiter, key.slice(0, 200));
    }
    next();
  };
}

/** Takes one point. Throws TooManyRequestsError when there is none left; a broken store throws as it is. */
export async function spend(limiter: RateLimiterAbstract, key: string, points = 1): Promise<void> {
  try {
    await limiter.consume(key, points);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new TooManyRequestsError('tooManyRequests', { minutes: Math.ceil(seconds / 60) }, seconds);
  }
}
