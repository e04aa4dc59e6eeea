import { type DestinationStream, type Logger as PinoLogger, pino, stdTimeFunctions } from 'pino';

export type Logger = PinoLogger;

/** Names of fields that never reach the log in clear, at the top or one or two levels down. */
const secretFields = [
  'password',
  'passwordHash',
  'token',
  'secret',
  'secretKey',
  'idNumber',
  'idNo',
  'id_number',
  'phone',
  'telephone',
  'bankAccount',
  'cookie',
  'authorization',
  'set-cookie',
  'body',
  'q',
];

/** A logger of JSON lines. Secrets and personal values are cut out by field name; `stream` is for tests. */
export function createLogger(options: { level: string; stream?: DestinationStream }): Logger {
  const settings = {
    level: options.level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    redact: {
      paths: secretFields.flatMap((field) => [`["${field}"]`, `*["${field}"]`, `*.*["${field}"]`]),
      censor: '[redacted]',
    },
  };
  return options.stream === undefined ? pino(settings) : pino(settings, options.stream);
}

/**
 * A request path fit for the log: search words and codes that open a page to whoever holds them are cut out.
 * Takes path and query, gives the same with `[redacted]` in those places.
 */
export function safeUrl(url: string): string {
  const [path = '', query] = url.split('?', 2);
  const safePath = path.replace(/^\/(q|verify|invite|activate|api\/v1\/verify)\/[^/]+/, '/$1/[redacted]');
  if (query === undefined) return safePath;
  const safeQuery = query
    .split('&')
    .map((pair) =>
      /^(q|phone|idNumber|token|code|name)=/i.test(pair) ? pair.replace(/=.*/, '=[redacted]') : pair,
    )
    .join('&');
  return `${safePath}?${safeQuery}`;
}
