import { createTexts } from '../../src/app/texts.ts';
import type { ExportFormat, ExportOrder } from '../../src/exports/core/export-service.ts';
import type { JobResult } from '../../src/jobs/job.ts';
import type { TestOffice } from '../support/office.ts';

export const exportWords = { t: createTexts().t('zh-CN'), locale: 'zh-CN' } as const;

export interface AskedExport extends Partial<ExportOrder> {
  readonly format?: Exclude<ExportFormat, 'print'>;
}

/** A list as a file of this person, with the usual columns unless others are told. */
export async function exportedFile(
  office: TestOffice,
  username: string,
  listId: string,
  { format = 'xlsx', ...asked }: AskedExport = {},
): Promise<JobResult> {
  const viewer = await office.as(username);
  const list = listOf(office, listId);
  const query = asked.query ?? {};
  const opened = await list.open({ viewer, query, words: exportWords, isClear: false });
  const columns = asked.columns ?? (await office.exports.chosenColumns(viewer, list, opened.columns));
  const order = { query, columns, reason: '报送月度台账', isClear: false, ...asked };
  const job = await office.exports.begin(viewer, list, format, order, exportWords);
  await office.jobs.settled(job.id, 60_000);
  return office.jobs.file(viewer, job.id);
}

export function listOf(office: TestOffice, id: string) {
  const list = office.exportLists.find((one) => one.id === id);
  if (list === undefined) throw new Error(`no list ${id}`);
  return list;
}
