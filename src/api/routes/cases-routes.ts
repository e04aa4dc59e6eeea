import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Case } from '../../cases/core/case.ts';
import { seesStatusOnly } from '../../cases/core/reading-rule.ts';
import { detailSchemas, registerCaseSchema } from '../../cases/registration/registration-form.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { ForbiddenError } from '../../platform/errors.ts';
import type { Locale } from '../../platform/i18n.ts';
import { actionsJson } from '../actions.ts';
import { type ApiAnswer, type ApiRoute, defineApiRoute } from '../api-route.ts';
import {
  attachmentJson,
  caseJson,
  caseLineJson,
  caseStatusJson,
  deadlineJson,
  documentJson,
  historyJson,
  partiesJson,
} from '../case-presenter.ts';
import { caseQuery, personalSearchBody, queryCases, searchByNumber } from '../case-query.ts';
import { commandBody, inData, outcomeHeaders, readCommand } from '../command-body.ts';
import type { ApiDeps } from '../ports.ts';
import { actionSchema, caseLineSchema, caseSchema, historyItemSchema, pageOf } from '../schemas.ts';
import { withChanges } from '../stale-changes.ts';
import { bulkRoute } from './bulk-route.ts';

const { none, workers, parcels, tenancy } = detailSchemas;
/** As the service checks it; `details` is written out by kind for those who read the description. */
const registrationBody = registerCaseSchema.extend({
  details: z.union([parcels, workers, tenancy, none]).optional(),
});

export function caseRoutes(deps: ApiDeps): ApiRoute[] {
  const tag = 'cases';
  const read = { access: 'viewCases', scope: 'read' } as const;
  return [
    defineApiRoute({
      method: 'POST',
      path: '/cases',
      tag,
      summary: 'Registers a dispute; it starts in triage',
      policy: { access: 'registerCase', scope: 'write' },
      body: registrationBody,
      isBodyCheckedByService: true,
      takesIdempotencyKey: true,
      response: { status: 201, description: 'The new case', schema: caseSchema },
      handler: async ({ viewer, req, locale, requestId, idempotencyKey }) => {
        const made = await deps.cases.registerCase(viewer, req.body, {
          requestId,
          ...(idempotencyKey !== null && { idempotencyKey }),
        });
        const subject = await deps.cases.getCase(viewer, made.id);
        const answer = await caseAnswer(deps, viewer, subject, locale);
        const headers = { ...answer.headers, Location: `/api/v1/cases/${made.code}` };
        return { ...answer, status: 201, headers };
      },
    }),
    defineApiRoute({
      method: 'GET',
      path: '/cases',
      tag,
      summary: 'Lists and searches cases, newest first',
      policy: read,
      query: caseQuery,
      response: { description: 'One page', schema: pageOf(caseLineSchema) },
      handler: async ({ viewer, query, locale }) => {
        const { lines, nextCursor, total } = await queryCases(deps, viewer, query);
        const items = lines.map((line) => caseLineJson(line, deps, locale));
        return { body: { items, nextCursor, ...(total !== undefined && { total }) } };
      },
    }),
    defineApiRoute({
      method: 'POST',
      path: '/cases/search',
      tag,
      summary:
        'Finds cases by the identification or telephone number of somebody on them, or its last four; recorded in the audit log',
      policy: { access: 'searchByIdNumber', scope: 'read' },
      body: personalSearchBody,
      response: { description: 'What was found', schema: pageOf(caseLineSchema) },
      handler: async ({ viewer, body, locale, requestId }) => {
        const lines = await searchByNumber(deps, viewer, body, requestId);
        return { body: { items: lines.map((line) => caseLineJson(line, deps, locale)), nextCursor: null } };
      },
    }),
    bulkRoute(deps),
    defineApiRoute({
      method: 'GET',
      path: '/cases/:id',
      tag,
      summary: 'One case by id or code, with everything that belongs to it',
      policy: read,
      response: { description: 'The case; its ETag begins with the version', schema: caseSchema },
      handler: async ({ viewer, params, locale }) =>
        caseAnswer(deps, viewer, await deps.cases.getCase(viewer, params.id), locale),
    }),
    defineApiRoute({
      method: 'GET',
      path: '/cases/:id/actions',
      tag,
      summary: 'What the user of the token may do now',
      policy: read,
      query: z.strictObject({ all: z.enum(['1', '0']).optional() }),
      response: {
        description: 'Actions with the JSON Schema of their data',
        schema: z.array(actionSchema),
      },
      handler: async ({ viewer, params, query, locale }) => {
        const subject = await deps.cases.getCase(viewer, params.id);
        const offers = await deps.cases.offers(viewer, subject);
        const about = { all: query.all === '1', locale };
        return { body: await actionsJson(deps.engine, 'case', subject.id, offers, about) };
      },
    }),
    defineApiRoute({
      method: 'POST',
      path: '/cases/:id/events',
      tag,
      summary: 'Fires one event of the case',
      policy: { access: 'actOnCase', scope: 'write' },
      body: commandBody,
      takesIdempotencyKey: true,
      response: { description: 'The case afterwards', schema: caseSchema },
      handler: async ({ viewer, params, body, req, locale, requestId, idempotencyKey }) => {
        const subject = await deps.cases.getCase(viewer, params.id);
        const command = readCommand(body, req.get('if-match'), viewer, deps.engine.registry);
        const key = idempotencyKey === null ? {} : { idempotencyKey };
        const fire = () => deps.cases.fire(viewer, subject, { ...command, ...key, requestId });
        const history = () => deps.engine.history(deps.db.read, subject.id);
        const about = { readVersion: command.expectedStateRev ?? 0, registry: deps.engine.registry, locale };
        const { replayed } = await withChanges(() => inData(fire), history, about);
        const after = await caseAfter(deps, viewer, subject, locale);
        return replayed ? { ...after, headers: { ...after.headers, ...outcomeHeaders } } : after;
      },
    }),
    defineApiRoute({
      method: 'GET',
      path: '/cases/:id/history',
      tag,
      summary: 'Every event of the case with its hash chain',
      policy: read,
      response: { description: 'Events in order', schema: z.object({ items: z.array(historyItemSchema) }) },
      handler: async ({ viewer, params, locale }) => {
        const subject = await deps.cases.getCase(viewer, params.id);
        const rows = await deps.engine.history(deps.db.read, subject.id);
        const isFull = !seesStatusOnly(viewer, subject);
        return { body: { items: rows.map((row) => historyJson(row, deps, locale, isFull)) } };
      },
    }),
  ];
}

