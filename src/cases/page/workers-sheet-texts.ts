/** Texts of the page that takes a list of workers from a workbook; merged under `cases`. */
export const workersSheetLocales = {
  'zh-CN': {
    workersSheet: {
      title: '从表格导入工人',
      intro: '填好名单后上传。下一页逐行显示，有问题的行写明原因，改正后一次登记；登记前不写入任何内容。',
      template: '下载空白名单',
      templateName: '工人名单.xlsx',
      file: '名单（Excel 表格）',
      fileHint: '.xlsx 文件，不超过 1 MB、200 人',
      upload: '上传并核对',
      noFile: '请选择文件',
      notWorkbook: '不是可以读取的 Excel 表格（.xlsx）',
      tooLarge: '文件超过 1 MB',
      noHeadings: '没有找到表头“姓名”“主张金额（元）”，请用空白名单填写',
      noWorkers: '表格中没有工人',
      tooMany: '一次不超过 200 人，请分成几份',
    },
  },
  en: {
    workersSheet: {
      title: 'Import workers from a workbook',
      intro:
        'Fill in the list and upload it. The next page shows every line, with the reason beside what is wrong; correct it and send all at once. Nothing is written before.',
      template: 'Download an empty list',
      templateName: 'workers.xlsx',
      file: 'List (Excel workbook)',
      fileHint: 'An .xlsx file, at most 1 MB and 200 people',
      upload: 'Upload and check',
      noFile: 'Choose a file',
      notWorkbook: 'This is no Excel workbook (.xlsx) that can be read',
      tooLarge: 'The file is larger than 1 MB',
      noHeadings: 'No headings “Name” and “Claim (yuan)” found; please use the empty list',
      noWorkers: 'The workbook holds no workers',
      tooMany: 'At most 200 at once; please divide the list',
    },
  },
} as const;
