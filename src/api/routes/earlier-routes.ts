import { z } from 'zod';
import { decisionBody } from '../../cases/earlier/decision-form.ts';
import type { EarlierCase } from '../../cases/earlier/earlier-service.ts';
import { relations, samenessReasons } from '../../cases/earlier/sameness.ts';
import { toOffsetIso } from '../../platform/clock.ts';
import type { Locale } from '../../platform/i18n.ts';
import { type ApiRoute, defineApiRoute } from '../api-route.ts';
import { caseLineJson } from '../case-presenter.ts';
import { pageParameters } from '../case-query.ts';
import type { ApiDeps } from '../ports.ts';
import { caseLineSchema } from '../schemas.ts';

const personSchema = z.object({ id: z.string(), name: z.string() });
const earlierSchema = caseLineSchema.extend({
  resolvedHow: z.string().nullable(),
  relation: z.enum(relations),
  matches: z.array(
    z.object({
      own: personSchema,
      other: personSchema,
      relation: z.enum(relations),
      reason: z.enum(samenessReasons),
      decision: z
        .object({
          decision: z.enum(['same', 'notSame']),
          about: z.enum(['person', 'household']),
          reason: z.string().nullable(),
          decidedBy: z.string(),
          decidedAt: z.string().meta({ format: 'date-time' }),
        })
        .nullable(),
    }),
  ),
});
const earlierPage = z.object({
  items: z.array(earlierSchema),
  nextCursor: z.string().nullable(),
  total: z.int(),
  setAside: z
    .int()
    .meta({ description: 'Cases with pairs decided as not the same; `part=setAside` lists them' }),
});
const query = z.strictObject({
  part: z.enum(['listed', 'setAside']).optional(),
  ...pageParameters,
});

/** Other disputes of the people of a case and of their households, and who is who. */
export function earlierRoutes(deps: ApiDeps): ApiRoute[] {
  const tag = 'cases';
  return [
    defineApiRoute({
      method: 'GET',
      path: '/cases/:id/earlier',
      tag,
      summary:
        'Other cases of the same people and households, newest first, as far as the user may read them',
      policy: { access: 'viewCases', scope: 'read' },
      query,
      response: { description: 'One page', schema: earlierPage },
      handler: async ({ viewer, params, query: asked, locale }) => {
        const subject = await deps.cases.getCase(viewer, params.id);
        const { limit = 50, ...rest } = asked;
        const page = await deps.earlier.page(viewer, subject, { ...rest, limit });
        const { nextCursor, total, setAside } = page;
        const items = page.items.map((item) => earlierJson(item, deps, locale));
        return { body: { items, nextCursor, total, setAside } };
      },
    }),
    defineApiRoute({
      method: 'POST',
      path: '/cases/:id/earlier',
      tag,
      summary:
        'Remembers whether two people on two cases are the same; `none` takes it back, a repeat changes nothing',
      policy: { access: 'actOnCase', scope: 'write' },
      body: decisionBody,
      response: { description: 'Remembered', schema: z.object({ decision: z.string() }) },
      handler: async ({ viewer, params, body, requestId }) => {
        const subject = await deps.cases.getCase(viewer, params.id);
        await deps.earlier.decide(viewer, subject, body, requestId);
        return { body: { decision: body.decision } };
      },
    }),
  ];
}

function earlierJson({ line, relation, matches }: EarlierCase, deps: ApiDeps, locale: Locale): object {
  const person = ({ id, name }: { readonly id: string; readonly name: string }) => ({ id, name });
  return {
    ...caseLineJson(line, deps, locale),
    resolvedHow: line.resolvedHow,
    relation,
    matches: matches.map(({ own, other, relation: each, reason, decided }) => ({
      own: person(own),
      other: person(other),
      relation: each,
      reason,
      decision: decided && {
        decision: decided.decision,
        about: decided.about,
        reason: decided.reason,
        decidedBy: decided.decidedBy,
        decidedAt: toOffsetIso(decided.decidedAt),
      },
    })),
  };
}
