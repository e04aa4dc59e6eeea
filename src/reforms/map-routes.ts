import type { Request, Response } from 'express';
import { permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Area } from '../offices/area.ts';
import type { AreaTree } from '../offices/area-tree.ts';
import { areaHref, areasHref } from '../offices/areas/area-page.ts';
import { legalDay } from '../platform/clock.ts';
import { ConflictError, NotFoundError, ValidationError } from '../platform/errors.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { describeForm, type FormInput, parseForm } from '../web/forms/form.ts';
import { render } from '../web/pages/render.ts';
import type { RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import type { ReformRoutesDeps } from './deps.ts';
import { type MapChange, proposeTownCode } from './map-plan.ts';
import type { ReformReport } from './reform.ts';
import { type MapSaid, type MapTask, mapForms } from './reform-form.ts';
import { emptyText, sectionsOf } from './reform-page.ts';

/** Beyond these a list of towns is narrowed to the own county. */
const mostTowns = 300;

type Shown = Pick<FormInput, 'values' | 'problems' | 'control'> & {
  readonly report?: ReformReport;
  readonly seen?: string;
  readonly isStale?: true;
};

/** `/admin/areas/:code/merge`, `split`, `move`: filled in, looked at, carried out. */
export function mapRoutes(routes: RouteGroup, deps: ReformRoutesDeps): void {
  const access = permissions.manageAreas;
  for (const name of ['merge', 'split', 'move'] as const) {
    const path = `${areasHref}/:code/${name}`;
    routes.get(path, { access }, (req, res) => show(deps, req, res, placeOf(deps, req, name), {}));
    routes.post(path, { access }, (req, res) => send(deps, req, res, placeOf(deps, req, name)));
  }
}

interface Place {
  readonly area: Area;
  readonly task: MapTask;
  readonly path: string;
}

/** Counties get a new town, towns take others in, are divided, give villages away. */
function placeOf({ areas }: ReformRoutesDeps, req: Request, name: 'merge' | 'split' | 'move'): Place {
  const area = areas.getArea(String(req.params['code']));
  const isTown = area.level === 'town';
  const isAbove = areas.childrenOf(area.code).some(({ level }) => level === 'town');
  if (area.validTo !== null || !(isTown || (isAbove && name === 'merge'))) throw new NotFoundError();
  const task = name === 'merge' ? (isTown ? 'mergeInto' : 'mergeNew') : name;
  return { area, task, path: `${areaHref(area.code)}/${name}` };
}

async function send(deps: ReformRoutesDeps, req: Request, res: Response, place: Place): Promise<void> {
  const viewer = viewerOf<Viewer>(req);
  const { maps, clock, areas } = deps;
  const parsed = parseForm(mapForms[place.task], req.body, { today: legalDay(clock.now()) });
  if (!parsed.ok) return show(deps, req, res, place, parsed, parsed.status);
  const { values, control } = parsed;
  const said: MapSaid = parsed.data;
  try {
    const change = changeOf(place, said, areas.tree);
    const { report, seen } = await maps.preview(viewer, change);
    const wanted = said.seen ?? '';
    if (wanted === '') return await show(deps, req, res, place, { values, control, report, seen });
    if (wanted !== seen)
      return await show(deps, req, res, place, { values, control, report, seen, isStale: true }, 409);
    if (!control.isConfirmed) {
      const problems = [{ path: '_confirm', code: 'mustConfirm' }];
      return await show(deps, req, res, place, { values, control, report, seen, problems }, 422);
    }
    const { basisNumber, reason } = said;
    const title = titleOf(place, change, areas.tree);
    const reform = { ...change, basisNumber, reason, objectId: place.area.code, title };
    const id = await maps.carryOut(viewer, reform, seen);
    setFlash(req, 'reforms.done');
    seeOther(res, `/admin/reforms/${id}`);
  } catch (error) {
    if (error instanceof ConflictError && error.code === 'reformStale')
      return show(deps, req, res, place, { values, control, isStale: true }, 409);
    if (!(error instanceof ValidationError)) throw error;
    const { problems } = error;
    // What was shown could be done: if a place has ended since, somebody else was faster.
    const isStale = (said.seen ?? '') !== '' && problems.some(({ code }) => code === 'hasEnded');
    await show(
      deps,
      req,
      res,
      place,
      { values, control, problems, ...(isStale && { isStale }) },
      isStale ? 409 : 422,
    );
  }
}

function changeOf({ area, task }: Place, said: MapSaid, tree: AreaTree): MapChange {
  const { validOn, towns = [], villages = [], name = '', town = '' } = said;
  const newCode = said.newCode ?? null;
  const known = (codes: readonly string[], path: string) => {
    if (codes.some((code) => tree.find(code) === undefined))
      throw new ValidationError([{ path, code: 'notInList' }]);
    return codes;
  };
  switch (task) {
    case 'mergeInto':
      return { kind: 'merge', moved: known(towns, 'towns'), into: { code: area.code }, validOn };
    case 'mergeNew':
      return {
        kind: 'merge',
        moved: known(towns, 'towns'),
        into: { parentCode: area.code, name, newCode },
        validOn,
      };
    case 'split': {
      const into = { parentCode: area.parentCode ?? '', name, newCode };
      return { kind: 'split', moved: ownVillages(known(villages, 'villages'), area, tree), into, validOn };
    }
    case 'move': {
      const [code = ''] = known([town], 'town');
      return {
        kind: 'move',
        moved: ownVillages(known(villages, 'villages'), area, tree),
        into: { code },
        validOn,
      };
    }
  }
}

function ownVillages(codes: readonly string[], town: Area, tree: AreaTree): readonly string[] {
  if (codes.some((code) => tree.get(code).parentCode !== town.code))
    throw new ValidationError([{ path: 'villages', code: 'notInList' }]);
  return codes;
}

/** What the change is called in the list: which places, and where they go. */
function titleOf(place: Place, { kind, moved, into }: MapChange, tree: AreaTree): string {
  const names = moved.map((code) => tree.get(code).name);
  const shown = names.length > 3 ? `${names.slice(0, 3).join('、')}等` : names.join('、');
  const to = 'code' in into ? tree.get(into.code).name : into.name;
  const from = kind === 'split' ? place.area.name : shown;
  const keys = { merge: 'mergedTitle', split: 'splitTitle', move: 'movedTitle' } as const;
  return titles[keys[kind]].replace('{{from}}', from).replace('{{to}}', to);
}

/** Kept with the change, in the language of the books. */
const titles = {
  mergedTitle: '{{from}} 并入 {{to}}',
  splitTitle: '{{from}} 分设 {{to}}',
  movedTitle: '{{from}} 划入 {{to}}',
} as const;

async function show(
  deps: ReformRoutesDeps,
  req: Request,
  res: Response,
  { area, task, path }: Place,
  shown: Shown,
  status = 200,
): Promise<void> {
  const [t, locale] = [translateOf(req), localeOf(req)];
  const { tree } = deps.areas;
  const { report, seen, isStale, problems = [], control } = shown;
  const label = t(`reforms.actions.${task}`);
  const kind = task === 'mergeInto' || task === 'mergeNew' ? 'merge' : task;
  const parentCode = area.level === 'town' ? (area.parentCode ?? '') : area.code;
  const start = {
    validOn: legalDay(deps.clock.now()),
    ...((task === 'mergeNew' || task === 'split') && { newCode: proposeTownCode(tree, parentCode) }),
  };
  const isReady = report !== undefined && seen !== undefined;
  const title = `${label}：${area.name}`;
  const page = {
    title,
    active: 'areas',
    isForm: true,
    problemCount: problems.length,
    breadcrumbs: [
      { label: t('areas.places.title'), href: areasHref },
      { label: area.name, href: areaHref(area.code) },
      { label },
    ],
    intro: t(`reforms.lead.${kind}`),
    rules: t('reforms.rules.map'),
    staleText: isStale === true ? t('reforms.stale') : null,
    sections: isReady ? sectionsOf(report, t) : [],
    empty: isReady ? emptyText(report, t) : null,
    form: describeForm({
      schema: mapForms[task],
      t,
      locale,
      action: path,
      options: { towns: townOptions(tree, area, task), villages: villageOptions(tree, area) },
      values: { ...start, ...shown.values },
      problems,
      ...(control && { control }),
      hidden: { seen: isReady ? seen : '' },
      submitLabel: t(isReady ? 'reforms.carryOut' : 'reforms.look'),
      ...(isReady && { submitTone: 'danger' as const, confirm: t('reforms.confirm') }),
      cancelHref: areaHref(area.code),
    }),
  };
  await render(res, 'reforms/change', page, status);
}

function townOptions(tree: AreaTree, area: Area, task: MapTask) {
  const open = [...tree.all()].filter(({ level, validTo }) => level === 'town' && validTo === null);
  const county = area.level === 'town' ? area.parentCode : area.code;
  const isNarrowed = open.length > mostTowns && task !== 'move';
  return open
    .filter(({ code, parentCode }) => code !== area.code && (!isNarrowed || parentCode === county))
    .map(({ code, name, parentCode }) => ({
      value: code,
      label: parentCode === county ? name : `${tree.find(parentCode ?? '')?.name ?? ''}${name}`,
    }));
}

function villageOptions(tree: AreaTree, area: Area) {
  return tree
    .childrenOf(area.code)
    .filter(({ level, validTo }) => level === 'village' && validTo === null)
    .map(({ code, name }) => ({ value: code, label: name }));
}
