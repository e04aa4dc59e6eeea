import type { StateDef, WorkflowDefinition } from '../../src/workflow/definitions/definition.ts';
import { by, notify } from '../fragments/transition.ts';

const levels = ['none', 'blue', 'yellow', 'orange', 'red'] as const;
const labels: Record<(typeof levels)[number], { zh: string; en: string }> = {
  none: { zh: '无', en: 'None' },
  blue: { zh: '一般（蓝）', en: 'Blue' },
  yellow: { zh: '较大（黄）', en: 'Yellow' },
  orange: { zh: '重大（橙）', en: 'Orange' },
  red: { zh: '特别重大（红）', en: 'Red' },
};
const raisers = [
  'gridWorker',
  'villageMediator',
  'clerk',
  'mediator',
  'chair',
  'coordinator',
  'leader',
] as const;

/** Everybody who has to act hears of a danger at once. */
const alarmed = ['coordinator', 'leader', 'chair', 'mediator'].map((to) => notify(to, 'emergencyReported'));

/** Anyone may raise the risk; only the governance office lowers it, and there nobody who raised it himself. */
export const risk: WorkflowDefinition = {
  id: 'risk',
  version: 1,
  kind: 'overlay',
  column: 'risk',
  label: { zh: '风险等级', en: 'Risk' },
  initial: 'none',
  states: Object.fromEntries(levels.map((level, index) => [level, riskState(level, index)])),
};

function riskState(level: (typeof levels)[number], index: number): StateDef {
  const higher = levels.slice(index + 1);
  const lower = levels.slice(0, index);
  const move = (to: (typeof levels)[number], ...requires: readonly string[]) => ({
    to,
    requires,
    when: [`asksFor_${to}`],
    effects: [notify('coordinator', 'riskChanged')],
    basis: ['《人民调解法》第二十五条'],
  });
  return {
    meta: { label: labels[level] },
    on: {
      reportEmergency: by(raisers, {
        ...(level === 'red' ? {} : { to: 'red' }),
        requires: ['caseNotClosed'],
        effects: alarmed,
        documents: ['D26'],
        basis: ['《人民调解法》第二十五条'],
      }),
      ...(higher.length > 0 ? { escalate: by(raisers, ...higher.map((to) => move(to, 'caseOpen'))) } : {}),
      ...(lower.length > 0
        ? {
            deescalate: by(['coordinator'], ...lower.map((to) => move(to, 'caseNotClosed', 'notRiskRaiser'))),
          }
        : {}),
    },
  };
}
