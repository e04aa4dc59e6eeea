import { z } from 'zod';
import type { TokenScope } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import { asInstant, type Instant } from '../platform/clock.ts';
import { BadRequestError, type Problem, ValidationError } from '../platform/errors.ts';
import type { WorkflowRegistry } from '../workflow/definitions/registry.ts';
import { requireScope } from './api-request.ts';

/** What fires an event of a case or a lead. */
export const commandBody = z.strictObject({
  event: z.string().min(1).max(60).meta({ description: 'Name of the event, as GET …/actions lists it' }),
  data: z.record(z.string(), z.unknown()).optional().meta({ description: 'By the schema of the action' }),
  occurredAt: z
    .string()
    .max(40)
    .optional()
    .meta({
      description: 'When it really happened, with offset; default now, never in the future',
      examples: ['2020-02-26T10:30:00+08:00'],
    }),
  expectedVersion: z.unknown().optional().meta({
    type: 'integer',
    description:
      'The version last read; If-Match with its ETag does the same. Needed for every event that moves the case',
  }),
});
export type CommandBody = z.infer<typeof commandBody>;

export const outcomeHeaders = { 'Idempotency-Replayed': 'true' } as const;

export interface ReadCommand {
  readonly event: string;
  readonly data: unknown;
  readonly occurredAt?: Instant;
  readonly expectedStateRev?: number;
}

/** Events that stand for a signature or the seal need a scope of their own: a system must be trusted with it. */
const scopeOfEvent: Readonly<Record<string, TokenScope>> = {
  sign: 'sign',
  signMediator: 'sign',
  signPeacePact: 'sign',
  affixSeal: 'seal',
};

/**
 * Reads the command and holds it to the token's scopes. Throws BadRequestError for a version that is none,
 * ValidationError for a time that is none, ForbiddenError without the scope.
 */
export function readCommand(
  body: CommandBody,
  ifMatch: string | undefined,
  viewer: Viewer,
  registry: Pick<WorkflowRegistry, 'vocabulary'>,
): ReadCommand {
  const scope = scopeOfEvent[body.event];
  if (scope !== undefined) requireScope(viewer, scope);
  const expected = body.expectedVersion ?? versionOfTag(ifMatch);
  const isExclusive = registry.vocabulary.events.get(body.event)?.kind === 'exclusive';
  const isVersion = typeof expected === 'number' && Number.isSafeInteger(expected) && expected >= 0;
  if (expected === undefined ? isExclusive : !isVersion) throw new BadRequestError('badVersion');
  return {
    event: body.event,
    data: body.data ?? {},
    ...(body.occurredAt !== undefined && { occurredAt: readInstant(body.occurredAt) }),
    ...(isVersion && { expectedStateRev: expected }),
  };
}

function readInstant(text: string): Instant {
  try {
    return asInstant(text);
  } catch {
    throw new ValidationError([{ path: 'occurredAt', code: 'badDateTime' }]);
  }
}

/** Strong tags begin with the version: `"7-1f2e…"`. */
function versionOfTag(tag: string | undefined): number | string | undefined {
  if (tag === undefined || tag.trim() === '*') return undefined;
  const version = /^"(\d{1,9})-[0-9a-f]+"$/.exec(tag.trim())?.[1];
  return version === undefined ? tag : Number(version);
}

/** Problems of the event's data are problems of `/data`; those of the command itself stay where they are. */
export async function inData<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    throw new ValidationError(error.problems.map(moved));
  }
}

const ownPaths = new Set(['', 'event', 'occurredAt', 'expectedVersion']);

function moved(problem: Problem): Problem {
  return ownPaths.has(problem.path) ? problem : { ...problem, path: `data.${problem.path}` };
}
