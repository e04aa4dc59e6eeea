import { problemMaker } from '../platform/problem.ts';

/** Why a change of the office cannot be carried out; the code is what tests go by. */
export const reformProblem = problemMaker({
  noneChosen: { zh: '请选择至少一个', en: 'Choose at least one' },
  twoNeeded: { zh: '合并设立新镇，须选择两个以上', en: 'Two or more make a new town' },
  allChosen: {
    zh: '不能把全部村（社区）都划走；整镇并入请用“并入”',
    en: 'Some village has to stay; to give up the whole town use the merger',
  },
  nameTaken: {
    zh: '该地区下已有同名的乡镇（{{code}}）',
    en: 'There is a town of that name already ({{code}})',
  },
  codeTaken: { zh: '代码已被“{{name}}”使用', en: 'The code is that of “{{name}}”' },
  codeUnfit: {
    zh: '乡镇代码须为九位数字，前两位与省代码相同',
    en: 'The code of a town has nine digits and begins with those of its province',
  },
  hasEnded: { zh: '“{{name}}”已于 {{day}} 撤销', en: '“{{name}}” ended on {{day}}' },
  sameTown: { zh: '已经属于该镇', en: 'It lies there already' },
  beforeLast: {
    zh: '不能早于“{{name}}”上一次变动的日期 {{day}}',
    en: 'Not before the last change of “{{name}}” on {{day}}',
  },
  noCodeLeft: { zh: '“{{name}}”下的代码已用完', en: 'No code is left below “{{name}}”' },
  noSuccessor: {
    zh: '案件 {{code}} 没有选定接任人',
    en: 'Nobody is chosen to take over case {{code}}',
  },
  stillHeld: {
    zh: '案件 {{code}}：{{why}}',
    en: 'Case {{code}}: {{why}}',
  },
  sameCommittee: { zh: '接手的调委会不能是本会', en: 'Another committee has to take over' },
  keepsSeal: {
    zh: '还保管印章“{{seal}}”，请先变更保管人',
    en: 'Still keeps the seal “{{seal}}”; name another keeper first',
  },
});
