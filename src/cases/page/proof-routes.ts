import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { NotFoundError } from '../../platform/errors.ts';
import { localeOf, translateOf, viewerOf } from '../../web/context.ts';
import { render } from '../../web/pages/render.ts';
import type { RouteGroup } from '../../web/routes.ts';
import { seesStatusOnly } from '../core/reading-rule.ts';
import type { CasePageDeps } from './case-page.ts';
import { proofPage } from './proof-page.ts';

/** `/cases/:id/history/proof`: the history of a case as a paper that proves itself. */
export function caseProofRoutes(routes: RouteGroup, deps: CasePageDeps): void {
  routes.get('/cases/:id/history/proof', { access: permissions.printHistory }, async (req, res) => {
    const viewer = viewerOf<Viewer>(req);
    const { service, engine, clock } = deps;
    const subject = await service.getCase(viewer, String(req.params['id']));
    if (seesStatusOnly(viewer, subject)) throw new NotFoundError();
    const { parties } = await service.peopleOf(subject);
    const page = proofPage({
      subject,
      parties,
      history: await engine.verifiedHistory('case', subject.id),
      viewer,
      printedAt: clock.now(),
      engine,
      t: translateOf(req),
      locale: localeOf(req),
    });
    await render(res, 'cases/page/proof', page);
  });
}
