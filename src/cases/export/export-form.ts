import { z } from 'zod';
import { selectField, textField } from '../../platform/fields/index.ts';

export const exportForm = z.strictObject({
  reason: textField({
    label: { zh: '导出理由', en: 'Why it is exported' },
    hint: { zh: '例如：报送县综治中心月度台账', en: 'For example: the monthly ledger for the county' },
    max: 200,
    min: 2,
  }),
  format: selectField({
    label: { zh: '格式', en: 'Format' },
    options: [
      { value: 'xlsx', label: { zh: 'Excel 工作簿', en: 'Excel workbook' } },
      { value: 'csv', label: { zh: 'CSV（UTF-8）', en: 'CSV (UTF-8)' } },
    ],
    widget: 'radio',
  }),
});
