import type { Request, Response } from 'express';
import type { z } from 'zod';
import { can, permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { legalDay } from '../../platform/clock.ts';
import { type Problem, ValidationError } from '../../platform/errors.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, type FormInput, parseForm, parseQuery } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import type { Area } from '../area.ts';
import { addForm, endForm, listQuery, renameForm } from './area-form.ts';
import {
  actionsOf,
  areaHref,
  areaLines,
  areasHref,
  crumbsOf,
  dependentsOf,
  factsOf,
  historyOf,
  isHeld,
  levelLabel,
  levelsBelow,
  type PageContext,
  topsOf,
  totalText,
} from './area-page.ts';
import { chooseRoutes } from './choose-routes.ts';
import { isOwnLevel } from './codes.ts';
import { countOpenCases, findDependents, listChanges } from './dependents-read-model.ts';
import type { AreaRoutesDeps } from './deps.ts';
import { sheetRoutes } from './sheet-routes.ts';
import { ownSources } from './texts.ts';

const mostFound = 100;

/** `/admin/areas`: the places of the office, and what becomes of them. */
export function createAreaRoutes(deps: AreaRoutesDeps): RouteGroup {
  const routes = defineRoutes('places');
  routes.get(areasHref, { access: permissions.viewAreas }, (req, res) => showList(deps, req, res));
  // Before the pages of single places: their codes are digits, and these are words.
  chooseRoutes(routes, deps);
  sheetRoutes(routes, deps);
  routes.get(`${areasHref}/:code`, { access: permissions.viewAreas }, (req, res) => showArea(deps, req, res));
  addRoutes(routes, deps);
  renameRoutes(routes, deps);
  endRoutes(routes, deps);
  return routes;
}

function contextOf(deps: Pick<AreaRoutesDeps, 'areas' | 'clock'>, req: Request): PageContext {
  return {
    tree: deps.areas.tree,
    today: legalDay(deps.clock.now()),
    t: translateOf(req),
    locale: localeOf(req),
    canManage: can(viewerOf<Viewer>(req), 'manageAreas'),
  };
}

async function showList(deps: AreaRoutesDeps, req: Request, res: Response): Promise<void> {
  const context = contextOf(deps, req);
  const { tree, t, canManage } = context;
  const { q } = parseQuery(listQuery, req.query);
  const shown = q === undefined ? topsOf(tree) : tree.search({ q, limit: mostFound });
  const isEmpty = tree.size === 0;
  await render(res, 'offices/areas/list', {
    title: t('areas.places.title'),
    active: 'areas',
    actions: [
      ...(canManage
        ? [
            {
              label: t(isEmpty ? 'areas.places.choose' : 'areas.places.chooseAnother'),
              href: `${areasHref}/choose`,
              tone: isEmpty ? ('primary' as const) : ('plain' as const),
            },
            ...(isEmpty
              ? []
              : [
                  { label: t('areas.places.sheet'), href: `${areasHref}/sheet` },
                  { label: t('reforms.toList'), href: '/admin/reforms' },
                ]),
          ]
        : []),
      ...(isEmpty
        ? []
        : [
            {
              label: t('exports.open'),
              href: `${areasHref}/export${q === undefined ? '' : `?${new URLSearchParams({ q })}`}`,
            },
          ]),
    ],
    isEmpty,
    q: q ?? '',
    heading2: q === undefined ? t('areas.places.tree') : t('areas.places.found', { q }),
    none: t(q === undefined ? 'areas.places.empty' : 'areas.places.foundNone'),
    total: totalText(context, null),
    lines: areaLines(context, shown, await countOpenCases(deps.db.read)),
  });
}

function areaOf(deps: AreaRoutesDeps, req: Request): Area {
  return deps.areas.getArea(String(req.params['code']));
}

async function showArea(deps: AreaRoutesDeps, req: Request, res: Response): Promise<void> {
  const context = contextOf(deps, req);
  const { tree, t } = context;
  const area = areaOf(deps, req);
  const db = deps.db.read;
  const [line] = areaLines(context, [area], new Map());
  await render(res, 'offices/areas/area', {
    title: area.name,
    active: 'areas',
    breadcrumbs: crumbsOf(context, area.code),
    ...(area.validTo === null ? {} : { tags: [line?.state ?? { text: '', tone: 'neutral' as const }] }),
    actions: actionsOf(context, area),
    formerly: line?.formerly ?? null,
    facts: factsOf(context, area),
    total: totalText(context, area.code),
    lines: areaLines(context, tree.childrenOf(area.code), await countOpenCases(db)),
    none: t('areas.places.empty'),
    dependents: dependentsOf(context, await findDependents(db, area.path)),
    history: historyOf(context, await listChanges(db, area.code)),
  });
}

type Shown = Pick<FormInput, 'values' | 'problems' | 'control'>;
type Task = 'add' | 'rename' | 'end';

/** A page of one form about one place. */
async function showForm(
  deps: AreaRoutesDeps,
  req: Request,
  res: Response,
  task: { name: Task; schema: z.ZodObject; shown: Shown; status?: number } & Pick<
    FormInput,
    'options' | 'confirm' | 'submitTone'
  >,
): Promise<void> {
  const area = areaOf(deps, req);
  const context = contextOf(deps, req);
  const { t, locale, today } = context;
  const { name, schema, shown, status = 200, ...others } = task;
  const found = name === 'end' ? await findDependents(deps.db.read, area.path) : null;
  const title = `${t(`areas.places.${name}`)} ${area.name}`;
  await render(
    res,
    'offices/areas/change',
    {
      title,
      active: 'areas',
      isForm: true,
      breadcrumbs: crumbsOf(context, area.code, t(`areas.places.${name}`)),
      problemCount: shown.problems?.length ?? 0,
      intro: name === 'end' ? t('areas.places.endIntro') : null,
      isHeld: found !== null && isHeld(found),
      dependents: found === null ? [] : dependentsOf(context, found),
      form: describeForm({
        schema,
        t,
        locale,
        action: `${areaHref(area.code)}/${name}`,
        cancelHref: areaHref(area.code),
        submitLabel: t(`areas.places.${name}Submit`),
        ...others,
        ...shown,
        values: shown.values ?? { validOn: today },
      }),
    },
    status,
  );
}

type Parsed<S extends z.ZodObject> = Extract<ReturnType<typeof parseForm<S>>, { ok: true }>;

/** A form of one place: shown, sent, and shown again with what the service finds wrong. */
function taskRoutes<S extends z.ZodObject>(
  routes: RouteGroup,
  deps: AreaRoutesDeps,
  task: {
    readonly name: Task;
    readonly schema: S;
    readonly more: (req: Request) => Pick<FormInput, 'options' | 'confirm' | 'submitTone'>;
    /** Throws ValidationError. Gives where to go next. */
    readonly carryOut: (req: Request, parsed: Parsed<S>) => Promise<string>;
  },
): void {
  const { name, schema, more, carryOut } = task;
  const path = `${areasHref}/:code/${name}`;
  const show = (req: Request, res: Response, shown: Shown, status?: number) =>
    showForm(deps, req, res, { name, schema, shown, ...(status && { status }), ...more(req) });
  routes.get(path, { access: permissions.manageAreas }, (req, res) => show(req, res, {}));
  routes.post(path, { access: permissions.manageAreas }, async (req, res) => {
    areaOf(deps, req);
    const parsed = parseForm(schema, req.body, { today: legalDay(deps.clock.now()) });
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    try {
      seeOther(res, await carryOut(req, parsed));
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      const problems: readonly Problem[] = error.problems;
      await show(req, res, { values: parsed.values, problems }, 422);
    }
  });
}

function actorOf(req: Request): string {
  return viewerOf<Viewer>(req).accountId;
}

function addRoutes(routes: RouteGroup, deps: AreaRoutesDeps): void {
  taskRoutes(routes, deps, {
    name: 'add',
    schema: addForm,
    more: (req) => ({
      options: {
        levels: levelsBelow(areaOf(deps, req)).map((value) => ({
          value,
          label: levelLabel(value, localeOf(req)),
        })),
      },
    }),
    carryOut: async (req, { data }) => {
      const { name, level, validOn, note } = data;
      if (!isOwnLevel(level)) throw new ValidationError([{ path: 'level', code: 'notInList' }]);
      const { code } = areaOf(deps, req);
      const source = ownSources.byHand;
      await deps.changes.add(actorOf(req), code, { name, level, validOn, note, source });
      setFlash(req, 'areas.places.added');
      return areaHref(code);
    },
  });
}

function renameRoutes(routes: RouteGroup, deps: AreaRoutesDeps): void {
  taskRoutes(routes, deps, {
    name: 'rename',
    schema: renameForm,
    more: () => ({}),
    carryOut: async (req, { data }) => {
      const { code } = areaOf(deps, req);
      await deps.changes.rename(actorOf(req), code, data);
      setFlash(req, 'areas.places.renamed');
      return areaHref(code);
    },
  });
}

function endRoutes(routes: RouteGroup, deps: AreaRoutesDeps): void {
  taskRoutes(routes, deps, {
    name: 'end',
    schema: endForm,
    more: (req) => {
      const { path } = areaOf(deps, req);
      const below = [...deps.areas.tree.all()].filter(
        (one) => one.validTo === null && one.path.startsWith(path),
      );
      return {
        submitTone: 'danger',
        confirm: translateOf(req)('areas.places.endConfirm', { n: below.length - 1 }),
      };
    },
    carryOut: async (req, { data, control }) => {
      if (!control.isConfirmed) throw new ValidationError([{ path: '_confirm', code: 'mustConfirm' }]);
      const { code } = areaOf(deps, req);
      const n = await deps.changes.end(actorOf(req), code, data);
      setFlash(req, 'areas.places.ended', 'success', n);
      return areaHref(code);
    },
  });
}
