import { problemMaker } from '../../platform/problem.ts';

/** Texts of cases that belong together and of parties who left; merged under `cases`. */
export const linkLocales = {
  'zh-CN': {
    links: {
      title: '关联案件',
      kind: '关系',
      other: '案件',
      state: '阶段',
      linkedOn: '登记日期',
      hidden: '另一案件（您无权查看）',
      kinds: {
        splitOff: '由本案分出',
        splitFrom: '本案由其分出',
        tookIn: '并入本案',
        wentInto: '本案并入',
        related: '相关联',
      },
      left: '已退出的当事人',
      name: '姓名或者名称',
      how: '原因',
      leftOn: '退出日期',
      successor: '接替者',
      hows: {
        split: '分案另行办理',
        identified: '查明真实身份',
        died: '死亡，由继承人承受',
        succeeded: '合并、分立、改名',
        assigned: '权利义务转让',
      },
    },
  },
  en: {
    links: {
      title: 'Linked cases',
      kind: 'Relation',
      other: 'Case',
      state: 'Stage',
      linkedOn: 'Recorded on',
      hidden: 'Another case (not yours to see)',
      kinds: {
        splitOff: 'Split off this one',
        splitFrom: 'This one was split off it',
        tookIn: 'Went on in this one',
        wentInto: 'This one goes on there',
        related: 'Related',
      },
      left: 'Parties who left',
      name: 'Name',
      how: 'Why',
      leftOn: 'Left on',
      successor: 'Who took the place',
      hows: {
        split: 'Has a case of its own',
        identified: 'The true identity is known',
        died: 'Died; an heir took the place',
        succeeded: 'Merger, division or new name',
        assigned: 'Rights and duties passed on',
      },
    },
  },
} as const;

const problems = {
  caseNotFound: { zh: '本镇没有这个编码的案件', en: 'No case of this town has this code' },
  sameCase: { zh: '这是本案的编码', en: 'This is the code of this very case' },
  otherType: { zh: '只能并入同一类型的案件', en: 'Only a case of the same type can take it in' },
  tooLateToJoin: { zh: '该案已进入签署或者已经结束，不能并入', en: 'That case is being signed or over' },
  nothingLeaves: { zh: '请选择分出的当事人或者成员', en: 'Choose who leaves' },
  bothWays: { zh: '分出的当事人不能同时留在两案', en: 'Who leaves cannot be a party of both' },
  groupLeaves: {
    zh: '成员只能来自一个多人当事人，且该当事人本身不分出',
    en: 'Members of one group only, and the group itself stays',
  },
  nobodyStays: { zh: '至少留下一名成员；全部分出的请选择该当事人', en: 'At least one member stays' },
  sideEmptyHere: { zh: '本案须留有申请人和被申请人', en: 'This case keeps an applicant and a respondent' },
  sideEmptyThere: {
    zh: '新案须有申请人和被申请人，请选择两案都有的当事人',
    en: 'The new case needs both sides; choose who is a party of both',
  },
  groupHasMembers: {
    zh: '该当事人有成员名单，请用分案或者更正成员',
    en: 'This party has a list of members; split the case or correct the list',
  },
} as const;

/** One refusal beside a field. */
export const linkProblem = problemMaker(problems);
