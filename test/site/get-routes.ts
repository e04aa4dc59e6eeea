import { bookKinds } from '../../src/offices/book/book.ts';
import { ruleKinds } from '../../src/rules/rule.ts';
import { wordMediaType, workbookMediaType } from '../../src/web/pages/downloads.ts';
import type { Objects } from './addresses.ts';
import { exportPages } from './export-routes.ts';
import type { Person } from './visitor.ts';
import type { SiteWorld } from './world.ts';

/** What is to be seen at the address of a route; `{}` is a page for everybody whom its policy lets in. */
export interface GetRoute {
  /** Those who may see the object of the address; it is as absent for everybody else whom the policy lets in. */
  readonly seenBy?: readonly Person[];
  /** Those who may see the object, and are in no role for this part of it. */
  readonly notInRole?: readonly Person[];
  /** Media type of a file; without it the answer is a page. */
  readonly file?: string;
  /** Who is sent on, and where to. */
  readonly sentOn?: {
    readonly who: 'everybody' | 'whoever is signed in';
    readonly to: string | ((person: Person) => string);
  };
  readonly query?: (world: SiteWorld) => Readonly<Record<string, string>>;
  /** Another object than the usual one. */
  readonly at?: (world: SiteWorld) => Objects;
}

const pdf = 'application/pdf';
const town = ['clerk', 'chair', 'coordinator', 'justice'];
/** The land case: also its two mediators, the leader of its task force, and the county, which supervises it. */
const seesCase = [...town, 'mediator', 'mediator2', 'leader', 'county'];
const readsPapers = seesCase.filter((person) => person !== 'county');
const issuesPapers = ['clerk', 'chair', 'mediator', 'mediator2'];
const readsOnly = seesCase.filter((person) => !issuesPapers.includes(person));
/** The lead from the field: who reported it, and the desks it lies within. */
const seesLead = ['grid', 'village', 'clerk', 'chair', 'coordinator'];

/** Where administrators land, who have no workbench. */
const homes: Readonly<Record<Person, string>> = {
  sysadmin: '/admin/accounts',
  secadmin: '/admin/calendar',
  auditor: '/admin/audit',
};
const homeOf = (person: Person): string => homes[person] ?? '/';

const offer: GetRoute['query'] = ({ things }) => things.offer;
const atTown: GetRoute['at'] = () => ({ '/admin/areas/:code': '440882102' });
const atLabourCase: GetRoute['at'] = ({ things }) => ({ '/cases/:id': things.labourCase });

