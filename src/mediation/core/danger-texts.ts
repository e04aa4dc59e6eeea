/** Why a session face to face is refused when somebody may be in danger. Merged into the problems of mediation. */
export const dangerProblems = {
  'zh-CN': {
    jointAtRedRisk: '风险等级为特别重大（红），降级前不得面对面调解，可以背靠背或者线上进行',
    jointDespiteViolence: '已报告或者标明家庭暴力，不得面对面调解，应当分别进行',
  },
  en: {
    jointAtRedRisk: 'The risk is red: no joint session until it is lowered; meet the sides apart or online',
    jointDespiteViolence: 'Violence in the family is on record: meet the sides apart',
  },
} as const;
