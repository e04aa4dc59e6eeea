import type { CompiledWorkflow } from '../definitions/compile.ts';
import type { MigrationPlan, StateDef, WorkflowDefinition } from '../definitions/definition.ts';
import type { WorkflowRegistry } from '../definitions/registry.ts';
import type { WorkflowSet } from '../definitions/step.ts';
import type { Versions } from './migrate.ts';
import { imageOf } from './migration-map.ts';

type Kind = 'atomic' | 'compound' | 'parallel';

function kindOf(def: StateDef): Kind {
  if (def.type === 'parallel') return 'parallel';
  return def.states === undefined ? 'atomic' : 'compound';
}

/**
 * What a migration file leaves open. XState completes a state by itself: a new region, or a state that got states
 * below it, would be entered at its beginning without a word. So every such place needs an entry of the plan.
 */
export function migrationFindings({ plan, from, to }: Versions): string[] {
  const place = `${plan.id} ${plan.from}→${plan.to}`;
  const findings = [
    ...(plan.to > plan.from ? [] : ['leads to no later version']),
    ...(plan.note.zh && plan.note.en ? [] : ['no note in both languages']),
    ...keyFindings(plan, from.main, to.main),
    ...stateFindings(plan, from.main, to.main),
    ...entryFindings(plan, from.main, to.main),
    ...overlayFindings(plan, from, to),
  ];
  return findings.map((finding) => `${place}: ${finding}`);
}

/** Released versions that no migration file leads on from: their cases and leads would stay behind. */
export function leftBehind(registry: WorkflowRegistry, released: readonly WorkflowDefinition[]): string[] {
  const starts = new Set(registry.plansToCurrent().map(({ id, from }) => `${id}@${from}`));
  return released
    .filter(
      ({ id, kind, version }) => kind !== 'overlay' && version < registry.current(id).definition.version,
    )
    .map(({ id, version }) => `${id}@${version}`)
    .filter((key) => !starts.has(key))
    .map((key) => `${key}: was released, and no migration file leads from it to the current version`);
}

function keyFindings(plan: MigrationPlan, from: CompiledWorkflow, to: CompiledWorkflow): string[] {
  const map = Object.entries(plan.map).flatMap(([path, image]) => [
    ...(from.states.has(path) ? [] : [`maps ${path}, which the old version does not have`]),
    ...(image === null || to.states.has(image) ? [] : [`leads to ${image}, which does not exist`]),
  ]);
  const enter = Object.entries(plan.enter ?? {}).flatMap(([path, entry]) => [
    ...(to.states.has(path) ? [] : [`enters ${path}, which does not exist`]),
    ...(to.states.has(entry) && (entry === path || entry.startsWith(`${path}.`))
      ? []
      : [`enters ${path} at ${entry}, which is not below it`]),
  ]);
  return [...map, ...enter];
}

function stateFindings(plan: MigrationPlan, from: CompiledWorkflow, to: CompiledWorkflow): string[] {
  return [...from.states].flatMap(([path, def]) => {
    const image = imageOf(plan.map, path);
    if (image === null) return [];
    const target = to.states.get(image);
    if (target === undefined) return [`${path} leads to ${image}, which does not exist`];
    if (kindOf(def) === kindOf(target) || Object.hasOwn(plan.enter ?? {}, image)) return [];
    const isDeeper = kindOf(def) === 'atomic' || kindOf(target) === 'atomic';
    // A parallel state that an atomic one becomes needs its regions in `enter`, which entryFindings asks for.
    if (isDeeper && kindOf(target) === 'parallel') return [];
    return [`${path} is ${kindOf(def)} and ${image} is ${kindOf(target)}: name where the case goes`];
  });
}

/** Regions of the new version that no old path leads into. */
function entryFindings(plan: MigrationPlan, from: CompiledWorkflow, to: CompiledWorkflow): string[] {
  const reached = new Set([...from.states.keys()].map((path) => imageOf(plan.map, path)));
  return [...to.states].flatMap(([path, def]) => {
    if (kindOf(def) !== 'parallel' || !reached.has(path)) return [];
    return Object.keys(def.states ?? {})
      .map((region) => `${path}.${region}`)
      .filter((region) => !reached.has(region) && !Object.hasOwn(plan.enter ?? {}, region))
      .map((region) => `region ${region} is new: name where a running case enters it`);
  });
}

function overlayFindings(plan: MigrationPlan, from: WorkflowSet, to: WorkflowSet): string[] {
  return from.overlays.flatMap((overlay) => {
    const { column } = overlay.definition;
    const target = to.overlays.find((one) => one.definition.column === column);
    if (column === undefined || target === undefined) return [];
    return [...overlay.states.keys()]
      .map((value) => plan.overlays?.[column]?.[value] ?? value)
      .filter((value) => !target.states.has(value))
      .map((value) => `overlay ${column} has no state ${value} any more`);
  });
}
