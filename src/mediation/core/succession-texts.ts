/** Why a handover is refused. Merged under the problems of mediation. */
export const successionProblems = {
  'zh-CN': {
    notOnTheCase: '移交人不是本案的调解员',
    notASuccessor: '接手人须是本调委会在任、与当事人没有利害关系且未在本案的调解员',
  },
  en: {
    notOnTheCase: 'This person does not mediate this case',
    notASuccessor:
      'The successor must be a mediator in office of this committee, without an interest and not on the case yet',
  },
} as const;
