import { demoAreas } from '../../seeds/demo-offices.ts';
import type { Case } from '../../src/cases/core/case.ts';
import { ownThread } from '../../src/documents/drawing/render-task.ts';
import type { JobTools } from '../../src/jobs/job.ts';
import { insertDeliveries } from '../../src/notices/sending/deliveries-repository.ts';
import { legalDay } from '../../src/platform/clock.ts';
import { wordFile } from '../documents/word/word-file.ts';
import { exportWords, listOf } from '../exports/exported-file.ts';
import { layoutFile } from '../exports/layouts/layout-file.ts';
import { bytesOf } from '../ledgers/ledgers.ts';
import { Road } from '../mediation/proceedings-world.ts';
import { playLandStory } from '../stories/land-story.ts';
import { serviceDriver } from '../stories/service-driver.ts';
import { openTestDatabase } from '../support/database.ts';
import { nextVersions } from '../support/next-version.ts';
import { containerOn, openOffice, type TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';
import type { Objects } from './addresses.ts';

/** What a page or a form is about besides the parameters of its address. */
export interface SiteThings {
  /** A labour case that has not been looked at yet, still without a list of workers. */
  readonly labourCase: string;
  /** A dispute with a correction that waits for a second person. */
  readonly correctedCase: string;
  /** A paper that can be issued for the land case now. */
  readonly offer: { readonly code: string; readonly aboutId: string };
  readonly today: string;
  readonly month: string;
  readonly runningJob: string;
  /** Ledgers of the clerk, by how far they are. */
  readonly ledgers: Readonly<Record<'read' | 'waiting' | 'running', string>>;
  /** One-time code of the account `idle`. */
  readonly activationCode: string;
  /** Ids of accounts that were opened for the walk, by username. */
  readonly accounts: Readonly<Record<'waiting' | 'idle' | 'changer' | 'leaver', string>>;
}

/** A demo office in which everything a page can be about is there once. */
export interface SiteWorld {
  readonly office: TestOffice;
  readonly site: TestSite;
  readonly objects: Objects;
  readonly things: SiteThings;
  close(): Promise<void>;
}

/** A whole PDF of one empty catalogue. */
export const pdfFile = Buffer.from(
  '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n',
  'latin1',
);
const scan = { name: '界址图.pdf', mediaType: 'application/pdf', bytes: pdfFile, kind: 'evidence' } as const;

/** A workbook of one new office. */
const smallOffice = {
  机构: [
    ['名称', '类别', '辖区', '自何日起'],
    ['企水司法所', '司法所', '440882105', '2026-01-01'],
  ],
};

const renewed = nextVersions(['general']);

/**
 * The land story played to its end, with a paper, files, an entry, a volume; and beside it what the story has not: a lead
 * nobody decided on, a dispute on an older version, a closed one, accounts at every stage.
 */
export async function openSiteWorld(): Promise<SiteWorld> {
  const former = await openOffice(openTestDatabase);
  await new Road(former, 'general').register();
  const office = await renewedOffice(former);
  const story = serviceDriver(office);
  await playLandStory(story);
  const labour = new Road(office, 'labor');
  await labour.register();
  await closedOnTheSpot(office);
  const corrected = await correctionWaiting(office);
  await story.fire('coordinator', 'superviseCase', {
    happenedOn: legalDay(office.clock.now()),
    problem: '两村多年未了',
    demand: '限期化解',
    isListed: false,
  });
  const code = await story.code();
  const subject = await office.cases.service.getCase(await office.as('mediator'), code);
  const ledgers = await ledgerObjects(office);
  const objects = {
    ...(await caseObjects(office, subject)),
    ...(await leadObjects(office)),
    ...(await namesakeOf(office, await corrected.case())),
    '/admin/areas/:code': '440882102203',
    '/admin/reforms/:reform': await reformOf(office),
    '/exports/layouts/:layout': await layoutOf(office),
    '/cases/views/:view': await viewOf(office),
    '/ledgers/:import': ledgers.read,
    '/papers/:code': 'D20',
    '/help/:chapter': 'desk',
    '/help/pictures/:picture': 'register.webp',
    '/lifecycles/:lifecycle': 'lead',
    '/setup/workbook/:upload': await office.workbooks.keep('demo-account-sysadmin', smallOffice),
    '/admin/accounts/:account': 'demo-account-clerk',
    '/admin/organisations/:id': 'demo-organisation-police',
    '/admin/committees/:id': 'demo-committee-other-town',
    '/admin/people/:id': 'demo-person-police',
    '/admin/seals/:id': 'demo-seal-other-town',
    '/admin/duties/:id': 'demo-duty-liaison',
    '/admin/dictionaries/:id': 'channels.homeVisit',
    '/admin/limits/:id': 'C-4Y-COORD.all',
    '/admin/closing/:id': 'settledWritten.papers.D05.all',
    '/admin/colours/:id': 'yellow',
    '/admin/migrations/:lifecycle': 'general',
    '/admin/migrations/:lifecycle/:from': String(renewed.migrations[0]?.from),
  };
  const things = {
    ...(await accountsOf(office)),
    labourCase: (await labour.case()).code,
    correctedCase: (await corrected.case()).code,
    offer: await offerOf(office, subject),
    today: legalDay(office.clock.now()),
    month: legalDay(office.clock.now()).slice(0, 7),
    runningJob: await beginEndlessJob(office),
    ledgers,
  };
  await findFaults(office, subject);
  await office.worker.runOnce();
  return { office, site: new TestSite(office), objects, things, close: () => close(office, former) };
}

/** The same office after the program was renewed with a new version of general disputes. */
async function renewedOffice(former: TestOffice): Promise<TestOffice> {
  const { db, place, testClock, as } = former;
  const container = await containerOn(db, place.dataDir, testClock, {
    lifecycles: renewed,
    renderer: ownThread,
  });
  return { ...container, place, testClock, as, close: former.close };
}

async function close(
  { jobs, ledgerReader, notices, renderer, sessions }: TestOffice,
  former: TestOffice,
): Promise<void> {
  await notices.sender.stop();
  await jobs.stop();
  await renderer.close();
  await ledgerReader.close();
  await sessions.close();
  await former.close();
}

/** The office's own workbook for the list of cases. */
async function layoutOf(office: TestOffice): Promise<string> {
  const viewer = await office.as('chair');
  const opened = await listOf(office, 'cases').open({
    viewer,
    query: {},
    words: exportWords,
    isClear: false,
  });
  const columns = opened.columns.map((one) => ({ id: one.id, kind: one.kind, label: one.label.zh }));
  const { id } = await office.layouts.add(viewer, {
    ...{ list: 'cases', name: '月报', validFrom: legalDay(office.clock.now()), columns },
    bytes: await layoutFile(),
  });
  return id;
}

async function closedOnTheSpot(office: TestOffice): Promise<void> {
  const road = new Road(office, 'general');
  await road.register();
  await road.fire('clerk', 'resolveOnSpot', { result: '当场付清', contactPhone: '13800000009' });
  await road.papers('clerk');
  await road.close('clerk');
}

/** An accepted dispute with a correction that waits for a second person. */
async function correctionWaiting(office: TestOffice): Promise<Road> {
  const road = new Road(office, 'general');
  await road.accepted();
  await road.fire('clerk', 'proposeCorrection', { reason: '当事人来电更正', place: '河西仓库' });
  return road;
}

async function caseObjects(office: TestOffice, subject: Case): Promise<Objects> {
  const { attachments, cases, documents, jobs } = office;
  const [mediator, chair] = [await office.as('mediator'), await office.as('chair')];
  const { code, aboutId } = await offerOf(office, subject);
  const paper = await documents.service.issue(mediator, subject, code, { aboutId: aboutId || null });
  const [file] = await attachments.add(mediator, { caseId: subject.id }, [scan]);
  const template = await documents.words.add(chair, {
    name: '便函',
    validFrom: legalDay(office.clock.now()),
    bytes: wordFile(['案号 {案号}']),
  });
  await documents.wordings.saveDraft(chair, 'D20', { texts: {} });
  await documents.entries.write(mediator, subject, 'D15', { filedBy: '林海生', filedOn: '2026-11-24' });
  const job = await documents.volumes.begin(mediator, subject);
  await jobs.settled(job.id, 60_000);
  const sent = await textSent(office, subject);
  const { parties } = await cases.service.peopleOf(subject);
  return {
    '/cases/:id': subject.code,
    '/cases/:id/actions/:event': 'addNote',
    '/cases/:id/attachments/:aid': String(file?.id),
    '/cases/:id/documents/:did': paper.id,
    '/cases/:id/documents/entries/:code': 'D15',
    '/cases/:id/documents/word/:template': template.id,
    '/cases/:id/parties/:partyId': String(parties[0]?.id),
    '/cases/:id/texts/:text': 'receipt',
    '/cases/:id/texts/sent/:delivery': sent,
    '/admin/deliveries/:delivery': sent,
    '/papers/texts/:text': 'receipt',
    '/jobs/:job': job.id,
    '/verify/:code': paper.verifyCode,
  };
}

/** Somebody of a case and one of the same name on another. */
async function namesakeOf({ as, cases }: TestOffice, subject: Case): Promise<Objects> {
  const { items } = await cases.earlier.page(await as('clerk'), subject, { limit: 1 });
  const match = items[0]?.matches[0];
  if (match === undefined) throw new Error('nobody of the case is on another one');
  const own = '/cases/:id/earlier/:own';
  return { [own]: match.own.id, [`${own}/:other`]: match.other.id };
}

/** A list the clerk keeps under a name. */
async function viewOf({ as, caseViews }: TestOffice): Promise<string> {
  const asked = { viewer: await as('clerk'), requestId: 'walk' };
  const named = { name: '土地纠纷', isStart: false, replaces: false };
  return (await caseViews.save(asked, named, { cols: 'number,phase', tab: 'all', type: 'land' })).id;
}

/** A village far from the story that went to another town. */
async function reformOf({ areas, reforms, as, clock }: TestOffice): Promise<string> {
  const sysadmin = await as('sysadmin');
  const [from, into] = areas.childrenOf('440882').slice(-2);
  const village = areas.childrenOf(from?.code ?? '')[0]?.code ?? '';
  const change = {
    kind: 'move',
    moved: [village],
    into: { code: into?.code ?? '' },
    validOn: legalDay(clock.now()),
  } as const;
  const said = { basisNumber: '粤民函〔2026〕9号', reason: '便民', objectId: village, title: '一村划转' };
  const { seen } = await reforms.maps.preview(sysadmin, change);
  return reforms.maps.carryOut(sysadmin, { ...change, ...said }, seen);
}

/** Both villages have a mobile, and the second should have got a text about an appointment that is over. */
async function textSent({ cases, clock, db, notices, uow }: TestOffice, subject: Case): Promise<string> {
  const { parties } = await cases.service.peopleOf(subject);
  for (const [index, { id }] of parties.entries()) {
    const columns = cases.parties.phoneColumns(id, `1380000000${index + 1}`);
    await db.write('parties').where({ id }).update(columns);
  }
  const now = clock.now();
  const sent = {
    ...{
      id: 'sent',
      key: 'sent',
      about: 'appointment',
      channel: 'sms' as const,
      accountId: null,
      caseId: subject.id,
    },
    ...{
      partyId: String(parties[1]?.id),
      recipient: '138****0002',
      subject: '龙秋村',
      body: '请到村委会参加调解',
    },
    ...{ availableAt: now, uselessFrom: null, askedBy: null, hasConsent: true, createdAt: now },
  } as const;
  await uow.run((tx) => insertDeliveries(tx, [sent]));
  await notices.sender.runOnce();
  return sent.id;
}

async function leadObjects(office: TestOffice): Promise<Objects> {
  const grid = await office.as('grid');
  const lead = await office.leads.service.report(grid, { type: 'general', what: '两户因田埂争吵' });
  const [file] = await office.attachments.add(grid, { leadId: lead.id }, [scan]);
  return {
    '/leads/:id': lead.code,
    '/leads/:id/actions/:event': 'makeCase',
    '/leads/:id/attachments/:aid': String(file?.id),
  };
}

/** The first paper the mediator is offered that has not been issued. */
async function offerOf({ as, documents }: TestOffice, subject: Case): Promise<SiteThings['offer']> {
  const { documents: issued, offers } = await documents.service.list(await as('mediator'), subject);
  const offer = offers.find(({ code }) => issued.every((paper) => paper.code !== code));
  if (offer === undefined) throw new Error('the land case offers no paper');
  return { code: offer.code, aboutId: offer.aboutId ?? '' };
}

/** Three ledgers of the clerk: one that was read, one that waits, one that is being read for ever. */
async function ledgerObjects(office: TestOffice): Promise<SiteThings['ledgers']> {
  const clerk = await office.as('clerk');
  const bring = (name: string) => office.ledgers.bring(clerk, { name, bytes: bytesOf('village-2026.xlsx') });
  const [read, waiting, running] = [await bring('一.xlsx'), await bring('二.xlsx'), await bring('三.xlsx')];
  await office.ledgers.read(clerk, read, { report: () => undefined, signal: new AbortController().signal });
  const jobId = await beginEndlessJob(office, 'clerk');
  await office.uow.run((tx) => tx.knex('ledger_imports').where({ id: running.id }).update({ job_id: jobId }));
  return { read: read.id, waiting: waiting.id, running: running.id };
}

/** Runs until it is taken back. */
async function beginEndlessJob({ as, jobs }: TestOffice, whose = 'mediator'): Promise<string> {
  const untilTakenBack = ({ signal }: JobTools) =>
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const job = await jobs.start(await as(whose), {
    kind: 'walk',
    title: '不会结束',
    work: untilTakenBack,
  });
  return job.id;
}

async function accountsOf({
  accounts,
}: TestOffice): Promise<Pick<SiteThings, 'accounts' | 'activationCode'>> {
  const open = (username: string, needsApproval = false) =>
    accounts.createAccount(null, {
      username,
      displayName: '符小芳',
      role: 'clerk',
      areaCode: demoAreas.town,
      needsApproval,
    });
  const active = async (username: string) => {
    const { account, activationCode } = await open(username);
    await accounts.activate(username, activationCode, 'dingfen-demo');
    return account.id;
  };
  const idle = await open('idle');
  return {
    activationCode: idle.activationCode,
    accounts: {
      waiting: (await open('waiting', true)).account.id,
      idle: idle.account.id,
      changer: await active('changer'),
      leaver: await active('leaver'),
    },
  };
}

/** An effect that ran out of attempts, and the report that names it. */
async function findFaults({ db, integrity }: TestOffice, subject: Case): Promise<void> {
  await db.write('outbox').insert({
    id: 'sown',
    subject_id: subject.id,
    subject_kind: 'case',
    seq: 1,
    kind: 'notify',
    data: '{"to":"clerk","kind":"agreementEffective"}',
    state: 'failed',
    attempts: 8,
    available_at: '2026-11-01T00:00:00.000Z',
  });
  await integrity.run();
}
