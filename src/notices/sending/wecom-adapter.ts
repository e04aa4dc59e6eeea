import { z } from 'zod';
import { callHttp, outcomeWithoutAnswer } from './http-client.ts';
import { type NotificationPort, type Outcome, tryLimitMs } from './port.ts';

const answered = z.object({ errcode: z.number() });
/** Too many messages in a minute, and the system busy: a later try may do. */
const later = [-1, 45009];
const mostBytes = 4096;

/** `wecom-bot`: a robot in a WeCom group says it in markdown and calls the person by his id there. */
export function wecomAdapter(url: URL, limitMs = tryLimitMs): NotificationPort {
  return {
    name: 'wecom-bot',
    send: async ({ to, subject, body }) => {
      const content = clipped(`<@${to.replace(/[<>@]/g, '')}> **${escaped(subject)}**\n${escaped(body)}`);
      const answer = await callHttp({
        url,
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }),
        limitMs,
      });
      if (answer.kind !== 'answered') return outcomeWithoutAnswer(answer);
      return outcomeOf(answer.status, answer.text);
    },
  };
}

function outcomeOf(status: number, text: string): Outcome {
  if (status !== 200) {
    const reason = `http ${status}`;
    if (status === 502 || status === 504) return { kind: 'lost', reason };
    return { kind: 'refused', reason, isFinal: status < 500 && status !== 429 };
  }
  const code = codeIn(text);
  if (code === null) return { kind: 'lost', reason: 'wrongJson' };
  if (code === 0) return { kind: 'sent' };
  return { kind: 'refused', reason: `wecom ${code}`, isFinal: !later.includes(code) };
}

function codeIn(text: string): number | null {
  try {
    return answered.parse(JSON.parse(text)).errcode;
  } catch {
    return null;
  }
}

/** What would be markup is said as it is; WeCom knows links, bold type and mentions. */
function escaped(text: string): string {
  return text.replace(/[<>]/g, '').replace(/[*`[\]]/g, ' ');
}

/** The robot refuses more than so many bytes. */
function clipped(text: string): string {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  return `${Buffer.from(text)
    .subarray(0, mostBytes - 6)
    .toString('utf8')
    .replace(/\uFFFD+$/, '')}…`;
}
