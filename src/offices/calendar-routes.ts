import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import { legalDay } from '../platform/clock.ts';
import { type Problem, ValidationError } from '../platform/errors.ts';
import { dayField, intField, selectField, textField } from '../platform/fields/index.ts';
import type { Access } from '../web/access.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { describeForm, parseForm, parseQuery } from '../web/forms/form.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import type { ViewerLike } from '../web/viewer-like.ts';
import type { CalendarService } from './calendar-service.ts';
import { calendarFieldLabels as labels } from './texts.ts';

type Administrator = ViewerLike & { readonly accountId: string };

const yearQuery = z.object({
  year: intField({ label: labels.year, required: false, min: 1949, max: 2200 }),
});
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
});
const removeForm = z.strictObject({ day: dayField({ label: labels.day }) });

/** `/admin/calendar`: the rest days and make-up days of a year; `access` are the roles that may change them. */
export function areasRoutes(deps: { calendar: CalendarService; clock: Clock; access: Access }): RouteGroup {
  const { calendar, clock, access } = deps;
  const routes = defineRoutes('areas');

  const show = async (
    req: Request,
    res: Response,
    state: { year: number; values?: Record<string, unknown>; problems?: readonly Problem[] },
    status = 200,
  ) => {
    const t = translateOf(req);
    const years = await calendar.listYears();
    const view = await calendar.getYear(state.year);
    const form = describeForm({
      schema: dayForm,
      t,
      locale: localeOf(req),
      action: '/admin/calendar',
      ...(state.values && { values: state.values }),
      problems: state.problems ?? [],
      submitLabel: t('areas.calendar.add'),
    });
    const page = {
      title: t('areas.calendar.title', { year: state.year }),
      active: 'calendar',
      problemCount: state.problems?.length ?? 0,
      years: [...new Set([...years, state.year, Number(legalDay(clock.now()).slice(0, 4)) + 1])].sort(),
      view,
      form,
    };
    await render(res, 'offices/calendar', page, status);
  };
  const thisYear = () => Number(legalDay(clock.now()).slice(0, 4));

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
    const { day, kind, name } = parsed.data;
    const source = translateOf(req)('areas.calendar.enteredByHand');
    await calendar.saveDay(viewerOf<Administrator>(req).accountId, { day, kind, name }, source);
    setFlash(req, 'areas.calendar.saved');
    seeOther(res, `/admin/calendar?year=${day.slice(0, 4)}`);
  });
  routes.post('/admin/calendar/remove', { access }, async (req, res) => {
    const parsed = parseForm(removeForm, req.body);
    if (!parsed.ok) throw new ValidationError(parsed.problems);
    await calendar.removeDay(viewerOf<Administrator>(req).accountId, parsed.data.day);
    setFlash(req, 'areas.calendar.removed');
    seeOther(res, `/admin/calendar?year=${parsed.data.day.slice(0, 4)}`);
  });
  return routes;
}
