import type { StateDef } from '../../src/workflow/definitions/definition.ts';
import { by, notify, recorded, type StateEvents } from './transition.ts';
import type { TypeParts } from './type-parts.ts';

const mediators = ['mediator', 'villageMediator'] as const;
const recorders = ['mediator', 'villageMediator', 'clerk'] as const;
const basis = ['《人民调解法》第三十一条'];

const overdue = { requires: ['obligationOverdue'], basis };
const everything = {
  to: 'settled.performance.performed',
  requires: ['obligationsOpen'],
  when: ['everythingPerformed'],
  basis,
};

/** On time, until the first due day is over with something left to do. */
const onTime: StateEvents = {
  recordPerformance: by(recorders, everything, {
    to: 'settled.performance.partial',
    requires: ['obligationsOpen'],
    basis,
  }),
  breach: by([...mediators, 'system'], {
    ...overdue,
    to: 'settled.performance.breached',
    effects: [notify('mediator', 'obligationBreached')],
  }),
};

/** Once something was late, what is done afterwards is recorded and changes the stage only when it is all. */
const afterwards: StateEvents = {
  recordPerformance: by(recorders, everything, {
    requires: ['obligationsOpen'],
    effects: recorded,
    basis,
  }),
  breach: by([...mediators, 'system'], { ...overdue, effects: recorded }),
};

/**
 * Where a creditor turns when the other side does not perform: a confirmed agreement is enforced, another one is sued
 * upon, and what the type names may be claimed by payment order.
 */
function otherWays(parts: TypeParts): StateEvents {
  const told = { to: 'settled.performance.rerouted', effects: [notify('chair', 'agreementTakenToCourt')] };
  return {
    applyEnforcement: by(recorders, {
      ...told,
      requires: ['confirmedByCourt'],
      basis: ['《人民调解法》第三十三条', '《民事诉讼法》第二百零六条'],
    }),
    sueOnAgreement: by(recorders, {
      ...told,
      requires: ['notConfirmedByCourt'],
      basis: ['《人民调解法》第三十二条'],
    }),
    ...(parts.paymentOrder
      ? {
          applyPaymentOrder: by(recorders, {
            ...told,
            requires: ['paymentOverdue'],
            documents: ['D29'],
            basis: parts.paymentOrder.basis,
          }),
        }
      : {}),
  };
}

/** From the first due day to the last act of performance, or to the court when nothing else helps. */
export function performance(parts: TypeParts): StateDef {
  const ways = otherWays(parts);
  return {
    initial: 'pending',
    meta: { label: { zh: '履行', en: 'Performance' } },
    on: afterwards,
    states: {
      pending: { meta: { label: { zh: '待履行', en: 'To be performed' } }, on: onTime },
      partial: { meta: { label: { zh: '部分履行', en: 'Partly performed' } }, on: onTime },
      breached: {
        meta: { label: { zh: '未按期履行', en: 'Breached' } },
        on: { urge: by(mediators, { to: 'settled.performance.urged', documents: ['D32'], basis }), ...ways },
      },
      urged: {
        meta: { label: { zh: '已督促履行', en: 'Urged to perform' } },
        on: { urge: by(mediators, { effects: recorded, documents: ['D32'], basis }), ...ways },
      },
      rerouted: {
        meta: { label: { zh: '已转司法途径', en: 'Taken to court' } },
        on: { recordEnforced: by(recorders, { to: 'settled.performance.enforced' }) },
      },
      enforced: { meta: { label: { zh: '法院执行终结', en: 'Enforcement ended' } } },
      performed: { meta: { label: { zh: '已履行', en: 'Performed' } } },
    },
  };
}
