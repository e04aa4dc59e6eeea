import type { Knex } from 'knex';
import type { Logger } from '../logger.ts';

/** Sends what knex has to say to our log, where redaction is; without one it is silent. */
export function knexLog(log: Logger | undefined): Knex.Logger {
  const at = (level: 'debug' | 'warn') => (message: unknown) =>
    log?.[level]({ source: 'knex' }, String(message));
  // Every failure knex calls an error is also thrown to whoever asked.
  return { debug: at('debug'), warn: at('warn'), error: at('warn'), deprecate: at('debug') };
}
