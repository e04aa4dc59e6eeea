import type { Problem } from '../../platform/errors.ts';

/** Refusals of this feature with their sentences in both languages. */
export const documentProblems = {
  missingGlyphs: (characters: string): Problem => ({
    path: 'isMissingConfirmed',
    code: 'missingGlyphs',
    params: { characters },
    message: {
      zh: `下列字符没有字形，请核对后确认：${characters}`,
      en: `No font has these characters; check and confirm: ${characters}`,
    },
  }),
  unshapedScripts: (names: readonly { readonly zh: string; readonly en: string }[]): Problem => ({
    path: '',
    code: 'unshapedScripts',
    params: { scripts: names.map(({ en }) => en).join(', ') },
    message: {
      zh: `文书不能正确排印${names.map(({ zh }) => zh).join('、')}，请改用汉字书写，原文由翻译人员手写附后`,
      en: `Papers cannot print ${names.map(({ en }) => en).join(', ')} as it is written; put it in Chinese characters and have the interpreter attach the original by hand`,
    },
  }),
  staleEntry: {
    path: '',
    code: 'staleEntry',
    message: {
      zh: '这份记录刚刚由他人修改，没有保存。您填写的内容仍在下面；再次保存将成为最新版本，原版本保留。',
      en: 'Somebody changed this record just now; nothing was saved. What you typed is below; saving again makes it the latest version, the other stays on record.',
    },
  } satisfies Problem,
  wordingDay: {
    path: 'validFrom',
    code: 'wordingDay',
    message: { zh: '请填写启用日期，不早于今天', en: 'Say from which day; today or later' },
  } satisfies Problem,
  wordingBlanks: (key: string, missing: readonly string[], unknown: readonly string[]): Problem => {
    const shown = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(' ');
    const zh = [
      missing.length > 0 && `须保留 ${shown(missing)}`,
      unknown.length > 0 && `没有 ${shown(unknown)} 这个填空`,
    ];
    const en = [
      missing.length > 0 && `keep ${shown(missing)}`,
      unknown.length > 0 && `there is no ${shown(unknown)}`,
    ];
    return {
      path: key,
      code: 'wordingBlanks',
      message: { zh: zh.filter(Boolean).join('；'), en: en.filter(Boolean).join('; ') },
    };
  },
  inquiryTimes: {
    path: 'endedAt',
    code: 'inquiryTimes',
    message: {
      zh: '结束时间应当在开始时间之后，并在同一天',
      en: 'It must end after it began, on the same day',
    },
  } satisfies Problem,
  incomplete: (places: string): Problem => ({
    path: '',
    code: 'paperIncomplete',
    params: { places },
    message: {
      zh: `文书内容不完整，尚缺：${places}`,
      en: `The record of this paper is incomplete: ${places}`,
    },
  }),
};
