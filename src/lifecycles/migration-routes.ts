import type { Request } from 'express';
import { can, permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { NotFoundError } from '../platform/errors.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../web/context.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { setFlash } from '../web/session.ts';
import type { WorkflowEngine } from '../workflow/engine/engine.ts';
import { migrationListPage, migrationPage } from './migration-page.ts';
import { reportText } from './migration-report-text.ts';
import type { MigrationService } from './migration-service.ts';

export interface MigrationRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly engine: WorkflowEngine;
  readonly migrations: MigrationService;
  /** Called when there is work for the background. */
  readonly wake: () => void;
}

/** `/admin/migrations`: what a new version of a lifecycle would mean for running cases, carried out and taken back. */
export function createMigrationRoutes(deps: MigrationRoutesDeps): RouteGroup {
  const { db, clock, engine, migrations } = deps;
  const view = { access: permissions.viewMigrations };
  const migrate = { access: permissions.migrateCases };
  return defineRoutes('migrations')
    .get('/admin/migrations', view, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const [plans, runs] = [await migrations.plans(viewer), await migrations.runs(viewer)];
      const words = { t: translateOf(req), locale: localeOf(req) };
      const mayMigrate = can(viewer, 'migrateCases');
      const { registry } = engine;
      await render(
        res,
        'lifecycles/migrations',
        migrationListPage({ plans, runs, registry, mayMigrate }, words),
      );
    })
    .get('/admin/migrations/:lifecycle/:from', view, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const { lifecycle, from } = asked(req);
      const report = await migrations.report(viewer, lifecycle, from);
      const t = translateOf(req);
      const lines = await reportText({ db, clock, reader: engine }, report, t, localeOf(req));
      const mayStart = can(viewer, 'migrateCases') && report.counts.stay + report.counts.move > 0;
      await render(res, 'lifecycles/migration', migrationPage({ report, lines, mayStart }, t));
    })
    .post('/admin/migrations/:lifecycle/:from', migrate, async (req, res) => {
      const { lifecycle, from } = asked(req);
      await migrations.start(viewerOf<Viewer>(req), lifecycle, from);
      deps.wake();
      setFlash(req, 'lifecycles.migrations.started', 'success');
      seeOther(res, '/admin/migrations');
    })
    .post('/admin/migrations/runs/:run/undo', migrate, async (req, res) => {
      await migrations.undo(viewerOf<Viewer>(req), String(req.params['run']));
      deps.wake();
      setFlash(req, 'lifecycles.migrations.undoing', 'success');
      seeOther(res, '/admin/migrations');
    });
}

function asked(req: Request): { lifecycle: string; from: number } {
  const from = String(req.params['from']);
  if (!/^[1-9]\d{0,3}$/.test(from)) throw new NotFoundError();
  return { lifecycle: String(req.params['lifecycle']), from: Number(from) };
}
