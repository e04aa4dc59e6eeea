import type { Bilingual } from '../../platform/i18n.ts';
import type { ActingRole, EventKind, Facts, Reason, StepGroup } from '../definitions/definition.ts';
import {
  type ActiveEvent,
  activeIn,
  type Configuration,
  refusalReasons,
  type WorkflowSet,
} from '../definitions/step.ts';

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

/** What of an offer is the same for every case in a configuration. */
interface OfferFrame {
  readonly offer: Omit<Offer, 'enabled' | 'reasons'>;
  readonly roles: readonly ActingRole[];
  readonly onlyExplains: boolean;
}

/** Lists ask for the offers of every row: what does not depend on the row is put together once. */
const frames = new WeakMap<ActiveEvent, OfferFrame | null>();

function frameOf(set: WorkflowSet, event: string, found: ActiveEvent): OfferFrame | null {
  const known = frames.get(found);
  if (known !== undefined) return known;
  const frame = newFrame(set, event, found);
  frames.set(found, frame);
  return frame;
}

function newFrame(set: WorkflowSet, event: string, { branches }: ActiveEvent): OfferFrame | null {
  const spec = set.vocabulary.events.get(event);
  const first = branches[0];
  if (!spec || !first || spec.kind === 'system') return null;
  return {
    offer: {
      event,
      label: spec.label,
      ...(spec.hint ? { hint: spec.hint } : {}),
      kind: spec.kind,
      ...(spec.tone ? { tone: spec.tone } : {}),
      perItem: spec.perItem ?? false,
      ...(spec.group ? { group: spec.group } : {}),
      basis: [...new Set(branches.flatMap((branch) => branch.def.meta.basis ?? []))],
      documents: [...new Set(branches.flatMap((branch) => branch.def.meta.documents ?? []))],
    },
    roles: first.def.meta.roles,
    onlyExplains: branches.every((branch) => branch.def.meta.explainOnly),
  };
}

/** What a person with these roles may do in this configuration; system events are never offered. */
export function offersOf(
  set: WorkflowSet,
  configuration: Configuration,
  roles: readonly ActingRole[],
  facts: Facts,
): Offer[] {
  const offers: Offer[] = [];
  for (const [event, found] of activeIn(set, configuration)) {
    const frame = frameOf(set, event, found);
    if (!frame?.roles.some((role) => roles.includes(role))) continue;
    const reasons = refusalReasons(set, configuration, found.branches, facts);
    if (frame.onlyExplains && reasons.length === 0) continue;
    offers.push({ ...frame.offer, enabled: reasons.length === 0, reasons });
  }
  return offers;
}
