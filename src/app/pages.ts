import { demoAccounts } from '../../seeds/demo-world.ts';
import { attachmentLines } from '../cases/attachments/attachment-page.ts';
import { createAttachmentRoutes } from '../cases/attachments/attachment-routes.ts';
import { createBulkRoutes } from '../cases/bulk/bulk-routes.ts';
import { actingRolesOn } from '../cases/core/case-policy.ts';
import { createEarlierRoutes } from '../cases/earlier/earlier-routes.ts';
import { createCaseListRoutes } from '../cases/lists/list-routes.ts';
import { createNumberSearchRoutes } from '../cases/lists/number-search-routes.ts';
import { filesOfCases } from '../cases/page/case-files.ts';
import type { CasePageDeps } from '../cases/page/case-page.ts';
import { createCaseRoutes } from '../cases/page/case-routes.ts';
import { createRegistrationRoutes } from '../cases/registration/registration-routes.ts';
import { createViewRoutes } from '../cases/views/view-routes.ts';
import { createCorrectionRoutes } from '../corrections/correction-routes.ts';
import { paperAccess } from '../documents/core/document-policy.ts';
import { paperTemplates } from '../documents/papers/paper-set.ts';
import { createExportRoutes } from '../exports/pages/export-routes.ts';
import { createLayoutRoutes } from '../exports/pages/layout-routes.ts';
import { createHandoverRoutes } from '../handover/handover-routes.ts';
import { createHelpRoutes } from '../help/help-routes.ts';
import { adminRoutes } from '../identity/admin-routes.ts';
import { identityRoutes } from '../identity/identity-routes.ts';
import { permissions } from '../identity/permissions.ts';
import { createIntegrityRoutes } from '../integrity/integrity-routes.ts';
import { createJobRoutes } from '../jobs/job-routes.ts';
import { filesOfLeads } from '../leads/lead-files.ts';
import { createLeadRoutes } from '../leads/lead-routes.ts';
import { ledgerPanel } from '../ledgers/importing/ledger-panel.ts';
import { createLedgerRoutes } from '../ledgers/pages/ledger-routes.ts';
import { createLifecycleRoutes } from '../lifecycles/lifecycle-routes.ts';
import { createMigrationRoutes } from '../lifecycles/migration-routes.ts';
import { createPartyTextRoutes } from '../notices/parties/text-routes.ts';
import { createDeliveryRoutes } from '../notices/sending/delivery-routes.ts';
import { createStaffNoticeRoutes } from '../notices/staff/staff-routes.ts';
import { createAreaRoutes } from '../offices/areas/area-routes.ts';
import { createBookRoutes } from '../offices/book/book-routes.ts';
import { areasRoutes } from '../offices/calendar/calendar-routes.ts';
import type { I18n } from '../platform/i18n.ts';
import { createReformRoutes } from '../reforms/reform-routes.ts';
import { createRuleRoutes } from '../rules/rule-routes.ts';
import { createSetupRoutes } from '../setup/setup-routes.ts';
import { createStatisticsRoutes } from '../statistics/statistics-routes.ts';
import type { RouteGroup } from '../web/routes.ts';
import { createInboxRoutes } from '../workbench/inbox/inbox-routes.ts';
import { createWorkbenchRoutes } from '../workbench/workbench-routes.ts';
import type { Container } from './container.ts';

