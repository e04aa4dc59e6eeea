import { z } from 'zod';
import { requestOf, type SmsGateway } from './gateway-file.ts';
import { type Answered, callHttp, outcomeWithoutAnswer } from './http-client.ts';
import { type NotificationPort, type Outcome, tryLimitMs } from './port.ts';

/** A machine in between gave up waiting, or never heard the end: the gateway itself may have sent. */
const unsure = [502, 504];
const later = [408, 425, 429];

/** `http-template`: the SMS gateway of an office, asked as its file says. A text it may have sent is never repeated. */
export function smsAdapter(gateway: SmsGateway, limitMs = tryLimitMs): NotificationPort {
  return {
    name: 'http-template',
    send: async (text) => {
      const answer = await callHttp({ method: gateway.method, ...requestOf(gateway, text), limitMs });
      if (answer.kind !== 'answered') return outcomeWithoutAnswer(answer);
      return outcomeOf(gateway.success, answer);
    },
  };
}

function outcomeOf({ status, path, equals }: SmsGateway['success'], answer: Answered): Outcome {
  if (!status.includes(answer.status)) {
    const reason = `http ${answer.status}`;
    if (unsure.includes(answer.status)) return { kind: 'lost', reason };
    const isFinal = answer.status < 500 && !later.includes(answer.status);
    return { kind: 'refused', reason, isFinal };
  }
  if (path === undefined) return { kind: 'sent' };
  const json = parsed(answer.text);
  // It took the request and says nothing we understand.
  if (json === undefined) return { kind: 'lost', reason: 'wrongJson' };
  const said = valueAt(json, path);
  if (said !== undefined && String(said) === String(equals)) return { kind: 'sent' };
  return { kind: 'refused', reason: `gateway ${codeOf(said)}`, isFinal: true };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const node = z.union([z.record(z.string(), z.unknown()), z.array(z.unknown())]);

function valueAt(json: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, step) => {
    const inner = node.safeParse(value);
    if (!inner.success || !Object.hasOwn(inner.data, step)) return undefined;
    return new Map(Object.entries(inner.data)).get(step);
  }, json);
}

/** Only what looks like a code: a sentence of the gateway might repeat the number it was given. */
function codeOf(said: unknown): string {
  const text = String(said ?? '');
  return /^[\w.-]{1,32}$/.test(text) && !/\d{7}/.test(text) ? text : '';
}
