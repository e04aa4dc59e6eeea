import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import supertest from 'supertest';
import { loadDemoWorld } from '../../seeds/demo-world.ts';
import { loadReference } from '../../seeds/reference.ts';
import { createTexts } from '../../src/app/texts.ts';
import { AuditLog } from '../../src/audit/audit-log.ts';
import { AccountsService } from '../../src/identity/accounts-service.ts';
import { adminRoutes } from '../../src/identity/admin-routes.ts';
import { AssignmentsService } from '../../src/identity/assignments/assignments-service.ts';
import { identityRoutes } from '../../src/identity/identity-routes.ts';
import { permissions } from '../../src/identity/permissions.ts';
import { createSessionStore } from '../../src/identity/session-store.ts';
import { SignInService, triesPerWindow, windowSeconds } from '../../src/identity/sign-in-service.ts';
import { TokensService } from '../../src/identity/tokens-service.ts';
import type { Viewer } from '../../src/identity/viewer.ts';
import { AreasService } from '../../src/offices/areas-service.ts';
import { placesOf } from '../../src/offices/book/places.ts';
import { areasRoutes } from '../../src/offices/calendar/calendar-routes.ts';
import { CalendarService } from '../../src/offices/calendar/calendar-service.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createApp } from '../../src/web/app.ts';
import { findViewer as viewerOfRequest } from '../../src/web/context.ts';
import { memoryLimiter } from '../../src/web/rate-limit.ts';
import { defineRoutes } from '../../src/web/routes.ts';
import type { OpenTestDatabase } from '../support/database.ts';

export type World = Awaited<ReturnType<typeof openWorld>>;

/** The demo world with the pages of identity and areas, and a page that tells who is signed in. */
export async function openWorld(open: OpenTestDatabase) {
  const { db: database, uow: unitOfWork, close } = await open();
  const dataDir = await mkdtemp(join(tmpdir(), 'dingfen-sessions-'));
  const clock = fixedClock('2020-02-18T01:00:00Z');
  await loadReference({ unitOfWork, clock });
  await loadDemoWorld({ database, unitOfWork, clock });
  const areas = new AreasService({ database });
  await areas.load();
  const audit = new AuditLog();
  const sessions = await createSessionStore({ database, dataDir, clock });
  const accounts = new AccountsService({ database, unitOfWork, areas, audit, sessions, clock });
  const assignments = new AssignmentsService({
    ...{ database, unitOfWork, audit, sessions, clock },
    openWork: async () => [],
  });
  const limiter = memoryLimiter({ points: triesPerWindow, durationSeconds: windowSeconds });
  const signIn = new SignInService({ accounts, areas, unitOfWork, audit, clock, limiter });
  const tokens = new TokensService({ database, unitOfWork, areas, audit, clock });
  const calendar = new CalendarService({ database, unitOfWork, areas, audit, clock });
  const who = defineRoutes('who').get('/', { access: 'signedIn' }, (req, res) => {
    res.json(viewerOfRequest<Viewer>(req));
  });
  const app = createApp({
    i18n: createTexts(),
    log: createLogger({ level: 'silent' }),
    clock,
    session: { secrets: ['a secret of the tests'], store: sessions },
    isReady: async () => true,
    loadViewer: (req) => signIn.findViewer(req.session.accountId),
    navigation: [],
    routes: [
      who,
      identityRoutes({
        accounts,
        signIn,
        clock,
        placeOf: (viewer) => ({ area: areas.nameOf(viewer.areaCode), committee: null, organisation: null }),
      }),
      adminRoutes({
        accounts,
        assignments,
        database,
        places: placesOf(areas, clock),
        publicUrl: 'http://127.0.0.1:3000',
        hasAreas: () => areas.tree.size > 0,
      }),
      areasRoutes({ db: database, calendar, clock, access: permissions.manageCalendar }),
    ],
  });
  return {
    database,
    unitOfWork,
    clock,
    areas,
    accounts,
    signIn,
    tokens,
    calendar,
    sessions,
    app: app.express,
    visitor: () => visitor(app.express),
    close: async () => {
      await sessions.close();
      await close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** A browser: keeps cookies and takes the token of the page it sends a form from. */
function visitor(app: Parameters<typeof supertest.agent>[0]) {
  const agent = supertest.agent(app);
  const post = async (path: string, from: string, fields: Record<string, string>) => {
    const page = await agent.get(from);
    const csrf = String(load(page.text)('input[name=_csrf]').first().val());
    return agent
      .post(path)
      .type('form')
      .send({ _csrf: csrf, ...fields });
  };
  return {
    agent,
    post,
    signIn: (username: string, password = 'dingfen-demo', next?: string) =>
      post('/sign-in', '/sign-in', { username, password, ...(next !== undefined && { next }) }),
    sessionCookie: (answer: supertest.Response): string | undefined =>
      [answer.get('set-cookie') ?? []]
        .flat()
        .find((cookie) => cookie.startsWith('dingfen='))
        ?.split(';')[0],
  };
}
