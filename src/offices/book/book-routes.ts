import type { Request, Response } from 'express';
import type { z } from 'zod';
import { can, permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type Problem, ValidationError } from '../../platform/errors.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
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
import type { BookKind } from '../office.ts';
import { type Book, bookKinds } from './book.ts';
import { addForms, changeForms, endForm } from './book-form.ts';
import { bookOptions } from './book-options.ts';
import type { BookService } from './book-service.ts';
import { namesOfAccounts } from './dependents-read-model.ts';
import { bookListPage, listQuery } from './list-page.ts';
import { bookObjectPage, dependsCard } from './object-page.ts';
import { nameOf } from './words.ts';

export interface BookRoutesDeps {
  readonly db: Database;
  readonly book: BookService;
}

interface Shown {
  readonly values?: RawGroup | Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
}

/** `/admin/organisations`, `…/committees`, `…/people`, `…/seals`, `…/duties`: the books of the office. */
export function createBookRoutes(deps: BookRoutesDeps): RouteGroup {
  const routes = defineRoutes('book');
  for (const kind of bookKinds) {
    listRoute(routes, deps, kind);
    addRoutes(routes, deps, kind);
    objectRoute(routes, deps, kind);
    changeRoutes(routes, deps, kind);
    endRoutes(routes, deps, kind);
  }
  return routes;
}

const wordsOf = (req: Request) => ({ t: translateOf(req), locale: localeOf(req) });
const actorOf = (req: Request): string => viewerOf<Viewer>(req).accountId;
const idOf = (req: Request): string => String(req.params['id']);

function listRoute(routes: RouteGroup, { book }: BookRoutesDeps, kind: BookKind): void {
  routes.get(`/admin/${kind}`, { access: permissions.viewOffices }, async (req, res) => {
    const words = wordsOf(req);
    const { t } = words;
    const actions = can(viewerOf<Viewer>(req), 'manageOffices')
      ? [{ label: t(`book.add.${kind}`), href: `/admin/${kind}/new`, tone: 'primary' as const }]
      : [];
    const page = bookListPage(await book.open(), kind, parseQuery(listQuery, req.query), words, actions);
    await render(res, 'offices/book/list', page);
  });
}

function addRoutes(routes: RouteGroup, { book }: BookRoutesDeps, kind: BookKind): void {
  const access = permissions.manageOffices;
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const title = translateOf(req)(`book.add.${kind}`);
    const opened = await book.open();
    await showForm(req, res, {
      kind,
      title,
      opened,
      crumb: null,
      schema: addForms[kind],
      action: `/admin/${kind}`,
      shown: { ...shown, values: shown.values ?? startValues(kind, req) },
      status,
    });
  };
  routes.get(`/admin/${kind}/new`, { access }, (req, res) => show(req, res, {}));
  routes.post(`/admin/${kind}`, { access }, async (req, res) => {
    const parsed = parseForm(addForms[kind], req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    await kept(
      () => book.add(actorOf(req), kind, parsed.data),
      (id) => {
        setFlash(req, 'book.saved');
        seeOther(res, `/admin/${kind}/${id}`);
      },
      (problems) => show(req, res, { ...parsed, problems }, 422),
    );
  });
}

/** A seal is added from the page of its committee, with that chosen. */
function startValues(kind: BookKind, req: Request): Record<string, unknown> {
  const committee = typeof req.query['committee'] === 'string' ? { committeeId: req.query['committee'] } : {};
  return kind === 'committees' ? { numberPattern: usualPattern } : committee;
}

/** As the legal numbers of committees are usually written. */
const usualPattern = '（{year}）{org}人调字第{n}号';

function objectRoute(routes: RouteGroup, { book, db }: BookRoutesDeps, kind: BookKind): void {
  routes.get(`/admin/${kind}/:id`, { access: permissions.viewOffices }, async (req, res) => {
    const { row, book: opened } = await book.get(kind, idOf(req));
    const changes = await book.history(kind, row.id);
    const actors = changes.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
    const page = bookObjectPage(
      {
        ...{ book: opened, kind, row, changes },
        dependents: await book.dependents(kind, row, opened),
        names: await namesOfAccounts(db.read, actors),
        canManage: can(viewerOf<Viewer>(req), 'manageOffices'),
      },
      wordsOf(req),
    );
    await render(res, 'offices/book/object', page);
  });
}

