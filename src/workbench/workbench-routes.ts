import type { Request, Response } from 'express';
import type { CaseListRoutesDeps } from '../cases/lists/list-routes.ts';
import type { CaseListService } from '../cases/lists/list-service.ts';
import { can, type PermissionName } from '../identity/permissions.ts';
import { isAdministrator, type Viewer } from '../identity/viewer.ts';
import { legalDay } from '../platform/clock.ts';
import { localeOf, translateOf, viewerOf } from '../web/context.ts';
import { render } from '../web/pages/render.ts';
import { defineRoutes, type RouteGroup } from '../web/routes.ts';
import type { InboxService } from './inbox/inbox-service.ts';
import { type LoadRates, type WorkList, workbenchPage } from './workbench-page.ts';
import { listWaitingLeads } from './workbench-read-model.ts';

export interface WorkbenchRoutesDeps extends CaseListRoutesDeps {
  readonly inbox: InboxService;
  /** Figures of the month; absent where no statistics are run. */
  readonly loadRates?: LoadRates;
  /** How many tasks of the office cannot be done yet for want of something. */
  readonly countMissing?: () => Promise<number>;
  /** The year whose rest days should be known by now and are not. */
  readonly missingYear?: () => number | null;
}

const shownRows: Readonly<Record<WorkList, number>> = { todo: 10, overdue: 5, dueSoon: 5 };
const shownMessages = 20;
const deskRoles: readonly string[] = ['clerk', 'coordinator', 'chair', 'villageMediator', 'gridWorker'];
const rateRoles: readonly string[] = ['coordinator', 'chair', 'justice', 'leader', 'county'];

/** `/`: what is to be done today; for administrators the way to their pages. */
export function createWorkbenchRoutes(deps: WorkbenchRoutesDeps): RouteGroup {
  const { lists } = deps;
  return defineRoutes('workbench').get('/', { access: 'signedIn' }, async (req, res) => {
    const viewer = viewerOf<Viewer>(req);
    if (isAdministrator(viewer.role)) await showAdministrator(deps, viewer, req, res);
    else await showWork(deps, lists, viewer, req, res);
  });
}

async function showWork(
  deps: WorkbenchRoutesDeps,
  lists: CaseListService,
  viewer: Viewer,
  req: Request,
  res: Response,
): Promise<void> {
  const db = deps.db.read;
  const work = async (id: WorkList) => ({
    id,
    lines: (await lists.list(viewer, { tab: id }, { limit: shownRows[id] })).lines,
    count: await lists.count(viewer, { tab: id }),
  });
  const [todo, overdue, dueSoon, messages, unread, leads, rates] = await Promise.all([
    work('todo'),
    work('overdue'),
    work('dueSoon'),
    deps.inbox.list(viewer.accountId, shownMessages),
    deps.inbox.countUnread(viewer.accountId),
    deskRoles.includes(viewer.role)
      ? listWaitingLeads(db, viewer, { townCode: deps.areas.townOf(viewer.areaCode)?.code, limit: 5 })
      : null,
    rateRoles.includes(viewer.role) ? (deps.loadRates?.(viewer) ?? null) : null,
  ]);
  const page = workbenchPage({
    viewer,
    lists: [todo, overdue, dueSoon],
    unread: { items: messages.filter((item) => item.readAt === null).slice(0, 5), count: unread },
    leads,
    rates,
    words: {
      t: translateOf(req),
      locale: localeOf(req),
      today: legalDay(deps.clock.now()),
      areas: deps.areas,
    },
  });
  await render(res, 'workbench/workbench', page);
}

const administratorPages: readonly { href: string; label: string; permission?: PermissionName }[] = [
  { href: '/setup', label: 'setup', permission: 'viewOffices' },
  { href: '/admin/committees', label: 'offices', permission: 'viewOffices' },
  { href: '/admin/accounts', label: 'accounts', permission: 'viewAccounts' },
  { href: '/admin/dictionaries', label: 'rules', permission: 'viewRules' },
  { href: '/admin/calendar', label: 'calendar', permission: 'manageCalendar' },
  { href: '/admin/audit', label: 'audit', permission: 'viewAudit' },
  { href: '/account', label: 'account' },
];

async function showAdministrator(
  { countMissing, missingYear }: WorkbenchRoutesDeps,
  viewer: Viewer,
  req: Request,
  res: Response,
): Promise<void> {
  const t = translateOf(req);
  const n = can(viewer, 'viewOffices') ? ((await countMissing?.()) ?? 0) : 0;
  const gap = can(viewer, 'manageCalendar') ? (missingYear?.() ?? null) : null;
  await render(res, 'workbench/workbench-admin', {
    title: t('cases.workbench.title'),
    active: 'workbench',
    setup:
      n === 0 ? null : { text: t('setup.home', { n }), link: { href: '/setup', label: t('setup.homeLink') } },
    calendar:
      gap === null
        ? null
        : {
            text: t('areas.calendar.gap', { year: gap }),
            link: { href: `/admin/calendar/notice?year=${gap}`, label: t('areas.calendar.notice') },
          },
    links: administratorPages
      .filter(({ permission }) => permission === undefined || can(viewer, permission))
      .map(({ href, label }) => ({ href, label: t(`cases.workbench.${label}`) })),
  });
}
