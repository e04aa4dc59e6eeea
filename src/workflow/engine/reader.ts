import type { Clock, Day } from '../../platform/clock.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { NotFoundError, type Problem } from '../../platform/errors.ts';
import { type Locale, pick } from '../../platform/i18n.ts';
import type { Deadlines } from '../deadlines/deadlines.ts';
import {
  type Deadline,
  type DeadlineRule,
  findDeadlineRule,
  listDeadlines,
} from '../deadlines/deadlines-repository.ts';
import type { ActingRole, EventSpec, Facts, StateValue } from '../definitions/definition.ts';
import {
  type DiagramLayout,
  type DiagramMarks,
  diagramSvg,
  type Stage,
  stagesOf,
} from '../definitions/diagram.ts';
import type {
  AboutLine,
  FactsMoment,
  FormOption,
  Subject,
  SubjectStore,
  WorkflowContribution,
} from '../definitions/ports.ts';
import type { WorkflowRegistry } from '../definitions/registry.ts';
import { leafPaths, phaseOf } from '../definitions/state-value.ts';
import type { HistoryRow } from '../history/history.ts';
import { listHistory } from '../history/history-repository.ts';
import { endsWhereStored, type ReplayFinding, replayHistory } from '../versions/replay.ts';
import { type Offer, offersOf } from './offers.ts';
import { optionNames, optionProblems, type WrongChoice } from './option-check.ts';

const dictionaryPrefix = 'dictionary:';

export interface EngineDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly registry: WorkflowRegistry;
  readonly deadlines: Deadlines;
  readonly stores: readonly SubjectStore[];
  readonly contributions: readonly WorkflowContribution[];
  /** Entries of an office's dictionary in force, for fields whose options are `dictionary:<name>`. */
  readonly dictionary: (name: string) => readonly FormOption[];
  /** Why a word of a dictionary is not among them, in words; null when nothing can be said of it. */
  readonly wordFault?: (name: string, code: string, path: string) => Problem | null;
  /** Geometry by `<definition>@<version>`. */
  readonly layouts?: ReadonlyMap<string, DiagramLayout>;
  /** Called after a commit that left work for the outbox. */
  readonly onWork?: () => void;
}

export interface VerifiedHistory {
  readonly rows: readonly HistoryRow[];
  /** Hash of the newest entry as the subject's own row keeps it. */
  readonly head: string;
  /** Empty when every entry is as it was written. */
  readonly findings: readonly ReplayFinding[];
}

/** Everything that can be asked of a subject's workflow without changing it. */
export class WorkflowReader {
  protected readonly deps: EngineDeps;
  readonly #stores: ReadonlyMap<string, SubjectStore>;

  constructor(deps: EngineDeps) {
    this.deps = deps;
    this.#stores = new Map(deps.stores.map((store) => [store.kind, store]));
  }

  get registry(): WorkflowRegistry {
    return this.deps.registry;
  }

  /** What a person with these roles may do now, with reasons for what is not possible. */
  async offers(input: {
    kind: 'case' | 'lead';
    subjectId: string;
    roles: readonly ActingRole[];
    actorId: string | null;
  }): Promise<Offer[]> {
    const db = this.deps.db.read;
    const subject = await this.load(db, input.kind, input.subjectId);
    const moment = { actorId: input.actorId, at: this.deps.clock.now() };
    const facts = await this.facts(db, subject, moment);
    return offersOf(this.registry.set(subject.defId, subject.defVersion), subject, input.roles, facts);
  }

  /** The form of one event with the options and the values it starts with. @throws NotFoundError */
  async form(
    kind: 'case' | 'lead',
    subjectId: string,
    event: string,
    asked: Readonly<Record<string, string>> = {},
  ): Promise<{
    spec: EventSpec;
    options: Record<string, readonly FormOption[]>;
    defaults: Record<string, unknown>;
    about: readonly AboutLine[];
    stateRev: number;
    subject: Subject;
  }> {
    const spec = this.registry.vocabulary.events.get(event);
    if (!spec) throw new NotFoundError();
    const db = this.deps.db.read;
    const subject = await this.load(db, kind, subjectId);
    const options: Record<string, readonly FormOption[]> = {};
    for (const name of optionNames(spec.form)) options[name] = await this.#optionsOf(name, db, subject);
    let defaults: Record<string, unknown> = {};
    for (const contribution of this.deps.contributions) {
      const make = contribution.defaults?.[event];
      if (make) defaults = { ...defaults, ...(await make(db, subject, asked)) };
    }
    const about: AboutLine[] = [];
    for (const contribution of this.deps.contributions) {
      about.push(...((await contribution.about?.[event]?.(db, subject)) ?? []));
    }
    return { spec, options, defaults, about, stateRev: subject.stateRev, subject };
  }

