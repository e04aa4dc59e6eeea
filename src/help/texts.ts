/** Words around the guide; it is itself written in Chinese. Merged under `help`. */
export const helpLocales = {
  'zh-CN': { title: '使用手册', lead: '按岗位、按事情查找', contents: '返回目录', foreign: '手册为中文。' },
  en: {
    title: 'Guide',
    lead: 'By role and by task',
    contents: 'Back to the contents',
    foreign: 'The guide is written in Chinese.',
  },
} as const;
