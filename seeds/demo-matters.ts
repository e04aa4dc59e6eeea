import type { DemoMatter, DemoReferral, DemoRefusal } from './demo-matter.ts';
import { generalMatters } from './demo-matters-general.ts';
import { laborMatters } from './demo-matters-labor.ts';
import { landMatters } from './demo-matters-land.ts';
import { leaseMatters } from './demo-matters-lease.ts';

export type DemoType = 'labor' | 'land' | 'lease' | 'general';

/** Everything the demo quarrels about, by type and name. */
export const demoMatters: Readonly<Record<DemoType, Readonly<Record<string, DemoMatter>>>> = {
  general: generalMatters,
  labor: laborMatters,
  land: landMatters,
  lease: leaseMatters,
};

/** What is not for mediation, one of each type. */
export const demoRefusals: Readonly<Record<DemoType, DemoRefusal>> = {
  general: {
    summary: '申请人怀疑被申请人偷走自家耕牛，要求调解赔偿。',
    reasonCode: 'suspectedCrime',
    explanation: '所述情况涉嫌盗窃，不属于民间纠纷，已告知向公安机关报案。',
    properBody: '客路派出所',
  },
  labor: {
    summary: '申请人对工伤认定结论不服，要求调解委员会改变结论。',
    reasonCode: 'notCivil',
    explanation: '工伤认定由人力资源社会保障行政部门作出，不服的可以申请行政复议或者提起行政诉讼。',
    properBody: '雷州市人力资源和社会保障局',
  },
  land: {
    summary: '两户地界已由法院判决，申请人不服，要求重新确定界线。',
    reasonCode: 'effectiveRuling',
    explanation: '地界已由生效判决确定，不再受理；不服的可以依法申请再审。',
    properBody: '雷州市人民法院',
  },
  lease: {
    summary: '铺面租金已由法院判决给付，申请人要求调解减少判决的数额。',
    reasonCode: 'effectiveRuling',
    explanation: '租金数额已由生效判决确定，不再受理；可以在执行中与对方协商。',
    properBody: '雷州市人民法院',
  },
};

/** What another body has to look at first, one of each type. */
export const demoReferrals: Readonly<Record<DemoType, DemoReferral>> = {
  general: {
    summary: '被申请人在巷口搭建棚屋挡住通道，申请人要求拆除。',
    receiver: '客路镇综合行政执法办公室',
    reason: '需要先认定搭建是否违法',
  },
  labor: {
    summary: '申请人反映被申请人拖欠多人工资且不提供工资表，要求查处。',
    receiver: '雷州市劳动保障监察大队',
    reason: '拖欠多人工资，需要劳动保障监察机构调查',
  },
  land: {
    summary: '两户对宅基地的位置有争议，双方都拿不出审批材料。',
    receiver: '客路镇自然资源所',
    reason: '需要先核实宅基地审批情况',
  },
  lease: {
    summary: '租住的房屋出现裂缝，申请人认为是危房，要求退租退款。',
    receiver: '客路镇规划建设办公室',
    reason: '需要先鉴定房屋是否安全',
  },
};
