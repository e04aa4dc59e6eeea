import { type Locale, pick } from '../platform/i18n.ts';
import type {
  StateDef,
  TransitionDef,
  Vocabulary,
  WorkflowDefinition,
} from '../workflow/definitions/definition.ts';
import { jsonSchemaOf } from './json-schema.ts';

/** A workflow for people and systems that want to know what can happen: states, events, roles, legal basis. */
export function workflowJson(definition: WorkflowDefinition, vocabulary: Vocabulary, locale: Locale): object {
  const states = statesOf(definition.states, '', locale);
  const used = [
    ...new Set(states.flatMap(({ transitions }) => transitions.map(({ event }) => event))),
  ].sort();
  return {
    type: definition.id,
    version: definition.version,
    label: pick(definition.label, locale),
    initial: definition.initial,
    states,
    events: used.map((event) => eventJson(event, vocabulary, locale)),
  };
}

interface StateJson {
  path: string;
  label: string;
  deadlines: readonly string[];
  transitions: TransitionJson[];
}
interface TransitionJson {
  event: string;
  targets: readonly string[];
  roles: readonly string[];
  requires: readonly string[];
  basis: readonly string[];
  documents: readonly string[];
}

function statesOf(states: Readonly<Record<string, StateDef>>, prefix: string, locale: Locale): StateJson[] {
  return Object.entries(states).flatMap(([name, state]) => {
    const path = `${prefix}${name}`;
    return [
      {
        path,
        label: pick(state.meta.label, locale),
        deadlines: state.meta.deadlines ?? [],
        transitions: Object.entries(state.on ?? {}).flatMap(([event, branches]) =>
          branches.map((branch) => transitionJson(event, branch)),
        ),
      },
      ...statesOf(state.states ?? {}, `${path}.`, locale),
    ];
  });
}

function transitionJson(event: string, branch: TransitionDef): TransitionJson {
  return {
    event,
    targets: branch.target === undefined ? [] : [branch.target].flat(),
    roles: branch.meta.roles,
    requires: [...(branch.requires ?? []), ...(branch.when ?? [])],
    basis: branch.meta.basis ?? [],
    documents: branch.meta.documents ?? [],
  };
}

function eventJson(event: string, vocabulary: Vocabulary, locale: Locale): object {
  const spec = vocabulary.events.get(event);
  if (spec === undefined) return { event, label: event, kind: 'system', schema: {} };
  return {
    event,
    label: pick(spec.label, locale),
    kind: spec.kind,
    schema: jsonSchemaOf(spec.form, { locale, direction: 'input' }),
  };
}
