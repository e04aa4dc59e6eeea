import { load } from 'cheerio';
import session from 'express-session';
import supertest from 'supertest';
import { createTexts } from '../../../src/app/texts.ts';
import { createAttachmentRoutes } from '../../../src/cases/attachments/attachment-routes.ts';
import { AttachmentsService } from '../../../src/cases/attachments/attachments-service.ts';
import { filesOfCases } from '../../../src/cases/page/case-files.ts';
import { createCaseRoutes } from '../../../src/cases/page/case-routes.ts';
import { createRegistrationRoutes } from '../../../src/cases/registration/registration-routes.ts';
import type { Viewer } from '../../../src/identity/viewer.ts';
import { filesOfLeads } from '../../../src/leads/lead-files.ts';
import { createLeadRoutes } from '../../../src/leads/lead-routes.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { createApp } from '../../../src/web/app.ts';
import type { OpenTestDatabase } from '../../support/database.ts';
import { openOffice } from '../../support/office.ts';

export const maigang = '440882102204';
export type Page = ReturnType<typeof load>;
export type EntryWorld = Awaited<ReturnType<typeof openEntryPages>>;

/** The demo office with the pages through which things come in; whoever asks is signed in. */
export async function openEntryPages(open: OpenTestDatabase) {
  const office = await openOffice(open);
  const { db, uow, clock, areas, engine, cases, audit, files } = office;
  const attachments = new AttachmentsService({ db, uow, clock, audit, files });
  const { service, parties } = cases;
  const leads = office.leads.service;
  let current: Viewer | null = null;
  const { express } = createApp({
    i18n: createTexts(),
    log: createLogger({ level: 'silent' }),
    clock,
    session: { secrets: ['a secret of the tests only'], store: new session.MemoryStore() },
    isReady: async () => true,
    loadViewer: async () => current,
    navigation: [],
    routes: [
      createRegistrationRoutes({
        ...{ db, clock, areas, service, parties },
        caseTypes: () => engine.registry.caseTypes(),
      }),
      createLeadRoutes({ db, clock, areas, engine, leads, cases: service, attachments }),
      createAttachmentRoutes({ owners: [filesOfCases(service), filesOfLeads(leads)], attachments }),
      createCaseRoutes({ db, clock, areas, engine, service, parties, panels: [] }),
    ],
  });
  const agent = supertest.agent(express);
  const as = async (username: string) => {
    current = await office.as(username);
    return agent;
  };
  const get = async (username: string, path: string, status = 200): Promise<Page> =>
    load((await (await as(username)).get(path).expect(status)).text);
  const hiddenOf = ($: Page): Record<string, string> =>
    Object.fromEntries(
      $('#form input[type=hidden]')
        .toArray()
        .map((input) => [String($(input).attr('name')), String($(input).attr('value'))]),
    );
  return {
    office,
    attachments,
    as,
    get,
    hiddenOf,
    /** Sends the form of that page with these fields, as a browser would. */
    send: async (username: string, path: string, fields: Record<string, string>, page?: Page) => {
      const $ = page ?? (await get(username, path));
      return (await as(username))
        .post(path)
        .type('form')
        .send({ ...hiddenOf($), ...fields });
    },
    /** The same as multipart with files. */
    upload: async (
      username: string,
      path: string,
      fields: Record<string, string>,
      parts: readonly { readonly field: string; readonly name: string; readonly bytes: Buffer }[],
    ) => {
      const $ = await get(username, path);
      const request = (await as(username)).post(path);
      for (const [name, value] of Object.entries({ ...hiddenOf($), ...fields })) request.field(name, value);
      for (const { field, name, bytes } of parts) request.attach(field, bytes, name);
      return request;
    },
    count: async (table: string) => Number((await db.read(table).count({ n: '*' }).first())?.['n'] ?? 0),
    close: () => office.close(),
  };
}

/** A whole PDF of one empty catalogue, and one with a script in it. */
export const pdf = (inside = '') =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj<</Type/Catalog${inside}>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
    'latin1',
  );
