import type { Test } from 'supertest';
import type { TestSite } from '../support/site.ts';

/** Username of somebody, or of nobody: who has no session. */
export type Person = string;
export const nobody: Person = 'nobody';

export interface Answer {
  readonly status: number;
  /** Media type without parameters; empty when there is no body. */
  readonly type: string;
  readonly location: string;
  readonly bytes: Buffer;
}

export async function visitor(site: TestSite, person: Person) {
  return person === nobody ? site.guest() : site.as(person);
}
export type Visitor = Awaited<ReturnType<typeof visitor>>;

/** Sends the request and takes the answer as it came, without following it. */
export async function answerTo(request: Test): Promise<Answer> {
  const { status, headers, body } = await request.redirects(0).buffer(true).parse(asBytes);
  const [type = ''] = String(headers['content-type'] ?? '').split(';');
  return { status, type, location: String(headers['location'] ?? ''), bytes: body };
}

const asBytes: Parser = (answer, done) => {
  const parts: Buffer[] = [];
  answer.on('data', (part: Buffer) => parts.push(part));
  answer.on('end', () => done(null, Buffer.concat(parts)));
};
type Parser = Extract<Parameters<Test['parse']>[0], (...given: [never, never]) => void>;
