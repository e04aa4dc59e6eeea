import type { Request, Response } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Problem } from '../../platform/errors.ts';
import type { Translate } from '../../platform/i18n.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, parseForm, parseQuery } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import type { RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import { chooseForm, chooseQuery } from './area-form.ts';
import { areaHref, areasHref } from './area-page.ts';
import { type Country, type CountyChoice, wholeCountyName } from './country.ts';
import type { AreaRoutesDeps } from './deps.ts';

const chooseHref = `${areasHref}/choose`;
const mostFound = 50;

interface Asked {
  readonly q?: string | undefined;
  readonly province?: string | undefined;
  readonly city?: string | undefined;
}

/** Choosing a county of the country: by name, or province, city and county one after the other. */
export function chooseRoutes(routes: RouteGroup, deps: AreaRoutesDeps): void {
  const access = permissions.manageAreas;
  routes.get(chooseHref, { access }, (req, res) => show(deps, req, res, parseQuery(chooseQuery, req.query)));
  routes.post(chooseHref, { access }, async (req, res) => {
    const parsed = parseForm(chooseForm, req.body);
    if (!parsed.ok) return show(deps, req, res, parsed.values as Asked, parsed.problems);
    const actor = viewerOf<Viewer>(req).accountId;
    const { county, added } = await deps.changes.loadCounty(actor, parsed.data.county);
    if (added === 0) setFlash(req, 'areas.places.loadedBefore', 'info');
    else setFlash(req, 'areas.places.loaded', 'success', added);
    seeOther(res, areaHref(county.code));
  });
}

async function show(
  deps: AreaRoutesDeps,
  req: Request,
  res: Response,
  asked: Asked,
  problems: readonly Problem[] = [],
): Promise<void> {
  const t = translateOf(req);
  const country = await deps.country.load();
  const { q, province, city } = asked;
  const counties = q !== undefined ? country.search(q).slice(0, mostFound) : country.countiesOf(city ?? '');
  const label = (county: CountyChoice): string => {
    const name = q === undefined ? county.name : wholeCountyName(county);
    return deps.areas.findArea(county.code) === undefined
      ? name
      : `${name}（${t('areas.places.chosenAlready')}）`;
  };
  const page = {
    title: t('areas.places.choose'),
    active: 'areas',
    breadcrumbs: [{ label: t('areas.places.title'), href: areasHref }, { label: t('areas.places.choose') }],
    problemCount: problems.length,
    intro: t('areas.places.chooseIntro', { source: country.source }),
    q: q ?? '',
    isNothingFound: q !== undefined && counties.length === 0,
    steps: stepsOf(country, q === undefined ? asked : {}, t).filter(({ links }) => links.length > 0),
    form:
      counties.length === 0
        ? null
        : describeForm({
            schema: chooseForm,
            t,
            locale: localeOf(req),
            action: chooseHref,
            cancelHref: areasHref,
            submitLabel: t('areas.places.load'),
            problems,
            values: counties.length === 1 ? { county: counties[0]?.code ?? '' } : {},
            options: { counties: counties.map((one) => ({ value: one.code, label: label(one) })) },
            hidden: { q: q ?? '', province: province ?? '', city: city ?? '' },
          }),
  };
  await render(res, 'offices/areas/choose', page, problems.length > 0 ? 422 : 200);
}

/** The way from province to county; what was chosen is folded away and may be chosen anew. */
function stepsOf(country: Country, { province, city }: Asked, t: Translate) {
  const link = (parameters: Record<string, string>): string =>
    `${chooseHref}?${new URLSearchParams(parameters).toString()}`;
  const provinces = country.provinces();
  const cities = country.citiesOf(province ?? '');
  return [
    {
      id: 'province-title',
      title: t('areas.places.chooseProvince'),
      chosen: provinces.find(({ code }) => code === province)?.name ?? null,
      links: provinces.map(({ code, name }) => ({
        label: name,
        href: link({ province: code }),
        isActive: code === province,
      })),
    },
    {
      id: 'city-title',
      title: t('areas.places.chooseCity'),
      chosen: cities.find(({ code }) => code === city)?.name ?? null,
      links: cities.map(({ code, name }) => ({
        label: name,
        href: link({ province: province ?? '', city: code }),
        isActive: code === city,
      })),
    },
  ];
}
