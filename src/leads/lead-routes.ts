import type { Request, Response } from 'express';
import { z } from 'zod';
import { kindOfUpload } from '../cases/attachments/attachment-page.ts';
import type { AttachmentsService } from '../cases/attachments/attachments-service.ts';
import { changesSince, type EventFormInput, eventFormModel, submitEvent } from '../cases/page/event-form.ts';
import type { CaseService } from '../cases/registration/case-service.ts';
import { leadForm } from '../cases/registration/registration-form.ts';
import { can, permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreasService } from '../offices/areas-service.ts';
import { type Clock, legalDay } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { decodeStart } from '../platform/database/paging.ts';
import {
  BadRequestError,
  ForbiddenError,
  IllegalTransitionError,
  NotFoundError,
  ValidationError,
} from '../platform/errors.ts';
import { selectField, textField } from '../platform/fields/index.ts';
import { pick } from '../platform/i18n.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { parseForm, parseQuery } from '../web/forms/form.ts';
import { acceptUploads, uploadedFiles } from '../web/forms/uploads.ts';
import { renderConflict } from '../web/pages/conflict-page.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import type { WorkflowEngine } from '../workflow/engine/engine.ts';
import type { Offer } from '../workflow/engine/offers.ts';
import type { Lead } from './lead.ts';
import {
  countLeads,
  type LeadTab,
  leadTabs,
  pageOfLeads,
  phasesOfTab,
  waitingLeadPhases,
} from './lead-list-read-model.ts';
import { leadHead, leadListPage, leadPage, reportPage } from './lead-page.ts';
import type { LeadService } from './lead-service.ts';

export interface LeadRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly engine: WorkflowEngine;
  readonly leads: LeadService;
  readonly cases: Pick<CaseService, 'getCase'>;
  readonly attachments: Pick<AttachmentsService, 'add' | 'list'>;
}

const pageSize = 20;
const photoUpload = acceptUploads({ fields: ['photo'], maxFiles: 1 });
const choice = (value: string) => ({ value, label: { zh: value, en: value } });
const leadListQuery = z.strictObject({
  tab: selectField({ label: choice('tab').label, options: leadTabs.map(choice), required: false }),
  cursor: textField({ label: choice('cursor').label, required: false, max: 1000 }),
});

/** `/report`, `/leads` and what is done with a lead. */
export function createLeadRoutes(deps: LeadRoutesDeps): RouteGroup {
  const routes = defineRoutes('leads');
  reportRoutes(routes, deps);
  listRoutes(routes, deps);
  eventRoutes(routes, deps);
  return routes;
}

function reportRoutes(routes: RouteGroup, deps: LeadRoutesDeps): void {
  const policy = { access: permissions.reportLead };
  const show = (req: Request, res: Response, shown: Parameters<typeof reportPage>[2], status = 200) =>
    render(
      res,
      'leads/report',
      reportPage(
        viewerOf<Viewer>(req),
        {
          t: translateOf(req),
          locale: localeOf(req),
          types: deps.areas
            .dictionary('disputeTypes', localeOf(req), legalDay(deps.clock.now()))
            .filter(({ value }) => deps.engine.registry.caseTypes().includes(value)),
        },
        shown,
      ),
      status,
    );
  routes
    .get('/report', policy, (req, res) => show(req, res, {}))
    .get('/leads/new', policy, (_req, res) => seeOther(res, '/report'))
    .post('/report', { ...policy, upload: photoUpload }, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const photos = uploadedFiles(req, 'photo');
      // A browser forgets the file when the page comes back.
      const again = photos.length > 0 ? [{ path: 'photo', code: 'fileAgain' }] : [];
      const parsed = parseForm(leadForm, req.body, { today: legalDay(deps.clock.now()) });
      const { values, control } = parsed;
      if (!parsed.ok) {
        return show(req, res, { values, control, problems: [...parsed.problems, ...again] }, parsed.status);
      }
      const { occurredAt } = parsed.data;
      if (occurredAt !== undefined && occurredAt > deps.clock.now()) {
        return show(
          req,
          res,
          { values, control, problems: [{ path: 'occurredAt', code: 'future' }, ...again] },
          422,
        );
      }
      try {
        const key = control.idempotencyKey;
        const made = await deps.leads.report(viewer, values, key === null ? {} : { idempotencyKey: key });
        if (photos.length > 0 && can(viewer, 'uploadAttachment')) {
          const files = photos.map((photo) => ({ ...photo, kind: kindOfUpload(photo.mediaType) }));
          await deps.attachments.add(viewer, { leadId: made.id }, files, contextOf(req).requestId);
        }
        setFlash(req, 'cases.report.done');
        seeOther(res, `/leads/${made.code}`);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        await show(req, res, { values, control, problems: [...error.problems, ...again] }, 422);
      }
    });
}

function listRoutes(routes: RouteGroup, deps: LeadRoutesDeps): void {
  const { db, areas, engine, leads } = deps;
  const wordsOf = (req: Request) => ({ t: translateOf(req), locale: localeOf(req), areas });
  routes.get('/leads', { access: permissions.viewLeads }, async (req, res) => {
    const viewer = viewerOf<Viewer>(req);
    const query = parseQuery(leadListQuery, req.query);
    const tab = (query.tab ?? 'waiting') as LeadTab;
    const start = query.cursor === undefined ? null : decodeStart(query.cursor, 2);
    const [page, waiting] = await Promise.all([
      pageOfLeads(db.read, viewer, phasesOfTab[tab], { start, limit: pageSize }),
      countLeads(db.read, viewer, waitingLeadPhases),
    ]);
    await render(res, 'leads/leads', leadListPage({ viewer, tab, page, waiting }, wordsOf(req)));
  });
  // Whoever may report sees what became of it.
  routes.get('/leads/:id', { access: permissions.reportLead }, async (req, res) => {
    const viewer = viewerOf<Viewer>(req);
    const lead = await leads.getLead(viewer, idOf(req));
    const [offers, history, deadlines, texts, files, caseCode] = await Promise.all([
      leads.offers(viewer, lead),
      engine.history(db.read, lead.id),
      engine.deadlinesOf(db.read, lead.id),
      leads.wordsOf(lead),
      deps.attachments.list({ leadId: lead.id }),
      caseCodeOf(deps, viewer, lead),
    ]);
    const now = deps.clock.now();
    const input = { viewer, lead, offers, history, deadlines, texts, now, files, caseCode, engine };
    await render(res, 'leads/lead', leadPage(input, wordsOf(req)));
  });
}

