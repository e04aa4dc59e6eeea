import type { Request, Response } from 'express';
import { permissions } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import { isPathWithin } from '../../offices/area.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Clock, dayFromNumber, dayNumber, legalDay } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { type Problem, ValidationError } from '../../platform/errors.ts';
import { localeOf, seeOther, translateOf, viewerOf } from '../../web/context.ts';
import { parseForm } from '../../web/forms/form.ts';
import { render } from '../../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../../web/routes.ts';
import { setFlash } from '../../web/session.ts';
import type { PartyRepository } from '../parties/party-repository.ts';
import type { CaseService } from './case-service.ts';
import { type Duplicate, findDuplicates, isKeyUsed } from './duplicates-read-model.ts';
import { type RegistrationInput, registrationForm } from './registration-form.ts';
import {
  duplicateDays,
  nameProblems,
  pageProblems,
  type RegistrationPageInput,
  registrationOf,
  registrationPage,
} from './registration-page.ts';

export interface RegistrationRoutesDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly service: Pick<CaseService, 'registerCase'>;
  readonly parties: Pick<PartyRepository, 'casesByIndex'>;
  /** Types a case can be of: a word without a lifecycle behind it is none. */
  readonly caseTypes: () => readonly string[];
}

type Shown = Pick<RegistrationPageInput, 'values' | 'problems' | 'control' | 'duplicates'>;

/** `/cases/new`: six fields make a case. Mount it before the page of one case. */
export function createRegistrationRoutes(deps: RegistrationRoutesDeps): RouteGroup {
  const policy = { access: permissions.registerCase };
  const show = async (req: Request, res: Response, shown: Shown, status = 200) => {
    const words = { t: translateOf(req), locale: localeOf(req) };
    const page = registrationPage({ ...deps, ...words, viewer: viewerOf<Viewer>(req), ...shown });
    await render(res, 'cases/registration/registration', page, status);
  };

  return defineRoutes('registration')
    .get('/cases/new', policy, (req, res) => show(req, res, {}))
    .post('/cases/new', policy, async (req, res) => {
      const viewer = viewerOf<Viewer>(req);
      const parsed = parseForm(registrationForm, req.body, { today: legalDay(deps.clock.now()) });
      if (!parsed.ok) return show(req, res, parsed, parsed.status);
      const { data, values, control } = parsed;
      const problems = [...typeProblems(data, deps), ...nameProblems(data)];
      if (problems.length > 0) return show(req, res, { values, control, problems }, 422);
      if (control.action !== 'confirm') {
        const duplicates = await duplicatesOf(deps, viewer, data, control.idempotencyKey);
        if (duplicates.length > 0) return show(req, res, { values, control, duplicates });
      }
      try {
        const key = control.idempotencyKey;
        const options = key === null ? {} : { idempotencyKey: key };
        const made = await deps.service.registerCase(viewer, registrationOf(data), options);
        setFlash(req, 'cases.new.done');
        seeOther(res, `/cases/${made.code}`);
      } catch (error) {
        if (!(error instanceof ValidationError)) throw error;
        await show(req, res, { values, control, problems: pageProblems(error.problems) }, 422);
      }
    });
}

/** A type nobody offered cannot be looked for among the cases there are. */
function typeProblems({ type }: RegistrationInput, deps: RegistrationRoutesDeps): Problem[] {
  if (!deps.caseTypes().includes(type)) return [{ path: 'type', code: 'notInList' }];
  const fault = deps.areas.dictionaries.faultOf('disputeTypes', type, 'type', legalDay(deps.clock.now()));
  return fault === null ? [] : [fault];
}

/**
 * None for a form that was already sent, for what it made would be found as its own double; none for a place that
 * the service will refuse.
 */
async function duplicatesOf(
  { db, clock, parties, areas }: RegistrationRoutesDeps,
  viewer: Viewer,
  data: RegistrationInput,
  key: string | null,
): Promise<Duplicate[]> {
  const area = areas.findArea(data.areaCode);
  if (area === undefined || !isPathWithin(area.path, viewer.areaPath)) return [];
  if (key !== null && (await isKeyUsed(db.read, `${viewer.accountId}:${key}`))) return [];
  const since = dayFromNumber(dayNumber(legalDay(clock.now())) - duplicateDays);
  return findDuplicates(db.read, viewer, {
    type: data.type,
    names: [data.applicantName, data.respondentName],
    phoneCaseIds: await parties.casesByIndex(db.read, 'phone', data.applicantPhone),
    since,
  });
}
