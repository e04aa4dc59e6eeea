import type { Values } from './forms.ts';
import type { PostRoute } from './post-route.ts';

const reason = '年度调整';

/** What is typed for a new rule of each kind. */
const added: Readonly<Record<string, Values>> = {
  dictionaries: { dictionary: 'channels', code: 'video', labelZh: '远程视频', labelEn: 'Video', sort: '95' },
  limits: {
    ...{ code: 'C-FUP', subjectType: 'labor', labelZh: '回访期限', labelEn: 'Return visit', length: '20' },
    ...{ unit: 'day', basis: '内部规定' },
  },
  closing: { outcome: 'failed', subjectType: '*', what: 'papers', codes: 'D13', minimum: '1', sort: '90' },
};
const changed: Readonly<Record<string, Values>> = {
  dictionaries: { labelZh: '上门走访' },
  limits: { length: '4' },
  closing: { sort: '11' },
  colours: { days: '5' },
};
/** Looked at before they are changed. */
const previewed: readonly string[] = ['limits', 'closing'];

/** The forms of the rules of the office. */
export const ruleRoutes: Readonly<Record<string, PostRoute>> = Object.fromEntries([
  ...Object.keys(added).map((kind): [string, PostRoute] => [
    `/admin/${kind}`,
    {
      as: 'sysadmin',
      page: `/admin/${kind}/new`,
      fill: { ...added[kind], reason },
      answer: { toNew: [`/admin/${kind}/:id`] },
      badly: { fill: { validFrom: '昨天' }, status: 422 },
    },
  ]),
  ...Object.keys(changed).map((kind): [string, PostRoute] => [
    `/admin/${kind}/:id/change`,
    {
      as: 'sysadmin',
      page: `/admin/${kind}/:id/change`,
      fill: { ...changed[kind], reason },
      answer: previewed.includes(kind)
        ? { shows: 'button[name="_action"][value="confirm"]' }
        : { to: `/admin/${kind}/:id` },
      badly: { fill: { changedOn: '昨天' }, status: 422 },
    },
  ]),
  ...Object.keys(added).map((kind): [string, PostRoute] => [
    `/admin/${kind}/:id/end`,
    {
      as: 'sysadmin',
      page: `/admin/${kind}/:id/end`,
      fill: { endedOn: '2026-12-31', reason, basis: '省司法厅卷宗目录' },
      answer: { to: `/admin/${kind}/:id` },
      badly: { fill: { reason: '撤' }, status: 422 },
    },
  ]),
]);
