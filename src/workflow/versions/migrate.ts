import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Deadline } from '../deadlines/deadlines-repository.ts';
import type { ActingRole, MigrationPlan } from '../definitions/definition.ts';
import { explore } from '../definitions/explore.ts';
import type { OverlayColumn } from '../definitions/ports.ts';
import type { WorkflowRegistry } from '../definitions/registry.ts';
import {
  branchesOf,
  type Configuration,
  eventsOf,
  runningDeadlines,
  type WorkflowSet,
} from '../definitions/step.ts';
import { type MigrationProblem, mapConfiguration } from './migration-map.ts';

export interface EventRoles {
  readonly event: string;
  readonly roles: readonly ActingRole[];
}

/** What the new version makes of one configuration of the old one. */
export interface Judgement {
  readonly from: Configuration;
  readonly to: Configuration | null;
  readonly isSame: boolean;
  readonly problems: readonly MigrationProblem[];
  readonly lostEvents: readonly EventRoles[];
  readonly newEvents: readonly EventRoles[];
  readonly deadlines: {
    readonly kept: readonly string[];
    readonly opened: readonly string[];
    readonly closed: readonly string[];
    readonly lost: readonly string[];
  };
}

export interface Versions {
  readonly plan: MigrationPlan;
  readonly from: WorkflowSet;
  readonly to: WorkflowSet;
}

/** The plan with both versions compiled. @throws RangeError when one of them is not known here. */
export function versionsOfPlan(registry: WorkflowRegistry, plan: MigrationPlan): Versions {
  return { plan, from: registry.set(plan.id, plan.from), to: registry.set(plan.id, plan.to) };
}

/** Maps one configuration and says what changes for the people and the clocks of a case that stands there. */
export function judge({ plan, from, to }: Versions, configuration: Configuration): Judgement {
  const mapped = mapConfiguration(plan, to, configuration);
  const next = mapped.configuration;
  const before = runningDeadlines(from, configuration);
  if (next === null) {
    const deadlines = { kept: [], opened: [], closed: [], lost: [...before] };
    const { problems } = mapped;
    return {
      from: configuration,
      to: null,
      isSame: false,
      problems,
      lostEvents: [],
      newEvents: [],
      deadlines,
    };
  }
  const after = runningDeadlines(to, next);
  const gone = [...before].filter((rule) => !after.has(rule));
  const lost = gone.filter((rule) => !plan.givenUp?.includes(rule));
  const problems: MigrationProblem[] = lost.map((rule) => ({ code: 'deadlineLost', at: rule }));
  const [old, fresh] = [rolesByEvent(from, configuration), rolesByEvent(to, next)];
  return {
    from: configuration,
    to: next,
    isSame: isSame(configuration, next),
    problems,
    lostEvents: difference(old, fresh),
    newEvents: difference(fresh, old),
    deadlines: {
      kept: [...before].filter((rule) => after.has(rule)),
      opened: [...after].filter((rule) => !before.has(rule)),
      closed: gone.filter((rule) => plan.givenUp?.includes(rule)),
      lost,
    },
  };
}

/** The judgement of every state the old version can reach, and of every value of its overlays. */
export function judgeReachable(versions: Versions): Judgement[] {
  const { from } = versions;
  const initial = (column: OverlayColumn) =>
    from.overlays.find((one) => one.definition.column === column)?.definition.initial ?? 'none';
  const idle = {
    hold: initial('hold'),
    risk: initial('risk'),
    level: initial('level'),
    supervision: initial('supervision'),
  };
  const start = from.main.definition.initial;
  return [
    ...[...explore(from.main).states.values()].map((state) => judge(versions, { state, overlays: idle })),
    ...from.overlays.flatMap(({ definition, states }) =>
      [...states.keys()].map((value) =>
        judge(versions, { state: start, overlays: { ...idle, [definition.column ?? 'hold']: value } }),
      ),
    ),
  ];
}

/** Why a case with these open deadlines needs a person: a clock that nobody would answer when it rings. */
export function deadlineProblems(
  { to }: Versions,
  judgement: Judgement,
  open: readonly Pick<Deadline, 'rule' | 'key' | 'event' | 'firedAt'>[],
): MigrationProblem[] {
  const { to: next, deadlines } = judgement;
  if (next === null) return [];
  return open
    .filter(({ rule, key, event, firedAt }) => {
      if (firedAt !== null || event === '') return false;
      const isAnswered = branchesOf(to, next, event)?.branches[0]?.def.meta.roles.includes('system') === true;
      return !isAnswered && !(key === rule && deadlines.closed.includes(rule));
    })
    .map(({ rule }) => ({ code: 'deadlineUnanswered', at: rule }));
}

function rolesByEvent(set: WorkflowSet, configuration: Configuration): Map<string, readonly ActingRole[]> {
  return new Map(
    eventsOf(set, configuration).map((event) => [
      event,
      branchesOf(set, configuration, event)?.branches[0]?.def.meta.roles ?? [],
    ]),
  );
}

function difference(
  these: ReadonlyMap<string, readonly ActingRole[]>,
  those: ReadonlyMap<string, readonly ActingRole[]>,
): EventRoles[] {
  return [...these].flatMap(([event, roles]) => {
    const only = roles.filter((role) => !those.get(event)?.includes(role));
    return only.length === 0 ? [] : [{ event, roles: only }];
  });
}

function isSame(a: Configuration, b: Configuration): boolean {
  return canonicalJson([a.state, a.overlays]) === canonicalJson([b.state, b.overlays]);
}
