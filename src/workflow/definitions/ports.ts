import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import type { ActingRole, EffectSpec, Facts, StateValue } from './definition.ts';

/** What the engine needs to know of a case or a lead; the owning feature keeps the rest of the row. */
export interface Subject {
  readonly kind: 'case' | 'lead';
  readonly id: string;
  readonly type: string;
  readonly defId: string;
  readonly defVersion: number;
  readonly rev: number;
  readonly stateRev: number;
  readonly state: StateValue;
  readonly phase: string;
  readonly overlays: Readonly<Record<OverlayColumn, string>>;
  readonly historyHash: string;
  readonly areaPath: string;
}
export type OverlayColumn = 'hold' | 'risk' | 'level' | 'supervision';

export interface Actor {
  readonly accountId: string | null;
  readonly name: string;
  readonly roles: readonly ActingRole[];
}

/** What handlers may change in a subject's row, by its kind: a room that has subjects declares its own here. */
// biome-ignore lint/suspicious/noEmptyInterface: the engine has no rows of its own
export interface ChangesOfSubjects {}
export type SubjectChanges = ChangesOfSubjects[keyof ChangesOfSubjects];

export interface SubjectStore {
  readonly kind: 'case' | 'lead';
  /** First statement of a command: bumps `rev`; with `expectedStateRev` only when it still matches. */
  claim(tx: Tx, id: string, expectedStateRev: number | null): Promise<Subject | 'stale' | 'missing'>;
  load(db: Db, id: string): Promise<Subject | null>;
  save(tx: Tx, subject: Subject, next: SubjectState, changes: SubjectChanges): Promise<void>;
  /** The subjects of a version of a definition by id, after a given one. */
  listOfVersion(db: Db, version: DefinitionVersion, afterId: string, limit: number): Promise<Subject[]>;
  /** The nearest legal deadline moved although nothing happened to the subject. */
  saveDue(
    tx: Tx,
    id: string,
    due: { readonly dueOn: string | null; readonly dueRule: string | null },
  ): Promise<void>;
  countOfVersion(db: Db, version: DefinitionVersion): Promise<number>;
}

export interface DefinitionVersion {
  readonly defId: string;
  readonly version: number;
}

export interface SubjectState {
  /** Another definition than so far; when not given it stays. */
  readonly defId?: string;
  readonly defVersion: number;
  readonly state: StateValue;
  readonly phase: string;
  readonly overlays: Readonly<Record<OverlayColumn, string>>;
  readonly stateRev: number;
  readonly historyHash: string;
  /** Nearest open legal deadline after this step; null when the step changed no deadline. */
  readonly due: { readonly dueOn: string | null; readonly dueRule: string | null } | null;
  readonly recordedAt: Instant;
}

export interface HandlerContext<P = unknown> {
  readonly tx: Tx;
  readonly subject: Subject;
  readonly event: string;
  readonly data: P;
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly facts: Facts;
  readonly seq: number;
  /** Saves members of the subject's row together with the new state. */
  set(changes: SubjectChanges): void;
  /** Adds non-personal values to `history.data`, e.g. the id of a row just written. */
  note(values: Readonly<Record<string, string | number | boolean | null>>): void;
  /** Tells which branch the data ask for; predicates read it as the fact `choice`. */
  choose(value: string): void;
  /** Opens a deadline that no state carries, e.g. one per obligation (`key` = 'C-OBL:<id>'). */
  openDeadline(deadline: { rule: string; key: string; startOn: string; dueOn?: string }): void;
  /** Closes an open deadline by key; `met` when it was satisfied, `cancelled` otherwise. */
  closeDeadline(key: string, outcome: 'met' | 'cancelled'): void;
  /** Grants days in addition to an open deadline; one that is not open is left alone. */
  extendDeadline(key: string, days: number): void;
  /** After this step the subject goes on from the start of another definition; it must stand at the start of its own. */
  goOnAs(defId: string): void;
}
export type EventHandler<P = unknown> = (context: HandlerContext<P>) => Promise<void>;

export interface EffectContext extends Omit<HandlerContext, 'data'> {
  readonly effect: EffectSpec;
}
export type EffectHandler = (context: EffectContext) => Promise<void>;

/** For whom and for when facts are asked: who would act, and when the event happens or happened. */
export interface FactsMoment {
  readonly actorId: string | null;
  readonly at: Instant;
}

/**
 * Adds its part of the facts. A fact that depends on the person is named `actor…` and is null when the question does
 * not arise on this subject. Reads inside the command's transaction or, for offers, on the
 * read pool.
 */
export type FactsContributor = (db: Db, subject: Subject, moment: FactsMoment) => Promise<Facts>;

/** What a person should have before the eyes while filling a form: label and words, e.g. what was proposed and why. */
export interface AboutLine {
  readonly label: Bilingual;
  readonly value: string | Bilingual;
}
export type AboutProvider = (db: Db, subject: Subject) => Promise<readonly AboutLine[]>;

/** What one feature brings to the engine; `container.ts` merges them. */
export interface WorkflowContribution {
  readonly handlers?: Readonly<Record<string, EventHandler<never>>>;
  readonly effects?: Readonly<Record<string, EffectHandler>>;
  readonly facts?: readonly FactsContributor[];
  readonly options?: Readonly<Record<string, OptionProvider>>;
  /** What is shown above the form of an event. */
  readonly about?: Readonly<Record<string, AboutProvider>>;
  /** Values a form starts with, e.g. the parties of a draft agreement. */
  readonly defaults?: Readonly<Record<string, FormDefaults>>;
}
export interface FormOption {
  readonly value: string;
  readonly label: string | Bilingual;
}
export type OptionProvider = (db: Db, subject: Subject) => Promise<readonly FormOption[]>;
export type FormDefaults = (
  db: Db,
  subject: Subject,
  /** What the link to the form asked for, e.g. which draft. */
  asked?: Readonly<Record<string, string>>,
) => Promise<Record<string, unknown>>;

/** Runs an effect after commit, at least once; must be idempotent by `id`. */
export type OutboxConsumer = (message: {
  readonly id: string;
  readonly subjectId: string;
  readonly subjectKind: 'case' | 'lead';
  readonly kind: string;
  readonly data: Readonly<Record<string, unknown>>;
}) => Promise<void>;
