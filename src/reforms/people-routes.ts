import type { Request, Response } from 'express';
import { permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Person } from '../offices/office.ts';
import { legalDay } from '../platform/clock.ts';
import { ConflictError, type Problem, ValidationError } from '../platform/errors.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { describeForm, type FormInput, parseForm } from '../web/forms/form.ts';
import { render } from '../web/pages/render.ts';
import type { RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import type { ReformRoutesDeps } from './deps.ts';
import { casePrefix, type ReformReport, type ReformSaid } from './reform.ts';
import { closeForm, leaveForm } from './reform-form.ts';
import { emptyText, sectionsOf } from './reform-page.ts';

type Shown = Pick<FormInput, 'values' | 'problems' | 'control'> & { readonly isStale?: true };

/** `/admin/people/:id/leave`, `/admin/committees/:id/close`: what hangs on them stands above the form. */
export function peopleRoutes(routes: RouteGroup, deps: ReformRoutesDeps): void {
  const access = permissions.manageOffices;
  routes.get('/admin/people/:id/leave', { access }, (req, res) => showLeave(deps, req, res, {}));
  routes.post('/admin/people/:id/leave', { access }, (req, res) => sendLeave(deps, req, res));
  routes.get('/admin/committees/:id/close', { access }, (req, res) => showClose(deps, req, res, {}));
  routes.post('/admin/committees/:id/close', { access }, (req, res) => sendClose(deps, req, res));
}

const idOf = (req: Request): string => String(req.params['id']);

/** Fields of cases as they were shown: a case that left or came meanwhile is told, not taken for a broken form. */
function codesSent(req: Request): string[] {
  const body: unknown = req.body;
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  return names.flatMap((name) =>
    /^case_DF[A-Z0-9]{4,20}$/.test(name) ? [name.slice(casePrefix.length)] : [],
  );
}

async function sendLeave(deps: ReformRoutesDeps, req: Request, res: Response): Promise<void> {
  const viewer = viewerOf<Viewer>(req);
  const { cases, keptSeals } = await deps.leaving.preview(viewer, idOf(req));
  const sent = codesSent(req);
  const has = { cases: cases.length + sent.length > 0, seals: keptSeals.length > 0 };
  const parsed = parseForm(leaveForm(sent, has), req.body, { today: legalDay(deps.clock.now()) });
  if (!parsed.ok) return showLeave(deps, req, res, parsed, parsed.status);
  const said = parsed.data as ReformSaid & Readonly<Record<string, string | undefined>>;
  const { validOn, basisNumber, reason } = said;
  const byCase = new Map(
    sent.flatMap((code) => {
      const toId = said[`${casePrefix}${code}`];
      return toId === undefined ? [] : [[code, toId] as const];
    }),
  );
  const leaving = {
    validOn,
    basisNumber,
    reason,
    byCase,
    toId: said['toId'] ?? null,
    keeperId: said['keeperId'] ?? null,
  };
  await carriedOut(
    req,
    res,
    parsed.control.isConfirmed,
    () => deps.leaving.carryOut(viewer, idOf(req), leaving, said['seen'] ?? ''),
    (problems, status) =>
      showLeave(
        deps,
        req,
        res,
        {
          values: parsed.values,
          control: parsed.control,
          problems,
          ...(status === 409 && { isStale: true }),
        },
        status,
      ),
  );
}

async function sendClose(deps: ReformRoutesDeps, req: Request, res: Response): Promise<void> {
  const viewer = viewerOf<Viewer>(req);
  const parsed = parseForm(closeForm, req.body, { today: legalDay(deps.clock.now()) });
  if (!parsed.ok) return showClose(deps, req, res, parsed, parsed.status);
  const { toId = null, seen = '', ...closing } = parsed.data;
  await carriedOut(
    req,
    res,
    parsed.control.isConfirmed,
    () => deps.closing.carryOut(viewer, idOf(req), { ...closing, toId }, seen),
    (problems, status) =>
      showClose(
        deps,
        req,
        res,
        {
          values: parsed.values,
          control: parsed.control,
          problems,
          ...(status === 409 && { isStale: true }),
        },
        status,
      ),
  );
}

/** Carries out once it is confirmed; what is refused goes back to the form with what was typed. */
async function carriedOut(
  req: Request,
  res: Response,
  isConfirmed: boolean,
  work: () => Promise<string>,
  again: (problems: readonly Problem[], status: 409 | 422) => Promise<void>,
): Promise<void> {
  if (!isConfirmed) return again([{ path: '_confirm', code: 'mustConfirm' }], 422);
  let id: string;
  try {
    id = await work();
  } catch (error) {
    if (error instanceof ConflictError && error.code === 'reformStale') return again([], 409);
    if (!(error instanceof ValidationError)) throw error;
    return again(error.problems, 422);
  }
  setFlash(req, 'reforms.done');
  seeOther(res, `/admin/reforms/${id}`);
}

async function showLeave(
  deps: ReformRoutesDeps,
  req: Request,
  res: Response,
  shown: Shown,
  status = 200,
): Promise<void> {
  const view = await deps.leaving.preview(viewerOf<Viewer>(req), idOf(req));
  const { person, cases, successors, colleagues, keptSeals, report, seen } = view;
  const has = { cases: cases.length > 0, seals: keptSeals.length > 0 };
  await showForm(deps, req, res, {
    kind: 'leave',
    back: { label: person.name, href: `/admin/people/${person.id}` },
    list: 'people',
    report,
    seen,
    schema: leaveForm(
      cases.map(({ code }) => code),
      has,
    ),
    options: { successors: options(successors), keepers: options(colleagues) },
    shown,
    status,
  });
}

async function showClose(
  deps: ReformRoutesDeps,
  req: Request,
  res: Response,
  shown: Shown,
  status = 200,
): Promise<void> {
  const view = await deps.closing.preview(viewerOf<Viewer>(req), idOf(req));
  const { committee, successors, people, mediators, report, seen } = view;
  const { areas } = deps;
  await showForm(deps, req, res, {
    kind: 'close',
    back: { label: committee.name, href: `/admin/committees/${committee.id}` },
    list: 'committees',
    report,
    seen,
    schema: closeForm,
    options: {
      committees: successors.map(({ id, name }) => ({ value: id, label: name })),
      people: options(people),
      mediators: mediators.map(({ id, name, committeeId }) => ({
        value: id,
        label: `${name}（${areas.findCommittee(committeeId ?? '')?.name ?? ''}）`,
      })),
    },
    shown: {
      ...shown,
      values: shown.values ?? { movingIds: people.map(({ id }) => id) },
    },
    status,
  });
}

function options(people: readonly Person[]) {
  return people.map(({ id, name, post }) => ({
    value: id,
    label: post === null ? name : `${name}（${post}）`,
  }));
}

interface FormPage {
  readonly kind: 'leave' | 'close';
  readonly back: { readonly label: string; readonly href: string };
  readonly list: 'people' | 'committees';
  readonly report: ReformReport;
  readonly seen: string;
  readonly schema: FormInput['schema'];
  readonly options: FormInput['options'];
  readonly shown: Shown;
  readonly status: number;
}

async function showForm(
  deps: ReformRoutesDeps,
  req: Request,
  res: Response,
  { kind, back, list, report, seen, schema, options: lists, shown, status }: FormPage,
): Promise<void> {
  const [t, locale] = [translateOf(req), localeOf(req)];
  const label = t(`reforms.actions.${kind}`);
  const problems = shown.problems ?? [];
  const page = {
    title: `${label}：${back.label}`,
    active: 'offices',
    isForm: true,
    problemCount: problems.length,
    breadcrumbs: [{ label: t(`book.kinds.${list}`), href: `/admin/${list}` }, back, { label }],
    intro: t(`reforms.lead.${kind}`),
    rules: t(`reforms.rules.${kind}`),
    staleText: shown.isStale === true ? t('reforms.stale') : null,
    sections: sectionsOf(report, t),
    empty: emptyText(report, t),
    form: describeForm({
      schema,
      t,
      locale,
      action: `${back.href}/${kind}`,
      ...(lists && { options: lists }),
      values: { validOn: legalDay(deps.clock.now()), ...shown.values },
      problems,
      ...(shown.control && { control: shown.control }),
      hidden: { seen },
      submitLabel: t('reforms.carryOut'),
      submitTone: 'danger',
      confirm: t('reforms.confirm'),
      cancelHref: back.href,
    }),
  };
  await render(res, 'reforms/change', page, status);
}
