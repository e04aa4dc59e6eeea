import type { Request, Response } from 'express';
import { permissions } from '../identity/permissions.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreasService } from '../offices/areas-service.ts';
import { type Clock, legalDay } from '../platform/clock.ts';
import type { Problem } from '../platform/errors.ts';
import { localeOf, translateOf, viewerOf } from '../web/context.ts';
import { parseForm } from '../web/forms/form.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import { type HandoverInput, handoverForm, handoverPage, successorsOf } from './handover-page.ts';
import { type HandoverService, mostAtOnce } from './handover-service.ts';
import { handoverLocales } from './texts.ts';

export interface HandoverRoutesDeps {
  readonly areas: AreasService;
  readonly clock: Clock;
  readonly handover: HandoverService;
}

/** `/handover`: everything somebody has in hand goes to a successor, fifty cases at a time. */
export function createHandoverRoutes({ areas, clock, handover }: HandoverRoutesDeps): RouteGroup {
  const access = permissions.handOverCases;
  const show = async (
    req: Request,
    res: Response,
    shown: Partial<HandoverInput> = {},
    status = 200,
  ): Promise<void> => {
    const viewer = viewerOf<Viewer>(req);
    const input: HandoverInput = {
      holders: await handover.holders(viewer),
      held: [],
      report: null,
      today: legalDay(clock.now()),
      ...shown,
    };
    const words = { t: translateOf(req), locale: localeOf(req) };
    await render(res, 'handover/handover', handoverPage(areas, viewer, input, words), status);
  };
  return defineRoutes('handover')
    .get('/handover', { access }, async (req, res) => show(req, res))
    .post('/handover', { access }, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const parsed = parseForm(handoverForm, req.body);
      const { values, control } = parsed;
      const fromId = String(values['fromId'] ?? '');
      const held = fromId === '' ? [] : await handover.held(viewer, fromId);
      if (control.action === 'look') return show(req, res, { held, values, control });
      const problems = parsed.ok
        ? peopleProblems(parsed.data, { areas, viewer, today: legalDay(clock.now()), held: held.length })
        : parsed.problems;
      if (!parsed.ok || problems.length > 0) {
        return show(req, res, { held, values, control, problems }, parsed.ok ? 422 : parsed.status);
      }
      const report = await handover.handOver(viewer, parsed.data, mostAtOnce);
      const left = await handover.held(viewer, fromId);
      await show(req, res, left.length === 0 ? { report } : { held: left, report, values, control });
    });
}

function peopleProblems(
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
  known: {
    readonly areas: AreasService;
    readonly viewer: Viewer;
    readonly today: ReturnType<typeof legalDay>;
    readonly held: number;
  },
): Problem[] {
  if (known.held === 0) return [{ path: 'fromId', code: 'notInList' }];
  const message = { zh: handoverLocales['zh-CN'].handover.same, en: handoverLocales.en.handover.same };
  if (fromId === toId) return [{ path: 'toId', code: 'same', message }];
  const successors = successorsOf(known.areas, known.viewer, known.today);
  return successors.some(({ value }) => value === toId) ? [] : [{ path: 'toId', code: 'notInList' }];
}