  /** What was chosen from a dictionary, and in an event bound to its lists from any list, that is not in it. */
  protected async wrongChoices(db: Db, subject: Subject, spec: EventSpec, data: unknown): Promise<Problem[]> {
    const names = optionNames(spec.form).filter(
      (name) => spec.isListBound || name.startsWith(dictionaryPrefix),
    );
    const lists = new Map<string, ReadonlySet<string>>();
    for (const name of names) {
      lists.set(name, new Set((await this.#optionsOf(name, db, subject)).map(({ value }) => value)));
    }
    if (lists.size === 0) return [];
    return optionProblems(spec.form, data, lists).map((one) => this.#inWords(one));
  }

  /** A word that ended says so; any other choice is just not in its list. */
  #inWords({ list, value, ...problem }: WrongChoice): Problem {
    if (!list.startsWith(dictionaryPrefix)) return problem;
    return this.deps.wordFault?.(list.slice(dictionaryPrefix.length), value, problem.path) ?? problem;
  }

  async #optionsOf(name: string, db: Db, subject: Subject): Promise<readonly FormOption[]> {
    for (const { options } of this.deps.contributions) {
      const provider = options?.[name];
      if (provider) return provider(db, subject);
    }
    if (name.startsWith(dictionaryPrefix)) return this.deps.dictionary(name.slice(dictionaryPrefix.length));
    throw new RangeError(`no options named ${name}`);
  }

  history(db: Db, subjectId: string, afterSeq = 0): Promise<HistoryRow[]> {
    return listHistory(db, subjectId, afterSeq);
  }

  /**
   * Reads a whole history and checks it: every hash, the order, each step replayed, and that it ends where the subject
   * stands. Asked again once when the subject moved between the two reads. @throws NotFoundError
   */
  async verifiedHistory(
    kind: 'case' | 'lead',
    subjectId: string,
    isSecond = false,
  ): Promise<VerifiedHistory> {
    const db = this.deps.db.read;
    const rows = await listHistory(db, subjectId);
    const subject = await this.load(db, kind, subjectId);
    const findings = replayHistory(this.registry, rows);
    if (!endsWhereStored(rows, subject)) {
      if (!isSecond) return this.verifiedHistory(kind, subjectId, true);
      findings.push({ subjectId, seq: rows.at(-1)?.seq ?? 0, what: 'stored' });
    }
    return { rows, head: subject.historyHash, findings };
  }

  deadlinesOf(db: Db, subjectId: string): Promise<Deadline[]> {
    return listDeadlines(db, subjectId);
  }

  /** The rules of some deadlines for a dispute type, as they are in force on a day; null for one that has none. */
  async deadlineRules(
    codes: readonly string[],
    type: string,
    on: Day,
  ): Promise<ReadonlyMap<string, DeadlineRule | null>> {
    const rules = new Map<string, DeadlineRule | null>();
    for (const code of codes) rules.set(code, await findDeadlineRule(this.deps.db.read, code, { type }, on));
    return rules;
  }

  /** Words for a state: the innermost active states of every region, outermost region first. */
  stateLabel(defId: string, version: number, state: StateValue, locale: Locale): string {
    const { states } = this.registry.set(defId, version).main;
    const top = states.get(phaseOf(state));
    const leaves = leafPaths(state)
      .filter((path) => path.includes('.'))
      .map((path) => states.get(path)?.meta.label)
      .filter((label) => label !== undefined);
    const first = top ? pick(top.meta.label, locale) : phaseOf(state);
    return leaves.length === 0
      ? first
      : `${first}（${leaves.map((label) => pick(label, locale)).join('、')}）`;
  }

  /** The diagram of a definition with the way of one subject marked; empty when it was never laid out. */
  diagram(defId: string, version: number, marks: DiagramMarks, locale: Locale): string {
    const layout = this.deps.layouts?.get(`${defId}@${version}`);
    if (!layout) return '';
    const { label } = this.registry.set(defId, version).main.definition;
    return diagramSvg(layout, marks, locale, pick(label, locale));
  }

  /** The stages of one subject, behind it and ahead; none when the definition was never laid out. */
  stages(defId: string, version: number, marks: DiagramMarks): Stage[] {
    const layout = this.deps.layouts?.get(`${defId}@${version}`);
    return layout ? stagesOf(layout, marks) : [];
  }

  /** The facts the rules look at now for this person. @throws NotFoundError */
  async factsOf(kind: 'case' | 'lead', subjectId: string, actorId: string | null): Promise<Facts> {
    const db = this.deps.db.read;
    return this.facts(db, await this.load(db, kind, subjectId), { actorId, at: this.deps.clock.now() });
  }

  /** A case or lead as it stands. @throws NotFoundError */
  async load(db: Db, kind: 'case' | 'lead', id: string): Promise<Subject> {
    const subject = await this.store(kind).load(db, id);
    if (!subject) throw new NotFoundError();
    return subject;
  }

  /** The facts as a transaction sees them that has written already. */
  factsIn(tx: Tx, subject: Subject, moment: FactsMoment): Promise<Facts> {
    return this.facts(tx.knex, subject, moment);
  }

  /** What is known without asking the features. */
  protected ownFacts(subject: Subject): Facts {
    const { definition } = this.registry.set(subject.defId, subject.defVersion).main;
    return {
      ...definition.facts,
      type: subject.type,
      phase: subject.phase,
      hold: subject.overlays.hold,
      riskLevel: subject.overlays.risk,
      level: subject.overlays.level,
      choice: null,
    };
  }

  protected async facts(db: Db, subject: Subject, moment: FactsMoment): Promise<Facts> {
    const contributors = this.deps.contributions.flatMap((one) => one.facts ?? []);
    const parts: Facts[] = [];
    if (db === this.deps.db.read) {
      parts.push(...(await Promise.all(contributors.map((contribute) => contribute(db, subject, moment)))));
    } else {
      // The one connection of a transaction answers one question after the other.
      for (const contribute of contributors) parts.push(await contribute(db, subject, moment));
    }
    return Object.freeze(Object.assign({}, this.ownFacts(subject), ...parts) as Facts);
  }

  protected store(kind: 'case' | 'lead'): SubjectStore {
    const store = this.#stores.get(kind);
    if (!store) throw new Error(`no store for ${kind}`);
    return store;
  }
}
