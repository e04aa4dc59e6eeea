import type { Problem } from '../../platform/errors.ts';

/** Texts of acts, copies and joint mediation; merged under `cases`. */
export const actLocales = {
  'zh-CN': {
    acts: {
      title: '专项记录和函件',
      separator: '、',
      awaited: '等待答复',
      replied: '答复',
      reply: {
        done: '已办理、已提供',
        partly: '部分办理、部分提供',
        refused: '不予办理',
        silent: '逾期未答复',
      },
      ended: '已了结',
      yes: '是',
      row: '{{n}}. {{values}}',
    },
    copies: {
      title: '抄送',
      receiver: '收件人',
      sender: '发件人',
      content: '事由',
      sentAt: '发出时间',
      readAt: '阅读时间',
      unread: '未阅',
    },
    joint: {
      title: '共同调解',
      committee: '调解委员会',
      lead: '牵头',
      state: '状态',
      states: { invited: '等待答复', joined: '共同调解', declined: '不参加' },
      reason: '理由',
      invitedAt: '邀请时间',
      answeredAt: '答复时间',
    },
  },
  en: {
    acts: {
      title: 'Acts and letters on record',
      separator: ', ',
      awaited: 'waits for an answer',
      replied: 'Answer',
      reply: {
        done: 'Done or handed over',
        partly: 'Partly',
        refused: 'Refused',
        silent: 'No answer in time',
      },
      ended: 'settled',
      yes: 'yes',
      row: '{{n}}. {{values}}',
    },
    copies: {
      title: 'Copies',
      receiver: 'To',
      sender: 'From',
      content: 'Why',
      sentAt: 'Sent at',
      readAt: 'Read at',
      unread: 'not read',
    },
    joint: {
      title: 'Joint mediation',
      committee: 'Committee',
      lead: 'leads',
      state: 'State',
      states: { invited: 'asked', joined: 'mediates jointly', declined: 'does not join' },
      reason: 'Reason',
      invitedAt: 'Asked at',
      answeredAt: 'Answered at',
    },
  },
} as const;

const problems = {
  replyBeforeAct: {
    zh: '答复日期不能早于该事项的日期',
    en: 'The answer cannot lie before what it answers',
  },
  copyToOneself: { zh: '不能抄送给自己', en: 'A copy goes to somebody else' },
  joinedAlready: { zh: '该调委会已受邀或者已共同调解', en: 'This committee was asked already' },
  noInvitation: { zh: '没有等待答复的邀请', en: 'No invitation waits for an answer' },
} as const;

/** One refusal beside a field. */
export function actProblem(path: string, code: keyof typeof problems): Problem {
  return { path, code, message: problems[code] };
}