async function caseAnswer(deps: ApiDeps, viewer: Viewer, subject: Case, locale: Locale): Promise<ApiAnswer> {
  const { read } = deps.db;
  if (seesStatusOnly(viewer, subject)) {
    const deadlines = await deps.engine.deadlinesOf(read, subject.id);
    return tagged(subject, caseStatusJson(subject, deadlines, deps, locale));
  }
  const [people, deadlines, attachments, documents, ...parts] = await Promise.all([
    deps.cases.peopleOf(subject),
    deps.engine.deadlinesOf(read, subject.id),
    deps.attachments.list({ caseId: subject.id }),
    allowed(
      deps.documents.list(viewer, subject).then((papers) => papers.documents),
      [],
    ),
    ...deps.parts.map((part) => part(read, subject.id, viewer)),
  ]);
  const body = {
    ...caseJson(subject, deps, locale),
    parties: partiesJson(people),
    deadlines: deadlines.map(deadlineJson),
    proceedings: [],
    agreements: [],
    ...Object.assign({}, ...parts),
    documents: documents.map(documentJson),
    attachments: attachments.map(attachmentJson),
  };
  return tagged(subject, body);
}

/** With a tag that begins with the version and changes with everything that is told. */
function tagged(subject: Case, body: object): ApiAnswer {
  const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 16);
  return { body, headers: { ETag: `"${subject.stateRev}-${digest}"` } };
}

/** An event may take the case out of one's sight, e.g. by handing it to another committee: then only its new state. */
async function caseAfter(deps: ApiDeps, viewer: Viewer, before: Case, locale: Locale): Promise<ApiAnswer> {
  return caseAnswer(deps, viewer, await deps.cases.getCase(viewer, before.id), locale);
}

/** A part of the case that this role may not see is empty, not an error. */
async function allowed<T>(part: Promise<T>, nothing: T): Promise<T> {
  try {
    return await part;
  } catch (error) {
    if (error instanceof ForbiddenError) return nothing;
    throw error;
  }
}
