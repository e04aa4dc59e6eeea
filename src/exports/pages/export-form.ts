import { z } from 'zod';
import { checksField, flagField, selectField, textField } from '../../platform/fields/index.ts';
import type { ExportList, OpenedList } from '../core/export-list.ts';

/** Names the provider of the formats: an office's own workbooks are among them. */
export const formatOptions = 'exportFormats';

const columnsField = (group: string): string => `columns_${group}`;

/** The form of one list: its columns by their groups. */
export function exportForm(list: ExportList, { columns }: OpenedList, mayUnmask: boolean) {
  const groups = Object.entries(list.groups).filter(([id]) => columns.some(({ group }) => group === id));
  return z.strictObject({
    format: selectField({
      label: { zh: '格式', en: 'Format' },
      options: formatOptions,
      widget: 'radio',
    }),
    reason: textField({
      label: { zh: '导出理由', en: 'Why it is exported' },
      hint: { zh: '例如：报送县综治中心月度台账', en: 'For example: the monthly ledger for the county' },
      max: 200,
      min: 2,
    }),
    ...(mayUnmask && {
      isClear: flagField({
        label: { zh: '电话和证件号码不打码', en: 'Telephone and identity numbers in clear' },
      }),
    }),
    ...Object.fromEntries(
      groups.map(([id, label]) => [
        columnsField(id),
        checksField({
          label,
          required: false,
          options: columns
            .filter(({ group }) => group === id)
            .map((one) => ({ value: one.id, label: one.label })),
        }),
      ]),
    ),
  });
}

/** What a form begins with where these columns are chosen. */
export function columnValues({ columns }: OpenedList, chosen: readonly string[]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const { id, group } of columns) {
    const field = columnsField(group);
    values[field] = [...(values[field] ?? []), ...(chosen.includes(id) ? [id] : [])];
  }
  return values;
}

/** The columns that a form chose, in the order of the list. */
export function chosenOf({ columns }: OpenedList, data: Readonly<Record<string, unknown>>): string[] {
  return columns
    .filter(({ id, group }) => {
      const chosen = data[columnsField(group)];
      return Array.isArray(chosen) && chosen.includes(id);
    })
    .map(({ id }) => id);
}

/** The first field of columns, where it is said that none was chosen. */
export function firstColumnsField({ columns }: OpenedList): string {
  return columnsField(columns[0]?.group ?? '');
}
