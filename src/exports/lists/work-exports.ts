import { z } from 'zod';
import type { RegisterLine } from '../../documents/batch/batch-read-model.ts';
import type { BatchService } from '../../documents/batch/batch-service.ts';
import { shownVerifyCode } from '../../documents/core/document.ts';
import { permissions } from '../../identity/permissions.ts';
import type { Job } from '../../jobs/job.ts';
import type { JobsService } from '../../jobs/jobs-service.ts';
import type { ImportService } from '../../ledgers/importing/import-service.ts';
import { listTakenRows, type TakenLine } from '../../ledgers/importing/taken-read-model.ts';
import { legalDay, legalTime } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { parseQuery } from '../../web/forms/form.ts';
import { type ColumnOf, column, type ExportList, inOnePiece, oneGroup } from '../core/export-list.ts';

const registerQuery = z.strictObject({ month: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/) });

/** The register of papers issued in a month: enough to check a paper over the telephone, nothing about any person. */
export function registerExport({ batches }: { readonly batches: BatchService }): ExportList {
  return {
    id: 'register',
    path: '/papers/register/export',
    access: permissions.exportLedger,
    title: { zh: '文书登记簿', en: 'Register of papers' },
    active: 'papers',
    groups: oneGroup,
    open: async ({ viewer, query, words: { t } }) => {
      const { month } = parseQuery(registerQuery, query);
      const columns: ColumnOf<RegisterLine>[] = [
        column('verifyCode', { zh: '校验码', en: 'Verification code' }, 18, (line) =>
          shownVerifyCode(line.verifyCode),
        ),
        column('paper', { zh: '文书', en: 'Paper' }, 34, ({ code, title }) => `${code} ${title}`),
        column('number', { zh: '文号', en: 'Number' }, 30, (line) => line.number),
        column('issuer', { zh: '出具单位', en: 'Issuer' }, 30, ({ issuer }) => issuer),
        column('issuedOn', { zh: '出具日期', en: 'Issued on' }, 12, ({ issuedAt }) => legalDay(issuedAt), {
          kind: 'day',
        }),
        column(
          'version',
          { zh: '样式版本', en: 'Version of the form' },
          10,
          ({ templateVersion }) => templateVersion,
        ),
        column('digest', { zh: '内容摘要', en: 'Digest of the content' }, 20, ({ recordDigest }) =>
          recordDigest.slice(0, 16),
        ),
        column(
          'file',
          { zh: '文件摘要', en: 'Digest of the file' },
          20,
          ({ pdfSha256 }) => pdfSha256?.slice(0, 16) ?? null,
        ),
        column('state', { zh: '状态', en: 'State' }, 12, ({ state }) =>
          t(`documents.register.${state === 'superseded' ? 'superseded' : 'inForce'}`),
        ),
      ];
      return inOnePiece(columns, await batches.register(viewer, month), {
        href: '/papers',
        filter: [{ label: t('exports.words.month'), value: month }],
      });
    },
  };
}

/** What became of the rows of a ledger that was imported. */
export function importExport({
  db,
  ledgers,
}: {
  readonly db: Database;
  readonly ledgers: Pick<ImportService, 'find'>;
}): ExportList {
  const one = z.strictObject({ import: z.string() });
  return {
    id: 'imported',
    path: '/ledgers/:import/export',
    access: permissions.importLedger,
    title: { zh: '台账导入结果', en: 'Rows of an imported ledger' },
    active: 'ledgers',
    groups: oneGroup,
    open: async ({ viewer, query, words: { t } }) => {
      const file = await ledgers.find(viewer, parseQuery(one, query).import);
      const columns: ColumnOf<TakenLine>[] = [
        column('sheet', { zh: '工作表', en: 'Sheet' }, 16, ({ sheet }) => sheet),
        column('row', { zh: '行', en: 'Row' }, 8, ({ rowNo }) => rowNo, { kind: 'number' }),
        column('how', { zh: '处理', en: 'What became of it' }, 16, ({ how }) =>
          t(`exports.words.taken.${how}`),
        ),
        column('code', { zh: '案件编码', en: 'Code' }, 16, ({ code }) => code),
        column('title', { zh: '纠纷名称', en: 'Dispute' }, 36, ({ title }) => title),
        column('outcome', { zh: '台账所写结果', en: 'Result as the ledger says' }, 20, ({ said }) => said),
      ];
      return inOnePiece(columns, await listTakenRows(db.read, file.id), {
        href: `/ledgers/${encodeURIComponent(file.id)}`,
        filter: [{ label: t('exports.words.file'), value: file.fileName }],
      });
    },
  };
}

/** What a person began in the background. */
export function jobsExport({ jobs }: { readonly jobs: Pick<JobsService, 'list'> }): ExportList {
  const nothing = z.strictObject({});
  return {
    id: 'jobs',
    path: '/jobs/export',
    access: 'signedIn',
    title: { zh: '后台任务清单', en: 'Background tasks' },
    active: 'jobs',
    groups: oneGroup,
    open: async ({ viewer, query, words: { t } }) => {
      parseQuery(nothing, query);
      const moment = (at: Job['finishedAt']) => (at === null ? null : `${legalDay(at)} ${legalTime(at)}`);
      const columns: ColumnOf<Job>[] = [
        column('title', { zh: '任务', en: 'Task' }, 40, ({ title }) => title),
        column('state', { zh: '状态', en: 'State' }, 12, ({ state }) => t(`jobs.states.${state}`)),
        column('begun', { zh: '开始时间', en: 'Begun' }, 17, ({ createdAt }) => moment(createdAt), {
          kind: 'moment',
        }),
        column('finished', { zh: '结束时间', en: 'Finished' }, 17, ({ finishedAt }) => moment(finishedAt), {
          kind: 'moment',
        }),
        column('done', { zh: '已处理', en: 'Done' }, 10, ({ done }) => done, { kind: 'number' }),
      ];
      return inOnePiece(columns, await jobs.list(viewer), { href: '/jobs', filter: [] });
    },
  };
}
