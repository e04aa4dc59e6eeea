import type { Request, Response } from 'express';
import type { z } from 'zod';
import { can, permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreasService } from '../offices/areas-service.ts';
import { townOptions } from '../offices/book/book-options.ts';
import { namesOfAccounts } from '../offices/book/dependents-read-model.ts';
import { type Clock, legalDay } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { type Problem, StaleVersionError, ValidationError } from '../platform/errors.ts';
import type { Bilingual } from '../platform/i18n.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import {
  describeForm,
  type FormControl,
  type ProvidedOption,
  parseForm,
  parseQuery,
  type RawGroup,
} from '../web/forms/form.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import { ruleProblem } from './checks.ts';
import { listQuery, ruleListPage } from './list-page.ts';
import { groupLabel, groupOf, lastName, nameOf, type RuleWords } from './naming.ts';
import { ruleObjectPage, type UsageCard, usageCard } from './object-page.ts';
import { latestOf, type Rule, type RuleKind, ruleKinds } from './rule.ts';
import { type AddedKind, addedKinds, addForms, changeForms, codePattern, endForm } from './rule-form.ts';
import type { RulesService } from './rules-service.ts';

export interface RuleRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly rules: RulesService;
  readonly caseTypes: () => readonly string[];
  readonly papers: readonly { readonly code: string; readonly title: Bilingual }[];
}

interface Shown {
  readonly values?: RawGroup | Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
  /** What the change would touch: shown before it is confirmed. */
  readonly preview?: UsageCard;
  readonly stateRev?: number;
}

/** `/admin/dictionaries`, `…/limits`, `…/closing`, `…/colours`: the rules an office decides about. */
export function createRuleRoutes(deps: RuleRoutesDeps): RouteGroup {
  const routes = defineRoutes('rules');
  for (const kind of ruleKinds) listRoute(routes, deps, kind);
  for (const kind of addedKinds) addRoutes(routes, deps, kind);
  for (const kind of ruleKinds) {
    objectRoute(routes, deps, kind);
    changeRoutes(routes, deps, kind);
  }
  for (const kind of addedKinds) endRoutes(routes, deps, kind);
  return routes;
}

const actorOf = (req: Request): string => viewerOf<Viewer>(req).accountId;
const idOf = (req: Request): string => String(req.params['id']);
const mayManage = (req: Request): boolean => can(viewerOf<Viewer>(req), 'manageRules');

function wordsOf({ areas, clock, papers }: RuleRoutesDeps, req: Request): RuleWords {
  return {
    ...{ t: translateOf(req), locale: localeOf(req), today: legalDay(clock.now()), areas },
    paperTitle: (code) => papers.find((one) => one.code === code)?.title ?? null,
  };
}

function listRoute(routes: RouteGroup, deps: RuleRoutesDeps, kind: RuleKind): void {
  routes.get(`/admin/${kind}`, { access: permissions.viewRules }, async (req, res) => {
    const words = wordsOf(deps, req);
    const canAdd = mayManage(req) && kind !== 'colours';
    const actions = canAdd
      ? [{ label: words.t(`rules.add.${kind}`), href: `/admin/${kind}/new`, tone: 'primary' as const }]
      : [];
    const links = [
      {
        href: '/admin/calendar',
        label: words.t('rules.calendarLink'),
        permission: 'manageCalendar' as const,
      },
      { href: '/papers', label: words.t('rules.papersLink'), permission: 'viewPaperBook' as const },
    ].filter(({ permission }) => can(viewerOf<Viewer>(req), permission));
    const query = parseQuery(listQuery, req.query);
    await render(
      res,
      'rules/list',
      ruleListPage(kind, await deps.rules.list(kind), query, words, { actions, links }),
    );
  });
}

function objectRoute(routes: RouteGroup, deps: RuleRoutesDeps, kind: RuleKind): void {
  const { rules, db } = deps;
  routes.get(`/admin/${kind}/:id`, { access: permissions.viewRules }, async (req, res) => {
    const rule = await rules.get(kind, idOf(req));
    const changes = await rules.history(kind, rule.id);
    const actors = changes.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
    const page = ruleObjectPage(
      {
        ...{ rule, changes, canManage: mayManage(req) },
        usage: await rules.usage(rule),
        names: await namesOfAccounts(db.read, actors),
      },
      wordsOf(deps, req),
    );
    await render(res, 'rules/object', page);
  });
}

