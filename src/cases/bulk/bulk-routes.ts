import type { Request, Response } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Clock, legalDay } from '../../platform/clock.ts';
import { BadRequestError, NotFoundError } from '../../platform/errors.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseForm } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import type { FormOption } from '../../workflow/definitions/ports.ts';
import type { WorkflowEngine } from '../../workflow/engine/engine.ts';
import type { Case } from '../core/case.ts';
import { bulkSteps, mostInBulk } from '../lists/bulk-steps.ts';
import type { CaseService } from '../registration/case-service.ts';
import {
  type BulkConfirmInput,
  bulkConfirmPage,
  bulkResultPage,
  bulkSchema,
  chosenOf,
  chosenText,
  dataOf,
} from './bulk-page.ts';
import type { BulkService } from './bulk-service.ts';

export interface BulkRoutesDeps {
  readonly clock: Clock;
  readonly engine: Pick<WorkflowEngine, 'form' | 'registry'>;
  readonly cases: Pick<CaseService, 'getCase'>;
  readonly bulk: BulkService;
}

/** `/cases/bulk/…`: one step with the cases ticked in a list. Mount it before the page of one case. */
export function createBulkRoutes(deps: BulkRoutesDeps): RouteGroup {
  const routes = defineRoutes('bulk');
  routes.get('/cases/bulk/export', { access: permissions.viewCases }, async (req, res) => {
    const codes = codesOf(req);
    seeOther(res, codes.length === 0 ? '/cases' : `/cases/export?tab=all&codes=${codes.join(',')}`);
  });
  for (const { event, access } of bulkSteps) {
    const path = `/cases/bulk/${event}`;
    const policy = { access };
    routes.get(path, policy, async (req, res) => {
      const codes = codesOf(req);
      await show(deps, res, event, codes, {});
    });
    routes.post(path, policy, async (req, res) => take(deps, req, res, event));
  }
  return routes;
}

type Shown = Partial<Pick<BulkConfirmInput, 'values' | 'problems' | 'control' | 'chosen'>>;

async function show(
  deps: BulkRoutesDeps,
  res: Response,
  event: string,
  codes: readonly string[],
  shown: Shown,
  status = 200,
): Promise<void> {
  const { req } = res;
  const viewer = viewerOf<Viewer>(req);
  const cases = codes.length > mostInBulk ? [] : await seen(deps, viewer, codes);
  const { options, defaults } = await formsOf(deps, event, cases);
  const input: BulkConfirmInput = {
    spec: specOf(deps, event),
    asked: codes.length,
    cases,
    chosen: chosenText(cases),
    options,
    values: defaults,
    ...shown,
  };
  await render(res, 'cases/bulk/confirm', bulkConfirmPage(input, wordsOf(req)), status);
}

async function take(deps: BulkRoutesDeps, req: Request, res: Response, event: string): Promise<void> {
  const viewer = viewerOf<Viewer>(req);
  const spec = specOf(deps, event);
  const parsed = parseForm(bulkSchema(spec), req.body, { today: legalDay(deps.clock.now()) });
  const { values, control } = parsed;
  const chosen = typeof values['cases'] === 'string' ? values['cases'] : '';
  const cases = chosen === '' ? [] : chosenOf(chosen);
  const codes = cases.map(({ id }) => id);
  if (!parsed.ok) {
    const { problems } = parsed;
    if (problems.some(({ path }) => path === 'cases'))
      throw new BadRequestError('badControl', { field: 'cases' });
    return show(deps, res, event, codes, { values, control, problems, chosen }, parsed.status);
  }
  if (cases.length === 0 || cases.length > mostInBulk) return show(deps, res, event, codes, {}, 422);
  const rows = await deps.bulk.run(viewer, {
    event,
    data: dataOf(values),
    cases,
    requestId: contextOf(req).requestId,
    ...(control.idempotencyKey !== null && { idempotencyKey: control.idempotencyKey }),
  });
  await render(res, 'cases/bulk/result', bulkResultPage(spec, rows, wordsOf(req)));
}

const wordsOf = (req: Request) => ({ t: translateOf(req), locale: localeOf(req) });

function specOf({ engine }: BulkRoutesDeps, event: string) {
  const spec = engine.registry.vocabulary.events.get(event);
  if (spec === undefined) throw new NotFoundError();
  return spec;
}

/** The codes ticked in the list, each once. @throws BadRequestError for what is no code */
function codesOf(req: Request): string[] {
  const sent = req.query['case'];
  const codes = sent === undefined ? [] : [sent].flat();
  const isCode = (one: unknown): one is string => typeof one === 'string' && /^[\w-]{1,60}$/.test(one);
  if (!codes.every(isCode)) throw new BadRequestError('badParameter', { field: 'case' });
  return [...new Set(codes as string[])];
}

async function seen(deps: BulkRoutesDeps, viewer: Viewer, codes: readonly string[]): Promise<Case[]> {
  const cases: Case[] = [];
  for (const code of codes) {
    try {
      cases.push(await deps.cases.getCase(viewer, code));
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
    }
  }
  return cases;
}

/** What the step may choose from in any of the cases: where it does not fit one, that case says so. */
async function formsOf({ engine }: BulkRoutesDeps, event: string, cases: readonly Case[]) {
  const options: Record<string, FormOption[]> = {};
  let defaults: Readonly<Record<string, unknown>> = {};
  for (const one of cases) {
    const form = await engine.form('case', one.id, event);
    if (one === cases[0]) defaults = form.defaults;
    for (const [name, list] of Object.entries(form.options)) {
      const known = new Set((options[name] ?? []).map(({ value }) => value));
      options[name] = [...(options[name] ?? []), ...list.filter(({ value }) => !known.has(value))];
    }
  }
  return { options, defaults };
}
