import { load } from 'cheerio';
import session from 'express-session';
import supertest from 'supertest';
import { createTexts } from '../../../src/app/texts.ts';
import type { Case } from '../../../src/cases/core/case.ts';
import { createCaseRoutes } from '../../../src/cases/page/case-routes.ts';
import type { Viewer } from '../../../src/identity/viewer.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { createApp } from '../../../src/web/app.ts';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';

export const maigang = '440882102204';
export const applicantPhone = '13800005521';

export interface CasePageWorld {
  readonly office: TestOffice;
  register(more?: Record<string, unknown>): Promise<{ id: string; code: string }>;
  fire(as: string, id: string, event: string, data: object): Promise<void>;
  caseOf(as: string, id: string): Promise<Case>;
  get(as: string, path: string, status?: number): Promise<ReturnType<typeof load>>;
  /** Sends the form of that page with these fields, as a browser would: with token, key and revision. */
  send(
    as: string,
    path: string,
    fields: Record<string, string | string[]>,
    page?: ReturnType<typeof load>,
  ): Promise<supertest.Response>;
  post(as: string, path: string, fields: Record<string, string | string[]>): Promise<supertest.Response>;
  close(): Promise<void>;
}

/** The demo office with the pages of one case; whoever asks is signed in. */
export async function openCasePages(): Promise<CasePageWorld> {
  const office = await openOffice(openTestDatabase);
  const { db, clock, areas, engine, cases } = office;
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
      createCaseRoutes({
        db,
        clock,
        areas,
        engine,
        service: cases.service,
        parties: cases.parties,
        panels: cases.panels,
        files: async () => [],
      }),
    ],
  });
  const agent = supertest.agent(express);
  const get: CasePageWorld['get'] = async (as, path, status = 200) => {
    current = await office.as(as);
    const response = await agent.get(path).expect(status);
    return load(response.text);
  };
  const post: CasePageWorld['post'] = async (as, path, fields) => {
    current = await office.as(as);
    return agent.post(path).type('form').send(fields);
  };
  return {
    office,
    get,
    post,
    register: async (more = {}) =>
      cases.service.registerCase(await office.as('clerk'), {
        type: 'general',
        summary: '因排水沟位置发生争吵，双方各执一词。',
        areaCode: maigang,
        parties: [
          { side: 'applicant', kind: 'person', name: '陈某明', telephone: applicantPhone },
          { side: 'respondent', kind: 'person', name: '林某华' },
        ],
        ...more,
      }),
    caseOf: async (as, id) => cases.service.getCase(await office.as(as), id),
    fire: async (as, id, event, data) => {
      const viewer = await office.as(as);
      await cases.service.fire(viewer, await cases.service.getCase(viewer, id), { event, data });
    },
    send: async (as, path, fields, page) => {
      const $ = page ?? (await get(as, path));
      const hidden = Object.fromEntries(
        $('#form input[type=hidden]')
          .toArray()
          .map((input) => [String($(input).attr('name')), String($(input).attr('value'))]),
      );
      return post(as, path, { ...hidden, ...fields });
    },
    close: () => office.close(),
  };
}
