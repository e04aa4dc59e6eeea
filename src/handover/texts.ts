/** Texts of the page on which everything somebody has in hand goes to a successor; merged under `cases`. */
export const handoverLocales = {
  'zh-CN': {
    handover: {
      title: '批量移交',
      intro:
        '调解员离任、调岗、请假时，把其手上的案件一次移交给接任人。每件案件都记入办理经过；签署中的案件退回拟定协议。',
      holder: '{{name}}（{{n}} 件）',
      from: '移交人',
      to: '接任人',
      reason: '移交理由',
      look: '查看要移交的案件',
      submit: '移交 {{n}} 件',
      cases: '要移交的案件',
      number: '案号',
      caseTitle: '案件',
      phase: '环节',
      done: '已移交 {{n}} 件',
      left: '没有移交的案件',
      why: '原因',
      goOn: '还有 {{n}} 件，继续移交',
      same: '接任人不能是移交人本人',
      noHolder: '没有人手上有在办案件。',
    },
  },
  en: {
    handover: {
      title: 'Hand over all cases',
      intro:
        'When a mediator leaves, moves or is away, the cases in hand go to a successor at once. Each case keeps it in its history; a case in signing goes back to drafting.',
      holder: '{{name}} ({{n}})',
      from: 'Who hands over',
      to: 'Who takes over',
      reason: 'Reason',
      look: 'Show the cases',
      submit: 'Hand over {{n}}',
      cases: 'Cases to be handed over',
      number: 'Number',
      caseTitle: 'Case',
      phase: 'Stage',
      done: '{{n}} handed over',
      left: 'Cases that stay',
      why: 'Why',
      goOn: '{{n}} more: go on',
      same: 'The successor is somebody else',
      noHolder: 'Nobody has open cases in hand.',
    },
  },
} as const;
