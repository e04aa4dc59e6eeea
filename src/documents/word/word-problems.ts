import type { Problem } from '../../platform/errors.ts';
import type { WordFault } from './fill-word.ts';

const faults: Readonly<Record<WordFault, { readonly zh: string; readonly en: string }>> = {
  broken: {
    zh: '这不是可以读取的 Word 文档（.docx）',
    en: 'This is no Word document (.docx) that can be read',
  },
  tooLarge: { zh: '文档解压后超过 20 MB', en: 'The document unpacks to more than 20 MB' },
  macros: {
    zh: '文档含有宏、控件或者嵌入的对象，请去掉后再上传',
    en: 'The document has macros, controls or embedded objects; remove them first',
  },
  external: {
    zh: '文档引用了外部的图片或者模板，请改为插入到文档中',
    en: 'The document takes a picture or template from elsewhere; insert it into the document',
  },
  syntax: {
    zh: '文档中的填空没有成对书写，例如 {案号} 或者 {#当事人}{姓名}{/当事人}',
    en: 'A blank of the document is not closed; write {案号} or {#当事人}{姓名}{/当事人}',
  },
};

/** Refusals of Word templates, beside the file. */
export const wordProblems = {
  file: (fault: WordFault): Problem => ({ path: 'file', code: `word.${fault}`, message: faults[fault] }),
  tags: (names: readonly string[]): Problem => ({
    path: 'file',
    code: 'word.tags',
    message: {
      zh: `没有这些填空：${names.map((name) => `{${name}}`).join(' ')}`,
      en: `There are no such blanks: ${names.map((name) => `{${name}}`).join(' ')}`,
    },
  }),
  missing: {
    path: 'file',
    code: 'word.missing',
    message: { zh: '请选择 .docx 文件', en: 'Choose a .docx file' },
  } satisfies Problem,
  legalForm: {
    path: 'name',
    code: 'word.legalForm',
    message: {
      zh: '这是有规定格式的文书，请在“文书”中出具；措辞可以在“文书样式”中修改',
      en: 'This paper has a prescribed form; issue it under “Papers” and change its wording in the book of papers',
    },
  } satisfies Problem,
};
