/** Words of the ledger a list becomes. Merged under `cases`. */
export const exportLocales = {
  'zh-CN': {
    export: {
      open: '导出',
      outcomes: { resolved: '已化解', open: '化解中', notResolved: '未化解', referred: '移交' },
      performances: { performed: '已履行', partial: '部分履行', breached: '未按期履行', open: '未到期' },
      satisfactions: { satisfied: '满意', neutral: '基本满意', dissatisfied: '不满意' },
      yes: '是',
      no: '否',
      sessions: '调解{{count}}次（最近{{on}}）',
      origin: '来自台账《{{file}}》第{{row}}行',
      tab: '列表',
      search: '搜索',
    },
  },
  en: {
    export: {
      open: 'Export',
      outcomes: { resolved: 'Resolved', open: 'In hand', notResolved: 'Not resolved', referred: 'Referred' },
      performances: { performed: 'Performed', partial: 'Partly', breached: 'Not in time', open: 'Not due' },
      satisfactions: { satisfied: 'Satisfied', neutral: 'Fairly satisfied', dissatisfied: 'Dissatisfied' },
      yes: 'Yes',
      no: 'No',
      sessions: 'Sessions: {{count}} (last on {{on}})',
      origin: 'Row {{row}} of the ledger {{file}}',
      tab: 'List',
      search: 'Search',
    },
  },
} as const;
