import type {
  MigrationPlan,
  StateDef,
  WorkflowDefinition,
} from '../../../src/workflow/definitions/definition.ts';
import type { DefinitionSet } from '../../../src/workflow/definitions/registry.ts';
import { general } from '../../../workflows/general.ts';
import { definitions } from '../../../workflows/index.ts';
import { lead } from '../../../workflows/lead.ts';
import { hold } from '../../../workflows/overlays/hold.ts';

/**
 * A release that never was: general disputes, leads and the suspension as they might have been before those of
 * today. Every kind of difference a new version can make is among them, so that the way from it is a real one.
 */
const { mediating, settled, ...stages } = general.states as Readonly<Record<string, StateDef>> & {
  readonly mediating: StateDef;
  readonly settled: StateDef;
};

const visit: StateDef = {
  initial: 'due',
  meta: { label: { zh: '回访', en: 'Return visit' } },
  states: {
    due: { meta: { label: { zh: '待回访', en: 'To be paid' } } },
    paid: { meta: { label: { zh: '已回访', en: 'Paid' } } },
  },
};

/** Mediation had no parts yet and one clock more, an agreement in force had one region more. */
const olderGeneral: WorkflowDefinition = {
  ...general,
  version: 1,
  overlays: { hold: 1, risk: 1, level: 1 },
  states: {
    ...withoutEvents(withoutParts(stages), ['linkCase']),
    ...withoutParts({
      mediating: {
        meta: { ...mediating.meta, deadlines: [...(mediating.meta.deadlines ?? []), 'C-REF'] },
        on: { ...mediating.states?.['scheduled']?.on, ...mediating.on },
      },
    }),
    settled: { ...settled, states: { ...settled.states, visit } },
  },
};
const olderLead: WorkflowDefinition = {
  ...lead,
  version: 1,
  states: withoutEvents(lead.states, ['coordinate', 'verify']),
};
const olderHold: WorkflowDefinition = {
  ...hold,
  version: 1,
  states: withoutEvents(hold.states, ['requestAppraisal', 'receiveAppraisal']),
};

/** What the files of that release would hold. */
export const olderDefinitions: readonly WorkflowDefinition[] = [olderGeneral, olderLead, olderHold];

/** The lifecycles of a program of that release. */
export const olderRelease: DefinitionSet = {
  cases: definitions.cases.map((one) => (one.id === 'general' ? olderGeneral : one)),
  lead: olderLead,
  overlays: definitions.overlays.map((one) => (one.id === 'hold' ? olderHold : one)),
};

const generalToNewer: MigrationPlan = {
  id: 'general',
  from: 1,
  to: 2,
  map: { mediating: 'mediating.betweenSessions', 'settled.visit': null },
  givenUp: ['C-REF'],
  note: {
    zh: '调解分为两段，回访另行登记。',
    en: 'Mediation has two parts; return visits are entered elsewhere.',
  },
};
const leadToNewer: MigrationPlan = {
  id: 'lead',
  from: 1,
  to: 2,
  map: {},
  note: { zh: '阶段不变。', en: 'The stages stay.' },
};

/** The lifecycles of today as those of the release after it. */
export const newerRelease: DefinitionSet & { readonly migrations: readonly MigrationPlan[] } = {
  cases: definitions.cases.map((one) =>
    one.id === 'general' ? { ...one, version: 2, overlays: { ...one.overlays, hold: 2 } } : one,
  ),
  lead: { ...lead, version: 2 },
  overlays: definitions.overlays.map((one) => (one.id === 'hold' ? { ...one, version: 2 } : one)),
  migrations: [generalToNewer, leadToNewer],
};

/** Every way into a part of mediation leads to mediation itself. */
function withoutParts(states: Readonly<Record<string, StateDef>>): Readonly<Record<string, StateDef>> {
  return JSON.parse(JSON.stringify(states), (key, value: unknown) =>
    key === 'target' && String(value).startsWith('mediating.') ? 'mediating' : value,
  );
}

function withoutEvents(
  states: Readonly<Record<string, StateDef>>,
  events: readonly string[],
): Readonly<Record<string, StateDef>> {
  const isKept = ([event]: readonly [string, unknown]) => !events.includes(event);
  return Object.fromEntries(
    Object.entries(states).map(([name, { on = {}, ...state }]) => [
      name,
      { ...state, on: Object.fromEntries(Object.entries(on).filter(isKept)) },
    ]),
  );
}
