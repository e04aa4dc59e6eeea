import { addMs, type Instant } from '../../src/platform/clock.ts';
import { fieldGroup } from '../../src/platform/form-data.ts';
import type { ActingRole, EventSpec, Vocabulary } from '../../src/workflow/definitions/definition.ts';
import { type EventData, isLeftOpen } from './data/random-data.ts';
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
    readonly spec: EventSpec;
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

type Made = Omit<Attempt, 'what'>;
type Make = (context: GarbageContext) => Made | null;
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

const makers: Readonly<Record<string, Make>> = {
  'unknown event': ({ random }) => ({ event: random.pick(forgedNames), data: {}, roles: everybody }),
  'event of another state': ({ random, vocabulary, known, good }) => {
    const events = [...vocabulary.events.keys()].filter((event) => !known.has(event));
    return { event: random.pick(events), data: good?.data ?? {}, roles: everybody };
  },
  'system event by a person': ({ random, vocabulary, good }) => {
    const events = [...vocabulary.events.values()].filter((spec) => spec.kind === 'system');
    return { event: random.pick(events).name, data: {}, roles: good?.roles ?? everybody };
  },
  'wrong role': withGood(({ otherRoles }) => ({ roles: otherRoles })),
  'no role': withGood(() => ({ roles: [] })),
  'stale revision': withGood(({ stateRev, random, good }) =>
    good?.spec.kind === 'exclusive' ? { expectedStateRev: stateRev + random.pick([-1, 1, 7]) } : null,
  ),
  'in the future': withGood(({ now, random }) => ({ occurredAt: addMs(now, random.int(1, 9) * 60_000) })),
  'before the last step': withGood(({ lastExclusiveAt, good }) =>
    good?.spec.kind === 'exclusive' ? { occurredAt: addMs(lastExclusiveAt, -60_000) } : null,
  ),
  'extra field': withGood(({ random, good }) => ({
    data: { ...good?.data, [random.pick(['state', 'isAdmin', 'rev', '__extra'])]: 'x' },
  })),
  'field missing': withGood(({ random, good }) => {
    const fields = Object.entries(good ? (fieldGroup(good.spec.form)?.fields ?? {}) : {});
    const required = fields.filter(([, field]) => !isLeftOpen(field)).map(([name]) => name);
    const name = random.find(required);
    if (!good || name === undefined) return null;
    const { [name]: _gone, ...rest } = good.data;
    return { data: rest };
  }),
  'wrong type': withGood(({ random, good }) => {
    const name = random.find(Object.keys(good?.data ?? {}));
    return name === undefined ? null : { data: { ...good?.data, [name]: { $ne: null } } };
  }),
  'not an object': withGood(({ random }) => ({ data: random.pick(['x', 7, [1], true]) })),
  'id of another case': withGood(({ good, idOfAnotherCase }) => {
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
  'key used with other data': withGood(({ used, good }) =>
    used === null || good?.spec.name === used.event ? null : { idempotencyKey: used.key },
  ),
  'offer shown as not possible': ({ random, disabled }) => {
    const offer = random.find(disabled);
    return offer ? { data: {}, ...offer } : null;
  },
};

/** What is tried, by what is wrong with it. */
export const garbageKinds: readonly string[] = Object.keys(makers);

function withGood(change: (context: GarbageContext) => Partial<Made> | null): Make {
  return (context) => {
    const { good, stateRev } = context;
    const changed = good && change(context);
    if (!good || !changed) return null;
    const exact = good.spec.kind === 'exclusive' ? { expectedStateRev: stateRev } : {};
    return { event: good.spec.name, data: good.data, roles: good.roles, ...exact, ...changed };
  };
}

/** Something that must be refused; null when it does not apply here. */
export function garbage(
  context: GarbageContext,
  what: string = context.random.pick(garbageKinds),
): Attempt | null {
  const made = makers[what]?.(context);
  return made ? { what, ...made } : null;
}
