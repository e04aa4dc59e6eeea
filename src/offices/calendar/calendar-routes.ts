import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import { isDay, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { NotFoundError, type Problem, StaleVersionError, ValidationError } from '../../platform/errors.ts';
import { dayField, intField, selectField, textField } from '../../platform/fields/index.ts';
import type { Access } from '../../web/access.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, type FormControl, parseForm, parseQuery } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import type { ViewerLike } from '../../web/viewer-like.ts';
import { namesOfAccounts } from '../book/dependents-read-model.ts';
import { calendarFieldLabels as labels } from '../texts.ts';
import { historyLines } from './calendar-page.ts';
import type { CalendarService } from './calendar-service.ts';
import { noticeProblem, type ReadNotice, readNotice } from './notice.ts';

type Administrator = ViewerLike & { readonly accountId: string };

export interface CalendarRoutesDeps {
  readonly db: Database;
  readonly calendar: CalendarService;
  readonly clock: Clock;
  /** The roles that may change it. */
  readonly access: Access;
}

const year = { label: labels.year, min: 1949, max: 2200 };
const yearQuery = z.object({ year: intField({ ...year, required: false }) });
const removeQuery = z.object({ day: textField({ label: labels.day, required: false, max: 10 }) });
const reason = textField({ label: labels.reason, min: 2, max: 200 });
const dayForm = z.strictObject({
  day: dayField({ label: labels.day }),
  kind: selectField({
    label: labels.kind,
    options: [
      { value: 'holiday', label: labels.holiday },
      { value: 'workday', label: labels.workday },
    ],
  }),
  name: textField({ label: labels.name, max: 50 }),
  reason,
});
const removeForm = z.strictObject({ day: dayField({ label: labels.day }), reason });
const noticeForm = z.strictObject({
  year: intField(year),
  source: textField({ label: labels.source, hint: labels.sourceHint, min: 4, max: 100 }),
  text: textField({ label: labels.text, hint: labels.textHint, multiline: true, max: 20_000 }),
});

interface Shown {
  readonly values?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
}

/** `/admin/calendar`: the rest days and make-up days of a year, day by day or by the yearly notice. */
export function areasRoutes(deps: CalendarRoutesDeps): RouteGroup {
  const routes = defineRoutes('areas');
  yearRoutes(routes, deps);
  removeRoutes(routes, deps);
  noticeRoutes(routes, deps);
  return routes;
}

const actorOf = (req: Request): string => viewerOf<Administrator>(req).accountId;

function yearRoutes(routes: RouteGroup, { db, calendar, clock, access }: CalendarRoutesDeps): void {
  const thisYear = () => Number(legalDay(clock.now()).slice(0, 4));
  const show = async (
    req: Request,
    res: Response,
    shown: Shown & { readonly year: number },
    status = 200,
  ) => {
    const t = translateOf(req);
    const years = await calendar.listYears();
    const view = await calendar.getYear(shown.year);
    const changes = await calendar.history(shown.year);
    const actors = changes.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
    const form = describeForm({
      schema: dayForm,
      t,
      locale: localeOf(req),
      action: '/admin/calendar',
      ...(shown.values && { values: shown.values }),
      problems: shown.problems ?? [],
      submitLabel: t('areas.calendar.add'),
    });
    const page = {
      title: t('areas.calendar.title', { year: shown.year }),
      active: 'calendar',
      problemCount: shown.problems?.length ?? 0,
      actions: [
        {
          label: t('areas.calendar.notice'),
          href: `/admin/calendar/notice?year=${shown.year}`,
          tone: 'primary' as const,
        },
      ],
      years: [...new Set([...years, shown.year, thisYear() + 1])].sort(),
      gap: calendar.missingYear(),
      view,
      history: historyLines(changes, view.days, await namesOfAccounts(db.read, actors), t),
      form,
    };
    await render(res, 'offices/calendar/calendar', page, status);
  };
  routes.get('/admin/calendar', { access }, async (req, res) => {
    await show(req, res, { year: parseQuery(yearQuery, req.query).year ?? thisYear() });
  });
  routes.post('/admin/calendar', { access }, async (req, res) => {
    const parsed = parseForm(dayForm, req.body);
    if (!parsed.ok) {
      await show(
        req,
        res,
        { year: thisYear(), values: parsed.values, problems: parsed.problems },
        parsed.status,
      );
      return;
    }
    const { day, kind, name, reason: why } = parsed.data;
    const source = translateOf(req)('areas.calendar.enteredByHand');
    await calendar.saveDay(actorOf(req), { day, kind, name }, { source, reason: why });
    setFlash(req, 'areas.calendar.saved');
    seeOther(res, `/admin/calendar?year=${day.slice(0, 4)}`);
  });
}

function removeRoutes(routes: RouteGroup, { calendar, access }: CalendarRoutesDeps): void {
  const path = '/admin/calendar/remove';
  const show = async (req: Request, res: Response, day: string, shown: Shown, status = 200) => {
    const t = translateOf(req);
    const of = isDay(day) ? await calendar.getYear(Number(day.slice(0, 4))) : null;
    const entry = of?.days.find((one) => one.day === day);
    if (entry === undefined) throw new NotFoundError('notFound');
    const href = `/admin/calendar?year=${day.slice(0, 4)}`;
    const title = t('areas.calendar.removeTitle', { day, name: entry.name });
    const page = {
      title,
      active: 'calendar',
      isForm: true,
      problemCount: shown.problems?.length ?? 0,
      breadcrumbs: [{ label: t('areas.calendar.nav'), href }, { label: title }],
      form: describeForm({
        ...{ schema: removeForm, t, locale: localeOf(req), action: path, problems: shown.problems ?? [] },
        values: shown.values ?? {},
        hidden: { day },
        submitLabel: t('areas.calendar.remove'),
        submitTone: 'danger',
        cancelHref: href,
      }),
    };
    await render(res, 'offices/calendar/remove', page, status);
  };
  routes.get(path, { access }, (req, res) =>
    show(req, res, parseQuery(removeQuery, req.query).day ?? '', {}),
  );
  routes.post(path, { access }, async (req, res) => {
    const parsed = parseForm(removeForm, req.body);
    if (!parsed.ok) {
      const { day } = parsed.values;
      if (typeof day !== 'string' || !isDay(day)) throw new ValidationError(parsed.problems);
      return show(req, res, day, parsed, parsed.status);
    }
    await calendar.removeDay(actorOf(req), parsed.data.day, parsed.data.reason);
    setFlash(req, 'areas.calendar.removed');
    seeOther(res, `/admin/calendar?year=${parsed.data.day.slice(0, 4)}`);
  });
}

function noticeRoutes(routes: RouteGroup, { calendar, clock, access }: CalendarRoutesDeps): void {
  const path = '/admin/calendar/notice';
  const next = () => Number(legalDay(clock.now()).slice(0, 4)) + 1;
  const show = async (
    req: Request,
    res: Response,
    of: number,
    shown: Shown & { readonly read?: ReadNotice },
    status = 200,
  ) => {
    const t = translateOf(req);
    const { read } = shown;
    const isGood = read !== undefined && read.problems.length === 0;
    const problems = shown.problems ?? read?.problems ?? [];
    const title = t('areas.calendar.noticeTitle', { year: of });
    const rest = read?.days.filter(({ kind }) => kind === 'holiday').length ?? 0;
    const page = {
      title,
      active: 'calendar',
      isForm: true,
      problemCount: problems.length,
      breadcrumbs: [{ label: t('areas.calendar.nav'), href: `/admin/calendar?year=${of}` }, { label: title }],
      read:
        read === undefined
          ? null
          : {
              days: read.days,
              summary: t('areas.calendar.noticeRead', { rest, work: read.days.length - rest }),
              effect: t('areas.calendar.noticeReplaces', {
                year: of,
                n: (await calendar.getYear(of)).days.length,
                open: await calendar.countOpenDueIn(of),
              }),
            },
      form: describeForm({
        ...{ schema: noticeForm, t, locale: localeOf(req), action: path, problems },
        values: shown.values ?? { year: of },
        ...(shown.control && { control: shown.control }),
        stateRev: (await calendar.history(of)).length,
        submitLabel: t('areas.calendar.noticePreview'),
        ...(isGood && {
          secondary: { action: 'confirm', label: t('areas.calendar.noticeConfirm', { year: of }) },
        }),
        cancelHref: `/admin/calendar?year=${of}`,
      }),
    };
    await render(res, 'offices/calendar/notice', page, status);
  };
  routes.get(path, { access }, (req, res) =>
    show(req, res, parseQuery(yearQuery, req.query).year ?? next(), {}),
  );
  routes.post(path, { access }, async (req, res) => {
    const parsed = parseForm(noticeForm, req.body);
    if (!parsed.ok) return show(req, res, next(), parsed, parsed.status);
    const { data, values, control } = parsed;
    const read = readNotice(data.text, data.year);
    if (read.problems.length > 0) return show(req, res, data.year, { values, control, read }, 422);
    if (control.action !== 'confirm') return show(req, res, data.year, { values, control, read });
    const why = translateOf(req)('areas.calendar.noticeReason');
    const notice = { year: data.year, days: read.days, source: data.source, reason: why };
    try {
      await calendar.saveNotice(actorOf(req), { ...notice, revision: control.stateRev ?? -1 });
    } catch (error) {
      if (!(error instanceof StaleVersionError)) throw error;
      const problems = [noticeProblem('', 'changedMeanwhile')];
      return show(req, res, data.year, { values, control, problems, read }, 409);
    }
    setFlash(req, 'areas.calendar.noticeSaved');
    seeOther(res, `/admin/calendar?year=${data.year}`);
  });
}
