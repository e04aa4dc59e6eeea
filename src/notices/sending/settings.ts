import { resolve } from 'node:path';
import { z } from 'zod';
import { addressFault } from './address-fault.ts';
import { readGateway, type SecretsOf, type SmsGateway } from './gateway-file.ts';
import { logAdapter } from './log-adapter.ts';
import type { Adapters, Channel } from './port.ts';
import { smsAdapter } from './sms-adapter.ts';
import { type SmtpServer, smtpAdapter } from './smtp-adapter.ts';
import { wecomAdapter } from './wecom-adapter.ts';

/** The settings of the ways out of the house, as the environment names them. */
export const noticeSettings = {
  SMS_GATEWAY: z.string().optional(),
  WECOM_BOT: z.string().optional(),
  SMTP_URL: z.string().optional(),
  SMTP_FROM: z.string().optional(),
  SMTP_PASSWORD: z.string().optional(),
  SMTP_TLS: z.enum(['required', 'none'], { error: 'must be required or none' }).default('required'),
};
type Values = z.infer<z.ZodObject<typeof noticeSettings>>;

/** What the settings connect; a channel without an entry is served by the log. */
export interface NoticeConfig {
  readonly sms?: SmsGateway;
  readonly wecom?: URL;
  readonly mail?: SmtpServer;
}

/** Checks what belongs together; one clear line for each mistake. `secretOf` gives other variables of the environment. */
export function readNoticeConfig(
  values: Values,
  secretOf: SecretsOf,
): { readonly config: NoticeConfig; readonly faults: readonly string[] } {
  const sms = values.SMS_GATEWAY === undefined ? null : readGateway(resolve(values.SMS_GATEWAY), secretOf);
  const wecomFault = values.WECOM_BOT === undefined ? null : addressFault(values.WECOM_BOT);
  const mail = readSmtp(values);
  return {
    config: {
      ...(sms !== null && 'gateway' in sms && { sms: sms.gateway }),
      ...(values.WECOM_BOT !== undefined && wecomFault === null && { wecom: new URL(values.WECOM_BOT) }),
      ...(mail.server !== null && { mail: mail.server }),
    },
    faults: [
      ...(sms !== null && 'faults' in sms ? sms.faults : []),
      ...(wecomFault === null ? [] : [`WECOM_BOT ${wecomFault}`]),
      ...mail.faults,
    ],
  };
}

const mailAddress = /^[^\s@<>"]{1,64}@[\w.-]{1,255}$/;

function readSmtp({ SMTP_URL, SMTP_FROM, SMTP_PASSWORD, SMTP_TLS }: Values): {
  readonly server: SmtpServer | null;
  readonly faults: readonly string[];
} {
  if (SMTP_URL === undefined) {
    const isAlone = SMTP_FROM !== undefined || SMTP_PASSWORD !== undefined;
    return { server: null, faults: isAlone ? ['SMTP_URL is missing beside SMTP_FROM or SMTP_PASSWORD'] : [] };
  }
  const url = URL.canParse(SMTP_URL) ? new URL(SMTP_URL) : null;
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    return { server: null, faults: ['SMTP_URL must look like smtp://user@host:587 or smtps://user@host'] };
  const isSecure = url.protocol === 'smtps:';
  const isPlain = SMTP_TLS === 'none';
  const faults = [
    url.password !== '' && 'SMTP_URL must hold no password: set SMTP_PASSWORD',
    (SMTP_FROM === undefined || !mailAddress.test(SMTP_FROM)) &&
      'SMTP_FROM must be the mail address notices come from',
    (url.username === '') !== (SMTP_PASSWORD === undefined) &&
      'a user in SMTP_URL and SMTP_PASSWORD belong together',
    isPlain && isSecure && 'SMTP_TLS=none contradicts smtps://',
    isPlain && url.username !== '' && 'SMTP_TLS=none would send the password in the open',
  ].filter((line) => line !== false);
  if (faults.length > 0) return { server: null, faults };
  return {
    faults,
    server: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (isSecure ? 465 : 587) : Number(url.port),
      isSecure,
      isPlain,
      user: url.username === '' ? null : decodeURIComponent(url.username),
      password: SMTP_PASSWORD ?? null,
      from: SMTP_FROM ?? '',
    },
  };
}

/** What serves each channel; the log where nothing is connected. */
export function adaptersOf({ sms, wecom, mail }: NoticeConfig): Adapters {
  return {
    sms: sms === undefined ? logAdapter : smsAdapter(sms),
    wecom: wecom === undefined ? logAdapter : wecomAdapter(wecom),
    mail: mail === undefined ? logAdapter : smtpAdapter(mail),
  };
}

/** The machine a channel goes to, for the administrator; null where nothing is connected. */
export function hostOf({ sms, wecom, mail }: NoticeConfig, channel: Channel): string | null {
  const hosts = { sms: sms?.url.host, wecom: wecom?.host, mail: mail && `${mail.host}:${mail.port}` };
  return hosts[channel] ?? null;
}
