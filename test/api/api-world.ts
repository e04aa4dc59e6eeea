import express, { type Express } from 'express';
import supertest from 'supertest';
import { type Api, createApi } from '../../src/api/create-api-router.ts';
import { apiLocales } from '../../src/api/texts.ts';
import { catalogues } from '../../src/app/texts.ts';
import { AttachmentsService } from '../../src/cases/attachments/attachments-service.ts';
import type { TokenScope } from '../../src/identity/permissions.ts';
import { createI18n } from '../../src/platform/i18n.ts';
import type { OpenTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

export interface ApiWorld {
  readonly office: TestOffice;
  readonly api: Api;
  readonly app: Express;
  /** Calls in the name of a demo account. */
  as(username: string, scopes?: readonly TokenScope[]): Promise<Caller>;
  close(): Promise<void>;
}

export interface Caller {
  get(path: string): supertest.Test;
  post(path: string, body?: unknown): supertest.Test;
}

const allScopes: readonly TokenScope[] = ['read', 'write', 'sign', 'seal'];

/** The API over the real services of the demo office, without pages. */
export async function openApiWorld(open: OpenTestDatabase): Promise<ApiWorld> {
  const office = await openOffice(open);
  const { db, uow, clock, log, audit, areas, files, cases, statistics } = office;
  const api = createApi({
    db,
    uow,
    clock,
    log,
    audit,
    areas,
    statistics,
    i18n: createI18n({ ...catalogues, api: apiLocales }),
    tokens: office.tokens,
    engine: office.engine,
    cases: cases.service,
    leads: office.leads.service,
    earlier: cases.earlier,
    caseLists: office.caseLists,
    bulk: office.bulk,
    numbers: office.numbers,
    parts: [office.cases.apiPart, office.mediation.apiParts, office.agreements.apiParts],
    attachments: new AttachmentsService({ db, uow, clock, audit, files }),
    documents: office.documents.service,
    verification: office.documents.verification,
    volumes: office.documents.volumes,
  });
  const app = express();
  app.set('query parser', 'simple');
  app.use('/api/v1', api.router);
  const tokens = new Map<string, string>();
  return {
    office,
    api,
    app,
    as: async (username, scopes = allScopes) => {
      const key = `${username} ${scopes.join(' ')}`;
      const token = tokens.get(key) ?? (await office.tokens.createToken(username, scopes));
      tokens.set(key, token);
      const agent = supertest(app);
      return {
        get: (path) => agent.get(`/api/v1${path}`).set('Authorization', `Bearer ${token}`),
        post: (path, body) => {
          const request = agent.post(`/api/v1${path}`).set('Authorization', `Bearer ${token}`);
          return body === undefined ? request : request.send(body as object);
        },
      };
    },
    close: office.close,
  };
}

/** A dispute as another system would register it. */
export const landCase = {
  type: 'land',
  title: '迈港村与龙秋村坡地纠纷',
  summary: '两村群众因村界坡地争吵，已劝开，双方要求调解。',
  channel: 'windowVisit',
  areaCode: '440882102204',
  occurredOn: '2026-11-20',
  parties: [
    { side: 'applicant', kind: 'village', name: '迈港村', telephone: '13800000001' },
    { side: 'respondent', kind: 'village', name: '龙秋村' },
  ],
  details: {
    landKind: 'ownership',
    parcels: [{ name: '石灰界坡地', areaMu: '55.1000', boundaries: '东至水渠，西至村道' }],
    priorInstruments: [
      {
        kind: 'administrativeDecision',
        number: '雷府行决〔2010〕8号',
        on: '2010-06-10',
        organ: '雷州市人民政府',
        effective: true,
      },
    ],
  },
};
