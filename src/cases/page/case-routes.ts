import type { Request } from 'express';
import { z } from 'zod';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { NotFoundError, type Problem } from '../../platform/errors.ts';
import { textField } from '../../platform/fields/index.ts';
import { localeOf, translateOf, viewerOf } from '../../web/context.ts';
import { describeForm, parseForm } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import type { Case } from '../core/case.ts';
import { seesStatusOnly } from '../core/reading-rule.ts';
import type { Party, PartySecrets } from '../parties/party.ts';
import { type CasePageDeps, casePage } from './case-page.ts';
import { caseEventRoutes } from './event-routes.ts';
import { filled } from './parties-page.ts';
import { caseProofRoutes } from './proof-routes.ts';
import { revealLabels } from './texts.ts';
import { workersSheetRoutes } from './workers-sheet-routes.ts';

export const revealForm = z.strictObject({
  reason: textField({ label: revealLabels.reason, hint: revealLabels.hint, min: 2, max: 200 }),
});

/** The page of one case, the forms of its events, and the numbers of a party behind a reason. */
export function createCaseRoutes(deps: CasePageDeps): RouteGroup {
  const routes = defineRoutes('case');

  routes.get('/cases/:id', { access: permissions.viewCases }, async (req, res) => {
    const viewer = viewerOf<Viewer>(req);
    const subject = await deps.service.getCase(viewer, String(req.params['id']));
    const words = { t: translateOf(req), locale: localeOf(req) };
    await render(res, 'cases/page/case', await casePage(deps, viewer, subject, words));
  });
  caseProofRoutes(routes, deps);
  caseEventRoutes(routes, deps);
  workersSheetRoutes(routes, deps);
  revealRoutes(routes, deps);
  return routes;
}

interface Look {
  readonly viewer: Viewer;
  readonly subject: Case;
  readonly party: Party;
}

function revealRoutes(routes: RouteGroup, deps: CasePageDeps): void {
  const path = '/cases/:id/parties/:partyId/reveal';
  const policy = { access: permissions.revealContact };

  routes.get(path, policy, async (req, res) => {
    const look = await lookOf(deps, req);
    await render(res, 'cases/page/reveal', pageOf(look, req, { values: {}, problems: [], secrets: null }));
  });
  routes.post(path, policy, async (req, res) => {
    const look = await lookOf(deps, req);
    const parsed = parseForm(revealForm, req.body);
    if (!parsed.ok) {
      const page = pageOf(look, req, { ...parsed, secrets: null });
      return render(res, 'cases/page/reveal', page, parsed.status);
    }
    const { viewer, subject, party } = look;
    const secrets = await deps.service.reveal(viewer, subject, party.id, parsed.data.reason);
    await render(res, 'cases/page/reveal', pageOf(look, req, { values: {}, problems: [], secrets }));
  });
}

async function lookOf({ service }: CasePageDeps, req: Request): Promise<Look> {
  const viewer = viewerOf<Viewer>(req);
  const subject = await service.getCase(viewer, String(req.params['id']));
  const { parties } = await service.peopleOf(subject);
  const party = parties.find((one) => one.id === req.params['partyId']);
  if (party === undefined || seesStatusOnly(viewer, subject)) throw new NotFoundError();
  return { viewer, subject, party };
}

function pageOf(
  { subject, party }: Look,
  req: Request,
  state: {
    readonly values: Readonly<Record<string, unknown>>;
    readonly problems: readonly Problem[];
    readonly secrets: PartySecrets | null;
  },
) {
  const t = translateOf(req);
  const caseHref = `/cases/${subject.code}`;
  const { secrets } = state;
  const numbers =
    secrets === null
      ? null
      : [
          ...filled(t('cases.page.parties.phone'), secrets.telephone),
          ...filled(t('cases.page.parties.idNumber'), secrets.idNumber),
          ...filled(t('cases.page.parties.bankAccount'), secrets.bankAccount),
        ];
  const form =
    numbers !== null
      ? null
      : describeForm({
          schema: revealForm,
          t,
          locale: localeOf(req),
          action: `${caseHref}/parties/${party.id}/reveal`,
          values: state.values,
          problems: state.problems,
          submitLabel: t('cases.page.reveal.submit'),
          cancelHref: caseHref,
        });
  return {
    title: t('cases.page.reveal.title'),
    heading: t('cases.page.reveal.shown', { name: party.name }),
    active: 'cases',
    isForm: form !== null,
    problemCount: state.problems.length,
    breadcrumbs: [
      { label: t('cases.page.list'), href: '/cases' },
      { label: subject.number ?? subject.code, href: caseHref },
      { label: t('cases.page.reveal.title') },
    ],
    numbers,
    form,
    caseHref,
  };
}
