import { z } from 'zod';
import { leadForm } from '../../cases/registration/registration-form.ts';
import type { Lead } from '../../leads/lead.ts';
import { pageOfLeads } from '../../leads/lead-list-read-model.ts';
import { readInstantCursor } from '../../statistics/instant-cursor.ts';
import { actionsJson } from '../actions.ts';
import { type ApiRoute, defineApiRoute } from '../api-route.ts';
import { leadJson } from '../case-presenter.ts';
import { pageParameters } from '../case-query.ts';
import { commandBody, inData, outcomeHeaders, readCommand } from '../command-body.ts';
import type { ApiDeps } from '../ports.ts';
import { actionSchema, leadSchema, pageOf } from '../schemas.ts';

/** Field reports and their own small machine. */
export function leadRoutes(deps: ApiDeps): ApiRoute[] {
  const tag = 'leads';
  const read = { access: 'reportLead', scope: 'read' } as const;
  return [
    defineApiRoute({
      method: 'GET',
      path: '/leads',
      tag,
      summary: 'Reports the user may see, newest first',
      policy: read,
      query: z.strictObject({ state: z.string().max(40).optional(), ...pageParameters }),
      response: { description: 'One page', schema: pageOf(leadSchema) },
      handler: async ({ viewer, query, locale }) => {
        const limit = query.limit ?? 50;
        const start = readInstantCursor(query.cursor);
        const phases = query.state === undefined ? undefined : [query.state];
        const { rows, nextCursor } = await pageOfLeads(deps.db.read, viewer, phases, { start, limit });
        return { body: { items: rows.map((lead) => leadJson(lead, deps, locale)), nextCursor } };
      },
    }),
    defineApiRoute({
      method: 'POST',
      path: '/leads',
      tag,
      summary: 'Takes a report from the field; two fields are enough',
      policy: { access: 'reportLead', scope: 'write' },
      body: leadForm,
      isBodyCheckedByService: true,
      takesIdempotencyKey: true,
      response: { status: 201, description: 'The new report', schema: leadSchema },
      handler: async ({ viewer, req, locale, idempotencyKey }) => {
        const key = idempotencyKey === null ? {} : { idempotencyKey };
        const { id } = await deps.leads.report(viewer, req.body, key);
        const lead = await deps.leads.getLead(viewer, id);
        return { ...leadAnswer(lead, deps, locale), status: 201 };
      },
    }),
    defineApiRoute({
      method: 'GET',
      path: '/leads/:id',
      tag,
      summary: 'One report by id or code',
      policy: read,
      response: { description: 'The report', schema: leadSchema },
      handler: async ({ viewer, params, locale }) =>
        leadAnswer(await deps.leads.getLead(viewer, params.id), deps, locale),
    }),
    defineApiRoute({
      method: 'GET',
      path: '/leads/:id/actions',
      tag,
      summary: 'What the user of the token may do with the report now',
      policy: read,
      query: z.strictObject({ all: z.enum(['1', '0']).optional() }),
      response: { description: 'Actions with the JSON Schema of their data', schema: z.array(actionSchema) },
      handler: async ({ viewer, params, query, locale }) => {
        const lead = await deps.leads.getLead(viewer, params.id);
        const offers = await deps.leads.offers(viewer, lead);
        const about = { all: query.all === '1', locale };
        return { body: await actionsJson(deps.engine, 'lead', lead.id, offers, about) };
      },
    }),
    defineApiRoute({
      method: 'POST',
      path: '/leads/:id/events',
      tag,
      summary: 'Fires one event of the report',
      policy: { access: 'actOnLead', scope: 'write' },
      body: commandBody,
      takesIdempotencyKey: true,
      response: { description: 'The report afterwards', schema: leadSchema },
      handler: async ({ viewer, params, body, req, locale, idempotencyKey }) => {
        const lead = await deps.leads.getLead(viewer, params.id);
        const command = readCommand(body, req.get('if-match'), viewer, deps.engine.registry);
        const key = idempotencyKey === null ? {} : { idempotencyKey };
        const { replayed } = await inData(() => deps.leads.fire(viewer, lead, { ...command, ...key }));
        const after = leadAnswer(await deps.leads.getLead(viewer, lead.id), deps, locale);
        return replayed ? { ...after, headers: { ...after.headers, ...outcomeHeaders } } : after;
      },
    }),
  ];
}

function leadAnswer(lead: Lead, deps: ApiDeps, locale: 'zh-CN' | 'en') {
  // The row of a lead holds all there is of it: its version and phase tell every change.
  const phase = Buffer.from(`${lead.phase}${lead.caseId ?? ''}`).toString('hex');
  return { body: leadJson(lead, deps, locale), headers: { ETag: `"${lead.stateRev}-${phase}"` } };
}
