import { addMs, type Instant } from '../../src/platform/clock.ts';
import { fieldGroup } from '../../src/platform/form-data.ts';
import type { ActingRole, Vocabulary } from '../../src/workflow/definitions/definition.ts';
import { type EventData, type EventForm, isLeftOpen } from './data/random-data.ts';
import type { Random } from './random.ts';

export interface Attempt {
  readonly what: string;
  readonly event: string;
  readonly data: unknown;
  readonly roles: readonly ActingRole[];
  readonly occurredAt?: Instant;
  readonly expectedStateRev?: number;
  readonly idempotencyKey?: string;
}

export interface GarbageContext {
  readonly random: Random;
  readonly vocabulary: Vocabulary;
  readonly now: Instant;
  readonly lastExclusiveAt: Instant;
  readonly stateRev: number;
  /** An event that would be accepted now, with good data. */
  readonly good: {
    readonly form: EventForm;
    readonly data: EventData;
    readonly roles: readonly ActingRole[];
  } | null;
  /** Events with a transition in this configuration. */
  readonly known: ReadonlySet<string>;
  /** Roles that may not fire the good event. */
  readonly otherRoles: readonly ActingRole[];
  /** Offers that are shown as not possible. */
  readonly disabled: readonly { readonly event: string; readonly roles: readonly ActingRole[] }[];
  readonly used: { readonly key: string; readonly event: string } | null;
  readonly idOfAnotherCase: string;
}

const forgedNames = [
  'xstate.stop',
  'xstate.init',
  'xstate.after.1000.land.triage',
  'xstate.done.state.land.settled',
  'xstate.error.x',
  '*',
  '',
  '__proto__',
  'constructor',
  'toString',
  'ACCEPT',
  'accept ',
  'Аccept',
  'migrate',
] as const;

type Make = (context: GarbageContext) => Attempt | null;
const everybody: readonly ActingRole[] = [
  'gridWorker',
  'villageMediator',
  'clerk',
  'mediator',
  'chair',
  'coordinator',
  'justice',
  'leader',
  'county',
];

const makers: readonly Make[] = [
  ({ random }) => ({ what: 'unknown event', event: random.pick(forgedNames), data: {}, roles: everybody }),
  ({ random, vocabulary, known, good }) => {
    const events = [...vocabulary.events.keys()].filter((event) => !known.has(event));
    return {
      what: 'event of another state',
      event: random.pick(events),
      data: good?.data ?? {},
      roles: everybody,
    };
  },
  ({ random, vocabulary, good }) => {
    const events = [...vocabulary.events.values()].filter((spec) => spec.kind === 'system');
    return {
      what: 'system event by a person',
      event: random.pick(events).name,
      data: {},
      roles: good?.roles ?? everybody,
    };
  },
  withGood('wrong role', ({ otherRoles }) => ({ roles: otherRoles })),
  withGood('no role', () => ({ roles: [] })),
  withGood('stale revision', ({ stateRev, random, good }) =>
    good?.form.spec.kind === 'exclusive' ? { expectedStateRev: stateRev + random.pick([-1, 1, 7]) } : null,
  ),
  withGood('in the future', ({ now, random }) => ({ occurredAt: addMs(now, random.int(1, 9) * 60_000) })),
  withGood('before the last step', ({ lastExclusiveAt, good }) =>
    good?.form.spec.kind === 'exclusive' ? { occurredAt: addMs(lastExclusiveAt, -60_000) } : null,
  ),
  withGood('extra field', ({ random, good }) => ({
    data: { ...good?.data, [random.pick(['state', 'isAdmin', 'rev', '__extra'])]: 'x' },
  })),
  withGood('field missing', ({ random, good }) => {
    const fields = Object.entries(good ? (fieldGroup(good.form.spec.form)?.fields ?? {}) : {});
    const required = fields.filter(([, field]) => !isLeftOpen(field)).map(([name]) => name);
    const name = random.find(required);
    if (!good || name === undefined) return null;
    const { [name]: _gone, ...rest } = good.data;
    return { data: rest };
  }),
  withGood('wrong type', ({ random, good }) => {
    const name = random.find(Object.keys(good?.data ?? {}));
    return name === undefined ? null : { data: { ...good?.data, [name]: { $ne: null } } };
  }),
  withGood('not an object', ({ random }) => ({ data: random.pick(['x', 7, [1], true]) })),
  withGood('id of another case', ({ good, idOfAnotherCase }) => {
    const name = [
      'partyId',
      'memberId',
      'agreementId',
      'obligationId',
      'mediatorId',
      'committeeId',
      'sealId',
    ].find((one) => good !== null && one in good.data && good.data['kind'] !== 'peacePact');
    // Before the first case was walked there is no other one.
    if (name === undefined || idOfAnotherCase === '') return null;
    return { data: { ...good?.data, [name]: idOfAnotherCase } };
  }),
  withGood('key used with other data', ({ used, good }) =>
    used === null || good?.form.spec.name === used.event ? null : { idempotencyKey: used.key },
  ),
  ({ random, disabled }) => {
    const offer = random.find(disabled);
    return offer ? { what: 'offer shown as not possible', data: {}, ...offer } : null;
  },
];

function withGood(what: string, change: (context: GarbageContext) => Partial<Attempt> | null): Make {
  return (context) => {
    const { good, stateRev } = context;
    const changed = good && change(context);
    if (!good || !changed) return null;
    const exact = good.form.spec.kind === 'exclusive' ? { expectedStateRev: stateRev } : {};
    return { what, event: good.form.spec.name, data: good.data, roles: good.roles, ...exact, ...changed };
  };
}

/** Something that must be refused; null when the dice gave something that does not apply here. */
export function garbage(context: GarbageContext): Attempt | null {
  return context.random.pick(makers)(context);
}
