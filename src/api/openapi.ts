import type { Locale } from '../platform/i18n.ts';
import type { ApiRoute } from './api-route.ts';
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts';
import { problemSchema } from './schemas.ts';

/** The description of every registered call, in OpenAPI 3.1; made from the schemas that validate. */
export function openApi(routes: readonly ApiRoute[], locale: Locale): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = templateOf(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, locale) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Dingfen',
      version: '1',
      description:
        'Casework of people’s mediation for other systems. Times are ISO 8601 with offset +08:00, days YYYY-MM-DD, money whole fen, area in mu a text with 4 places. Errors are RFC 9457 problems; `type` tells apart what shares a status.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: jsonSchemaOf(problemSchema, { locale, direction: 'output' }) },
      responses: {
        Problem: {
          description: 'Refused; nothing was saved',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

/** `/cases/:id/documents/:did.pdf` as `/cases/{id}/documents/{did}.pdf`. */
export function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

function operation(route: ApiRoute, locale: Locale): object {
  const { policy } = route;
  const refusals = refusalsOf(route);
  return {
    operationId: operationId(route),
    tags: [route.tag],
    summary: route.summary,
    ...(policy.access === 'public'
      ? { security: [] }
      : { description: `Scope: \`${policy.scope}\``, 'x-permission': policy.access }),
    parameters: [...pathParameters(route), ...queryParameters(route, locale), ...headerParameters(route)],
    ...bodyOf(route, locale),
    responses: {
      [String(route.response.status ?? 200)]: answerOf(route, locale),
      ...Object.fromEntries(refusals.map((status) => [status, { $ref: '#/components/responses/Problem' }])),
    },
  };
}

function operationId(route: ApiRoute): string {
  const words = route.path.split(/[/:.]+/).filter(Boolean);
  const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return `${route.method.toLowerCase()}${name}`;
}

function refusalsOf(route: ApiRoute): string[] {
  const takesBody = route.body !== null || route.upload !== null;
  return [
    '400',
    ...(route.policy.access === 'public' ? [] : ['401', '403']),
    '404',
    ...(takesBody ? ['409', '413', '415'] : []),
    ...(takesBody || route.query !== null ? ['422'] : []),
    ...(takesBody ? ['503'] : []),
  ];
}

function pathParameters(route: ApiRoute): object[] {
  return [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(route: ApiRoute, locale: Locale): object[] {
  if (route.query === null) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(route.query, { locale, direction: 'input' }) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

function headerParameters(route: ApiRoute): object[] {
  if (!route.takesIdempotencyKey) return [];
  return [
    {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'The same key with the same body gives the first answer and does nothing twice',
      schema: { type: 'string', maxLength: 100 },
    },
  ];
}

function bodyOf(route: ApiRoute, locale: Locale): object {
  if (route.upload !== null) {
    const properties = {
      file: { type: 'string', contentMediaType: 'application/octet-stream' },
      kind: { type: 'string' },
      note: { type: 'string', maxLength: 200 },
    };
    const schema = { type: 'object', properties, required: ['file'] };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (route.body === null) return {};
  const schema = jsonSchemaOf(route.body, { locale, direction: 'input' });
  return { requestBody: { required: !route.isBodyOptional, content: { 'application/json': { schema } } } };
}

function answerOf(route: ApiRoute, locale: Locale): object {
  const { description, schema, binary } = route.response;
  if (binary !== undefined) {
    return { description, content: { [binary]: { schema: { type: 'string', contentEncoding: 'binary' } } } };
  }
  if (schema === undefined) return { description };
  return {
    description,
    content: { 'application/json': { schema: jsonSchemaOf(schema, { locale, direction: 'output' }) } },
  };
}
