import { problemMaker } from '../../platform/problem.ts';
/** Texts of proposals: the card of the case page and the refusals. The card is merged under `cases`. */
export const proposalLocales = {
  'zh-CN': {
    proposals: {
      title: '提请与批准',
      reopened: '已重启 {{n}} 次，原卷封存，新材料编入补充卷',
      kind: '事项',
      proposed: '提请',
      reason: '理由',
      state: '结果',
      decided: '批准或者答复',
      by: '{{name}} {{at}}',
      agreementOnly: '（仅以达成协议结案）',
      supplement: '补充卷第 {{n}} 卷',
      kinds: { close: '结案', void: '作废', reopen: '重启', extend: '延长期限' },
      days: '延长 {{n}} 日。',
      signed: '（已签署：{{names}}）',
      signedBy: '{{name}} {{day}}',
      separator: '、',
      states: {
        open: '等待批准',
        approved: '已批准',
        rejected: '不同意',
        withdrawn: '已撤回',
        lapsed: '已失效',
      },
      grounds: {
        breach: '协议未履行',
        newFacts: '出现新的事实',
        courtReturned: '人民法院退回',
        complaintUpheld: '投诉成立',
      },
    },
  },
  en: {
    proposals: {
      title: 'Proposals and decisions',
      reopened: 'Reopened {{n}} time(s); the old file stays sealed, new papers go into a supplement volume',
      kind: 'What',
      proposed: 'Proposed',
      reason: 'Reason',
      state: 'Result',
      decided: 'Decision',
      by: '{{name}} {{at}}',
      agreementOnly: ' (on the agreement alone)',
      supplement: 'Supplement volume {{n}}',
      kinds: { close: 'Close', void: 'Void', reopen: 'Reopen', extend: 'More time' },
      days: '{{n}} day(s) more. ',
      signed: ' (signed: {{names}})',
      signedBy: '{{name}} {{day}}',
      separator: ', ',
      states: {
        open: 'Waiting',
        approved: 'Approved',
        rejected: 'Rejected',
        withdrawn: 'Withdrawn',
        lapsed: 'Lapsed',
      },
      grounds: {
        breach: 'The agreement was not kept',
        newFacts: 'New facts',
        courtReturned: 'Returned by the court',
        complaintUpheld: 'A complaint was upheld',
      },
    },
  },
} as const;

const problems = {
  agreementNotDone: {
    zh: '协议尚未履行完毕，也未经司法确认；仅以达成协议结案的，请勾选并在理由中说明',
    en: 'The agreement is neither performed nor confirmed; to close on it alone, tick this and say why above',
  },
  neverSettled: {
    zh: '案件结案时没有生效的协议，不能以协议未履行为由重启',
    en: 'No agreement was in force when the case was closed; it cannot have been broken',
  },
  dueBeforeSet: {
    zh: '交办时限不能早于交办之日',
    en: 'Not before the day it was set',
  },
  seasonBegun: { zh: '农时日期早于今天', en: 'This day has passed' },
  nothingProposed: { zh: '没有等待批准的提请', en: 'No proposal waits for a decision' },
} as const;

/** One refusal beside a field. */
export const proposalProblem = problemMaker(problems);
