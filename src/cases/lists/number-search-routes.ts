import type { Request, Response } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { legalDay } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, parseForm, parseQuery, type RawGroup } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { listTable } from './list-columns.ts';
import type { CaseListRoutesDeps } from './list-routes.ts';
import { numberSearchForm, numberSearchQuery } from './number-search-form.ts';
import type { FoundByNumber, NumberSearchService } from './number-search-service.ts';

export interface NumberSearchRoutesDeps extends Pick<CaseListRoutesDeps, 'clock' | 'areas'> {
  readonly numbers: NumberSearchService;
}

interface Shown {
  readonly values?: RawGroup;
  readonly problems?: readonly Problem[];
  readonly found?: FoundByNumber | null;
}

/**
 * `/cases/numbers`: cases by a number of somebody on them. The number is sent in a body; the result has an address of its
 * own, in which the search stands sealed, so that it can be gone back to and loaded again.
 */
export function createNumberSearchRoutes(deps: NumberSearchRoutesDeps): RouteGroup {
  const access = permissions.searchByIdNumber;
  return defineRoutes('caseNumbers')
    .get('/cases/numbers', { access }, async (req, res) => {
      const { found: word } = parseQuery(numberSearchQuery, req.query);
      const viewer = viewerOf<Viewer>(req);
      await show(deps, req, res, word === undefined ? {} : { found: await deps.numbers.open(viewer, word) });
    })
    .post('/cases/numbers', { access }, async (req, res) => {
      const parsed = parseForm(numberSearchForm, req.body);
      if (!parsed.ok) return show(deps, req, res, parsed, parsed.status);
      const { number } = parsed.data;
      const word = await deps.numbers.search(viewerOf<Viewer>(req), number, contextOf(req).requestId);
      seeOther(res, `/cases/numbers?${new URLSearchParams({ found: word }).toString()}`);
    });
}

async function show(
  { clock, areas }: NumberSearchRoutesDeps,
  req: Request,
  res: Response,
  { values = {}, problems = [], found }: Shown,
  status = 200,
): Promise<void> {
  const [t, locale] = [translateOf(req), localeOf(req)];
  const words = { t, locale, today: legalDay(clock.now()), areas };
  const kinds = (found?.kinds ?? []).map((kind) => t(`cases.list.found.${kind}`));
  await render(
    res,
    'cases/lists/numbers',
    {
      title: t('cases.list.byNumber'),
      active: 'cases',
      breadcrumbs: [{ label: t('cases.list.title'), href: '/cases' }, { label: t('cases.list.byNumber') }],
      problemCount: problems.length,
      form: describeForm({
        schema: numberSearchForm,
        t,
        locale,
        action: '/cases/numbers',
        values,
        problems,
        submitLabel: t('cases.list.apply'),
      }),
      isExpired: found === null,
      said:
        found == null
          ? null
          : t('cases.list.numberFound', { kinds: kinds.join(t('cases.list.or')), n: found.lines.length }),
      table: listTable(found?.lines.slice(0, mostShown) ?? [], undefined, viewerOf<Viewer>(req), words),
      isCut: (found?.lines.length ?? 0) > mostShown,
      mostShown,
    },
    status,
  );
}

const mostShown = 200;
