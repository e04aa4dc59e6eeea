/** Words of standing aside: the table of the case page. */
export const recusalTexts = {
  'zh-CN': {
    title: '回避',
    who: '被申请回避的人',
    askedBy: '提出人',
    ground: '事由',
    requestedOn: '提出日期',
    decision: '决定',
    self: '本人披露',
    waits: '等待决定',
    grounds: {
      relative: '近亲属',
      interest: '有利害关系',
      otherRelation: '其他关系',
      misconduct: '行为不当',
    },
    decisions: { granted: '准许回避', refused: '不准许', stays: '各方同意继续' },
  },
  en: {
    title: 'Standing aside',
    who: 'Who',
    askedBy: 'Asked by',
    ground: 'Ground',
    requestedOn: 'Asked on',
    decision: 'Decision',
    self: 'Disclosed by himself',
    waits: 'Waits for a decision',
    grounds: {
      relative: 'Close relative',
      interest: 'Interest',
      otherRelation: 'Another relation',
      misconduct: 'Misconduct',
    },
    decisions: { granted: 'Stands aside', refused: 'Goes on', stays: 'Goes on, all want it' },
  },
} as const;

/** Why a request or a decision is refused. */
export const recusalProblems = {
  'zh-CN': {
    noRecusal: '没有等待决定的回避申请',
    notAllWantHim: '须各方当事人都同意其继续调解，尚未同意：{{names}}',
  },
  en: {
    noRecusal: 'Nobody was asked to stand aside',
    notAllWantHim: 'Every party must want him to go on; not yet: {{names}}',
  },
} as const;