function addRoutes(routes: RouteGroup, deps: RuleRoutesDeps, kind: AddedKind): void {
  const access = permissions.manageRules;
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const words = wordsOf(deps, req);
    const started = { validFrom: words.today, sort: 500, subjectType: '*', minimum: 1, ...groupAsked(req) };
    await showForm(req, res, deps, {
      ...{ kind, rule: null, schema: addForms[kind], action: `/admin/${kind}`, status },
      title: words.t(`rules.add.${kind}`),
      shown: { ...shown, values: shown.values ?? started },
    });
  };
  routes.get(`/admin/${kind}/new`, { access }, (req, res) => show(req, res, {}));
  routes.post(`/admin/${kind}`, { access }, async (req, res) => {
    const parsed = parseForm(addForms[kind], req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    if (kind === 'dictionaries' && !codePattern.test(String(parsed.data['code']))) {
      return show(req, res, { ...parsed, problems: [ruleProblem('code', 'codePattern')] }, 422);
    }
    await kept(
      () => deps.rules.add(actorOf(req), kind, parsed.data),
      (id) => {
        setFlash(req, 'rules.saved');
        seeOther(res, `/admin/${kind}/${id}`);
      },
      (problems, status) => show(req, res, { ...parsed, problems }, status),
    );
  });
}

/** A word is added to the dictionary whose list was shown. */
function groupAsked(req: Request): Record<string, string> {
  const { group } = req.query;
  return typeof group === 'string' ? { dictionary: group, outcome: group } : {};
}

/** A change of these is looked at before it is made. */
const previewed: readonly RuleKind[] = ['limits', 'closing'];

function changeRoutes(routes: RouteGroup, deps: RuleRoutesDeps, kind: RuleKind): void {
  const access = permissions.manageRules;
  const { rules } = deps;
  const path = `/admin/${kind}/:id/change`;
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const words = wordsOf(deps, req);
    const rule = await rules.get(kind, idOf(req));
    const { values } = latestOf(rule);
    await showForm(req, res, deps, {
      ...{ kind, rule, schema: changeForms[kind], action: `/admin/${kind}/${rule.id}/change`, status },
      title: words.t('rules.changeOf', { name: lastName(rule, words) }),
      shown: {
        ...shown,
        values: shown.values ?? { ...values, changedOn: words.today },
        stateRev: (await rules.history(kind, rule.id)).length,
      },
      usage: shown.preview ?? usageCard(rule, { usage: await rules.usage(rule), touched: [] }, words),
      submitLabel: words.t(previewed.includes(kind) ? 'rules.preview' : 'rules.save'),
      ...(shown.preview && { secondary: { action: 'confirm', label: words.t('rules.confirm') } }),
    });
  };
  routes.get(path, { access }, (req, res) => show(req, res, {}));
  routes.post(path, { access }, async (req, res) => {
    const parsed = parseForm(changeForms[kind], req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    const { data, control, values } = parsed;
    const refused = (problems: readonly Problem[], status: number) =>
      show(req, res, { values, control, problems }, status);
    if (previewed.includes(kind) && control.action !== 'confirm') {
      return kept(
        async () => ({
          rule: await rules.get(kind, idOf(req)),
          seen: await rules.preview(kind, idOf(req), data),
        }),
        ({ rule, seen }) =>
          show(req, res, { values, control, preview: usageCard(rule, seen, wordsOf(deps, req)) }),
        refused,
      );
    }
    await kept(
      () => rules.change(actorOf(req), kind, idOf(req), data, control.stateRev ?? -1),
      (isDifferent) => {
        setFlash(req, isDifferent ? 'rules.saved' : 'rules.unchanged', isDifferent ? 'success' : 'info');
        seeOther(res, `/admin/${kind}/${idOf(req)}`);
      },
      refused,
    );
  });
}

