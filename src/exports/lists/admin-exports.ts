import { z } from 'zod';
import type { Account } from '../../identity/account.ts';
import type { AccountsService } from '../../identity/accounts-service.ts';
import type { Places } from '../../identity/assignments/places.ts';
import { type AuditLine, listAuditLines } from '../../identity/audit-read-model.ts';
import { permissions } from '../../identity/permissions.ts';
import { legalDay, legalTime } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/connect.ts';
import { textField } from '../../platform/fields/index.ts';
import { parseQuery } from '../../web/forms/form.ts';
import {
  type ColumnOf,
  cellsOf,
  column,
  type ExportList,
  inOnePiece,
  oneGroup,
  withQuery,
} from '../core/export-list.ts';

const nothing = z.strictObject({});
const auditQuery = z.strictObject({
  action: textField({ label: { zh: '动作', en: 'Action' }, required: false, max: 60 }),
});
const atATime = 500;

/** All accounts as their page shows them; nothing of passwords and codes. */
export function accountsExport(deps: {
  readonly accounts: Pick<AccountsService, 'list'>;
  readonly places: Pick<Places, 'areaName' | 'officeName'>;
}): ExportList {
  return {
    id: 'accounts',
    path: '/admin/accounts/export',
    access: permissions.viewAccounts,
    title: { zh: '账户名册', en: 'Accounts' },
    active: 'accounts',
    groups: oneGroup,
    open: async ({ query, words: { t } }) => {
      parseQuery(nothing, query);
      const { places } = deps;
      const state = ({ disabledAt, passwordHash }: Account): string =>
        disabledAt !== null ? 'disabled' : passwordHash === null ? 'waiting' : 'active';
      const columns: ColumnOf<Account>[] = [
        column('no', { zh: '序号', en: 'No.' }, 6, (_one, no) => no, { kind: 'number' }),
        column('username', { zh: '用户名', en: 'Username' }, 16, ({ username }) => username),
        column('name', { zh: '姓名', en: 'Name' }, 14, ({ displayName }) => displayName),
        column('role', { zh: '角色', en: 'Role' }, 16, ({ role }) => t(`identity.roles.${role}`)),
        column(
          'area',
          { zh: '地区', en: 'Area' },
          18,
          ({ areaCode }) => places.areaName(areaCode) ?? areaCode,
        ),
        column('office', { zh: '单位', en: 'Office' }, 28, (one) => places.officeName(one)),
        column('createdOn', { zh: '开户日期', en: 'Opened on' }, 12, ({ createdAt }) => legalDay(createdAt), {
          kind: 'day',
        }),
        column(
          'disabledOn',
          { zh: '停用日期', en: 'Closed on' },
          12,
          ({ disabledAt }) => (disabledAt === null ? null : legalDay(disabledAt)),
          { kind: 'day' },
        ),
        column('state', { zh: '状态', en: 'State' }, 10, (one) => t(`exports.words.accounts.${state(one)}`)),
      ];
      return inOnePiece(columns, await deps.accounts.list(), { href: '/admin/accounts', filter: [] });
    },
  };
}

/** The audit log with its hashes, the newest first; as on its page without the details. */
export function auditExport({ db }: { readonly db: Database }): ExportList {
  return {
    id: 'audit',
    path: '/admin/audit/export',
    access: permissions.viewAudit,
    title: { zh: '审计日志', en: 'Audit log' },
    active: 'audit',
    groups: oneGroup,
    open: async ({ query, words: { t } }) => {
      const { action } = parseQuery(auditQuery, query);
      const columns: ColumnOf<AuditLine>[] = [
        column('at', { zh: '时间', en: 'Time' }, 17, ({ at }) => `${legalDay(at)} ${legalTime(at)}`, {
          kind: 'moment',
        }),
        column(
          'actor',
          { zh: '操作人', en: 'Who' },
          16,
          ({ actor }) => actor ?? t('identity.audit.byMachine'),
        ),
        column('action', { zh: '动作', en: 'What' }, 22, (line) => line.action),
        column('objectKind', { zh: '对象种类', en: 'Kind of object' }, 16, ({ objectKind }) => objectKind),
        column('objectId', { zh: '对象', en: 'Object' }, 38, ({ objectId }) => objectId),
        column('chain', { zh: '链', en: 'Chain' }, 6, ({ chain }) => chain, { kind: 'number' }),
        column('seq', { zh: '链内序号', en: 'Place in its chain' }, 10, ({ seq }) => seq, { kind: 'number' }),
        column('hash', { zh: '摘要', en: 'Hash' }, 66, ({ hash }) => hash),
      ];
      async function* pages(): AsyncGenerator<readonly AuditLine[]> {
        let cursor: string | null | undefined;
        while (cursor !== null) {
          const page: Awaited<ReturnType<typeof listAuditLines>> = await listAuditLines(db.read, {
            action,
            limit: atATime,
            ...(cursor !== undefined && { cursor }),
          });
          yield page.lines;
          cursor = page.nextCursor;
        }
      }
      return {
        columns,
        count: null,
        filter: action === undefined ? [] : [{ label: t('exports.words.action'), value: action }],
        href: withQuery('/admin/audit', query),
        pages: (asked, tools) => cellsOf(columns, asked, pages(), tools, 0),
      };
    },
  };
}
