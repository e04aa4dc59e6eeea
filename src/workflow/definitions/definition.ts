import type { z } from 'zod';
import type { Bilingual } from '../../platform/i18n.ts';
import type { TypeTraits } from './traits.ts';

/**
 * Who acts in a case: business roles on this case, `partner` for those of a committee that mediates jointly, `reader`
 * for who got a copy, plus `system` for the deadline worker.
 */
export const actingRoles = [
  'gridWorker',
  'villageMediator',
  'clerk',
  'mediator',
  'chair',
  'coordinator',
  'justice',
  'leader',
  'county',
  'partner',
  'reader',
  'system',
] as const;
export type ActingRole = (typeof actingRoles)[number];

/** Only JSON scalars, and never personal data: facts are stored with every history row. */
export type FactValue = string | number | boolean | null;
export type Facts = Readonly<Record<string, FactValue>>;

/** Facts before the event's own rows were written (`requires` reads them) and after (`when` reads them). */
export interface FactsPair {
  readonly before: Facts;
  readonly after: Facts;
}

/** `exclusive` moves or decides and needs the current state revision; `append` only adds and never conflicts. */
export type EventKind = 'exclusive' | 'append' | 'system';

/** Headings under which steps stand on a page when there are many. */
export const stepGroups = ['parties', 'records', 'letters', 'clocks', 'desk'] as const;
export type StepGroup = (typeof stepGroups)[number];

export interface EventSpec<N extends string = string, F extends z.ZodObject = z.ZodObject> {
  readonly name: N;
  readonly label: Bilingual;
  readonly kind: EventKind;
  readonly form: F;
  readonly hint?: Bilingual;
  readonly tone?: 'primary' | 'danger';
  readonly confirm?: Bilingual;
  /** Field of the form that tells when it happened (an instant or a day), instead of a separate time field. */
  readonly occurredFrom?: string;
  /** What is chosen must be on the list the form offers; otherwise the handler says what may be chosen. */
  readonly isListBound?: true;
  /** It moves the state and is written in the history; no row besides is kept, so it has no handler. */
  readonly recordsNothing?: true;
  /** Not a button of its own: reached from a page part (one worker's line, one obligation). */
  readonly perItem?: boolean;
  /** The heading it stands under; without one it stands first. */
  readonly group?: StepGroup;
  /** The dispute begins anew: from here on it goes by the current version of its lifecycle. */
  readonly isNewStart?: boolean;
}

export interface Reason {
  readonly code: string;
  readonly message: Bilingual;
  readonly basis?: string;
  /** What was to be done was made on something that is no longer so: refused like a page that is behind. */
  readonly isStale?: true;
}

export interface PredicateSpec {
  readonly name: string;
  readonly reason: Bilingual;
  readonly basis?: string;
  readonly holds: (facts: Facts) => boolean;
  /** Facts under which it fails; the contract files are computed with each of them. */
  readonly fails: Facts;
  /** When it fails, what the event builds on is no longer so. */
  readonly isStale?: true;
  /** Facts under which it holds, of one that does not hold in a case where everything is in order. */
  readonly holdsUnder?: Facts;
}

export interface EffectSpec {
  readonly kind: string;
  readonly data?: Readonly<Record<string, FactValue>>;
}

export interface TransitionMeta {
  readonly roles: readonly ActingRole[];
  readonly basis?: readonly string[];
  readonly documents?: readonly string[];
  readonly effects?: readonly EffectSpec[];
  /** Never taken: shown and refused with its reasons, so that a person learns why the law bars it here. */
  readonly explainOnly?: true;
}

/** One branch of an event in a state. Branches are tried in order; the last one usually has no `when`. */
export interface TransitionDef {
  readonly target?: string | readonly string[];
  readonly reenter?: true;
  /** Predicates that must hold or the event is refused with their reasons. */
  readonly requires?: readonly string[];
  /** Predicates that choose this branch; when one fails the next branch is tried. */
  readonly when?: readonly string[];
  readonly meta: TransitionMeta;
}

export interface StateMeta {
  readonly label: Bilingual;
  /** Deadline rules that run while the state is active; a rule named in both states keeps running. */
  readonly deadlines?: readonly string[];
  readonly tags?: readonly string[];
}

export interface StateDef {
  readonly type?: 'atomic' | 'compound' | 'parallel' | 'final';
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateDef>>;
  readonly on?: Readonly<Record<string, readonly TransitionDef[]>>;
  readonly meta: StateMeta;
}

/** A workflow as data; everything in it survives a round trip through JSON. */
export interface WorkflowDefinition {
  readonly id: string;
  readonly version: number;
  readonly kind: 'case' | 'lead' | 'overlay';
  readonly label: Bilingual;
  /** Overlays: the column of the case that holds the state. */
  readonly column?: 'hold' | 'risk' | 'level' | 'supervision';
  /** Dispute types: the version of each overlay that belongs to this version, so that a running case keeps both. */
  readonly overlays?: Readonly<Record<string, number>>;
  /** What is so in every case of this definition, whatever happens; rules read it like any other fact. */
  readonly facts?: Facts;
  /** Dispute types: what the program does differently for this one. */
  readonly traits?: TypeTraits;
  readonly initial: string;
  readonly states: Readonly<Record<string, StateDef>>;
}

/** How running cases get from one version of a definition to the next one, as data. */
export interface MigrationPlan {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** Dotted path of an old state → path in the new version; null gives a region up. What is not named stays. */
  readonly map: Readonly<Record<string, string | null>>;
  /** Region or compound state that the old version did not have → the state below it where a running case enters. */
  readonly enter?: Readonly<Record<string, string>>;
  /** Column of an overlay → old value → new value. */
  readonly overlays?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Deadline rules that the new version does not know any more; open ones are cancelled, nobody has to look. */
  readonly givenUp?: readonly string[];
  /** What an office has to know about it. */
  readonly note: Bilingual;
}

export interface Vocabulary {
  readonly events: ReadonlyMap<string, EventSpec>;
  readonly predicates: ReadonlyMap<string, PredicateSpec>;
  /** Effect kinds: `now` runs in the command's transaction, `later` goes through the outbox. */
  readonly effects: ReadonlyMap<string, 'now' | 'later'>;
  /** By deadline rule code. */
  readonly deadlineEvents: ReadonlyMap<string, DeadlineSpec>;
}

export interface DeadlineSpec {
  /** What the worker fires when it is due; null when that moves nothing and people are only told. */
  readonly event: string | null;
  /** Fact that holds its first day; otherwise the day of the event that opened it. */
  readonly startFact?: string;
  /** Rule whose length counts instead where the fact `isUrgent` holds. */
  readonly urgentRule?: string;
  /** Who is told before it is due; otherwise the mediator. */
  readonly warns?: readonly string[];
  /** Runs on while the case is suspended. */
  readonly isNeverPaused?: true;
}

export type StateValue = string | { readonly [key: string]: StateValue | undefined };
