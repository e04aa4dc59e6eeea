import type { Request } from 'express';
import { z } from 'zod';
import { type Clock, legalDay } from '../platform/clock.ts';
import { NotFoundError } from '../platform/errors.ts';
import { intField, selectField } from '../platform/fields/index.ts';
import type { Bilingual } from '../platform/i18n.ts';
import { writeWorkbook } from '../platform/workbook.ts';
import { localeOf, translateOf } from '../web/context.ts';
import { parseQuery } from '../web/forms/form.ts';
import { sendStoredFile, workbookMediaType } from '../web/pages/downloads.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { actingRoles } from '../workflow/definitions/definition.ts';
import type { WorkflowEngine } from '../workflow/engine/engine.ts';
import { currentLifecycle, lifecycleIds, lifecycleListPage } from './lifecycle-list-page.ts';
import { type AskedTable, lifecyclePage, lifecycleSheet } from './lifecycle-page.ts';
import type { Words } from './lifecycle-words.ts';

export interface LifecycleRoutesDeps {
  readonly clock: Clock;
  readonly engine: WorkflowEngine;
  readonly paperTitle: (code: string) => Bilingual | null;
}

const label = { zh: '', en: '' };
const tableQuery = z.strictObject({
  version: intField({ label, required: false, min: 1, max: 10_000 }),
  role: selectField({
    label,
    required: false,
    options: actingRoles.map((value) => ({ value, label })),
  }),
});

/** `/lifecycles`: the rules every case follows, for whoever is signed in; nothing in them is of a person or a case. */
export function createLifecycleRoutes(deps: LifecycleRoutesDeps): RouteGroup {
  const policy = { access: 'signedIn' } as const;
  const wordsOf = (req: Request): Words => ({
    t: translateOf(req),
    locale: localeOf(req),
    paperTitle: deps.paperTitle,
  });
  return defineRoutes('lifecycles')
    .get('/lifecycles', policy, (req, res) =>
      render(res, 'lifecycles/list', lifecycleListPage(deps.engine.registry, wordsOf(req))),
    )
    .get('/lifecycles/:lifecycle', policy, async (req, res) => {
      const asked = await ask(deps, req);
      const { id, version } = asked.workflow.definition;
      const words = wordsOf(req);
      const nowhere = { current: '', visited: [] };
      const diagram =
        asked.workflow.definition.kind === 'overlay'
          ? ''
          : deps.engine.diagram(id, version, nowhere, words.locale);
      await render(res, 'lifecycles/table', lifecyclePage(asked, diagram, words));
    })
    .get('/lifecycles/:lifecycle/table.xlsx', policy, async (req, res) => {
      const asked = await ask(deps, req);
      const words = wordsOf(req);
      const sheet = lifecycleSheet(asked, words);
      const { version } = asked.workflow.definition;
      sendStoredFile(res, {
        name: `${words.t('lifecycles.file', { name: sheet.name, version })}.xlsx`,
        mediaType: workbookMediaType,
        bytes: await writeWorkbook([sheet]),
      });
    });
}

/** @throws NotFoundError for a lifecycle or a version that is not known here. */
async function ask({ engine, clock }: LifecycleRoutesDeps, req: Request): Promise<AskedTable> {
  const { registry } = engine;
  const id = String(req.params['lifecycle']);
  if (!lifecycleIds(registry).includes(id)) throw new NotFoundError();
  const query = parseQuery(tableQuery, req.query);
  const current = currentLifecycle(registry, id).definition.version;
  const versions = registry.versionsOf(id);
  const workflow = versions.find(({ definition }) => definition.version === (query.version ?? current));
  if (workflow === undefined) throw new NotFoundError();
  const codes = new Set([...workflow.states.values()].flatMap(({ meta }) => meta.deadlines ?? []));
  const rules = await engine.deadlineRules([...codes], id, legalDay(clock.now()));
  return {
    workflow,
    vocabulary: registry.vocabulary,
    current,
    versions: versions.map(({ definition }) => definition.version),
    role: actingRoles.find((role) => role === query.role) ?? null,
    rules,
  };
}
