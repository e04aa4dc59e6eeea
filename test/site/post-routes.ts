import { writeWorkbook } from '../../src/platform/workbook.ts';
import { wordFile } from '../documents/word/word-file.ts';
import { bytesOf } from '../ledgers/ledgers.ts';
import { bookRoutes } from './book-post-routes.ts';
import { correctionRoutes } from './correction-post-routes.ts';
import { exportForms } from './export-routes.ts';
import type { FormFile } from './forms.ts';
import { noticeRoutes } from './notice-post-routes.ts';
import type { PostRoute } from './post-route.ts';
import { reformRoutes } from './reform-post-routes.ts';
import { ruleRoutes } from './rule-post-routes.ts';
import { nobody } from './visitor.ts';
import { pdfFile } from './world.ts';

const password = 'shan-po-di-2026';
const file = (name: string, bytes: Buffer): FormFile => ({ name, bytes });
const scan = async () => ({ files: file('现场.pdf', pdfFile) });
const aJob = { toNew: ['/jobs/:job', '/jobs/:job/file'] } as const;
const papers = '/cases/:id/documents';

const areasList = writeWorkbook([
  {
    name: '地区',
    columns: ['名称', '级别', '上级'].map((header) => ({ header, width: 20 })),
    rows: [['南坡村', '自然村', '440882102204']],
  },
]);

