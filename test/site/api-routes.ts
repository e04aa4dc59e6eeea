import { landCase } from '../api/api-world.ts';
import type { Objects } from './addresses.ts';
import type { FormFile } from './forms.ts';
import type { Person } from './visitor.ts';
import { pdfFile, type SiteWorld } from './world.ts';

/** One call of the API: who makes it, once well and once badly. */
export interface ApiCall {
  readonly as: Person;
  readonly well?: ApiTry;
  readonly badly: ApiTry & { readonly status: number };
}

export interface ApiTry {
  readonly query?: string;
  readonly body?: object | ((world: SiteWorld) => object);
  readonly file?: FormFile;
  /** Other objects than the usual ones. */
  readonly at?: Objects | ((world: SiteWorld) => Objects);
}

/** Objects of calls that no page has. */
export const apiObjects = ({ things }: SiteWorld): Objects => ({
  '/workflows/:type': 'land',
  '/statistics/:indicator': 'I02',
  '/cases/:id/documents/:code': things.offer.code,
});

const nowhere = { '/cases/:id': 'DF0NOWHERE00', '/leads/:id': 'XSNOWHERE' };
const note = { event: 'addNote', data: { text: '双方当天下午已到场' } };
const leadEvent = (data: object) => ({ event: 'triage', data, expectedVersion: 1 });
const period = 'from=2020-01-01&to=2020-12-31';
const scan = { name: '现场.pdf', bytes: pdfFile };

/** Every route of the API, in an order in which each finds what it needs. */
export const apiCalls: Readonly<Record<string, ApiCall>> = {
  'GET /openapi.json': { as: 'clerk', badly: { query: 'x=1', status: 400 } },
  'GET /areas': { as: 'clerk', well: { query: 'q=迈港' }, badly: { query: 'level=planet', status: 422 } },
  'GET /workflows': { as: 'clerk', badly: { query: 'x=1', status: 400 } },
  'GET /workflows/:type': { as: 'clerk', badly: { at: { '/workflows/:type': 'war' }, status: 404 } },
  'GET /verify/:code': { as: 'clerk', badly: { at: { '/verify/:code': '0000' }, status: 404 } },
  'GET /statistics/:indicator': {
    as: 'coordinator',
    well: { query: `${period}&groupBy=month` },
    badly: { query: 'from=2020-02-30', status: 422 },
  },
  'GET /statistics/:indicator/rows': {
    as: 'coordinator',
    well: { query: period },
    badly: { query: `${period}&cursor=x`, status: 400 },
  },

  'GET /cases': { as: 'clerk', well: { query: 'type=land' }, badly: { query: 'type=war', status: 422 } },
  'POST /cases': {
    as: 'clerk',
    well: { body: landCase },
    badly: { body: { ...landCase, occurredOn: '2026-02-30' }, status: 422 },
  },
  'POST /cases/bulk': {
    as: 'coordinator',
    well: {
      body: ({ things }) => ({ event: 'assign', cases: [{ id: things.labourCase, expectedVersion: 0 }] }),
    },
    badly: { body: { event: 'assign', cases: [] }, status: 422 },
  },
  'POST /cases/search': {
    as: 'clerk',
    well: { body: { telephone: '13800000001' } },
    badly: { body: { telephone: '12345' }, status: 422 },
  },
  'GET /cases/:id': { as: 'clerk', badly: { at: nowhere, status: 404 } },
  'GET /cases/:id/actions': {
    as: 'clerk',
    well: { query: 'all=1' },
    badly: { query: 'all=yes', status: 422 },
  },
  'GET /cases/:id/history': { as: 'clerk', badly: { at: nowhere, status: 404 } },
  'GET /cases/:id/earlier': {
    as: 'clerk',
    well: { query: 'limit=5' },
    badly: { query: 'cursor=x', status: 400 },
  },
  'POST /cases/:id/earlier': {
    as: 'clerk',
    well: {
      at: ({ things }) => ({ '/cases/:id': things.correctedCase }),
      body: ({ objects }) => ({
        own: objects['/cases/:id/earlier/:own'],
        other: objects['/cases/:id/earlier/:own/:other'],
        decision: 'same',
      }),
    },
    badly: { body: { own: 'x', other: 'y', decision: 'maybe' }, status: 422 },
  },
  'POST /cases/:id/events': {
    as: 'clerk',
    well: { body: note },
    badly: { body: { ...note, data: {} }, status: 422 },
  },
  'GET /cases/:id/attachments': { as: 'clerk', badly: { at: nowhere, status: 404 } },
  'POST /cases/:id/attachments': {
    as: 'clerk',
    well: { file: scan },
    badly: { file: { ...scan, name: '现场.exe' }, status: 415 },
  },
  'GET /cases/:id/attachments/:aid': {
    as: 'clerk',
    badly: { at: { '/cases/:id/attachments/:aid': 'none' }, status: 404 },
  },
  'GET /cases/:id/documents': { as: 'mediator', badly: { at: nowhere, status: 404 } },
  'POST /cases/:id/documents/:code': {
    as: 'mediator',
    well: { body: ({ things }) => ({ aboutId: things.offer.aboutId || null }) },
    badly: { at: { '/cases/:id/documents/:code': 'D99' }, body: {}, status: 404 },
  },
  'GET /cases/:id/documents/:did.pdf': {
    as: 'mediator',
    badly: { at: { '/cases/:id/documents/:did': 'none' }, status: 404 },
  },
  'GET /cases/:id/volume.pdf': { as: 'mediator', badly: { at: nowhere, status: 404 } },

  'GET /leads': { as: 'clerk', badly: { query: 'limit=0', status: 400 } },
  'POST /leads': {
    as: 'grid',
    well: { body: { type: 'general', what: '两户因排水沟争吵' } },
    badly: { body: { type: 'war', what: '两户因排水沟争吵' }, status: 422 },
  },
  'GET /leads/:id': { as: 'clerk', badly: { at: nowhere, status: 404 } },
  'GET /leads/:id/actions': { as: 'clerk', badly: { query: 'all=yes', status: 422 } },
  'POST /leads/:id/events': {
    as: 'clerk',
    well: { body: leadEvent({ note: '先到现场看' }) },
    badly: { body: leadEvent({ note: 7 }), status: 422 },
  },
};
