import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { type Outcome, tryLimitMs } from './port.ts';

export interface HttpCall {
  readonly url: URL;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly limitMs?: number;
}

/** `notReached`: nothing was sent. `lost`: the request went out, and no whole answer came. */
export type HttpAnswer = Answered | Unanswered;
export interface Answered {
  readonly kind: 'answered';
  readonly status: number;
  readonly text: string;
}
export interface Unanswered {
  readonly kind: 'notReached' | 'lost';
  readonly reason: string;
}

const mostBytes = 64 * 1024;

/**
 * One call to an address of the settings: no redirect is followed, no connection kept, certificates are checked, an
 * answer is read up to a limit. Resolves whatever happens.
 */
export function callHttp({
  url,
  method,
  headers,
  body,
  limitMs = tryLimitMs,
}: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const isSecure = url.protocol === 'https:';
    let isReached = false;
    const bytes = Buffer.from(body);
    const call = (isSecure ? requestSecure : requestPlain)(url, {
      method,
      agent: false,
      headers: { ...headers, ...(method === 'POST' && { 'content-length': String(bytes.length) }) },
    });
    const timer = setTimeout(() => fail('timeout'), limitMs);
    const settle = (answer: HttpAnswer): void => {
      clearTimeout(timer);
      resolve(answer);
      call.destroy();
    };
    const fail = (reason: string): void => settle({ kind: isReached ? 'lost' : 'notReached', reason });

    call.on('socket', (socket) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => {
        isReached = true;
      });
    });
    call.on('error', (error) => fail(reasonOf(error, isReached)));
    call.on('response', (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > mostBytes) fail('tooLong');
        else chunks.push(chunk);
      });
      response.on('error', () => fail('dropped'));
      response.on('close', () => fail('dropped'));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        settle({ kind: 'answered', status: response.statusCode ?? 0, text });
      });
    });
    call.end(method === 'POST' ? bytes : undefined);
  });
}

/** What a request without an answer means for the text in it. */
export function outcomeWithoutAnswer({ kind, reason }: Unanswered): Outcome {
  return kind === 'lost' ? { kind, reason } : { kind: 'refused', reason, isFinal: false };
}

const known: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'notReached',
  ENOTFOUND: 'unknownHost',
  EAI_AGAIN: 'unknownHost',
  EHOSTUNREACH: 'notReached',
  ENETUNREACH: 'notReached',
};

/** A code of ours for what the system says, which may hold addresses. */
function reasonOf(error: Error & { code?: string }, isReached: boolean): string {
  if (isReached) return 'dropped';
  const code = error.code ?? '';
  return known[code] ?? (/CERT|SSL|TLS|EPROTO|VERIFY|SIGNATURE/.test(code) ? 'tls' : 'notReached');
}
