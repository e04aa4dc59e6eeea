import type { Problem } from '../../platform/errors.ts';
import type { LayoutFault } from './layout-book.ts';

const faults: Readonly<Record<LayoutFault, { readonly zh: string; readonly en: string }>> = {
  broken: {
    zh: '这不是可以读取的 Excel 工作簿（.xlsx）',
    en: 'This is no Excel workbook (.xlsx) that can be read',
  },
  tooLarge: { zh: '工作簿解压后超过 20 MB', en: 'The workbook unpacks to more than 20 MB' },
  macros: {
    zh: '工作簿含有宏、控件或者嵌入的对象，请去掉后再上传',
    en: 'The workbook has macros, controls or embedded objects; remove them first',
  },
  external: {
    zh: '工作簿链接了其他文件或者外部数据，请断开链接后再上传',
    en: 'The workbook links to other files or to data from elsewhere; break the links first',
  },
  activeFormula: {
    zh: '工作簿的公式会读取外部内容，请去掉后再上传',
    en: 'A formula of the workbook fetches something from elsewhere; remove it first',
  },
  noNames: {
    zh: '工作簿里没有填空。请在单元格里写 {{单位}}、{{案件编码}} 这样的填空，或者给单元格命名',
    en: 'The workbook has no blanks; write {{单位}} or {{案件编码}} into cells, or name the cells',
  },
  severalRows: {
    zh: '每张工作表只能有一行逐条重复的填空，请把栏目填空放在同一行',
    en: 'Only one row of a sheet may repeat: put the blanks of columns into one row',
  },
  tooMuchMemory: { zh: '工作簿太大，无法读取', en: 'The workbook is too large to be read' },
  tooLong: { zh: '读取工作簿用时太长，已经停止', en: 'Reading the workbook took too long and was stopped' },
};

/** Refusals of layouts, beside the file. */
export const layoutProblems = {
  file: (fault: LayoutFault): Problem => ({ path: 'file', code: `layout.${fault}`, message: faults[fault] }),
  unknown: (unknown: readonly string[], known: readonly string[]): Problem => ({
    path: 'file',
    code: 'layout.unknown',
    message: {
      zh: `没有这些填空：${unknown.join('、')}。可用的有：${known.join('、')}`,
      en: `There are no such blanks: ${unknown.join(', ')}. There are: ${known.join(', ')}`,
    },
  }),
  missing: {
    path: 'file',
    code: 'layout.missing',
    message: { zh: '请选择 .xlsx 文件', en: 'Choose an .xlsx file' },
  } satisfies Problem,
  past: {
    path: 'validFrom',
    code: 'layout.past',
    message: { zh: '启用日期不能早于今天', en: 'It cannot be in use from a day before today' },
  } satisfies Problem,
};
