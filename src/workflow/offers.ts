import type { Bilingual } from '../platform/i18n.ts';
import type { ActingRole, EventKind, Facts, Reason, StepGroup } from './definition.ts';
import { activeIn, type Configuration, refusalReasons, type WorkflowSet } from './step.ts';

/** One thing a person may do now, or may not and why. */
export interface Offer {
  readonly event: string;
  readonly label: Bilingual;
  readonly hint?: Bilingual;
  readonly kind: EventKind;
  readonly tone?: 'primary' | 'danger';
  readonly perItem: boolean;
  readonly group?: StepGroup;
  readonly enabled: boolean;
  readonly reasons: readonly Reason[];
  readonly basis: readonly string[];
  readonly documents: readonly string[];
}

/** What a person with these roles may do in this configuration; system events are never offered. */
export function offersOf(
  set: WorkflowSet,
  configuration: Configuration,
  roles: readonly ActingRole[],
  facts: Facts,
): Offer[] {
  return [...activeIn(set, configuration)].flatMap(([event, found]): Offer[] => {
    const spec = set.vocabulary.events.get(event);
    const first = found.branches[0];
    if (!spec || !first || spec.kind === 'system') return [];
    if (!first.def.meta.roles.some((role) => roles.includes(role))) return [];
    const reasons = refusalReasons(set, configuration, found.branches, facts);
    const onlyExplains = found.branches.every((branch) => branch.def.meta.explainOnly);
    if (onlyExplains && reasons.length === 0) return [];
    return [
      {
        event,
        label: spec.label,
        ...(spec.hint ? { hint: spec.hint } : {}),
        kind: spec.kind,
        ...(spec.tone ? { tone: spec.tone } : {}),
        perItem: spec.perItem ?? false,
        ...(spec.group ? { group: spec.group } : {}),
        enabled: reasons.length === 0,
        reasons,
        basis: [...new Set(found.branches.flatMap((branch) => branch.def.meta.basis ?? []))],
        documents: [...new Set(found.branches.flatMap((branch) => branch.def.meta.documents ?? []))],
      },
    ];
  });
}