function eventRoutes(routes: RouteGroup, deps: LeadRoutesDeps): void {
  const policy = { access: permissions.actOnLead };
  const path = '/leads/:id/actions/:event';
  const { engine, leads, clock, db } = deps;

  /** The lead and the form of an event that this person may fire now. */
  const openEvent = async (req: Request) => {
    const viewer = viewerOf<Viewer>(req);
    const lead = await leads.getLead(viewer, idOf(req));
    const event = String(req.params['event']);
    if (!isLeadEvent(engine, lead, event)) throw new NotFoundError();
    const source = await engine.form('lead', lead.id, event);
    const offers = await leads.offers(viewer, lead);
    return { viewer, lead, source, offers, offer: offers.find((one) => one.event === event) };
  };
  const formOf = (
    req: Request,
    { lead, source }: Pick<Awaited<ReturnType<typeof openEvent>>, 'lead' | 'source'>,
    typed: Pick<EventFormInput, 'values' | 'problems' | 'control' | 'stateRev'>,
  ) =>
    eventFormModel({
      source,
      action: `/leads/${lead.code}/actions/${source.spec.name}`,
      cancelHref: `/leads/${lead.code}`,
      t: translateOf(req),
      locale: localeOf(req),
      ...typed,
    });
  const show = async (
    req: Request,
    res: Response,
    opened: Awaited<ReturnType<typeof openEvent>>,
    typed: Parameters<typeof formOf>[2],
    status = 200,
  ) => {
    const t = translateOf(req);
    const page = {
      ...leadHead(opened.viewer, opened.lead, { t }, pick(opened.source.spec.label, localeOf(req))),
      isForm: true,
      problemCount: typed.problems?.length ?? 0,
      what: opened.lead.what,
      form: formOf(req, opened, typed),
    };
    await render(res, 'leads/lead-action', page, status);
  };

  routes.get(path, policy, async (req, res) => {
    const opened = await openEvent(req);
    if (!opened.offer?.enabled)
      throw refusalOf(engine, opened.lead, String(req.params['event']), opened.offers);
    await show(req, res, opened, {});
  });
  routes.post(path, policy, async (req, res) => {
    const opened = await openEvent(req);
    const { viewer, lead, source, offer } = opened;
    const sent = await submitEvent(source.spec, req.body, clock.now(), (input) => {
      if (input.expectedStateRev === undefined) throw new BadRequestError('badControl', { field: '_rev' });
      return leads.fire(viewer, lead, input);
    });
    if (sent.result === 'done') {
      setFlash(req, 'cases.leads.done');
      const after = await leads.getLead(viewer, lead.id);
      const code = await caseCodeOf(deps, viewer, after);
      return seeOther(res, code === null ? `/leads/${lead.code}` : `/cases/${code}`);
    }
    const { values, control } = sent;
    if (sent.result === 'again') {
      const typed = { values, control, problems: sent.problems, stateRev: control.stateRev };
      return show(req, res, opened, typed, sent.status);
    }
    const t = translateOf(req);
    const words = {
      t,
      locale: localeOf(req),
      specOf: (event: string) => engine.registry.vocabulary.events.get(event),
    };
    await renderConflict(res, {
      title: t('cases.leads.moved'),
      active: 'leads',
      changes: changesSince(await engine.history(db.read, lead.id), control.stateRev, words),
      backHref: `/leads/${lead.code}`,
      ...(offer?.enabled && {
        form: formOf(req, opened, { values, control: { ...control, idempotencyKey: null } }),
      }),
    });
  });
}

/** Events of cases share the vocabulary, but no form of theirs opens on a lead. */
function isLeadEvent({ registry }: WorkflowEngine, lead: Lead, event: string): boolean {
  const { states } = registry.set(lead.defId, lead.defVersion).main.definition;
  const isKnown = Object.values(states).some(({ on }) => on !== undefined && Object.hasOwn(on, event));
  return isKnown && registry.vocabulary.events.get(event)?.kind !== 'system';
}

function idOf(req: Request): string {
  return String(req.params['id']);
}

/** Why the form of an event does not open: not for this role, or not at this stage. */
function refusalOf(
  { registry }: WorkflowEngine,
  lead: Lead,
  event: string,
  offers: readonly Offer[],
): ForbiddenError | IllegalTransitionError {
  const isOffered = offers.some((offer) => offer.event === event);
  const { states } = registry.set(lead.defId, lead.defVersion).main.definition;
  if (!isOffered && Object.hasOwn(states[lead.phase]?.on ?? {}, event)) return new ForbiddenError();
  const allowed = offers.filter((offer) => offer.enabled).map((offer) => offer.event);
  return new IllegalTransitionError({ allowed });
}

/** The case a lead led to, when this person may see it. */
async function caseCodeOf(deps: LeadRoutesDeps, viewer: Viewer, lead: Lead): Promise<string | null> {
  if (lead.caseId === null) return null;
  try {
    return (await deps.cases.getCase(viewer, lead.caseId)).code;
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
