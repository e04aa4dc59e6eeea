import { anchorOf } from './guide-html.ts';

/** Where the guide tells about a page and those below it, by the path of its route: a chapter, or a heading within it. */
export const helpPlaces: Readonly<Record<string, string>> = {
  '/': 'start#工作台',
  '/sign-in': 'start#登录',
  '/activate': 'start#第一次使用',
  '/account': 'start#修改密码',
  '/inbox': 'start#消息',
  '/me/notices': 'start#提醒设置',
  '/report': 'report#上报线索',
  '/leads': 'desk#分流线索',
  '/cases': 'search#找一件案件',
  '/cases/bulk/assign': 'search#批量办理',
  '/cases/bulk/urgeCase': 'search#批量办理',
  '/cases/bulk/superviseCase': 'search#批量办理',
  '/cases/export': 'search#导出台账',
  '/cases/views': 'search#我的视图和栏目',
  '/exports/layouts': 'search#导出台账',
  '/cases/new': 'desk#登记案件',
  '/cases/:id': 'mediate#案件页面',
  '/cases/:id/actions/:event': 'mediate#办理一个事项',
  '/cases/:id/actions/correctCase': 'desk#更正登记内容',
  '/cases/:id/actions/proposeCorrection': 'desk#更正登记内容',
  '/cases/:id/actions/confirmCorrection': 'desk#更正登记内容',
  '/cases/:id/attachments': 'mediate#上传材料',
  '/cases/:id/earlier': 'desk#以前的纠纷',
  '/cases/:id/history/proof': 'papers#办理经过的核对',
  '/cases/:id/texts/:text': 'mediate#给当事人发短信',
  '/cases/:id/texts/sent/:delivery': 'mediate#给当事人发短信',
  '/cases/:id/workers-sheet': 'mediate#人数多的欠薪案件',
  '/cases/:id/documents': 'papers#出具文书',
  '/cases/:id/documents/:did/prints': 'papers#打印',
  '/papers/texts': 'chair#短信措辞',
  '/papers': 'papers#本单位的措辞',
  '/verify': 'papers#核验',
  '/jobs': 'papers#装订全卷',
  '/ledgers': 'ledger',
  '/ledgers/:import': 'ledger#核对预览',
  '/ledgers/:import/columns': 'ledger#各列含义',
  '/stats': 'search#统计',
  '/handover': 'assign#批量移交',
  '/integrity': 'admin#数据体检',
  '/lifecycles': 'oversight#流程规则',
  '/setup': 'first-day',
  '/setup/workbook': 'first-day#用-excel-表登记',
  '/admin/areas': 'first-day#选择县',
  '/admin/organisations': 'admin#机构和人员的变动',
  '/admin/committees': 'admin#机构和人员的变动',
  '/admin/people': 'admin#机构和人员的变动',
  '/admin/seals': 'admin#机构和人员的变动',
  '/admin/duties': 'admin#机构和人员的变动',
  '/admin/dictionaries': 'admin#词典和期限',
  '/admin/limits': 'admin#词典和期限',
  '/admin/closing': 'admin#词典和期限',
  '/admin/colours': 'admin#词典和期限',
  '/admin/reforms': 'admin#机构和人员的变动',
  '/admin/calendar': 'first-day#工作日历',
  '/admin/accounts': 'admin#账户',
  '/admin/deliveries': 'admin#提醒地址和发送记录',
  '/admin/audit': 'admin#审计',
  '/admin/migrations': 'admin#流程升级',
};

/**
 * Address of the help for the page of that route: where the guide tells about it or about the page it hangs from; the
 * contents where it tells of neither.
 */
export function helpHref(routePath: string | undefined): string {
  const place = placeOf(routePath ?? '');
  if (place === undefined) return '/help';
  const [chapter, heading] = place.split('#', 2);
  return `/help/${chapter}${heading === undefined ? '' : `#${encodeURIComponent(anchorOf(heading))}`}`;
}

function placeOf(path: string): string | undefined {
  const place = helpPlaces[path];
  const end = path.lastIndexOf('/');
  return place !== undefined || end <= 0 ? place : placeOf(path.slice(0, end));
}
