import type { EventSpec, Vocabulary } from '../definitions/definition.ts';
import type { WorkflowContribution } from '../definitions/ports.ts';
import { optionNames } from './option-check.ts';

/** Kinds of effects which the engine sees to itself: the history, and the clocks that stand still or run on. */
const ownEffects: ReadonlySet<string> = new Set(['recorded', 'pauseDeadlines', 'resumeDeadlines']);

/** Lists which the office keeps are offered without a provider. */
const dictionaryPrefix = 'dictionary:';

/**
 * What does not fit between the words of the lifecycles and what the rooms bring for them: names nobody speaks of, two
 * for one name, and events, effects and lists nobody sees to. Empty when all fits.
 */
export function contributionFaults(
  vocabulary: Vocabulary,
  contributions: readonly WorkflowContribution[],
): string[] {
  const events = new Set(vocabulary.events.keys());
  const effects = new Set(vocabulary.effects.keys());
  const lists = new Set([...vocabulary.events.values()].flatMap(({ form }) => optionNames(form)));
  const handlers = namesOf(contributions, 'handlers');
  return [
    ...strange('handler', handlers, events),
    ...strange('defaults', namesOf(contributions, 'defaults'), events),
    ...strange('about', namesOf(contributions, 'about'), events),
    ...strange('effect', namesOf(contributions, 'effects'), effects),
    ...strange('options', namesOf(contributions, 'options'), lists),
    ...missing('handler', [...vocabulary.events.values()].filter(isRecording).map(nameOf), handlers),
    ...missing('effect', kindsNow(vocabulary), namesOf(contributions, 'effects')),
    ...missing('options', [...lists].filter(isOfRoom), namesOf(contributions, 'options')),
    ...[...vocabulary.events.values()]
      .filter((spec) => spec.recordsNothing && handlers.includes(spec.name))
      .map(({ name }) => `${name} says that it records nothing and has a handler`),
    ...[...vocabulary.events.values()]
      .filter(({ occurredFrom, form }) => occurredFrom !== undefined && !(occurredFrom in form.shape))
      .map(({ name, occurredFrom }) => `${name} happens at ${occurredFrom}, which its form does not ask`),
  ];
}

type Part = 'handlers' | 'effects' | 'options' | 'about' | 'defaults';

function namesOf(contributions: readonly WorkflowContribution[], part: Part): string[] {
  return contributions.flatMap((contribution) => Object.keys(contribution[part] ?? {}));
}

function strange(what: string, names: readonly string[], known: ReadonlySet<string>): string[] {
  const doubles = names.filter((name, index) => names.indexOf(name) !== index);
  return [
    ...doubles.map((name) => `two of ${what} for ${name}`),
    ...names.filter((name) => !known.has(name)).map((name) => `${what} for ${name}, which is unknown`),
  ];
}

function missing(what: string, wanted: readonly string[], names: readonly string[]): string[] {
  return wanted.filter((name) => !names.includes(name)).map((name) => `no ${what} for ${name}`);
}

const isRecording = (spec: EventSpec): boolean => !spec.recordsNothing;
const nameOf = (spec: EventSpec): string => spec.name;
const isOfRoom = (list: string): boolean => !list.startsWith(dictionaryPrefix);

function kindsNow({ effects }: Vocabulary): string[] {
  return [...effects].flatMap(([kind, when]) => (when === 'now' && !ownEffects.has(kind) ? [kind] : []));
}
