import type { PredicateSpec } from '../../../src/workflow/definitions/definition.ts';

const model = '《最高人民法院关于人民法院特邀调解的规定》第十五条（参照）';

/** Rules of standing aside. */
export const recusalPredicates: readonly PredicateSpec[] = [
  {
    name: 'noRecusalWaits',
    reason: {
      zh: '有回避申请尚未决定，请先决定',
      en: 'Somebody was asked to stand aside; that is decided first',
    },
    basis: model,
    holds: (facts) => facts['mayAskRecusal'] !== false,
    fails: { mayAskRecusal: false },
  },
  {
    name: 'recusalWaits',
    reason: { zh: '没有等待决定的回避申请', en: 'Nobody was asked to stand aside' },
    holds: (facts) => facts['hasRecusal'] === true,
    fails: { hasRecusal: false },
  },
  {
    name: 'decidesRecusal',
    reason: {
      zh: '调解员的回避由调委会主任决定；主任本人的回避由司法所决定',
      en: 'The chair decides, and the judicial office when it is about the chair',
    },
    basis: '内部规定：回避由调委会主任决定，主任的回避由司法所决定',
    holds: (facts) => facts['actorMayDecideRecusal'] !== false,
    fails: { actorMayDecideRecusal: false },
  },
  {
    name: 'recusalGranted',
    reason: { zh: '未准许回避', en: 'It was not granted' },
    holds: (facts) => facts['choice'] === 'granted',
    fails: { choice: null },
    holdsUnder: { choice: 'granted' },
  },
];
