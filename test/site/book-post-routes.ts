import { writeWorkbook } from '../../src/platform/workbook.ts';
import type { Values } from './forms.ts';
import type { PostRoute } from './post-route.ts';

/** What is typed for a new row of each kind. */
const added: Readonly<Record<string, Values>> = {
  organisations: { name: '企水派出所', kind: 'policeStation', areaCode: '440882105' },
  committees: {
    name: '企水镇人民调解委员会',
    shortName: '企水',
    kind: 'town',
    areaCode: '440882105',
    numberWord: '企水',
    numberPattern: '（{year}）{org}人调字第{n}号',
  },
  people: { name: '符海燕', committeeId: 'demo-committee-town', areaCode: '440882102', isMediator: 'on' },
  seals: { name: '第二枚印章', committeeId: 'demo-committee-town', keeperPersonId: 'demo-person-chair' },
  duties: { areaCode: '440882102204', duty: 'legalAdviser', personId: 'demo-person-justice' },
};
const changed: Readonly<Record<string, Values>> = {
  organisations: { address: '镇政府旁' },
  committees: { address: '附城镇一号' },
  people: { post: '所长' },
  seals: { name: '附城镇调委会印章' },
  duties: { duty: 'legalAdviser' },
};

function workbook(): Promise<Buffer> {
  const columns = ['名称', '类别', '辖区', '自何日起'].map((header) => ({ header, width: 12 }));
  return writeWorkbook([
    { name: '机构', columns, rows: [['企水综治办', '综治办', '440882105', '2026-01-01']] },
  ]);
}

const kinds = Object.keys(added);
/** Seals and duties before people, people before their offices. */
const inOrderOfEnding = ['seals', 'duties', 'people', 'organisations', 'committees'];

/** The forms of the books of the office. */
export const bookRoutes: Readonly<Record<string, PostRoute>> = Object.fromEntries([
  [
    '/setup/workbook',
    {
      as: 'sysadmin',
      page: '/setup/workbook',
      files: async () => ({ workbook: { name: '登记表.xlsx', bytes: await workbook() } }),
      answer: { toNew: ['/setup/workbook/:upload'] },
      badly: { isWithoutFiles: true, status: 422 },
    },
  ],
  [
    '/setup/workbook/:upload',
    {
      as: 'sysadmin',
      page: '/setup/workbook/:upload',
      answer: { to: '/setup' },
      badly: { to: '/setup/workbook/none', status: 404 },
    },
  ],
  ...kinds.map((kind): [string, PostRoute] => [
    `/admin/${kind}`,
    {
      as: 'sysadmin',
      page: `/admin/${kind}/new`,
      fill: { ...added[kind], validFrom: '2026-01-01' },
      answer: { toNew: [`/admin/${kind}/:id`] },
      badly: { fill: { validFrom: '昨天' }, status: 422 },
    },
  ]),
  ...kinds.map((kind): [string, PostRoute] => [
    `/admin/${kind}/:id/change`,
    {
      as: 'sysadmin',
      page: `/admin/${kind}/:id/change`,
      fill: { ...changed[kind], changedOn: '2026-11-20' },
      answer: { to: `/admin/${kind}/:id` },
      badly: { fill: { changedOn: '昨天' }, status: 422 },
    },
  ]),
  ...inOrderOfEnding.map((kind): [string, PostRoute] => [
    `/admin/${kind}/:id/end`,
    {
      as: 'sysadmin',
      page: `/admin/${kind}/:id/end`,
      fill: { endedOn: '2026-11-24', reason: '机构调整' },
      answer: { to: `/admin/${kind}/:id` },
      badly: { fill: { reason: '撤' }, status: 422 },
    },
  ]),
]);