/** Every GET route of the pages. What a role may do at all stands in its policy, not here. */
export const getRoutes: Readonly<Record<string, GetRoute>> = {
  '/': {},
  '/inbox': {},
  '/account': {},
  '/me/notices': {},
  '/sign-in': { sentOn: { who: 'whoever is signed in', to: homeOf } },
  '/activate': {},
  '/help': {},
  '/help/:chapter': {},
  '/help/pictures/:picture': { file: 'image/webp' },
  '/ledgers': {},
  '/ledgers/:import': { seenBy: ['clerk'] },
  '/ledgers/:import/columns': { seenBy: ['clerk'] },
  '/ledgers/:import/returned.xlsx': { seenBy: ['clerk'], file: workbookMediaType },
  '/jobs': {},
  '/jobs/:job': { seenBy: ['mediator'] },
  '/jobs/:job/file': { seenBy: ['mediator'], file: pdf },

  '/cases': {},
  '/cases/new': {},
  '/cases/numbers': {},
  '/cases/facets': {},
  '/cases/columns': { sentOn: { who: 'everybody', to: '/cases' } },
  '/cases/views': {},
  '/cases/views/new': { query: () => ({ tab: 'all', type: 'land', searched: 'yes' }) },
  '/cases/views/:view': { seenBy: ['clerk'] },
  '/cases/views/:view/delete': { seenBy: ['clerk'] },
  '/cases/bulk/assign': {},
  '/cases/bulk/urgeCase': {},
  '/cases/bulk/superviseCase': {},
  '/cases/bulk/export': { sentOn: { who: 'everybody', to: '/cases' } },
  '/cases/:id': { seenBy: [...seesCase, 'grid'] },
  '/cases/:id/history/proof': { seenBy: seesCase },
  '/cases/:id/earlier': { seenBy: seesCase },
  '/cases/:id/earlier/:own/:other': {
    at: ({ things }) => ({ '/cases/:id': things.correctedCase }),
    seenBy: town,
  },
  '/cases/:id/actions/correctCase': {
    at: atLabourCase,
    seenBy: town,
    notInRole: ['chair', 'justice'],
  },
  '/cases/:id/actions/proposeCorrection': {
    seenBy: [...seesCase, 'grid'],
    notInRole: ['justice', 'leader', 'county', 'grid'],
  },
  '/cases/:id/actions/confirmCorrection': {
    at: ({ things }) => ({ '/cases/:id': things.correctedCase }),
    seenBy: town,
    notInRole: ['clerk', 'justice'],
  },
  '/cases/:id/actions/:event': { seenBy: seesCase, notInRole: ['grid', 'county'] },
  '/cases/:id/parties/:partyId/reveal': { seenBy: seesCase },
  '/cases/:id/attachments': { seenBy: seesCase },
  '/cases/:id/attachments/:aid': { seenBy: seesCase, file: pdf },
  '/cases/:id/workers-sheet': {
    at: atLabourCase,
    seenBy: ['clerk'],
    notInRole: ['chair', 'coordinator', 'justice'],
  },
  '/cases/:id/workers-sheet/template.xlsx': { at: atLabourCase, seenBy: town, file: workbookMediaType },

  '/cases/:id/documents': { seenBy: readsPapers, notInRole: ['county'] },
  '/cases/:id/documents/:did.pdf': { seenBy: readsPapers, notInRole: ['county'], file: pdf },
  '/cases/:id/documents/:did/prints': { seenBy: readsPapers, notInRole: ['county'] },
  '/cases/:id/documents/new': { seenBy: issuesPapers, notInRole: readsOnly, query: offer },
  '/cases/:id/documents/preview.pdf': { seenBy: issuesPapers, notInRole: readsOnly, query: offer, file: pdf },
  '/cases/:id/documents/volume.pdf': {
    seenBy: ['chair', 'mediator', 'mediator2'],
    notInRole: [...readsOnly, 'clerk'],
    file: pdf,
  },
  '/cases/:id/documents/entries/:code/new': { seenBy: issuesPapers, notInRole: readsOnly },
  '/cases/:id/documents/word/:template.docx': {
    seenBy: issuesPapers,
    notInRole: readsOnly,
    file: wordMediaType,
  },

  '/cases/:id/texts/:text': { seenBy: issuesPapers, notInRole: ['coordinator'] },
  '/cases/:id/texts/sent/:delivery': { seenBy: readsPapers, notInRole: ['county'] },

  '/report': {},
  '/leads': {},
  '/leads/new': { sentOn: { who: 'everybody', to: '/report' } },
  '/leads/:id': { seenBy: seesLead },
  '/leads/:id/actions/:event': { seenBy: ['clerk', 'coordinator'], notInRole: ['grid', 'village'] },
  '/leads/:id/attachments': { seenBy: seesLead },
  '/leads/:id/attachments/:aid': { seenBy: seesLead, file: pdf },

  ...exportPages,

  '/papers': {},
  '/papers/month': {},
  '/papers/word': {},
  '/papers/texts': {},
  '/papers/texts/:text': {},
  '/papers/:code/sample.pdf': { file: pdf },
  '/papers/:code/wording': {},
  '/papers/:code/wording/preview.pdf': { file: pdf },

  '/stats': {},
  '/stats/cases': { notInRole: ['county'] },
  '/stats/proceedings': { notInRole: ['county'] },
  '/handover': {},
  '/integrity': {},
  '/lifecycles': {},
  '/lifecycles/:lifecycle': {},
  '/lifecycles/:lifecycle/table.xlsx': { file: workbookMediaType },

  ...Object.fromEntries(
    bookKinds.flatMap((kind) =>
      ['', '/new', '/:id', '/:id/change', '/:id/end'].map((path) => [`/admin/${kind}${path}`, {}]),
    ),
  ),
  ...Object.fromEntries(
    ruleKinds.flatMap((kind) =>
      ['', '/:id', '/:id/change', ...(kind === 'colours' ? [] : ['/new', '/:id/end'])].map((path) => [
        `/admin/${kind}${path}`,
        {},
      ]),
    ),
  ),
  '/admin/accounts': {},
  '/admin/areas': {},
  '/admin/areas/choose': { query: () => ({ province: '330000', city: '330100' }) },
  '/admin/areas/sheet': {},
  '/admin/areas/sheet/template.xlsx': { file: workbookMediaType },
  '/admin/areas/:code': {},
  '/admin/areas/:code/add': {},
  '/admin/areas/:code/rename': {},
  '/admin/areas/:code/end': {},
  '/admin/areas/:code/merge': { at: atTown },
  '/admin/areas/:code/split': { at: atTown },
  '/admin/areas/:code/move': { at: atTown },
  '/admin/people/:id/leave': {},
  '/admin/committees/:id/close': {},
  '/admin/reforms': {},
  '/admin/reforms/:reform': {},
  '/admin/accounts/:account/assignment': {},
  '/admin/accounts/:account/addresses': {},
  '/admin/deliveries': {},
  '/admin/audit': {},
  '/setup': {},
  '/setup/workbook': {},
  '/setup/workbook.xlsx': { file: workbookMediaType },
  '/setup/workbook/:upload': { seenBy: ['sysadmin'] },
  '/setup/workbook/:upload/checked.xlsx': { seenBy: ['sysadmin'], file: workbookMediaType },
  '/admin/calendar': {},
  '/admin/calendar/remove': { query: () => ({ day: '2026-10-10' }) },
  '/admin/calendar/notice': {},
  '/admin/migrations': {},
  '/admin/migrations/:lifecycle/:from': {},

  '/verify': {},
  '/verify/offline': {},
  '/verify/:code': {},
};