/** Every POST route of the pages, in an order in which each finds what it needs. */
export const postRoutes: Readonly<Record<string, PostRoute>> = {
  '/sign-in': {
    as: nobody,
    page: '/sign-in',
    fill: { username: 'clerk', password: 'dingfen-demo' },
    answer: { to: '/' },
    badly: { fill: { password: 'dingfen' }, status: 422 },
  },
  '/activate': {
    as: nobody,
    page: '/activate',
    fill: ({ things }) => ({
      username: 'idle',
      activationCode: things.activationCode,
      password,
      repeated: password,
    }),
    answer: { to: '/sign-in' },
    badly: { fill: { activationCode: 'ABCD-EFGH-JKLM-NPQR' }, status: 422 },
  },
  '/account': {
    as: 'changer',
    page: '/account',
    fill: { current: 'dingfen-demo', password, repeated: password },
    answer: { to: '/sign-in' },
    badly: { fill: { repeated: 'shan-po-di-2025' }, status: 422 },
  },
  '/sign-out': {
    as: 'leaver',
    page: '/account',
    answer: { to: '/sign-in' },
    badly: { isPlainText: true, status: 415 },
  },
  '/language': {
    as: 'auditor',
    page: '/account',
    query: { lang: 'zh-CN' },
    fill: { lang: 'en' },
    answer: { to: '/account' },
    badly: { fill: { lang: 'xx' }, status: 400 },
  },
  '/inbox/read': {
    as: 'mediator',
    page: '/inbox',
    answer: { to: '/inbox' },
    badly: { isPlainText: true, status: 415 },
  },
  '/integrity/:code/retry': {
    as: 'coordinator',
    page: '/integrity',
    answer: { to: '/integrity' },
    badly: { to: '/integrity/none/retry', status: 404 },
  },

  '/admin/accounts': {
    as: 'sysadmin',
    page: '/admin/accounts',
    fill: { username: 'xiaofang', displayName: '符小芳', role: 'clerk', areaCode: '440882102' },
    answer: { shows: '.notice-warning' },
    badly: { fill: { username: '9' }, status: 422 },
  },
  '/admin/accounts/approve': {
    as: 'secadmin',
    page: '/admin/accounts',
    fill: ({ things }) => ({ accountId: things.accounts.waiting }),
    answer: { to: '/admin/accounts' },
    badly: { fill: { accountId: 'none' }, status: 404 },
  },
  '/admin/accounts/:account/assignment': {
    at: ({ things }) => ({ '/admin/accounts/:account': things.accounts.changer }),
    as: 'sysadmin',
    page: '/admin/accounts/:account/assignment',
    fill: { role: 'coordinator', personId: 'demo-person-clerk' },
    answer: { to: '/admin/accounts' },
    badly: { fill: { role: 'chair' }, status: 422 },
  },
  '/admin/accounts/assignments': {
    as: 'secadmin',
    page: '/admin/accounts',
    answer: { to: '/admin/accounts' },
    badly: { fill: { assignmentId: 'none' }, status: 404 },
  },
  '/admin/accounts/renew': {
    as: 'sysadmin',
    page: '/admin/accounts',
    fill: ({ things }) => ({ accountId: things.accounts.leaver }),
    answer: { shows: '.notice-warning' },
    badly: { fill: { accountId: 'none' }, status: 404 },
  },
  '/admin/accounts/disable': {
    as: 'secadmin',
    page: '/admin/accounts',
    fill: ({ things }) => ({ accountId: things.accounts.changer }),
    answer: { to: '/admin/accounts' },
    badly: { fill: { accountId: '' }, status: 422 },
  },
  '/admin/areas/choose': {
    as: 'sysadmin',
    page: '/admin/areas/choose',
    query: { q: '嘉峪关' },
    fill: { county: '620200' },
    answer: { to: '/admin/areas/620200' },
    badly: { fill: { county: '999999' }, status: 404 },
  },
  '/admin/areas/sheet': {
    as: 'sysadmin',
    page: '/admin/areas/sheet',
    files: async () => ({ sheet: file('地区.xlsx', await areasList) }),
    answer: { shows: '.table-cards' },
    badly: { isWithoutFiles: true, status: 422 },
  },
  '/admin/areas/:code/add': {
    as: 'sysadmin',
    page: '/admin/areas/:code/add',
    fill: { name: '河西村', level: 'group', validOn: '2026-11-01' },
    answer: { to: '/admin/areas/:code' },
    badly: { fill: { validOn: '2199-01-01' }, status: 422 },
  },
  '/admin/areas/:code/rename': {
    as: 'sysadmin',
    page: '/admin/areas/:code/rename',
    fill: { name: '新水标村委会', validOn: '2026-11-01', note: '镇政府批复' },
    answer: { to: '/admin/areas/:code' },
    badly: { fill: { validOn: '1999-01-01' }, status: 422 },
  },
  '/admin/areas/:code/end': {
    as: 'sysadmin',
    page: '/admin/areas/:code/end',
    fill: { validOn: '2026-11-20', _confirm: '1' },
    answer: { to: '/admin/areas/:code' },
    badly: { to: '/admin/areas/none/end', status: 404 },
  },
  '/admin/calendar': {
    as: 'sysadmin',
    page: '/admin/calendar',
    query: { year: '2027' },
    fill: { day: '2027-01-01', kind: 'holiday', name: '元旦', reason: '年度通知' },
    answer: { to: '/admin/calendar' },
    badly: { fill: { day: '明天' }, status: 422 },
  },
  '/admin/calendar/remove': {
    as: 'secadmin',
    page: '/admin/calendar/remove',
    query: { day: '2026-10-10' },
    fill: { reason: '误登' },
    answer: { to: '/admin/calendar' },
    badly: { fill: { reason: '' }, status: 422 },
  },
  '/admin/calendar/notice': {
    as: 'sysadmin',
    page: '/admin/calendar/notice',
    fill: {
      ...{ year: '2028', source: '国办发明电〔2027〕7号' },
      text: '元旦：2028年1月1日（周六）至3日（周一）放假，共3天。',
    },
    answer: { shows: 'button[name="_action"][value="confirm"]' },
    badly: { fill: { text: '通知如下' }, status: 422 },
  },
  '/admin/migrations/:lifecycle/:from': {
    as: 'sysadmin',
    page: '/admin/migrations/:lifecycle/:from',
    answer: { to: '/admin/migrations' },
    badly: { to: '/admin/migrations/general/none', status: 404 },
  },
  '/admin/migrations/runs/:run/undo': {
    before: async ({ office }) => {
      while (await office.migrationRunner.continueForAWhile());
    },
    as: 'sysadmin',
    page: '/admin/migrations',
    answer: { to: '/admin/migrations' },
    badly: { to: '/admin/migrations/runs/none/undo', status: 404 },
  },

  '/papers/word': {
    as: 'chair',
    page: '/papers/word',
    fill: ({ things }) => ({ name: '感谢信', validFrom: things.today }),
    files: async () => ({ file: file('感谢信.docx', wordFile(['案号 {案号}'])) }),
    answer: { to: '/papers/word' },
    badly: { isWithoutFiles: true, status: 422 },
  },
  '/papers/word/:template/end': {
    as: 'chair',
    page: '/papers/word',
    answer: { to: '/papers/word' },
    badly: { to: '/papers/word/none/end', status: 404 },
  },
  '/papers/:code/wording': {
    as: 'chair',
    page: '/papers/:code/wording',
    fill: { opening: '你（单位）与{opponent}之间的{dispute}，请到场调解。', changeReason: '会议决定' },
    answer: { to: '/papers/:code/wording' },
    badly: { fill: { opening: '请于当日到场。' }, status: 422 },
  },
  ...exportForms,
  '/cases/numbers': {
    as: 'clerk',
    page: '/cases/numbers',
    fill: { number: '0077' },
    answer: { to: '/cases/numbers' },
    badly: { fill: { number: '12' }, status: 422 },
  },
  '/papers/covers': {
    as: 'chair',
    page: '/papers/month',
    fill: ({ things }) => ({ month: things.month }),
    answer: aJob,
    badly: { fill: { month: '2026-13' }, status: 422 },
  },

  [papers]: {
    as: 'mediator',
    page: '/cases/:id/documents/new',
    query: ({ things }) => things.offer,
    answer: { to: papers },
    badly: { fill: { code: 'D99' }, status: 404 },
  },
  '/cases/:id/documents/:did/prints': {
    as: 'mediator',
    page: '/cases/:id/documents/:did/prints',
    fill: { receiver: '迈港村代表何志明', copies: '2', edition: 'large' },
    answer: { to: '/cases/:id/documents/:did.pdf' },
    badly: { fill: { copies: '两份' }, status: 422 },
  },
  '/cases/:id/documents/volume': {
    as: 'chair',
    page: papers,
    answer: aJob,
    badly: { as: 'clerk', status: 403 },
  },
  '/cases/:id/documents/batch': {
    as: 'mediator',
    page: papers,
    fill: { code: 'D04' },
    answer: aJob,
    badly: { fill: { code: 'D99' }, status: 404 },
  },
  '/cases/:id/documents/entries/:code': {
    as: 'mediator',
    page: '/cases/:id/documents/entries/:code/new',
    fill: { events: '补充一份收据', filedBy: '林海生', filedOn: '2026-11-24' },
    answer: { to: '/cases/:id/documents/new' },
    badly: { fill: { filedOn: '昨天' }, status: 422 },
  },
  '/cases/:id/documents/entries/withdraw': {
    as: 'mediator',
    page: papers,
    answer: { to: papers },
    badly: { fill: { entry: 'none' }, status: 404 },
  },
  '/jobs/:job/cancel': {
    at: ({ things }) => ({ '/jobs/:job': things.runningJob }),
    as: 'mediator',
    page: '/jobs/:job',
    answer: { to: '/jobs/:job' },
    badly: { to: '/jobs/none/cancel', status: 404 },
  },

  '/ledgers': {
    as: 'clerk',
    page: '/ledgers',
    files: async () => ({ ledger: file('台账.xlsx', bytesOf('village-2026.xlsx')) }),
    answer: { toNew: ['/ledgers/:import'] },
    badly: { isWithoutFiles: true, status: 422 },
  },
  '/ledgers/:import/read': {
    at: ({ things }) => ({ '/ledgers/:import': things.ledgers.waiting }),
    as: 'clerk',
    page: '/ledgers/:import',
    answer: { to: '/ledgers/:import' },
    badly: { to: '/ledgers/none/read', status: 404 },
  },
  '/ledgers/:import/cancel': {
    at: ({ things }) => ({ '/ledgers/:import': things.ledgers.running }),
    as: 'clerk',
    page: '/ledgers/:import',
    answer: { to: '/ledgers/:import' },
    badly: { to: '/ledgers/none/cancel', status: 404 },
  },
  '/ledgers/:import/columns': {
    as: 'clerk',
    page: '/ledgers/:import/columns',
    answer: { to: '/ledgers/:import' },
    badly: { as: 'coordinator', status: 404 },
  },
  '/ledgers/:import/duplicates': {
    as: 'clerk',
    page: '/ledgers/:import',
    answer: { to: '/ledgers/:import' },
    badly: { to: '/ledgers/none/duplicates', status: 404 },
  },
  '/ledgers/:import/confirm': {
    as: 'clerk',
    page: '/ledgers/:import',
    answer: { to: '/ledgers/:import' },
    badly: { to: '/ledgers/none/confirm', status: 404 },
  },
  '/cases/new': {
    as: 'clerk',
    page: '/cases/new',
    fill: {
      type: 'lease',
      summary: '租期届满后房东不退押金，双方争执多次。',
      areaCode: '440882102204',
      applicantName: '符海燕',
      applicantPhone: '13800000021',
      respondentName: '蔡国栋',
      place: '老圩三巷',
    },
    answer: { toNew: ['/cases/:id'] },
    badly: { fill: { applicantPhone: '12345', applicantKind: 'person' }, status: 422 },
  },
  ...correctionRoutes,
  '/cases/:id/earlier/:own/:other': {
    as: 'clerk',
    page: '/cases/:id/earlier/:own/:other',
    at: ({ things }) => ({ '/cases/:id': things.correctedCase }),
    fill: { decision: 'same', reason: '村委会证明' },
    answer: { to: '/cases/:id/earlier' },
    badly: { fill: { reason: '长'.repeat(201) }, status: 422 },
  },
  '/cases/:id/actions/:event': {
    as: 'clerk',
    page: '/cases/:id/actions/:event',
    fill: { text: '双方当天下午已到场', occurredAt: '2026-11-24T09:30' },
    answer: { to: '/cases/:id' },
    badly: { fill: { occurredAt: '上周' }, status: 422 },
  },
  '/cases/:id/parties/:partyId/reveal': {
    as: 'clerk',
    page: '/cases/:id/parties/:partyId/reveal',
    fill: { reason: '电话通知到场' },
    answer: { shows: '.kv' },
    badly: { fill: { reason: '看' }, status: 422 },
  },
  '/cases/:id/attachments': {
    as: 'mediator',
    page: '/cases/:id/attachments',
    fill: { kind: 'evidence', note: '迈港村提交' },
    files: scan,
    answer: { to: '/cases/:id/attachments' },
    badly: { isWithoutFiles: true, status: 422 },
  },
  '/cases/:id/workers-sheet': {
    at: ({ things }) => ({ '/cases/:id': things.labourCase }),
    as: 'clerk',
    page: '/cases/:id/workers-sheet',
    files: async () => ({ sheet: file('工人名单.xlsx', await sheetOfWorkers()) }),
    answer: { shows: 'form[action$="/actions/importWorkers"] [name="workers.0.name"][value="陈志明"]' },
    badly: { isWithoutFiles: true, status: 422 },
  },

  '/report': {
    as: 'grid',
    page: '/report',
    fill: { type: 'general', what: '两户因排水沟争吵', place: '村西', urgency: 'urgent' },
    files: async () => ({ photo: file('现场.pdf', pdfFile) }),
    answer: { toNew: ['/leads/:id'] },
    badly: { fill: { telephone: '110110' }, status: 422 },
  },
  '/leads/:id/attachments': {
    as: 'grid',
    page: '/leads/:id/attachments',
    fill: { note: '田埂' },
    files: scan,
    answer: { to: '/leads/:id/attachments' },
    badly: { isWithoutFiles: true, status: 422 },
  },
  '/leads/:id/actions/:event': {
    as: 'clerk',
    page: '/leads/:id/actions/:event',
    fill: {
      type: 'general',
      applicantKind: 'person',
      applicantName: '符海燕',
      respondentKind: 'person',
      respondentName: '蔡国栋',
      summary: '两户因田埂争吵，已劝开。',
    },
    answer: { toNew: ['/cases/:id'] },
    badly: { fill: { applicantPhone: '110110' }, status: 422 },
  },

  '/cases/views/new': {
    as: 'clerk',
    page: '/cases/views/new',
    query: { tab: 'all', type: 'labor' },
    fill: { name: '本镇欠薪' },
    answer: { to: '/cases' },
    badly: { fill: { name: '13800000001 欠薪' }, status: 422 },
  },
  '/cases/views/:view': {
    as: 'clerk',
    page: '/cases/views/:view',
    fill: { name: '本镇土地' },
    answer: { to: '/cases/views' },
    badly: { fill: { name: '' }, status: 422 },
  },
  '/cases/views/:view/delete': {
    as: 'clerk',
    page: '/cases/views/:view/delete',
    answer: { to: '/cases/views' },
    badly: { isPlainText: true, status: 415 },
  },

  '/cases/bulk/assign': {
    as: 'chair',
    page: '/cases/bulk/assign',
    query: ({ objects }) => ({ case: objects['/cases/:id'] ?? '' }),
    fill: { mediatorId: 'demo-person-mediator' },
    answer: { shows: 'section table' },
    badly: { as: 'mediator', status: 403 },
  },
  '/cases/bulk/urgeCase': {
    as: 'coordinator',
    page: '/cases/bulk/urgeCase',
    query: ({ things }) => ({ case: things.labourCase }),
    fill: ({ things }) => ({ happenedOn: things.today, problem: '久拖未决', demand: '三日内走访' }),
    answer: { shows: 'section table' },
    badly: { fill: { demand: '' }, status: 422 },
  },
  '/cases/bulk/superviseCase': {
    as: 'coordinator',
    page: '/cases/bulk/superviseCase',
    query: ({ things }) => ({ case: things.labourCase }),
    fill: ({ things }) => ({ happenedOn: things.today, problem: '久拖未决', demand: '三日内走访' }),
    answer: { shows: 'section table' },
    badly: { fill: { demand: '' }, status: 422 },
  },
  '/handover': {
    as: 'chair',
    page: '/handover',
    fill: { fromId: 'demo-person-mediator', toId: 'demo-person-mediator2', reason: '调离岗位' },
    answer: { shows: '.notice' },
    badly: { fill: { toId: 'demo-person-mediator' }, status: 422 },
  },

  ...bookRoutes,
  ...reformRoutes,
  ...ruleRoutes,
  ...noticeRoutes,
};

function sheetOfWorkers(): Promise<Buffer> {
  const heads = ['姓名', '工种', '电话', '身份证号', '主张金额（元）'];
  const columns = heads.map((header) => ({ header, width: 16 }));
  const rows = [['陈志明', '木工', '13800000001', '', '4200.50']];
  return writeWorkbook([{ name: '工人名单', columns, rows }]);
}