function changeRoutes(routes: RouteGroup, { book }: BookRoutesDeps, kind: BookKind): void {
  const access = permissions.manageOffices;
  const path = `/admin/${kind}/:id/change`;
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const { row, book: opened } = await book.get(kind, idOf(req));
    const name = nameOf(kind, row, opened, wordsOf(req));
    await showForm(req, res, {
      kind,
      title: translateOf(req)('book.changeOf', { name }),
      opened,
      crumb: { label: name, href: `/admin/${kind}/${row.id}` },
      schema: changeForms[kind],
      action: `/admin/${kind}/${row.id}/change`,
      shown: { ...shown, values: shown.values ?? { ...row, changedOn: opened.today } },
      stateRev: (await book.history(kind, row.id)).length,
      status,
    });
  };
  routes.get(path, { access }, (req, res) => show(req, res, {}));
  routes.post(path, { access }, async (req, res) => {
    const parsed = parseForm(changeForms[kind], req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    await kept(
      () => book.change(actorOf(req), kind, idOf(req), parsed.data, parsed.control.stateRev),
      (isDifferent) => {
        setFlash(req, isDifferent ? 'book.saved' : 'book.unchanged', isDifferent ? 'success' : 'info');
        seeOther(res, `/admin/${kind}/${idOf(req)}`);
      },
      (problems) => show(req, res, { ...parsed, problems }, 422),
    );
  });
}

function endRoutes(routes: RouteGroup, { book }: BookRoutesDeps, kind: BookKind): void {
  const access = permissions.manageOffices;
  const path = `/admin/${kind}/:id/end`;
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const words = wordsOf(req);
    const { row, book: opened } = await book.get(kind, idOf(req));
    const name = nameOf(kind, row, opened, words);
    const dependents = await book.dependents(kind, row, opened);
    await showForm(req, res, {
      kind,
      title: words.t('book.endOf', { name }),
      opened,
      crumb: { label: name, href: `/admin/${kind}/${row.id}` },
      schema: endForm,
      action: `/admin/${kind}/${row.id}/end`,
      shown: { ...shown, values: shown.values ?? { endedOn: row.validTo ?? opened.today } },
      stateRev: (await book.history(kind, row.id)).length,
      submitLabel: words.t('book.end'),
      depends: dependsCard(dependents, opened, words),
      status,
    });
  };
  routes.get(path, { access }, (req, res) => show(req, res, {}));
  routes.post(path, { access }, async (req, res) => {
    const parsed = parseForm(endForm, req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    await kept(
      () => book.end(actorOf(req), kind, idOf(req), parsed.data, parsed.control.stateRev),
      () => {
        setFlash(req, 'book.endedDone');
        seeOther(res, `/admin/${kind}/${idOf(req)}`);
      },
      (problems) => show(req, res, { ...parsed, problems }, 422),
    );
  });
}

/** Carries out and goes on; what is refused goes back beside its field with what was typed. */
async function kept<T>(
  work: () => Promise<T>,
  done: (result: T) => void,
  refused: (problems: readonly Problem[]) => Promise<void>,
): Promise<void> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return refused(error.problems);
  }
  done(result);
}

interface FormPage {
  readonly kind: BookKind;
  readonly title: string;
  readonly opened: Book;
  readonly crumb: { readonly label: string; readonly href: string } | null;
  readonly schema: z.ZodObject;
  readonly action: string;
  readonly shown: Shown;
  readonly status: number;
  readonly stateRev?: number;
  readonly submitLabel?: string;
  readonly depends?: ReturnType<typeof dependsCard>;
}

async function showForm(req: Request, res: Response, input: FormPage): Promise<void> {
  const { t, locale } = wordsOf(req);
  const { kind, shown, opened, crumb } = input;
  const problems = shown.problems ?? [];
  const listHref = `/admin/${kind}`;
  const page = {
    title: input.title,
    active: 'offices',
    isForm: true,
    problemCount: problems.length,
    breadcrumbs: [
      { label: t(`book.kinds.${kind}`), href: listHref },
      ...(crumb === null ? [] : [crumb]),
      { label: input.title },
    ],
    depends: input.depends ?? null,
    form: describeForm({
      schema: input.schema,
      t,
      locale,
      action: input.action,
      options: bookOptions(opened, locale),
      values: withoutNulls(shown.values ?? {}),
      problems,
      ...(shown.control && { control: shown.control }),
      ...(input.stateRev !== undefined && { stateRev: input.stateRev }),
      submitLabel: input.submitLabel ?? t('book.save'),
      ...(input.depends && { submitTone: 'danger' as const }),
      cancelHref: crumb?.href ?? listHref,
    }),
  };
  await render(res, 'offices/book/form', page, input.status);
}

function withoutNulls(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
