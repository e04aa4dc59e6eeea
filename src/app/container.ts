import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { definitions } from '../../workflows/index.ts';
import { vocabulary } from '../../workflows/vocabulary/index.ts';
import { createAgreementsModule } from '../agreements/agreements-module.ts';
import { AuditLog } from '../audit/audit-log.ts';
import { BackupService } from '../backup/backup-service.ts';
import { AttachmentsService } from '../cases/attachments/attachments-service.ts';
import { BulkService } from '../cases/bulk/bulk-service.ts';
import { createCasesModule } from '../cases/cases-module.ts';
import { actingRolesOn, seesCase } from '../cases/core/case-policy.ts';
import { findCase } from '../cases/core/case-repository.ts';
import { CaseListService } from '../cases/lists/list-service.ts';
import { NumberSearchService } from '../cases/lists/number-search-service.ts';
import { reindexCases } from '../cases/registration/reindex-cases.ts';
import { ViewsService } from '../cases/views/views-service.ts';
import { createCorrectionsModule } from '../corrections/corrections-module.ts';
import { canIssuePaper, wholeFile } from '../documents/core/document-policy.ts';
import {
  createDocumentsModule,
  type DocumentsModule,
  documentsWorkflow,
} from '../documents/documents-module.ts';
import { RenderPool, usualThreads } from '../documents/drawing/render-pool.ts';
import type { Renderer } from '../documents/drawing/render-task.ts';
import { loadP12Signer } from '../documents/signing/p12-signer.ts';
import { ExportService } from '../exports/core/export-service.ts';
import { LayoutsService } from '../exports/layouts/layouts-service.ts';
import { allExports } from '../exports/lists/all-exports.ts';
import { listHeldCases } from '../handover/handover-read-model.ts';
import { HandoverService } from '../handover/handover-service.ts';
import { toViewer } from '../identity/account.ts';
import { settleAccounts } from '../identity/accounts-repository.ts';
import { IntegrityService } from '../integrity/integrity-service.ts';
import { createJobFiles } from '../jobs/job-files.ts';
import { JobsService } from '../jobs/jobs-service.ts';
import { createLeadsModule } from '../leads/leads-module.ts';
import { ImportService } from '../ledgers/importing/import-service.ts';
import { ImportStore } from '../ledgers/importing/import-store.ts';
import { LedgerReader } from '../ledgers/worker/ledger-reader.ts';
import { MigrationService } from '../lifecycles/migration-service.ts';
import { createMediationModule } from '../mediation/mediation-module.ts';
import { createNoticesModule } from '../notices/notices-module.ts';
import { ChangesService } from '../offices/areas/changes-service.ts';
import { CountryService } from '../offices/areas/country-service.ts';
import { AreasService } from '../offices/areas-service.ts';
import { BookService } from '../offices/book/book-service.ts';
import { placesOf } from '../offices/book/places.ts';
import { CalendarService } from '../offices/calendar/calendar-service.ts';
import { readCalendar } from '../offices/calendar-reader.ts';
import { type Clock, legalDay } from '../platform/clock.ts';
import { createFieldCrypto } from '../platform/crypto/field-crypto.ts';
import type { Database } from '../platform/database/connect.ts';
import { ReadCache } from '../platform/database/read-cache.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { createDiskFileStore } from '../platform/files/disk-file-store.ts';
import type { Logger } from '../platform/logger.ts';
import { referralsWorkflow } from '../referrals/referrals-workflow.ts';
import { ClosingService } from '../reforms/closing-service.ts';
import { LeavingService } from '../reforms/leaving-service.ts';
import { MapReformService } from '../reforms/map-reform-service.ts';
import { createRulesService } from '../rules/rules-module.ts';
import { SetupService } from '../setup/setup-service.ts';
import { WorkbookService } from '../setup/workbook-service.ts';
import { createRateSummary } from '../statistics/rate-summary.ts';
import { StatisticsService } from '../statistics/statistics-service.ts';
import { useFontFolder } from '../typeset/fonts/font-registry.ts';
import { limitRate, memoryLimiter } from '../web/rate-limit.ts';
import { InboxService } from '../workbench/inbox/inbox-service.ts';
import { notifyConsumer } from '../workbench/inbox/notify-consumer.ts';
import { Deadlines } from '../workflow/deadlines/deadlines.ts';
import { type DefinitionSet, WorkflowRegistry } from '../workflow/definitions/registry.ts';
import { CalendarFollower } from '../workflow/engine/calendar-follower.ts';
import { WorkflowEngine } from '../workflow/engine/engine.ts';
import { WorkflowWorker } from '../workflow/engine/worker.ts';
import { MigrationRunner } from '../workflow/versions/migration-runner.ts';
import { replayAll } from '../workflow/versions/replay.ts';
import type { Config } from './config.ts';
import { diagramLayouts } from './diagram-layouts.ts';
import { identityOf, openWork } from './identity.ts';
import { lazily } from './lazily.ts';
import { backupDeps } from './office-backup.ts';
import { usualTexts } from './texts.ts';

