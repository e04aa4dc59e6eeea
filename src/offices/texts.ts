/** Labels of form fields stand in both languages beside each other. */
export const calendarFieldLabels = {
  year: { zh: '年份', en: 'Year' },
  day: { zh: '日期', en: 'Date' },
  kind: { zh: '类别', en: 'Kind' },
  holiday: { zh: '休息日', en: 'Rest day' },
  workday: { zh: '调休上班日', en: 'Make-up working day' },
  name: { zh: '名称', en: 'Name' },
} as const;

/** Why a word of a dictionary is refused. */
export const wordProblemTexts = {
  wordEnded: {
    zh: '“{{zh}}”自 {{day}} 起停用，请另选一项',
    en: '“{{en}}” is not used from {{day}} on: choose another',
  },
  wordLater: {
    zh: '“{{zh}}”自 {{day}} 起才启用，请另选一项',
    en: '“{{en}}” is used only from {{day}} on: choose another',
  },
} as const;

export const areasLocales = {
  'zh-CN': {
    calendar: {
      nav: '工作日历',
      title: '{{year}}年工作日历',
      intro:
        '按国务院办公厅每年发布的节假日安排登记。期限计算立即使用新的日历，未到期的期限随之重新计算，约定的日期不变。',
      year: '{{year}}年',
      unknownYear: '本年尚无节假日安排，仅按周末计算，请核对到期日。',
      source: '来源：{{source}}',
      day: '日期',
      kind: '类别',
      holiday: '休息日',
      workday: '调休上班日',
      name: '名称',
      action: '操作',
      remove: '删除',
      removeOf: '删除 {{day}}',
      empty: '本年没有登记任何日期。',
      addHeading: '新增或修改一天',
      add: '保存这一天',
      saved: '已保存，期限计算从现在起使用新的日历。',
      removed: '已删除，期限计算从现在起使用新的日历。',
      enteredByHand: '本单位登记',
      list: '{{year}}年的休息日和调休上班日',
    },
  },
  en: {
    calendar: {
      nav: 'Working calendar',
      title: 'Working calendar {{year}}',
      intro:
        'Kept from the yearly notice of the State Council. Due days are counted by it at once, those of running limits anew; agreed days stay.',
      year: '{{year}}',
      unknownYear: 'No notice is recorded for this year: only weekends count as rest days. Check due days.',
      source: 'Source: {{source}}',
      day: 'Date',
      kind: 'Kind',
      holiday: 'Rest day',
      workday: 'Make-up working day',
      name: 'Name',
      action: 'Action',
      remove: 'Remove',
      removeOf: 'Remove {{day}}',
      empty: 'No day is recorded for this year.',
      addHeading: 'Add or change a day',
      add: 'Save this day',
      saved: 'Saved. Due days are computed with the new calendar from now on.',
      removed: 'Removed. Due days are computed with the new calendar from now on.',
      enteredByHand: 'Entered by this office',
      list: 'Rest days and make-up working days of {{year}}',
    },
  },
} as const;
