import { createTransport } from 'nodemailer';
import { type NotificationPort, type Outcome, tryLimitMs } from './port.ts';

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else by STARTTLS, unless `isPlain`. */
  readonly isSecure: boolean;
  /** Without TLS, on a network of its own. */
  readonly isPlain: boolean;
  readonly user: string | null;
  readonly password: string | null;
  readonly from: string;
}

interface SmtpFault extends Error {
  readonly code?: string;
  readonly responseCode?: number;
  /** `connect` when nobody was there to say anything to. */
  readonly syscall?: string;
}

/** Of a text in Chinese the shorter one. */
const textEncoding = 'base64' as const;

/** `smtp`: a mail for each text. Every try bears the same Message-ID, by which servers and readers know it again. */
export function smtpAdapter(server: SmtpServer, limitMs = tryLimitMs): NotificationPort {
  const { host, port, isSecure, isPlain, user, password, from } = server;
  const transport = createTransport({
    host,
    port,
    secure: isSecure,
    requireTLS: !isSecure && !isPlain,
    ignoreTLS: isPlain,
    ...(user !== null && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: limitMs,
    greetingTimeout: limitMs,
    socketTimeout: limitMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/[^\w.-]/g, '');
  return {
    name: 'smtp',
    send: ({ id, to, subject, body }) => {
      const mail = { from, to, subject, text: body, messageId: `<${id}@${domain}>`, textEncoding };
      return withinLimit(
        transport.sendMail(mail).then(() => ({ kind: 'sent' }) as const, outcomeOf),
        limitMs,
      );
    },
  };
}

/** The library minds silences, not a server that answers a byte at a time. */
async function withinLimit(sending: Promise<Outcome>, limitMs: number): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ kind: 'lost', reason: 'timeout' }), limitMs + 500);
  });
  const outcome = await Promise.race([sending, late]);
  clearTimeout(timer);
  return outcome;
}

const reasons: Readonly<Record<string, string>> = {
  EDNS: 'unknownHost',
  ETLS: 'tls',
  EAUTH: 'auth',
  ETIMEDOUT: 'timeout',
  EENVELOPE: 'address',
};

function outcomeOf(error: SmtpFault): Outcome {
  const { code = '', responseCode, syscall } = error;
  if (responseCode !== undefined && code !== 'EAUTH' && code !== 'ETLS') {
    return { kind: 'refused', reason: `smtp ${responseCode}`, isFinal: responseCode >= 500 };
  }
  const reason = reasons[code] ?? (/CERT|SSL|TLS|VERIFY/.test(code) ? 'tls' : 'dropped');
  // A refused password or certificate is put right by people; what waits goes out then.
  if (['unknownHost', 'tls', 'auth'].includes(reason)) return { kind: 'refused', reason, isFinal: false };
  if (syscall === 'connect') return { kind: 'refused', reason: 'notReached', isFinal: false };
  return reason === 'address' ? { kind: 'refused', reason, isFinal: true } : { kind: 'lost', reason };
}
