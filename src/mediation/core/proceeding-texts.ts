/** Why a proceeding cannot begin again or end in this way. Merged into the problems of mediation. */
export const proceedingProblems = {
  'zh-CN': {
    notAllAgreed: '双方当事人都同意才能再次调解，尚未同意：{{names}}',
    agreedBeforeEnd: '同意再次调解的日期不得早于上次程序结束之日 {{day}}',
    agreedInFuture: '同意日期不得晚于办理日期 {{day}}',
    formerMediatorGone: '原调解员已不在任或者没有原调解员，请不勾选，由调委会另行分派',
    unreachableNotShown:
      '以“联系不上”终止，须先在“登记当事人同意调解”中写明在两天以上联系过三次以上，现有 {{attempts}} 次、{{days}} 天',
    absencesTooFew: '以“两次不到场”终止，须先登记两次无正当理由未到场，现有 {{n}} 次',
  },
  en: {
    notAllAgreed: 'Both sides must agree to mediate again; not yet agreed: {{names}}',
    agreedBeforeEnd: 'Not before the former proceeding ended on {{day}}',
    agreedInFuture: 'Not after the day of this step, {{day}}',
    formerMediatorGone:
      'The former mediator is not in office or there was none; leave it unticked and assign somebody',
    unreachableNotShown:
      "To terminate because a party cannot be reached, record at least three attempts on at least two days under “Record a party's consent”; recorded are {{attempts}} on {{days}}",
    absencesTooFew:
      'To terminate for absence, record two absences without good reason first; recorded: {{n}}',
  },
} as const;
