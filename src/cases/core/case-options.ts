import type { OptionList } from '../../platform/form-data.ts';

export const sideOptions = [
  { value: 'applicant', label: { zh: '申请人', en: 'Applicant' } },
  { value: 'respondent', label: { zh: '被申请人', en: 'Respondent' } },
  { value: 'third', label: { zh: '第三人', en: 'Third party' } },
] as const satisfies OptionList;

export const partyKindOptions = [
  { value: 'person', label: { zh: '个人', en: 'Person' } },
  { value: 'organisation', label: { zh: '单位', en: 'Organisation' } },
  { value: 'village', label: { zh: '村集体', en: 'Village collective' } },
  { value: 'group', label: { zh: '多人', en: 'Group' } },
] as const satisfies OptionList;
