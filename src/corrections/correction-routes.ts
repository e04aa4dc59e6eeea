import type { Request, Response } from 'express';
import type { Case } from '../cases/core/case.ts';
import type { CasePageDeps } from '../cases/page/case-page.ts';
import { eventFormModel, submitEvent } from '../cases/page/event-form.ts';
import { requireOpenForm } from '../cases/page/event-routes.ts';
import { can, permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import { legalDay } from '../platform/clock.ts';
import { type Problem, StaleVersionError, ValidationError } from '../platform/errors.ts';
import { type Locale, pick, type Translate } from '../platform/i18n.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { type FormControl, parseForm, type RawGroup } from '../web/forms/form.ts';
import { renderConflict } from '../web/pages/conflict-page.ts';
import { problemText } from '../web/pages/error-page.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import type { Applied } from './apply-correction.ts';
import { type CorrectableCase, changesOf, type Wanted } from './correction.ts';
import { correctionSchema, eventDataOf, pagePath } from './correction-form.ts';
import {
  type CorrectionEvent,
  correctionFormModel,
  correctionFormPage,
  correctionHead,
  type FormPageInput,
  flatValues,
} from './correction-page.ts';
import type { CorrectionsService } from './corrections-service.ts';
import { effectParts } from './effects-page.ts';

export interface CorrectionRoutesDeps extends CasePageDeps {
  readonly corrections: CorrectionsService;
}

interface Asked {
  readonly viewer: Viewer;
  readonly subject: Case;
  readonly event: CorrectionEvent;
  readonly t: Translate;
  readonly locale: Locale;
}
type Current = Awaited<ReturnType<CorrectionsService['values']>>;

/** The forms of a correction: every field as it stands, what it changes, and the look of the second person. */
export function createCorrectionRoutes(deps: CorrectionRoutesDeps): RouteGroup {
  const routes = defineRoutes('corrections');
  const policy = { access: permissions.actOnCase };
  for (const event of ['correctCase', 'proposeCorrection'] as const) {
    routes.get(`/cases/:id/actions/${event}`, policy, async (req, res) => {
      if (!(await requireOpenForm(deps, req, res, event))) return;
      const asked = await ask(deps, req, event);
      const page = await formInput(deps, asked, await deps.corrections.values(asked.subject));
      await render(res, 'corrections/correction', correctionFormPage(page));
    });
    routes.post(`/cases/:id/actions/${event}`, policy, async (req, res) => {
      if (await requireOpenForm(deps, req, res, event))
        await correct(deps, await ask(deps, req, event), req, res);
    });
  }
  routes.get('/cases/:id/actions/confirmCorrection', policy, async (req, res) => {
    if (!(await requireOpenForm(deps, req, res, 'confirmCorrection'))) return;
    await showWaiting(deps, await ask(deps, req, 'confirmCorrection'), res, {});
  });
  routes.post('/cases/:id/actions/confirmCorrection', policy, async (req, res) => {
    if (!(await requireOpenForm(deps, req, res, 'confirmCorrection'))) return;
    await confirm(deps, await ask(deps, req, 'confirmCorrection'), req, res);
  });
  return routes;
}

async function ask({ service }: CorrectionRoutesDeps, req: Request, event: CorrectionEvent): Promise<Asked> {
  const viewer = viewerOf<Viewer>(req);
  const subject = await service.getCase(viewer, String(req.params['id']));
  return { viewer, subject, event, t: translateOf(req), locale: localeOf(req) };
}

async function formInput(
  { areas, clock, engine, corrections }: CorrectionRoutesDeps,
  asked: Asked,
  current: Current,
  typed: {
    readonly values?: RawGroup;
    readonly problems?: readonly Problem[];
    readonly control?: FormControl;
  } = {},
): Promise<FormPageInput> {
  const { subject, event } = asked;
  const { initial } = engine.registry.set(subject.defId, subject.defVersion).main.definition;
  const isAccepted = subject.acceptedAt !== null;
  const hasType = event === 'correctCase' && !isAccepted && subject.state === initial;
  return {
    ...asked,
    current,
    areas,
    caseTypes: engine.registry.caseTypes(),
    now: clock.now(),
    schema: correctionSchema(corrections.fields(), current.values, { hasType, isAccepted }),
    ...(typed.values && { values: typed.values }),
    ...(typed.problems && { problems: typed.problems }),
    ...(typed.control && { key: typed.control.idempotencyKey }),
  };
}

async function correct(deps: CorrectionRoutesDeps, asked: Asked, req: Request, res: Response): Promise<void> {
  const { corrections, clock, service } = deps;
  const { viewer, subject, event, t } = asked;
  const current = await corrections.values(subject);
  const input = await formInput(deps, asked, current);
  const parsed = parseForm(input.schema, req.body, { today: legalDay(clock.now()) });
  const { values, control } = parsed;
  const again = async (problems: readonly Problem[], status: number) => {
    const page = await formInput(deps, asked, current, { values, problems, control });
    await render(res, 'corrections/correction', correctionFormPage(page), status);
  };
  if (!parsed.ok) return again(parsed.problems, parsed.status);
  if (control.action === 'edit') return again([], 200);
  if (parsed.data['basedOn'] !== current.mark)
    return conflict(deps, asked, current, { values, control }, res);
  const data = eventDataOf(input.schema, parsed.data, current.values);
  const sent = (data as Wanted).parties;
  try {
    if (control.action === 'save') {
      const key = control.idempotencyKey;
      const { requestId } = contextOf(req);
      const more = key === null ? {} : { idempotencyKey: key };
      await service.fire(viewer, subject, { event, data, requestId, ...more });
      setFlash(req, event === 'correctCase' ? 'corrections.done' : 'corrections.sent');
      return seeOther(res, `/cases/${subject.code}`);
    }
    const { changes } = changesOf(data as Wanted, current.values);
    const applied = await corrections.preview(viewer, subject, changes);
    const isClear = control.action === 'reveal';
    if (isClear) await corrections.noteLook(viewer, subject, contextOf(req).requestId);
    await render(res, 'corrections/preview', {
      ...correctionHead(subject, t('corrections.previewTitle'), t),
      ...(await partsOf(deps, asked, current.values, applied, isClear)),
      reason: String(data['reason']),
      action: `/cases/${subject.code}/actions/${event}`,
      hidden: [...flatValues(values), { name: '_key', value: control.idempotencyKey ?? '' }],
      submitLabel: t(event === 'correctCase' ? 'corrections.save' : 'corrections.send'),
      canReveal: can(viewer, 'revealContact') && !isClear,
    });
  } catch (error) {
    if (error instanceof StaleVersionError) return conflict(deps, asked, current, { values, control }, res);
    if (!(error instanceof ValidationError)) throw error;
    const problems = error.problems.map((one) => ({
      ...one,
      path: pagePath(one.path, current.values, sent),
    }));
    await again(problems, 422);
  }
}

/** Somebody corrected it in between: the form as typed, on what stands there now. */
async function conflict(
  deps: CorrectionRoutesDeps,
  asked: Asked,
  current: Current,
  { values, control }: { readonly values: RawGroup; readonly control: FormControl },
  res: Response,
): Promise<void> {
  const { t, subject } = asked;
  const typed = { values: { ...values, basedOn: current.mark }, control };
  await renderConflict(res, {
    title: t('errors.title.409'),
    active: 'cases',
    backHref: `/cases/${subject.code}`,
    changes: [t('corrections.changedMeanwhile')],
    form: correctionFormModel(await formInput(deps, asked, current, typed)),
  });
}

async function partsOf(
  { corrections, areas }: CorrectionRoutesDeps,
  { subject, t, locale }: Asked,
  values: CorrectableCase,
  { changes, effects }: Pick<Applied, 'changes' | 'effects'>,
  isClear: boolean,
) {
  const names = new Map(values.parties.map(({ id, fields }) => [id, String(fields.name)]));
  const labels = await corrections.deadlineLabels(subject, effects);
  const nameOf = (id: string) => names.get(id) ?? id;
  const deadlineLabel = (rule: string) => pick(labels.get(rule) ?? { zh: rule, en: rule }, locale);
  const fields = corrections.fields();
  return {
    parts: effectParts(changes, effects, { t, locale, areas, nameOf, deadlineLabel, isClear, fields }),
  };
}

interface Shown {
  readonly isClear?: boolean;
  readonly values?: RawGroup;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
}

/** What a second person sees before confirming; 409 where the case is not what it was. */
async function showWaiting(
  deps: CorrectionRoutesDeps,
  asked: Asked,
  res: Response,
  shown: Shown,
  status = 200,
): Promise<void> {
  const { corrections, engine } = deps;
  const { subject, t, locale, viewer } = asked;
  const waiting = await corrections.waiting(subject);
  if (waiting === null || !waiting.stands) return showStale(asked, res, [t('corrections.stale')]);
  const { correction } = waiting;
  const current = await corrections.values(subject);
  const isClear = shown.isClear === true;
  try {
    const applied = await corrections.preview(null, subject, correction.changes);
    const href = `/cases/${subject.code}`;
    const source = await engine.form('case', subject.id, 'confirmCorrection');
    const { values, problems, control } = shown;
    await render(
      res,
      'corrections/confirm',
      {
        ...correctionHead(subject, t('corrections.confirmTitle'), t),
        isForm: true,
        problemCount: problems?.length ?? 0,
        ...(await partsOf(deps, asked, current.values, applied, isClear)),
        reason: correction.reason,
        declineHref: `${href}/actions/declineCorrection`,
        form: {
          ...eventFormModel({
            source,
            action: `${href}/actions/confirmCorrection`,
            cancelHref: href,
            t,
            locale,
            ...(values && { values }),
            ...(problems && { problems }),
            ...(control && { control }),
          }),
          secondary:
            can(viewer, 'revealContact') && !isClear
              ? { action: 'reveal', label: t('corrections.reveal') }
              : null,
        },
      },
      status,
    );
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    await showStale(
      asked,
      res,
      error.problems.map((one) => problemText(one, t, locale)),
    );
  }
}

async function showStale({ subject, t }: Asked, res: Response, reasons: readonly string[]): Promise<void> {
  const page = {
    ...correctionHead(subject, t('corrections.confirmTitle'), t),
    text: t('corrections.confirmTitle'),
    reasons,
    backHref: `/cases/${subject.code}`,
  };
  await render(res, 'cases/page/event-blocked', page, 409);
}

async function confirm(deps: CorrectionRoutesDeps, asked: Asked, req: Request, res: Response): Promise<void> {
  const { corrections, engine, clock, service } = deps;
  const { viewer, subject } = asked;
  const { requestId } = contextOf(req);
  const { spec } = await engine.form('case', subject.id, 'confirmCorrection');
  if (Object(req.body)['_action'] === 'reveal') {
    await corrections.noteLook(viewer, subject, requestId);
    return showWaiting(deps, asked, res, { isClear: true });
  }
  const done = await submitEvent(spec, req.body, clock.now(), (input) =>
    service.fire(viewer, subject, { ...input, requestId }),
  );
  if (done.result === 'stale') return showStale(asked, res, [asked.t('corrections.stale')]);
  if (done.result === 'again') return showWaiting(deps, asked, res, done, done.status);
  setFlash(req, 'corrections.done');
  seeOther(res, `/cases/${subject.code}`);
}