/** Every page of the product with what it needs. */
export function pageRoutes(container: Container, texts: I18n): readonly RouteGroup[] {
  const {
    db,
    clock,
    areas,
    inbox,
    cases,
    leads,
    caseLists,
    rateSummary,
    accounts,
    signIn,
    calendar,
    statistics,
    config,
    documents,
  } = container;
  const demoHint = () => demoAccounts.map(({ username, role }) => ({ username, role }));
  const caseDeps: CasePageDeps = {
    db,
    clock,
    areas,
    engine: container.engine,
    service: cases.service,
    parties: cases.parties,
    panels: [
      ...cases.panels,
      ...container.mediation.panels,
      ...container.agreements.panels,
      ...container.corrections.panels,
      container.notices.sentPanel,
      ledgerPanel,
    ],
    administrators: () => container.setup.administrators(),
    paperAccess: (viewer, subject) => paperAccess(actingRolesOn(viewer, subject)),
    files: async (_viewer, subject, locale) =>
      attachmentLines(
        `/cases/${subject.code}`,
        await container.attachments.list({ caseId: subject.id }),
        texts.t(locale),
      ),
  };
  const pages: readonly RouteGroup[] = [
    // Every request passes the groups in turn; what is opened all day stands first.
    createWorkbenchRoutes({
      ...{ db, clock, areas, inbox },
      lists: caseLists,
      loadRates: rateSummary,
      countMissing: () => container.setup.countMissing(),
      missingYear: () => calendar.missingYear(),
    }),
    createCaseListRoutes({
      ...{ db, clock, areas, lists: caseLists },
      viewsOf: (viewer) => container.caseViews.list(viewer),
    }),
    createViewRoutes({ clock, areas, views: container.caseViews }),
    // Before the pages of single objects, whose addresses would take `export` for the name of one.
    createExportRoutes({
      lists: container.exportLists,
      exports: container.exports,
      layouts: container.layouts,
      jobs: container.jobs,
    }),
    createLayoutRoutes({ lists: container.exportLists, layouts: container.layouts, clock }),
    createBulkRoutes({ clock, engine: container.engine, cases: cases.service, bulk: container.bulk }),
    createNumberSearchRoutes({ clock, areas, numbers: container.numbers }),
    createInboxRoutes({ inbox }),
    createStaffNoticeRoutes({ staffNotices: container.notices.staff }),
    createDeliveryRoutes({ deliveries: container.notices.deliveries }),
    createIntegrityRoutes({
      integrity: container.integrity,
      backup: () => container.backups.standing(),
    }),
    createHandoverRoutes({ areas, clock, handover: container.handover }),
    identityRoutes({
      accounts,
      signIn,
      clock,
      placeOf: (viewer) => ({
        area: areas.nameOf(viewer.areaCode),
        committee:
          viewer.committeeId === null ? null : (areas.findCommittee(viewer.committeeId)?.name ?? null),
        organisation:
          viewer.organisationId === null
            ? null
            : (areas.findOrganisation(viewer.organisationId)?.name ?? null),
      }),
      ...(config.isDemo ? { demoHint } : {}),
    }),
    adminRoutes({
      accounts,
      assignments: container.assignments,
      database: db,
      places: container.places,
      publicUrl: config.publicUrl,
      hasAreas: () => areas.tree.size > 0,
    }),
    createAreaRoutes({ db, clock, areas, country: container.country, changes: container.areaChanges }),
    createBookRoutes({ db, book: container.book }),
    createReformRoutes({ db, clock, areas, ...container.reforms }),
    createRuleRoutes({
      ...{ db, clock, areas, rules: container.rules },
      caseTypes: () => container.registry.caseTypes(),
      papers: [...paperTemplates].map(([code, { title }]) => ({ code, title })),
    }),
    createSetupRoutes({
      setup: container.setup,
      workbooks: container.workbooks,
      places: container.places,
      publicUrl: config.publicUrl,
      pages: () => pages.flatMap(({ records }) => records),
    }),
    areasRoutes({ db, calendar, clock, access: permissions.manageCalendar }),
    createStatisticsRoutes({ statistics, areas, clock }),
    ...documents.routes,
    createJobRoutes({ jobs: container.jobs }),
    createLedgerRoutes({ ledgers: container.ledgers, jobs: container.jobs, areas }),
    createLifecycleRoutes({
      clock,
      engine: container.engine,
      paperTitle: (code) => paperTemplates.get(code)?.title ?? null,
    }),
    createMigrationRoutes({
      db,
      clock,
      engine: container.engine,
      migrations: container.migrations,
      wake: () => container.worker.wake(),
    }),
    createHelpRoutes(),
    createRegistrationRoutes({
      ...{ db, clock, areas },
      service: cases.service,
      parties: cases.parties,
      caseTypes: () => container.registry.caseTypes(),
    }),
    createLeadRoutes({
      db,
      clock,
      areas,
      engine: container.engine,
      leads: leads.service,
      cases: cases.service,
      attachments: container.attachments,
    }),
    createAttachmentRoutes({
      owners: [filesOfCases(cases.service), filesOfLeads(leads.service)],
      attachments: container.attachments,
    }),
    createPartyTextRoutes({
      cases: cases.service,
      partyTexts: container.notices.partyTexts,
      textWordings: container.notices.textWordings,
      nameOf: async (id) => (await accounts.findById(id))?.displayName ?? null,
    }),
    createCorrectionRoutes({ ...caseDeps, corrections: container.corrections.service }),
    createEarlierRoutes({
      areas,
      cases: cases.service,
      earlier: cases.earlier,
      nameOf: async (id) => (await accounts.findById(id))?.displayName ?? null,
    }),
    createCaseRoutes(caseDeps),
  ];
  return pages;
}
