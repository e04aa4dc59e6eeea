import type { Request, Response } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { type Instant, legalDay, legalTime } from '../../platform/clock.ts';
import {
  BadRequestError,
  ForbiddenError,
  IllegalTransitionError,
  NotFoundError,
} from '../../platform/errors.ts';
import { parseData } from '../../platform/form-data.ts';
import { pick } from '../../platform/i18n.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import type { FormModel, RawGroup } from '../../web/forms/form.ts';
import { renderConflict } from '../../web/pages/conflict-page.ts';
import { render } from '../../web/pages/render.ts';
import type { RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import { eventsOf } from '../../workflow/definitions/step.ts';
import type { CommandOutcome, WorkflowEngine } from '../../workflow/engine/engine.ts';
import type { Offer } from '../../workflow/engine/offers.ts';
import { optionNameOf } from '../../workflow/engine/option-check.ts';
import type { HistoryRow } from '../../workflow/history/history.ts';
import type { Case } from '../core/case.ts';
import type { CasePageDeps } from './case-page.ts';
import {
  changesSince,
  type EventFormInput,
  type EventSubmission,
  type EventToFire,
  eventFormModel,
  submitEvent,
} from './event-form.ts';
import { stepsModel } from './steps-page.ts';

interface Asked {
  readonly viewer: Viewer;
  readonly subject: Case;
  readonly event: string;
  readonly form: Awaited<ReturnType<WorkflowEngine['form']>>;
  readonly action: string;
  readonly caseHref: string;
}

/** `GET` shows the form of one event, `POST` fires it; what may be done is decided by the engine alone. */
export function caseEventRoutes(routes: RouteGroup, deps: CasePageDeps): void {
  const path = '/cases/:id/actions/:event';
  const policy = { access: permissions.actOnCase };

  routes.get(path, policy, async (req, res) => {
    const asked = await ask(deps, req);
    const offer = await offerOf(deps, asked);
    if (!offer.enabled) return showBlocked(asked, offer, res);
    const preset = presetOf(asked.form.spec, req.query);
    await showForm(deps, asked, offer, formOf(asked, req, { preset }), res, 200);
  });

  routes.post(path, policy, async (req, res) => {
    const asked = await ask(deps, req);
    const { requestId } = contextOf(req);
    const done = await submitEvent(asked.form.spec, req.body, deps.clock.now(), (input) =>
      fire(deps, asked, input, requestId),
    );
    if (done.result === 'stale') return showConflict(deps, asked, done, res);
    if (done.result === 'again') {
      const offers = await deps.service.offers(asked.viewer, asked.subject);
      const offer = offers.find((one) => one.event === asked.event) ?? null;
      const { status, values, problems, control } = done;
      const form = formOf(asked, req, { values, problems, control, stateRev: control.stateRev });
      return showForm(deps, asked, offer, form, res, status);
    }
    setFlash(req, 'cases.page.event.done');
    seeOther(res, asked.caseHref);
  });
}

/**
 * Shows the form of an event filled with values that came from elsewhere, with what is wrong in them beside the
 * fields; it is sent like any other. The engine decides whether it may be done at all.
 */
export async function showFilledForm(
  deps: CasePageDeps,
  req: Request,
  res: Response,
  event: string,
  values: RawGroup,
): Promise<void> {
  const asked = await ask(deps, req, event);
  const offer = await offerOf(deps, asked);
  if (!offer.enabled) return showBlocked(asked, offer, res);
  const { spec, defaults, options } = asked.form;
  const only = Object.entries(options).flatMap(([name, list]) =>
    list.length === 1 && list[0] ? [[name, list[0].value] as const] : [],
  );
  const chosen = Object.entries(spec.form.shape).flatMap(([name, field]) => {
    const value = only.find(([list]) => list === optionNameOf(field))?.[1];
    return value === undefined ? [] : [[name, value] as const];
  });
  const filled = { ...(defaults as RawGroup), ...Object.fromEntries(chosen), ...values };
  const parsed = parseData(spec.form, filled, legalDay(deps.clock.now()));
  const problems = parsed.ok ? [] : parsed.problems;
  await showForm(deps, asked, offer, formOf(asked, req, { values: filled, problems }), res, 200);
}

/**
 * Whether the form of an event may be filled in now; where it may not for want of something, the page that says so is sent.
 * @throws IllegalTransitionError when not of this stage, ForbiddenError when not of this role
 */
export async function requireOpenForm(
  deps: CasePageDeps,
  req: Request,
  res: Response,
  event: string,
): Promise<boolean> {
  const asked = await ask(deps, req, event);
  const offer = await offerOf(deps, asked);
  if (!offer.enabled) await showBlocked(asked, offer, res);
  return offer.enabled;
}

async function ask(
  { service, engine }: CasePageDeps,
  req: Request,
  event = String(req.params['event']),
): Promise<Asked> {
  const viewer = viewerOf<Viewer>(req);
  const subject = await service.getCase(viewer, String(req.params['id']));
  if (engine.registry.vocabulary.events.get(event)?.kind === 'system') throw new NotFoundError();
  const form = await engine.form('case', subject.id, event);
  const caseHref = `/cases/${subject.code}`;
  return { viewer, subject, event, form, caseHref, action: `${caseHref}/actions/${event}` };
}

/** The offer of this event. @throws IllegalTransitionError when not of this stage, ForbiddenError when not of this role */
async function offerOf(deps: CasePageDeps, { viewer, subject, event }: Asked): Promise<Offer> {
  const offers = await deps.service.offers(viewer, subject);
  const offer = offers.find((one) => one.event === event);
  if (offer !== undefined) return offer;
  const possible = eventsOf(deps.engine.registry.set(subject.defId, subject.defVersion), subject);
  if (possible.includes(event)) throw new ForbiddenError();
  const allowed = offers.map((one) => one.event);
  throw new IllegalTransitionError({ allowed, event, state: subject.phase });
}

async function fire(
  { engine, db, service }: CasePageDeps,
  { viewer, subject, form }: Asked,
  input: EventToFire,
  requestId: string,
): Promise<CommandOutcome> {
  if (form.spec.kind === 'exclusive' && input.expectedStateRev === undefined) {
    throw new BadRequestError('badControl', { field: '_rev' });
  }
  if (input.occurredAt === undefined) return service.fire(viewer, subject, { ...input, requestId });
  const occurredAt = notBeforePrevious(input.occurredAt, await engine.history(db.read, subject.id));
  return service.fire(viewer, subject, { ...input, occurredAt, requestId });
}

/** A typed time has minutes only: in the minute of the step before, it means just after that step. */
function notBeforePrevious(typed: Instant, history: readonly HistoryRow[]): Instant {
  const last = history.findLast((row) => row.kind !== 'append')?.occurredAt;
  if (last === undefined || typed >= last) return typed;
  const isSameMinute = legalDay(typed) === legalDay(last) && legalTime(typed) === legalTime(last);
  return isSameMinute ? last : typed;
}

/** Parameters of the address that are fields of the form, e.g. the worker whose line was clicked. */
function presetOf(spec: EventSpec, query: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(Object(query) as Record<string, unknown>).flatMap(([name, value]) =>
      Object.hasOwn(spec.form.shape, name) && typeof value === 'string' && value.length <= 200
        ? [[name, value]]
        : [],
    ),
  );
}