/** How the files of papers name who signed them. */
const signerName = 'Dingfen';

export interface ContainerDeps {
  readonly config: Config;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** The lifecycles of this program; an office may bring its own. */
  readonly lifecycles?: DefinitionSet;
  /** Who draws long files: threads of their own unless told. */
  readonly renderer?: Renderer;
}
export type Container = Awaited<ReturnType<typeof createContainer>>;

/**
 * The one place that knows every part: database → repositories → services. The database must be migrated and
 * hold its reference data. Throws DefinitionChangedError when a definition was changed without a new version.
 */
export async function createContainer(deps: ContainerDeps) {
  const { config, db, clock, log, lifecycles = definitions } = deps;
  const uow = new UnitOfWork(db);
  const crypto = createFieldCrypto(config.secretKey, config.olderSecretKeys);
  const audit = new AuditLog();
  const areas = new AreasService({ database: db });
  await areas.load();
  const files = createDiskFileStore(join(config.dataDir, 'files'));
  const identity = await identityOf({ config, db, clock, uow, audit, areas });

  const registry = new WorkflowRegistry(lifecycles, vocabulary);
  await registry.register(db, uow, clock);
  const engine = lazily<WorkflowEngine>('engine');
  const events = [...vocabulary.events.values()];
  const cases = createCasesModule({
    db,
    uow,
    clock,
    areas,
    audit,
    crypto,
    events,
    isDemo: config.isDemo,
    engine: engine.get,
    traitsOf: registry.traitsOf,
  });
  const leads = createLeadsModule({
    db,
    uow,
    clock,
    areas,
    crypto,
    engine: engine.get,
    register: cases.register,
    events,
  });
  const stores = [cases.subjectStore, leads.subjectStore];
  const mediation = createMediationModule({ clock, crypto, traitsOf: registry.traitsOf });
  const agreements = createAgreementsModule({
    clock,
    traitsOf: registry.traitsOf,
    mannerLabel: (code) => areas.dictionaries.find('performanceManners', code)?.label,
  });
  const deadlines = new Deadlines({ calendar: () => areas.calendar, vocabulary });
  const papers = lazily<DocumentsModule>('documents');
  const corrections = createCorrectionsModule({
    ...{ db, uow, clock, areas, audit, crypto, deadlines },
    parties: cases.parties,
    store: cases.subjectStore,
    engine: engine.get,
    papers: () => papers.get().carried,
    titleOf: cases.titleOf,
  });
  const worker = lazily<WorkflowWorker>('worker');
  engine.set(
    new WorkflowEngine({
      db,
      uow,
      clock,
      registry,
      deadlines,
      stores,
      contributions: [
        cases.workflow,
        leads.workflow,
        mediation.workflow,
        agreements.workflow,
        referralsWorkflow,
        documentsWorkflow,
        corrections.workflow,
      ],
      dictionary: (name) =>
        areas.dictionaries
          .entries(name, legalDay(clock.now()))
          .map(({ code, label }) => ({ value: code, label })),
      wordFault: (name, code, path) => areas.dictionaries.faultOf(name, code, path, legalDay(clock.now())),
      layouts: diagramLayouts(),
      onWork: () => worker.get().wake(),
    }),
  );
  const integrity = new IntegrityService({
    db,
    uow,
    clock,
    audit,
    cases: cases.service,
    activeViewers: async () =>
      (await identity.accounts.list())
        .filter((account) => account.disabledAt === null)
        .map((account) => toViewer(account, areas.standingOf(account), { via: 'session' })),
    replay: (reader) => replayAll(reader, registry, stores),
  });
  const handover = new HandoverService({ db, cases: cases.service });
  const { mover } = engine.get();
  const migrationRunner = new MigrationRunner({ db, uow, clock, registry, stores, mover });
  const calendarFollower = new CalendarFollower({
    db,
    uow,
    clock,
    engine: engine.get(),
    stores,
    readCalendar,
    onChange: () => areas.load(),
  });
  const backups = new BackupService({
    ...backupDeps(config, db, clock),
    uow,
    audit,
    log,
    ...(config.backup && { place: config.backup }),
  });
  const notices = createNoticesModule({
    ...{ db, uow, clock, log, audit, crypto, areas, accounts: identity.accounts, parties: cases.parties },
    ...{ config: config.notices ?? {}, publicUrl: config.publicUrl, texts: usualTexts },
  });
  const background = async (): Promise<boolean> => {
    notices.sender.kick();
    await backups.runNightly();
    await areas.follow();
    await integrity.runNightly();
    const hasMore = await calendarFollower.followForAWhile();
    return (await migrationRunner.continueForAWhile()) || hasMore;
  };
  const notify = notifyConsumer({ db, uow, clock, onTold: notices.onTold });
  worker.set(
    new WorkflowWorker({ db, uow, clock, engine: engine.get(), consumers: { notify }, log, background }),
  );
  const fontFolder = join(config.dataDir, 'fonts');
  const ownFonts = existsSync(fontFolder) ? fontFolder : undefined;
  useFontFolder(ownFonts);
  const renderer = deps.renderer ?? new RenderPool(usualThreads(), ownFonts);
  const { paperKey } = config;
  const signer = paperKey && (await loadP12Signer(paperKey.path, paperKey.password, signerName));
  const jobs = new JobsService({
    db,
    uow,
    clock,
    log,
    files: createJobFiles(join(config.dataDir, 'jobs')),
    mayHave: async (viewer, kind, caseId) => {
      const subject = await findCase(db.read, caseId);
      if (subject === null || !seesCase(viewer, subject)) return false;
      // The whole file holds what was said at the sessions.
      return canIssuePaper(actingRolesOn(viewer, subject), kind === 'volume' ? wholeFile : {});
    },
  });
  const documents = createDocumentsModule({
    db,
    uow,
    clock,
    crypto,
    log,
    audit,
    publicUrl: config.publicUrl,
    readMediation: mediation.readMediationRecord,
    readAgreementText: agreements.readAgreementText,
    listAgreements: async (reader, caseId) =>
      (await agreements.readAgreementsRecord(reader, caseId)).agreements,
    secrets: {
      partySecrets: (reader, id) => cases.parties.secretsOf(reader, id),
      memberSecrets: (reader, id) => cases.parties.memberSecretsOf(reader, id),
    },
    verifyLimit: limitRate([
      {
        limiter: memoryLimiter({ points: 60, durationSeconds: 600 }),
        key: (req) => `verify ${req.ip ?? ''}`,
      },
    ]),
    labelOf: (dictionary, code) => areas.dictionaries.labelOf(dictionary, code, 'zh-CN'),
    traitsOf: registry.traitsOf,
    files,
    renderer,
    jobs,
    signer,
  });
  papers.set(documents);
  const ledgerReader = new LedgerReader();
  const ledgers = new ImportService({
    db,
    uow,
    clock,
    areas,
    audit,
    crypto,
    jobs,
    parties: cases.parties,
    cases: cases.service,
    engine: engine.get(),
    reader: ledgerReader,
    files: new ImportStore({ files: createJobFiles(join(config.dataDir, 'ledgers')), crypto }),
    typeWords: () =>
      registry.caseTypes().map((type) => ({
        ...{ type, label: areas.dictionaryLabel('disputeTypes', type, 'zh-CN') },
        ...registry.currentTraits(type).ledger,
      })),
  });
  const attachments = new AttachmentsService({ db, uow, clock, audit, files });
  const country = new CountryService();
  const areaChanges = new ChangesService({
    ...{ db, uow, clock, audit, areas, country, settleAccounts },
    onRenamed: async (areaPath) => void (await reindexCases({ db, uow, areaPath })),
  });
  const readCache = new ReadCache({ unitOfWork: uow, clock });
  const caseLists = new CaseListService({
    ...{ db, clock, readCache },
    colours: (onDay) => areas.colours(onDay),
  });
  const layouts = new LayoutsService({
    ...{ db, uow, clock, audit, files },
    reader: ledgerReader,
    areaName: (code) => areas.nameOf(code),
  });
  const exports = new ExportService({ db, uow, clock, audit, jobs, layouts });
  const caseViews = new ViewsService({ db, uow, clock, audit });
  const numbers = new NumberSearchService({ db, uow, clock, audit, crypto, parties: cases.parties });
  const statistics = new StatisticsService({ db, clock, areas });
  const calendar = new CalendarService({ database: db, unitOfWork: uow, areas, audit, clock });
  const book = new BookService({ db, uow, clock, areas, audit, openWork });
  const reforming = {
    ...{ db, uow, clock, audit, areas, book },
    ...{ accounts: identity.accounts, assignments: identity.assignments, engine: engine.get },
    heldCases: listHeldCases,
  };
  return {
    config,
    db,
    clock,
    log,
    uow,
    crypto,
    audit,
    areas,
    country,
    areaChanges,
    files,
    ...identity,
    places: placesOf(areas, clock),
    book,
    reforms: {
      maps: new MapReformService(reforming),
      leaving: new LeavingService(reforming),
      closing: new ClosingService(reforming),
    },
    calendar,
    rules: createRulesService({ db, uow, clock, areas, audit, registry }),
    setup: new SetupService({ ...identity, book, calendar }),
    workbooks: new WorkbookService({ ...identity, db, uow, clock, audit, book }),
    registry,
    engine: engine.get(),
    worker: worker.get(),
    cases,
    leads,
    stores,
    notify,
    notices,
    mediation,
    agreements,
    corrections,
    documents,
    jobs,
    ledgers,
    ledgerReader,
    renderer,
    attachments,
    caseLists,
    caseViews,
    bulk: new BulkService(cases.service),
    numbers,
    exports,
    layouts,
    exportLists: allExports({
      ...{ db, clock, areas, book, jobs, ledgers, statistics },
      ...{ accounts: identity.accounts, places: placesOf(areas, clock), batches: documents.batches },
      ...{ parties: cases.parties, lists: caseLists },
      eventLabel: (event) => vocabulary.events.get(event)?.label,
    }),
    backups,
    integrity,
    handover,
    migrations: new MigrationService({ db, uow, clock, audit, registry, stores }),
    migrationRunner,
    calendarFollower,
    readCache,
    inbox: new InboxService({ db, uow, clock }),
    statistics,
    rateSummary: createRateSummary({ statistics, clock }),
  };
}
