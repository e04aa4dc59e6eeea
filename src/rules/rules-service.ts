import type { AuditLog } from '../audit/audit-log.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { RuleChange } from '../offices/rule-change.ts';
import { countRuleChanges, insertRuleChange, listRuleChanges } from '../offices/rule-changes-repository.ts';
import { dueDay, type LimitUnit } from '../platform/calendar.ts';
import { type Clock, type Day, legalDay } from '../platform/clock.ts';
import type { Database, Db } from '../platform/database/connect.ts';
import { lockUntilCommit } from '../platform/database/dialect-of.ts';
import type { Tx, UnitOfWork } from '../platform/database/unit-of-work.ts';
import { NotFoundError, type Problem, StaleVersionError, ValidationError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { type CheckWorld, endFaults, faultsOf, ruleProblem, warnDaysOf } from './checks.ts';
import { changedNames, type Plan, planAdd, planChange, planEnd, type Step } from './plan.ts';
import { idOf, latestOf, type Rule, type RuleKind, type Value, type Values } from './rule.ts';
import { insertSpan, listRules, replaceSpan } from './rules-repository.ts';
import { isUsed, listRunning, type Usage, type UsageWorld, usageOf } from './usage-read-model.ts';

type Said = Readonly<Record<string, unknown>>;

export interface RulesDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly areas: AreasService;
  readonly audit: AuditLog;
  readonly caseTypes: () => readonly string[];
  readonly papers: ReadonlySet<string>;
  readonly eventsOf: UsageWorld['eventsOf'];
  readonly clockOf: UsageWorld['clockOf'];
}

/** A running clock beside a limit that is about to be another. */
export interface Touched {
  readonly subject: string;
  readonly startOn: Day;
  /** As it stays: a clock keeps the rule it began with. */
  readonly dueOn: Day;
  /** As it would be by the new limit; null for agreed days and hours. */
  readonly wouldBe: Day | null;
}

export interface Preview {
  readonly usage: Usage;
  readonly touched: readonly Touched[];
}

/** What of a rule are its values; everything else of a form says what it is, or since when and why. */
const valueNames: Readonly<Record<RuleKind, readonly string[]>> = {
  dictionaries: ['labelZh', 'labelEn', 'sort', 'basis'],
  limits: ['labelZh', 'labelEn', 'length', 'unit', 'roll', 'warnDays', 'basis'],
  closing: ['minimum', 'isPerProceeding', 'sort', 'basis'],
  colours: ['days', 'basis'],
};

/** Words, limits, closing requirements and colours of the office, each with its days. */
export class RulesService {
  readonly #deps: RulesDeps;

  constructor(deps: RulesDeps) {
    this.#deps = deps;
  }

  list(kind: RuleKind): Promise<Rule[]> {
    return listRules(this.#deps.db.read, kind);
  }

  /** @throws NotFoundError */
  async get(kind: RuleKind, id: string): Promise<Rule> {
    return found(await this.list(kind), id);
  }

  /** What was done to a rule, the first first; as many as its revision says. */
  history(kind: RuleKind, id: string): Promise<RuleChange[]> {
    return listRuleChanges(this.#deps.db.read, kind, id);
  }

  /** How much depends on a rule. */
  async usage(rule: Rule): Promise<Usage> {
    return usageOf(rule, await this.#usageWorld(this.#deps.db.read, rule.kind));
  }

  /** Gives the id. @throws ValidationError */
  async add(actorId: string, kind: RuleKind, said: Said): Promise<string> {
    const key = keyOf(kind, said);
    return this.#deps.uow.run(async (tx) => {
      const rules = await this.#openToWrite(tx, kind);
      const general = rules.find(
        (one) => one.key['code'] === key['code'] && one.key['subjectType'] === '*' && !one.key['areaCode'],
      );
      const told = kind === 'limits' ? { ...key, kind: general?.key['kind'] ?? 'internal' } : key;
      const rule: Rule = { kind, id: idOf(kind, told), key: told, spans: [] };
      const twin = rules.find(({ id }) => id === rule.id);
      const validFrom = said['validFrom'] as Day;
      const today = this.#today();
      const values = valuesOf(kind, said);
      refuse([
        ...(twin === undefined
          ? []
          : [ruleProblem('', 'twin', { params: { day: latestOf(twin).validFrom } })]),
        ...(validFrom < today ? [ruleProblem('validFrom', 'past', { params: { day: today } })] : []),
        ...faultsOf(rule, null, values, this.#world(rules)),
      ]);
      await this.#carryOut(tx, actorId, rule, planAdd(values, validFrom), said);
      return rule.id;
    });
  }

  /** Gives whether anything was different. @throws ValidationError, NotFoundError, StaleVersionError */
  async change(actorId: string, kind: RuleKind, id: string, said: Said, revision: number): Promise<boolean> {
    return this.#deps.uow.run(async (tx) => {
      const rules = await this.#openToWrite(tx, kind);
      const rule = await this.#known(tx, rules, id, revision);
      const plan = await this.#planChange(tx.knex, rules, rule, said);
      return this.#carryOut(tx, actorId, rule, plan, said);
    });
  }

  /** What a change would touch, without carrying it out. @throws ValidationError, NotFoundError */
  async preview(kind: RuleKind, id: string, said: Said): Promise<Preview> {
    const { db } = this.#deps;
    const rules = await this.list(kind);
    const rule = found(rules, id);
    const plan = await this.#planChange(db.read, rules, rule, said);
    if (!plan.ok) throw new ValidationError(plan.problems);
    const world = this.#worldOf(db.read, rules);
    const running = kind === 'limits' ? await listRunning(rule, world) : [];
    const { calendar } = this.#deps.areas;
    const values = valuesOf(kind, said);
    const limit = {
      length: Number(values['length']),
      unit: String(values['unit']) as LimitUnit,
      roll: values['roll'] === true,
    };
    return {
      usage: await usageOf(rule, world),
      touched: running.map(
        ({ subject, deadline: { startOn, dueOn, isFixed, pausedDays, extensionDays } }) => ({
          ...{ subject, startOn, dueOn },
          wouldBe:
            isFixed || limit.unit === 'hour'
              ? null
              : dueDay(startOn, limit, calendar, { pausedDays, extensionDays }).dueOn,
        }),
      ),
    };
  }

