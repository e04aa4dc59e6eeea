import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type NoticeConfig, noticeSettings, readNoticeConfig } from '../notices/sending/settings.ts';

export interface Config {
  host: string;
  port: number;
  dataDir: string;
  /** Absent: a SQLite file in `dataDir`. */
  databaseUrl?: string;
  publicUrl: string;
  secretKey: string;
  /** Replaced keys whose encrypted columns must stay readable. */
  olderSecretKeys: readonly string[];
  isHttpAllowed: boolean;
  /** Whether an empty database is filled with the demo world. */
  isDemo: boolean;
  isProduction: boolean;
  logLevel: string;
  sqliteSynchronous: 'FULL' | 'NORMAL';
  /** Bearer token that lets others than the machine itself read /metrics. */
  metricsToken?: string;
  /** Nightly backups: where they lie, how many are kept, and the public key of age they are locked for. */
  backup?: { readonly dir: string; readonly keep: number; readonly recipient?: string };
  /** The PKCS #12 file whose key signs the files of papers; absent: they bear no electronic signature. */
  paperKey?: { readonly path: string; readonly password: string };
  /** Ways out of the house for notices and texts; absent: they are only recorded. */
  notices?: NoticeConfig;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The settings are wrong; one clear line per mistake. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly lines: readonly string[];

  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

const secretLength = 32;
const flag = z.enum(['0', '1'], { error: 'must be 0 or 1' });

const settings = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .default('3000')
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535,
      'must be a port number from 0 to 65535',
    )
    .transform(Number),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^postgres(ql)?:$/.test(protocolOf(text)),
      'must look like postgres://user@host/database',
    )
    .optional(),
  PUBLIC_URL: z
    .string()
    .refine((text) => /^https?:$/.test(protocolOf(text)), 'must look like https://host')
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  SECRET_KEY: z.string().min(secretLength, `must have at least ${secretLength} characters`).optional(),
  SECRET_KEY_OLDER: z
    .string()
    .transform((text) => text.split(',').map((key) => key.trim()))
    .optional(),
  ALLOW_HTTP: flag.optional(),
  DEMO: flag.optional(),
  NODE_ENV: z
    .enum(['development', 'production', 'test'], {
      error: 'must be development, production or test',
    })
    .default('development'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be fatal, error, warn, info, debug, trace or silent',
    })
    .default('info'),
  SQLITE_SYNCHRONOUS: z.enum(['FULL', 'NORMAL'], { error: 'must be FULL or NORMAL' }).default('FULL'),
  SIGN_P12: z.string().optional(),
  SIGN_P12_PASSWORD: z.string().optional(),
  BACKUP_DIR: z.string().optional(),
  BACKUP_KEEP: z
    .string()
    .default('14')
    .refine((text) => /^[1-9]\d{0,3}$/.test(text), 'must be a number of backups from 1 to 9999')
    .transform(Number),
  BACKUP_RECIPIENT: z
    .string()
    .refine((text) => /^age1[0-9a-z]{20,}$/.test(text), 'must be a public key of age: age1…')
    .optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  ...noticeSettings,
});
type Settings = z.infer<typeof settings>;

/**
 * Reads and checks the settings; a blank setting counts as absent. Outside production a missing SECRET_KEY is made
 * once and kept in DATA_DIR. Throws ConfigError.
 */
export function loadConfig(env: Environment = process.env): Config {
  const given = Object.fromEntries(
    Object.keys(settings.shape)
      .map((name) => [name, env[name]?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  const notices = readNoticeConfig(parsed.data, (name) => env[name]?.trim() || undefined);
  const faults = [...crossChecks(parsed.data), ...notices.faults];
  if (faults.length > 0) throw new ConfigError(faults);
  const config = toConfig(parsed.data);
  return Object.keys(notices.config).length === 0 ? config : { ...config, notices: notices.config };
}

function crossChecks(values: Settings): string[] {
  if (values.NODE_ENV !== 'production') return [];
  const isHttpAllowed = values.ALLOW_HTTP === '1';
  return [
    values.SECRET_KEY === undefined &&
      `SECRET_KEY is required in production (at least ${secretLength} characters)`,
    values.PUBLIC_URL === undefined && 'PUBLIC_URL is required in production, as https://host',
    values.PUBLIC_URL?.startsWith('http:') === true &&
      !isHttpAllowed &&
      'PUBLIC_URL must begin with https:// in production; on an intranet without TLS set ALLOW_HTTP=1',
    values.DEMO === '1' && 'DEMO must not be 1 in production: demo accounts have a public password',
  ].filter((line) => line !== false);
}

function toConfig(values: Settings): Config {
  const isProduction = values.NODE_ENV === 'production';
  const dataDir = resolve(values.DATA_DIR);
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir,
    ...(values.DATABASE_URL !== undefined && { databaseUrl: values.DATABASE_URL }),
    publicUrl: values.PUBLIC_URL ?? `http://${urlHost(values.HOST)}:${values.PORT}`,
    secretKey: values.SECRET_KEY ?? keptSecret(dataDir),
    olderSecretKeys: values.SECRET_KEY_OLDER ?? [],
    isHttpAllowed: !isProduction || values.ALLOW_HTTP === '1',
    isDemo: !isProduction && values.DEMO !== '0',
    isProduction,
    logLevel: values.LOG_LEVEL,
    sqliteSynchronous: values.SQLITE_SYNCHRONOUS,
    ...(values.SIGN_P12 !== undefined && {
      paperKey: { path: resolve(values.SIGN_P12), password: values.SIGN_P12_PASSWORD ?? '' },
    }),
    ...(values.BACKUP_DIR !== undefined && {
      backup: {
        dir: resolve(values.BACKUP_DIR),
        keep: values.BACKUP_KEEP,
        ...(values.BACKUP_RECIPIENT !== undefined && { recipient: values.BACKUP_RECIPIENT }),
      },
    }),
    ...(values.METRICS_TOKEN !== undefined && { metricsToken: values.METRICS_TOKEN }),
  };
}

/** The secret of this data folder, made at the first start and readable by its owner only. */
function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret.key');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!isExisting(error))
      throw new ConfigError([`DATA_DIR ${dataDir} cannot be written: ${String(error)}`]);
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < secretLength) throw new ConfigError([`${path} is damaged: it holds no key`]);
  return secret;
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}

function protocolOf(text: string): string {
  return URL.canParse(text) ? new URL(text).protocol : '';
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
