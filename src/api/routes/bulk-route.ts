import { z } from 'zod';
import { refusalText } from '../../cases/bulk/bulk-page.ts';
import type { BulkRow } from '../../cases/bulk/bulk-service.ts';
import { bulkSteps, mayTake, mostInBulk } from '../../cases/lists/bulk-steps.ts';
import { ForbiddenError } from '../../platform/errors.ts';
import { type ApiRoute, defineApiRoute } from '../api-route.ts';
import type { ApiDeps } from '../ports.ts';

const bulkBody = z.strictObject({
  event: z.enum(bulkSteps.map(({ event }) => event)),
  data: z.record(z.string(), z.unknown()).optional().meta({ description: 'By the schema of the action' }),
  cases: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(60).meta({ description: 'Id or code' }),
        expectedVersion: z.number().int().min(0).meta({ description: 'The version last read' }),
      }),
    )
    .min(1)
    .max(mostInBulk),
});

const bulkAnswer = z.object({
  items: z.array(
    z.object({
      id: z.string(),
      code: z.string().nullable(),
      result: z.enum(['done', 'refused']),
      status: z.number().int().meta({ description: 'What the same event would get if it were sent alone' }),
      type: z.string().nullable(),
      detail: z.string().nullable(),
    }),
  ),
});

/** One event for many cases: the twin of the pages under `/cases/bulk`. */
export function bulkRoute(deps: ApiDeps): ApiRoute {
  return defineApiRoute({
    method: 'POST',
    path: '/cases/bulk',
    tag: 'cases',
    summary: `Fires one event of up to ${mostInBulk} cases, each on its own; a refusal stands in the row of its case`,
    policy: { access: 'actOnCase', scope: 'write' },
    body: bulkBody,
    takesIdempotencyKey: true,
    response: { description: 'A row for each case, in the order sent', schema: bulkAnswer },
    handler: async ({ viewer, body, locale, t, requestId, idempotencyKey }) => {
      const step = bulkSteps.find(({ event }) => event === body.event);
      if (step === undefined || !mayTake(viewer, step)) throw new ForbiddenError();
      const spec = deps.engine.registry.vocabulary.events.get(body.event);
      const rows = await deps.bulk.run(viewer, {
        event: body.event,
        data: body.data ?? {},
        cases: body.cases.map(({ id, expectedVersion }) => ({ id, expectedStateRev: expectedVersion })),
        requestId,
        ...(idempotencyKey !== null && { idempotencyKey }),
      });
      const detail = (row: BulkRow): string | null =>
        row.result === 'done' || spec === undefined ? null : refusalText(spec, row.refusal, { t, locale });
      return {
        body: {
          items: rows.map((row) => ({
            id: row.id,
            code: row.code,
            result: row.result,
            status: row.result === 'done' ? 200 : row.refusal.status,
            type: row.result === 'done' ? null : row.refusal.code,
            detail: detail(row),
          })),
        },
      };
    },
  });
}
