import { problemMaker } from '../../platform/problem.ts';

/** Texts of copies and joint mediation; merged under `cases`. */
export const sharingLocales = {
  'zh-CN': {
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
  copyToOneself: { zh: '不能抄送给自己', en: 'A copy goes to somebody else' },
  joinedAlready: { zh: '该调委会已受邀或者已共同调解', en: 'This committee was asked already' },
  noInvitation: { zh: '没有等待答复的邀请', en: 'No invitation waits for an answer' },
} as const;

/** One refusal beside a field. */
export const sharingProblem = problemMaker(problems);
