import type { Request, Response } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import type { Problem } from '../../platform/errors.ts';
import { pick, type Translate } from '../../platform/i18n.ts';
import { contextOf, localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import {
  describeForm,
  type FormControl,
  parseForm,
  parseQuery,
  type RawGroup,
} from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import type { Case } from '../core/case.ts';
import { momentLabel } from '../core/moment-label.ts';
import type { CaseService } from '../registration/case-service.ts';
import { decisionForms } from './decision-form.ts';
import type { Decided } from './decisions-repository.ts';
import { earlierRow } from './earlier-page.ts';
import type { EarlierPart, EarlierService } from './earlier-service.ts';
import { aboutOf, type PersonRecord } from './sameness.ts';
import { decisionLabels } from './texts.ts';

export interface EarlierRoutesDeps {
  readonly areas: Pick<AreasService, 'dictionaryLabel'>;
  readonly cases: Pick<CaseService, 'getCase'>;
  readonly earlier: EarlierService;
  /** Names of accounts, for who decided. */
  readonly nameOf: (accountId: string) => Promise<string | null>;
}

const pageQuery = z.strictObject({
  part: z.enum(['listed', 'setAside']).optional().catch(undefined),
  cursor: z.string().max(1000).optional(),
});
const pageSize = 20;

/** `/cases/:id/earlier`: other disputes of the people of a case, and the form by which somebody decides who is who. */
export function createEarlierRoutes(deps: EarlierRoutesDeps): RouteGroup {
  const routes = defineRoutes('earlier');
  const pairPath = '/cases/:id/earlier/:own/:other';
  const access = permissions.actOnCase;

  routes.get('/cases/:id/earlier', { access: permissions.viewCases }, async (req, res) => {
    const { viewer, subject } = await ask(deps, req);
    await render(res, 'cases/earlier/earlier', await listPage(deps, req, viewer, subject));
  });
  routes.get(pairPath, { access }, async (req, res) => {
    await showPair(deps, req, res, {});
  });
  routes.post(pairPath, { access }, async (req, res) => {
    const { viewer, subject } = await ask(deps, req);
    const ids = idsOf(req);
    const { match } = await deps.earlier.pair(viewer, subject, ids);
    const parsed = parseForm(decisionForms[aboutOf(match.reason)], req.body);
    if (!parsed.ok) return showPair(deps, req, res, parsed, parsed.status);
    await deps.earlier.decide(viewer, subject, { ...ids, ...parsed.data }, contextOf(req).requestId);
    setFlash(req, 'cases.earlier.saved');
    seeOther(res, `/cases/${subject.code}/earlier`);
  });
  return routes;
}

async function ask({ cases }: EarlierRoutesDeps, req: Request) {
  const viewer = viewerOf<Viewer>(req);
  return { viewer, subject: await cases.getCase(viewer, String(req.params['id'])) };
}

function idsOf(req: Request): { own: string; other: string } {
  return { own: String(req.params['own']), other: String(req.params['other']) };
}

async function listPage({ areas, earlier }: EarlierRoutesDeps, req: Request, viewer: Viewer, subject: Case) {
  const [t, locale] = [translateOf(req), localeOf(req)];
  const { part = 'listed', cursor } = parseQuery(pageQuery, req.query);
  const page = await earlier.page(viewer, subject, { part, cursor, limit: pageSize });
  const href = `/cases/${subject.code}/earlier`;
  const decideAt = earlier.mayDecide(viewer, subject) ? href : null;
  const other: EarlierPart = part === 'listed' ? 'setAside' : 'listed';
  const query = (members: Record<string, string>) => `${href}?${new URLSearchParams(members).toString()}`;
  const at = (place: string | null) => query({ part, ...(place !== null && { cursor: place }) });
  return {
    ...headOf(subject, t('cases.earlier.title'), t),
    intro: t(part === 'listed' ? 'cases.earlier.intro' : 'cases.earlier.introSetAside'),
    rows: page.items.map((item) => earlierRow(item, { t, locale, areas }, decideAt)),
    switch:
      part === 'listed' && page.setAside === 0
        ? null
        : {
            href: other === 'listed' ? href : query({ part: other }),
            text: t(other === 'listed' ? 'cases.earlier.showListed' : 'cases.earlier.showSetAside'),
            count: other === 'listed' ? '' : t('cases.earlier.count', { n: page.setAside }),
          },
    pager: {
      total: String(page.total),
      ...(page.previous && { previous: at(page.previous.cursor) }),
      ...(page.nextCursor !== null && { next: at(page.nextCursor) }),
    },
  };
}

interface Typed {
  readonly values?: RawGroup;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
}

async function showPair(
  deps: EarlierRoutesDeps,
  req: Request,
  res: Response,
  { values, problems = [], control }: Typed,
  status = 200,
): Promise<void> {
  const { viewer, subject } = await ask(deps, req);
  const [t, locale] = [translateOf(req), localeOf(req)];
  const { match, line } = await deps.earlier.pair(viewer, subject, idsOf(req));
  const { own, other, decided, reason } = match;
  const about = aboutOf(reason);
  const href = `/cases/${subject.code}/earlier`;
  const started = { decision: decided?.decision ?? '', reason: decided?.reason ?? '' };
  const title = t(about === 'person' ? 'cases.earlier.pairTitle' : 'cases.earlier.pairTitleHousehold');
  const name = decided === null ? null : await deps.nameOf(decided.decidedBy);
  await render(
    res,
    'cases/earlier/pair',
    {
      ...headOf(subject, title, t, href),
      isForm: true,
      problemCount: problems.length,
      there: { href: `/cases/${line.code}`, text: `${line.number ?? line.code} ${line.title}` },
      compared: compared(own, other, t),
      last: decided === null ? null : lastText(decided, name ?? decided.decidedBy, t, locale),
      form: describeForm({
        schema: decisionForms[about],
        t,
        locale,
        action: `${href}/${own.id}/${other.id}`,
        values: values ?? started,
        problems,
        ...(control && { control }),
        submitLabel: t('cases.earlier.save'),
        cancelHref: href,
      }),
    },
    status,
  );
}

/** What both records say of a person; of numbers only whether they are the same. */
function compared(own: PersonRecord, other: PersonRecord, t: Translate): readonly (readonly string[])[] {
  const text = (key: string) => t(`cases.earlier.${key}`);
  const said = (value: string | null) => value || text('notRecorded');
  const sameness = (one: string | null, two: string | null) => {
    if (one === null && two === null) return text('notRecorded');
    if (one === null || two === null) return text('onOneSide');
    return text(one === two ? 'equal' : 'different');
  };
  const [ids, phones] = [sameness(own.idNo, other.idNo), sameness(own.phone, other.phone)];
  return [
    [text('name'), own.name, other.name],
    [text('address'), said(own.address), said(other.address)],
    [text('idNumber'), ids, ids],
    [text('telephone'), phones, phones],
  ];
}

function lastText(
  { decision, about, decidedAt, reason }: Decided,
  name: string,
  t: Translate,
  locale: Parameters<typeof pick>[1],
): readonly string[] {
  const word = pick(decisionLabels[decision][about], locale);
  const line = t('cases.earlier.lastLine', { decision: word, name, at: momentLabel(decidedAt) });
  return [line, ...(reason === null ? [] : [t('cases.earlier.lastReason', { reason })])];
}

function headOf(subject: Case, title: string, t: Translate, listHref?: string) {
  return {
    title,
    active: 'cases',
    breadcrumbs: [
      { label: t('cases.page.list'), href: '/cases' },
      { label: subject.number ?? subject.code, href: `/cases/${subject.code}` },
      ...(listHref === undefined ? [] : [{ label: t('cases.earlier.title'), href: listHref }]),
      { label: title },
    ],
  };
}