function endRoutes(routes: RouteGroup, deps: RuleRoutesDeps, kind: AddedKind): void {
  const access = permissions.manageRules;
  const { rules } = deps;
  const path = `/admin/${kind}/:id/end`;
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const words = wordsOf(deps, req);
    const rule = await rules.get(kind, idOf(req));
    await showForm(req, res, deps, {
      ...{ kind, rule, schema: endForm, action: `/admin/${kind}/${rule.id}/end`, status },
      title: words.t('rules.endOf', { name: lastName(rule, words) }),
      shown: {
        ...shown,
        values: shown.values ?? { endedOn: latestOf(rule).validTo ?? words.today },
        stateRev: (await rules.history(kind, rule.id)).length,
      },
      usage: usageCard(rule, { usage: await rules.usage(rule), touched: [] }, words),
      submitLabel: words.t('rules.end'),
      isDanger: true,
    });
  };
  routes.get(path, { access }, (req, res) => show(req, res, {}));
  routes.post(path, { access }, async (req, res) => {
    const parsed = parseForm(endForm, req.body);
    if (!parsed.ok) return show(req, res, parsed, parsed.status);
    await kept(
      () => rules.end(actorOf(req), kind, idOf(req), parsed.data, parsed.control.stateRev ?? -1),
      () => {
        setFlash(req, 'rules.endedDone');
        seeOther(res, `/admin/${kind}/${idOf(req)}`);
      },
      (problems, status) => show(req, res, { ...parsed, problems }, status),
    );
  });
}

/** Carries out and goes on; what is refused goes back with what was typed: beside its field, or as changed meanwhile. */
async function kept<T>(
  work: () => Promise<T>,
  done: (result: T) => unknown,
  refused: (problems: readonly Problem[], status: number) => Promise<void>,
): Promise<void> {
  let result: T;
  try {
    result = await work();
  } catch (error) {
    if (error instanceof StaleVersionError) return refused([ruleProblem('', 'changedMeanwhile')], 409);
    if (!(error instanceof ValidationError)) throw error;
    return refused(error.problems, 422);
  }
  await done(result);
}

interface FormPage {
  readonly kind: RuleKind;
  readonly rule: Rule | null;
  readonly title: string;
  readonly schema: z.ZodObject;
  readonly action: string;
  readonly shown: Shown;
  readonly status: number;
  readonly submitLabel?: string;
  readonly secondary?: { readonly action: string; readonly label: string };
  readonly usage?: UsageCard;
  readonly isDanger?: true;
}

async function showForm(req: Request, res: Response, deps: RuleRoutesDeps, input: FormPage): Promise<void> {
  const words = wordsOf(deps, req);
  const { t, locale } = words;
  const { kind, rule, shown } = input;
  const problems = shown.problems ?? [];
  const href = rule === null ? `/admin/${kind}` : `/admin/${kind}/${rule.id}`;
  const page = {
    title: input.title,
    active: 'rules',
    isForm: true,
    problemCount: problems.length,
    breadcrumbs: [
      { label: t(`rules.kinds.${kind}`), href: `/admin/${kind}` },
      ...(rule === null ? [] : [{ label: lastName(rule, words), href }]),
      { label: input.title },
    ],
    usage: input.usage ?? null,
    isPreview: shown.preview !== undefined,
    form: describeForm({
      ...{ schema: input.schema, t, locale, action: input.action, problems, cancelHref: href },
      options: rule === null ? await optionsOf(deps, words) : {},
      values: Object.fromEntries(Object.entries(shown.values ?? {}).filter(([, value]) => value !== null)),
      ...(shown.control && { control: shown.control }),
      ...(shown.stateRev !== undefined && { stateRev: shown.stateRev }),
      submitLabel: input.submitLabel ?? t('rules.save'),
      ...(input.secondary && { secondary: input.secondary }),
      ...(input.isDanger && { submitTone: 'danger' as const }),
    }),
  };
  await render(res, 'rules/form', page, input.status);
}

/** The lists of the forms of new rules. */
async function optionsOf(
  { areas, rules, caseTypes, papers }: RuleRoutesDeps,
  words: RuleWords,
): Promise<Readonly<Record<string, readonly ProvidedOption[]>>> {
  const { t, locale, today } = words;
  const groups = [...new Set((await rules.list('dictionaries')).map(groupOf))];
  const limits = (await rules.list('limits')).filter(
    ({ key }) => key['subjectType'] === '*' && !key['areaCode'],
  );
  return {
    dictionaries: groups.map((value) => ({ value, label: groupLabel('dictionaries', value, words) })),
    limits: limits.map((rule) => ({
      value: String(rule.key['code']),
      label: `${String(rule.key['code'])} ${nameOf(rule, latestOf(rule), words)}`,
    })),
    types: [
      { value: '*', label: t('rules.allTypes') },
      ...areas.dictionary('disputeTypes', locale, today).filter(({ value }) => caseTypes().includes(value)),
    ],
    areas: townOptions(areas.tree, today),
    papers: papers.map(({ code, title }) => ({
      value: code,
      label: { zh: `${code} ${title.zh}`, en: `${code} ${title.en}` },
    })),
  };
}
