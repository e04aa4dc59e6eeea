import { helpHref } from '../help/help-places.ts';
import type { Viewer } from '../identity/viewer.ts';
import { derive } from '../platform/crypto/field-crypto.ts';
import { pendingMigrations } from '../platform/database/migrate.ts';
import { createApp, type WebApp } from '../web/app.ts';
import type { Shell } from '../web/shell.ts';
import type { ViewerLike } from '../web/viewer-like.ts';
import { countUnread } from '../workbench/inbox/notify-repository.ts';
import { apiOf } from './api.ts';
import type { Container } from './container.ts';
import { metricsRouter } from './metrics.ts';
import { navigation } from './navigation.ts';
import { pageRoutes } from './pages.ts';
import { createTexts } from './texts.ts';

/** Builds the web app over a container: pages, API, health. */
export function buildApp(container: Container): WebApp {
  const { config, log, clock, sessions, signIn, accounts, db, readCache } = container;
  const i18n = createTexts();
  return createApp({
    i18n,
    log,
    clock,
    // A proxy on this machine says whose request it passes on: tries to sign in are counted by the address.
    trustProxy: 'loopback',
    ...(config.publicUrl.startsWith('https:') ? { publicUrl: config.publicUrl } : {}),
    session: {
      secrets: [config.secretKey, ...config.olderSecretKeys].map((key) =>
        derive(key, 'session cookie', 32).toString('hex'),
      ),
      store: sessions,
    },
    isReady: async () => (await pendingMigrations(db)).length === 0,
    loadViewer: (req) => {
      const id = (req.session as { accountId?: string } | undefined)?.accountId;
      return readCache.get(`viewer ${id}`, () => signIn.findViewer(id));
    },
    loadShell: (viewer) => shellOf(container, viewer as Viewer),
    roleLabel: (role, locale) => i18n.t(locale)(`identity.roles.${role}`),
    navigation,
    helpHref,
    routes: pageRoutes(container, i18n),
    mounts: [
      { path: '/api/v1', router: apiOf(container, i18n).router },
      { path: '/metrics', router: metricsRouter(container), isForAnyHost: true },
    ],
    onLanguage: (viewer: ViewerLike, locale) => accounts.chooseLocale((viewer as Viewer).accountId, locale),
  });
}

async function shellOf(container: Container, viewer: Viewer): Promise<Shell> {
  const { areas, db, readCache } = container;
  const committee = viewer.committeeId === null ? undefined : areas.findCommittee(viewer.committeeId);
  const organisation =
    viewer.organisationId === null ? undefined : areas.findOrganisation(viewer.organisationId);
  return {
    office: committee?.name ?? organisation?.name ?? areas.nameOf(viewer.areaCode),
    inbox: await readCache.get(`unread ${viewer.accountId}`, () => countUnread(db.read, viewer.accountId)),
  };
}
