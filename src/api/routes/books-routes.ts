import { z } from 'zod';
import { codesInWords } from '../../documents/papers/paper-set.ts';
import { areaLevels } from '../../offices/area.ts';
import { NotFoundError } from '../../platform/errors.ts';
import { pick } from '../../platform/i18n.ts';
import { type ApiRoute, defineApiRoute } from '../api-route.ts';
import type { ApiDeps } from '../ports.ts';
import { workflowJson } from '../workflow-json.ts';

const areaSchema = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(areaLevels),
  parentCode: z.string().nullable(),
});
const workflowHead = z.object({ type: z.string(), version: z.int(), label: z.string() });
const workflowSchema = workflowHead.extend({
  initial: z.string(),
  states: z.array(
    z.object({
      path: z.string(),
      label: z.string(),
      deadlines: z.array(z.string()),
      transitions: z.array(
        z.object({
          event: z.string(),
          targets: z.array(z.string()),
          roles: z.array(z.string()),
          requires: z.array(z.string()),
          basis: z.array(z.string()),
          documents: z.array(z.string()),
        }),
      ),
    }),
  ),
  events: z.array(
    z.object({
      event: z.string(),
      label: z.string(),
      kind: z.string(),
      schema: z.record(z.string(), z.unknown()),
    }),
  ),
});
const verifySchema = z.object({
  code: z.string(),
  kind: z.string().meta({ description: codesInWords }),
  title: z.string(),
  issuedBy: z.string(),
  issuedOn: z.string(),
  digestPrefix: z.string(),
  isSuperseded: z.boolean(),
  isLapsed: z.boolean(),
  corrections: z
    .array(z.object({ paper: z.string(), title: z.string(), issuedOn: z.string(), code: z.string() }))
    .meta({ description: 'Papers that put it right or add to it' }),
});

/** Places, workflows, and whether a printed paper is genuine. */
export function bookRoutes(deps: ApiDeps): ApiRoute[] {
  return [areaRoute(deps), ...workflowRoutes(deps), verifyRoute(deps)];
}

function areaRoute(deps: ApiDeps): ApiRoute {
  return defineApiRoute({
    method: 'GET',
    path: '/areas',
    tag: 'books',
    summary: 'Finds areas by name, by what they lie in, by level',
    policy: { access: 'token', scope: 'read' },
    query: z.strictObject({
      q: z.string().max(50).optional(),
      parent: z.string().max(40).optional().meta({ description: 'Code' }),
      level: z.enum(areaLevels).optional(),
      limit: z.coerce.number().int().min(1).max(200).optional().meta({ description: 'Default 50' }),
    }),
    response: { description: 'Best matches first', schema: z.object({ items: z.array(areaSchema) }) },
    handler: async ({ query }) => {
      const found = deps.areas.tree.search(query);
      const items = found.map(({ code, name, level, parentCode }) => ({ code, name, level, parentCode }));
      return { body: { items } };
    },
  });
}

function workflowRoutes(deps: ApiDeps): ApiRoute[] {
  const policy = { access: 'token', scope: 'read' } as const;
  const known = () => [...deps.engine.registry.caseTypes(), deps.engine.registry.leadId];
  return [
    defineApiRoute({
      method: 'GET',
      path: '/workflows',
      tag: 'books',
      summary: 'The workflows and their current versions',
      policy,
      response: { description: 'All of them', schema: z.object({ items: z.array(workflowHead) }) },
      handler: async ({ locale }) => {
        const items = known().map((id) => {
          const { definition } = deps.engine.registry.current(id);
          return { type: definition.id, version: definition.version, label: pick(definition.label, locale) };
        });
        return { body: { items } };
      },
    }),
    defineApiRoute({
      method: 'GET',
      path: '/workflows/:type',
      tag: 'books',
      summary: 'States, events, roles, deadlines and legal basis of one workflow',
      policy,
      response: { description: 'The current version', schema: workflowSchema },
      handler: async ({ params, locale }) => {
        if (!known().includes(params.type)) throw new NotFoundError();
        const { definition } = deps.engine.registry.current(params.type);
        return { body: workflowJson(definition, deps.engine.registry.vocabulary, locale) };
      },
    }),
  ];
}

function verifyRoute(deps: ApiDeps): ApiRoute {
  return defineApiRoute({
    method: 'GET',
    path: '/verify/:code',
    tag: 'verify',
    summary: 'Whether a printed paper is genuine; without any personal data',
    policy: { access: 'public' },
    response: { description: 'Who issued it and when', schema: verifySchema },
    handler: async ({ params, locale }) => {
      const found = await deps.verification.verify(params.code.slice(0, 60));
      if (found === null) throw new NotFoundError();
      return {
        body: {
          code: found.code,
          kind: found.paper,
          title: pick(found.title, locale),
          issuedBy: found.issuer,
          issuedOn: found.issuedOn,
          digestPrefix: found.digest,
          isSuperseded: found.isSuperseded,
          isLapsed: found.isLapsed,
          corrections: found.corrections.map(({ title, ...one }) => ({ ...one, title: pick(title, locale) })),
        },
      };
    },
  });
}
