import { demoAreas } from '../../seeds/demo-offices.ts';
import type { PostRoute } from './post-route.ts';
import type { SiteWorld } from './world.ts';

const town = () => ({ '/admin/areas/:code': demoAreas.otherTown });
const said = { basisNumber: '粤民函〔2026〕12号', reason: '区划调整', validOn: '2026-11-24' };
/** A village of the town that is not the first. */
const villageOf = ({ office }: SiteWorld, n: number): string =>
  office.areas.childrenOf(demoAreas.otherTown)[n]?.code ?? '';
const preview = { shows: 'input[name=seen]' } as const;

/** Changes of the office, last of all: whoever leaves is gone. */
export const reformRoutes: Readonly<Record<string, PostRoute>> = {
  '/admin/areas/:code/merge': {
    as: 'sysadmin',
    page: '/admin/areas/:code/merge',
    at: town,
    fill: { ...said, towns: demoAreas.town },
    answer: preview,
    badly: { fill: { basisNumber: '' }, status: 422 },
  },
  '/admin/areas/:code/split': {
    as: 'sysadmin',
    page: '/admin/areas/:code/split',
    at: town,
    fill: (world) => ({ ...said, villages: villageOf(world, 1), name: '南田镇' }),
    answer: preview,
    badly: { fill: { newCode: '12' }, status: 422 },
  },
  '/admin/areas/:code/move': {
    as: 'sysadmin',
    page: '/admin/areas/:code/move',
    at: town,
    fill: (world) => ({ ...said, villages: villageOf(world, 2), town: demoAreas.town }),
    answer: preview,
    badly: { to: '/admin/areas/none/move', status: 404 },
  },
  '/admin/people/:id/leave': {
    as: 'sysadmin',
    page: '/admin/people/:id/leave',
    at: () => ({ '/admin/people/:id': 'demo-person-justice' }),
    fill: { ...said, _confirm: '1' },
    answer: { toNew: ['/admin/reforms/:reform'] },
    badly: { to: '/admin/people/none/leave', status: 404 },
  },
  '/admin/committees/:id/close': {
    as: 'sysadmin',
    page: '/admin/committees/:id/close',
    at: () => ({ '/admin/committees/:id': 'demo-committee-village' }),
    fill: { ...said, successorId: 'demo-committee-town', _confirm: '1' },
    answer: { toNew: ['/admin/reforms/:reform'] },
    badly: { to: '/admin/committees/none/close', status: 404 },
  },
};
