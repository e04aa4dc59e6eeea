import type { Instant } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { DeadlineStep } from '../deadlines/deadlines.ts';
import type { EventSpec, Facts } from '../definitions/definition.ts';
import type { Actor, EffectHandler, HandlerContext, Subject, SubjectChanges } from '../definitions/ports.ts';
import type { FlatValue } from '../history/history.ts';

/** Collects what handlers and effects of one command ask for. */
export class CommandWork {
  readonly #base: Omit<HandlerContext, 'data'>;
  readonly #data: unknown;
  readonly #changes: SubjectChanges = {};
  readonly #notes: Record<string, FlatValue> = {};
  readonly #opened: { rule: string; key: string; startOn: string; dueOn?: string }[] = [];
  readonly #extended: { key: string; days: number }[] = [];
  readonly #closed: { key: string; outcome: 'met' | 'cancelled' }[] = [];
  #choice: string | null = null;
  #nextDefinition: string | null = null;

  constructor(
    tx: Tx,
    subject: Subject,
    input: { readonly event: string; readonly actor: Actor },
    parts: { spec: EventSpec; data: unknown; occurredAt: Instant; recordedAt: Instant; before: Facts },
  ) {
    this.#data = parts.data;
    this.#base = {
      tx,
      subject,
      event: input.event,
      actor: input.actor,
      occurredAt: parts.occurredAt,
      recordedAt: parts.recordedAt,
      facts: parts.before,
      seq: subject.rev,
      set: (changes) => Object.assign(this.#changes, changes),
      note: (values) => Object.assign(this.#notes, values),
      choose: (value) => {
        this.#choice = value;
      },
      openDeadline: (deadline) => this.#opened.push(deadline),
      extendDeadline: (key, days) => this.#extended.push({ key, days }),
      closeDeadline: (key, outcome) => this.#closed.push({ key, outcome }),
      goOnAs: (defId) => {
        this.#nextDefinition = defId;
      },
    };
  }

  handlerContext(): HandlerContext {
    return { ...this.#base, data: this.#data };
  }

  effectContext(effect: Parameters<EffectHandler>[0]['effect'], facts: Facts): Parameters<EffectHandler>[0] {
    return { ...this.#base, facts, effect };
  }

  chosen(): Facts {
    return this.#choice === null ? {} : { choice: this.#choice };
  }

  /** Of which definition the subject is from here on; null when it stays. */
  nextDefinition(): string | null {
    return this.#nextDefinition;
  }

  changes(): SubjectChanges {
    return this.#changes;
  }

  notes(): Readonly<Record<string, FlatValue>> {
    return this.#notes;
  }

  deadlineChanges(
    byState: { opened: readonly string[]; closed: readonly string[] },
    effects: readonly { kind: string }[],
  ): DeadlineStep {
    return {
      opened: [...byState.opened.map((rule) => ({ rule, key: rule })), ...this.#opened],
      closed: [...byState.closed.map((key) => ({ key, outcome: 'met' as const })), ...this.#closed],
      cancelRest: effects.some((effect) => effect.kind === 'markClosed'),
      pause: effects.some((effect) => effect.kind === 'pauseDeadlines'),
      resume: effects.some((effect) => effect.kind === 'resumeDeadlines'),
      extended: this.#extended,
    };
  }
}
