import { bookKinds } from '../../src/offices/book/book.ts';
import { workbookMediaType } from '../../src/web/pages/downloads.ts';
import { layoutFile } from '../exports/layouts/layout-file.ts';
import type { GetRoute } from './get-routes.ts';
import type { PostRoute } from './post-route.ts';
import type { Person } from './visitor.ts';

/** Every list under the page of which it is exported, and who does so in the walk. */
const lists: Readonly<Record<string, Person>> = {
  '/cases/export': 'chair',
  '/leads/export': 'coordinator',
  '/stats/export': 'coordinator',
  '/stats/cases/export': 'coordinator',
  '/stats/proceedings/export': 'coordinator',
  '/papers/register/export': 'chair',
  '/ledgers/:import/export': 'clerk',
  '/jobs/export': 'mediator',
  '/admin/areas/export': 'secadmin',
  '/admin/accounts/export': 'secadmin',
  '/admin/audit/export': 'auditor',
  ...Object.fromEntries(bookKinds.map((kind) => [`/admin/${kind}/export`, 'secadmin'])),
};

const asked: Readonly<Record<string, GetRoute>> = {
  '/stats/cases/export': { notInRole: ['county'] },
  '/stats/proceedings/export': { notInRole: ['county'] },
  '/papers/register/export': { query: ({ things: { month } }) => ({ month }) },
  '/ledgers/:import/export': { seenBy: ['clerk'] },
};

export const exportPages: Readonly<Record<string, GetRoute>> = {
  ...Object.fromEntries(Object.keys(lists).map((path) => [path, asked[path] ?? {}])),
  '/exports/layouts': {},
  '/exports/layouts/:layout/preview.xlsx': {
    seenBy: ['chair', 'coordinator', 'justice'],
    file: workbookMediaType,
  },
};

const formOf = (path: string, as: Person): PostRoute => ({
  as,
  page: path,
  ...(asked[path]?.query && { query: asked[path].query }),
  fill: { reason: '报送县综治中心月度台账', format: path === '/jobs/export' ? 'print' : 'csv' },
  answer:
    path === '/jobs/export' ? { shows: '.print-list table' } : { toNew: ['/jobs/:job', '/jobs/:job/file'] },
  badly: { fill: { reason: '' }, status: 422 },
});

export const exportForms: Readonly<Record<string, PostRoute>> = {
  ...Object.fromEntries(Object.entries(lists).map(([path, as]) => [path, formOf(path, as)])),
  '/exports/layouts': {
    as: 'chair',
    page: '/exports/layouts',
    fill: ({ things }) => ({ list: 'cases', name: '季报', validFrom: things.today }),
    files: async () => ({ file: { name: '季报.xlsx', bytes: await layoutFile() } }),
    answer: { to: '/exports/layouts' },
    badly: { isWithoutFiles: true, status: 422 },
  },
  '/exports/layouts/:layout/end': {
    as: 'chair',
    page: '/exports/layouts',
    answer: { to: '/exports/layouts' },
    badly: { to: '/exports/layouts/none/end', status: 404 },
  },
};
