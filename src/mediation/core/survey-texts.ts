/** Why a survey or a map is refused. Merged into the problems of mediation. */
export const surveyProblems = {
  'zh-CN': {
    absenceNotNoted: '{{names}}未到场，须写明通知和未到场、拒绝到场的情况',
    pointTwice: '界址点名称重复',
    surveyUnknown: '请选择本案已登记的勘验',
    pointsDiffer: '图上的界址点与勘验不一致：图上缺 {{missing}}；图上多 {{extra}}',
    noAppraisal: '没有等待出具的鉴定意见',
  },
  en: {
    absenceNotNoted: '{{names}} was not there: note how he was told and why he stayed away',
    pointTwice: 'Two boundary points have the same name',
    surveyUnknown: 'Choose a survey of this case',
    pointsDiffer: 'The points of the map differ from the survey: missing {{missing}}; too many {{extra}}',
    noAppraisal: 'No expert opinion is awaited',
  },
} as const;