function formOf(
  asked: Asked,
  req: Request,
  more: Partial<Pick<EventFormInput, 'preset' | 'values' | 'problems' | 'control' | 'stateRev'>>,
): FormModel {
  return eventFormModel({
    source: asked.form,
    action: asked.action,
    cancelHref: asked.caseHref,
    t: translateOf(req),
    locale: localeOf(req),
    ...more,
  });
}

async function showForm(
  deps: CasePageDeps,
  asked: Asked,
  offer: Pick<Offer, 'basis'> | null,
  form: FormModel,
  res: Response,
  status: number,
): Promise<void> {
  const { req } = res;
  const t = translateOf(req);
  const { spec } = asked.form;
  const basis = offer?.basis ?? [];
  const page = {
    ...headOf(asked, req),
    isForm: true,
    problemCount: form.summary?.items.length ?? 0,
    hint: spec.hint === undefined ? null : pick(spec.hint, localeOf(req)),
    about: asked.form.about.map(({ label, value }) => ({
      label: pick(label, localeOf(req)),
      value: typeof value === 'string' ? value : pick(value, localeOf(req)),
      isWide: true,
    })),
    links: linksOf(asked, req),
    lack: await lackOf(deps, asked, req),
    basis: basis.length === 0 ? null : t('cases.page.steps.basis', { list: basis.join('；') }),
    form,
  };
  await render(res, 'cases/page/event', page, status);
}

/** Lists an event cannot do without and that the books of the office fill. */
const ofTheBooks = ['committees', 'mediators', 'seals'] as const;

/** What the office has not got and whom to ask for it, in place of an empty list; null when nothing is missing. */
async function lackOf(deps: CasePageDeps, { form }: Asked, req: Request): Promise<string | null> {
  const empty = ofTheBooks.find((name) => form.options[name]?.length === 0);
  if (empty === undefined) return null;
  const t = translateOf(req);
  const names = (await deps.administrators?.()) ?? [];
  return t(`cases.page.event.lack.${empty}`, { names: names.join('、') || t('identity.roles.sysadmin') });
}

/** Other ways to the same end, e.g. a list from a workbook. */
function linksOf({ event, caseHref }: Asked, req: Request): { href: string; label: string }[] {
  if (event !== 'importWorkers') return [];
  return [{ href: `${caseHref}/workers-sheet`, label: translateOf(req)('cases.workersSheet.title') }];
}

/** Somebody else was faster: what happened since, and the same form with what was typed, to send once more. */
async function showConflict(
  { engine, db }: CasePageDeps,
  asked: Asked,
  { values, control }: Extract<EventSubmission, { result: 'stale' }>,
  res: Response,
): Promise<void> {
  const { req } = res;
  const t = translateOf(req);
  const specOf = (event: string) => engine.registry.vocabulary.events.get(event);
  const history = await engine.history(db.read, asked.subject.id);
  const current = { ...asked, form: await engine.form('case', asked.subject.id, asked.event) };
  await renderConflict(res, {
    title: t('cases.page.event.conflict'),
    active: 'cases',
    backHref: asked.caseHref,
    changes: changesSince(history, control.stateRev, { locale: localeOf(req), t, specOf }),
    form: formOf(current, req, { values }),
  });
}

async function showBlocked(asked: Asked, offer: Offer, res: Response): Promise<void> {
  const t = translateOf(res.req);
  const locale = localeOf(res.req);
  const [step] = stepsModel([offer], asked.caseHref, t, locale).actions;
  const page = {
    ...headOf(asked, res.req),
    text: t('cases.page.event.blocked', { label: pick(offer.label, locale) }),
    reasons: step?.reasons ?? [],
    backHref: asked.caseHref,
  };
  await render(res, 'cases/page/event-blocked', page, 409);
}

function headOf({ subject, form, caseHref }: Asked, req: Request) {
  const t = translateOf(req);
  const title = pick(form.spec.label, localeOf(req));
  return {
    title,
    lead: subject.title,
    active: 'cases',
    breadcrumbs: [
      { label: t('cases.page.list'), href: '/cases' },
      { label: subject.number ?? subject.code, href: caseHref },
      { label: title },
    ],
  };
}