  /** Ends a rule; nothing of what was done by it changes. @throws ValidationError, NotFoundError, StaleVersionError */
  async end(actorId: string, kind: RuleKind, id: string, said: Said, revision: number): Promise<void> {
    await this.#deps.uow.run(async (tx) => {
      const rules = await this.#openToWrite(tx, kind);
      const rule = await this.#known(tx, rules, id, revision);
      refuse(endFaults(rule, basisOf(said), this.#world(rules)));
      const plan = planEnd(rule, said['endedOn'] as Day, { today: this.#today() });
      await this.#carryOut(tx, actorId, rule, plan, said);
    });
  }

  async #planChange(db: Db, rules: readonly Rule[], rule: Rule, said: Said): Promise<Plan> {
    const values = valuesOf(rule.kind, said);
    const faults = faultsOf(rule, latestOf(rule).values, values, this.#world(rules));
    if (faults.length > 0) return { ok: false, problems: faults };
    const used = await isUsed(rule, this.#worldOf(db, rules));
    return planChange(rule, values, said['changedOn'] as Day, { today: this.#today(), isUsed: used });
  }

  async #carryOut(tx: Tx, actorId: string, rule: Rule, plan: Plan, said: Said): Promise<boolean> {
    if (!plan.ok) throw new ValidationError(plan.problems);
    const { step } = plan;
    if (step === null) return false;
    const { audit, areas, clock } = this.#deps;
    const { act, span, former, onDay } = step;
    if (act === 'added' || act === 'changed') await insertSpan(tx, rule, span, former);
    else await replaceSpan(tx, rule, span);
    const at = clock.now();
    const { kind, id: objectId } = rule;
    await insertRuleChange(tx, {
      id: newId(),
      ...{ kind, objectId, act, onDay, former, actorId, recordedAt: at },
      reason: String(said['reason']),
      basis: basisOf(said) ?? (span.values['basis'] as string | null),
    });
    await audit.append(tx, {
      ...{ actorId, at, requestId: null, objectKind: `rule:${kind}`, objectId },
      action: `rule${act[0]?.toUpperCase()}${act.slice(1)}`,
      detail: { onDay, fields: changedIn(step).join(' ') },
    });
    tx.afterCommit(() => areas.load());
    return true;
  }

  /** The rules inside a transaction: whoever else writes them waits. */
  async #openToWrite(tx: Tx, kind: RuleKind): Promise<Rule[]> {
    await lockUntilCommit(tx.knex, 'office rules');
    return listRules(tx.knex, kind);
  }

  /** The rule as the form was filled in for it. */
  async #known(tx: Tx, rules: readonly Rule[], id: string, revision: number): Promise<Rule> {
    const rule = found(rules, id);
    if ((await countRuleChanges(tx.knex, rule.kind, id)) !== revision) throw new StaleVersionError();
    return rule;
  }

  #world(rules: readonly Rule[]): CheckWorld {
    const { caseTypes, papers } = this.#deps;
    return { rules, today: this.#today(), caseTypes: caseTypes(), papers };
  }

  async #usageWorld(db: Db, kind: RuleKind): Promise<UsageWorld> {
    return this.#worldOf(db, kind === 'limits' ? await listRules(db, kind) : []);
  }

  #worldOf(db: Db, rules: readonly Rule[]): UsageWorld {
    const { eventsOf, clockOf } = this.#deps;
    return { db, rules, eventsOf, clockOf };
  }

  #today(): Day {
    return legalDay(this.#deps.clock.now());
  }
}

function found(rules: readonly Rule[], id: string): Rule {
  const rule = rules.find((one) => one.id === id);
  if (rule === undefined) throw new NotFoundError('notFound');
  return rule;
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ValidationError(problems);
}

function changedIn({ span, former }: Step): string[] {
  return former === null ? [] : changedNames(former.values, span.values);
}

function basisOf(said: Said): string | null {
  return typeof said['basis'] === 'string' && said['basis'] !== '' ? said['basis'] : null;
}

function keyOf(kind: RuleKind, said: Said): Values {
  const text = (name: string) =>
    typeof said[name] === 'string' && said[name] !== '' ? String(said[name]) : null;
  switch (kind) {
    case 'dictionaries':
      return { dictionary: text('dictionary'), code: text('code') };
    case 'limits':
      return { code: text('code'), subjectType: text('subjectType') ?? '*', areaCode: text('areaCode') };
    case 'closing':
      return {
        ...{ outcome: text('outcome'), subjectType: text('subjectType') ?? '*', kind: text('what') },
        codes: [...((said['codes'] as readonly string[] | undefined) ?? [])].sort().join('+'),
      };
    case 'colours':
      return { name: text('name') };
  }
}

/** The values a form says; those it leaves out are null, warnings are written in one way. */
function valuesOf(kind: RuleKind, said: Said): Values {
  const values = Object.fromEntries(
    valueNames[kind].map((name) => [name, (said[name] === '' ? null : (said[name] ?? null)) as Value]),
  );
  if (kind !== 'limits') return values;
  const days = warnDaysOf(values);
  return { ...values, warnDays: days === null ? String(values['warnDays']) : days.join('、') };
}
