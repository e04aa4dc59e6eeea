import type { Bilingual } from '../../platform/i18n.ts';

export interface IllegalClause {
  readonly code: string;
  /** Source of a regular expression that finds the words. */
  readonly pattern: string;
  readonly why: Bilingual;
  readonly basis: string;
}

/**
 * Terms no agreement may carry. Data: an office that meets another one adds a row. A hit does not prove that the
 * term is void, so the sentence says what to change.
 */
export const illegalClauses: readonly IllegalClause[] = [
  {
    code: 'barsRemedies',
    pattern:
      '(?:不得|不准|不能|放弃|不再)(?:(?!可以|有权|应当)[^。；，\\n]){0,12}(?:起诉|诉讼|仲裁|信访|投诉|举报|控告|报警|申请司法确认)',
    why: {
      zh: '不得限制或者放弃依法起诉、仲裁、信访、举报的权利',
      en: 'the right to sue, to arbitrate, to petition or to report cannot be taken away',
    },
    basis: '《人民调解法》第三条第三项、第三十二条',
  },
  {
    code: 'restrainsPerson',
    pattern: '限制人身自由|拘禁|软禁|扣押(?:人|身份证|证件)|不得离开(?:本村|本镇)|罚跪|游街|示众',
    why: { zh: '不得限制人身自由、侮辱人格', en: 'personal freedom and dignity cannot be bargained away' },
    basis: '《民法典》第一百零九条、第一千零三条',
  },
  {
    code: 'exemptsInjury',
    pattern:
      '(?:工伤|伤亡|死亡|受伤|人身损害)[^。；\\n]{0,10}(?:概不负责|后果自负|与[^。；\\n]{0,8}无关|不负责任)|生死自负',
    why: { zh: '造成对方人身损害的免责条款无效', en: 'a term that excludes liability for injury is void' },
    basis: '《民法典》第五百零六条',
  },
  {
    code: 'hushesCrime',
    pattern:
      '(?:不(?:再)?追究|撤销|撤回|私了)[^。；\\n]{0,8}(?:刑事|犯罪|报案)|(?:刑事|犯罪)[^。；\\n]{0,6}(?:私了|不予追究)',
    why: {
      zh: '刑事责任不能由当事人约定免除',
      en: 'criminal liability cannot be settled between the parties',
    },
    basis: '《人民调解法》第二十五条；《民法典》第一百五十三条',
  },
  {
    code: 'fines',
    pattern: '罚款',
    why: {
      zh: '当事人之间不能约定罚款，可以约定违约金或者赔偿',
      en: 'the parties cannot set fines; agree on damages or a penalty for breach',
    },
    basis: '《行政处罚法》第十六条',
  },
  {
    code: 'illegalDebt',
    pattern: '赌债|赌资|彩礼抵|高利贷|卖淫|毒资',
    why: { zh: '非法债务不受保护', en: 'illegal debts are not protected' },
    basis: '《民法典》第一百五十三条',
  },
  {
    code: 'statusByMoney',
    pattern:
      '(?:断绝|解除)[^。；\\n]{0,4}(?:父子|母子|父女|母女|亲子)关系|放弃(?:赡养|抚养)义务|不再(?:赡养|抚养)',
    why: {
      zh: '亲子关系和赡养、抚养义务不能约定免除',
      en: 'kinship and the duty of support cannot be ended by agreement',
    },
    basis: '《民法典》第二十六条、第一千零六十七条',
  },
  {
    code: 'charges',
    pattern: '(?:调解费|手续费|见证费)[^。；\\n]{0,12}(?:承担|支付|缴纳)',
    why: { zh: '人民调解不收取任何费用', en: "people's mediation is free of charge" },
    basis: '《人民调解法》第四条',
  },
];
