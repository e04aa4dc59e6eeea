import { pick } from '../platform/i18n.ts';
import type { PageHead } from '../web/pages/render.ts';
import type { WorkflowRegistry } from '../workflow/definitions/registry.ts';
import { versionLabel } from './lifecycle-page.ts';
import type { Words } from './lifecycle-words.ts';

export interface LifecycleListPage extends PageHead {
  lines: {
    name: string;
    code: string;
    href: string;
    kind: string;
    versions: { label: string; href: string }[];
    overlays: string;
    states: string;
    events: string;
    exportHref: string;
  }[];
}

/** Ids of every lifecycle: dispute types, leads, then what cases carry beside theirs. */
export function lifecycleIds(registry: WorkflowRegistry): string[] {
  return [
    ...registry.caseTypes(),
    registry.leadId,
    ...registry.overlays().map(({ definition }) => definition.id),
  ];
}

/** The definition that new cases get, by id. */
export function currentLifecycle(registry: WorkflowRegistry, id: string) {
  return registry.overlays().find(({ definition }) => definition.id === id) ?? registry.current(id);
}

/** Every lifecycle with its versions. */
export function lifecycleListPage(registry: WorkflowRegistry, words: Words): LifecycleListPage {
  const { t, locale } = words;
  return {
    title: t('lifecycles.title'),
    lead: t('lifecycles.lead'),
    active: 'lifecycles',
    lines: lifecycleIds(registry).map((id) => {
      const { definition, states, transitions } = currentLifecycle(registry, id);
      const href = `/lifecycles/${id}`;
      const nameOf = (overlay: string) => pick(currentLifecycle(registry, overlay).definition.label, locale);
      return {
        name: pick(definition.label, locale),
        code: id,
        href,
        kind: t(`lifecycles.kinds.${definition.kind}`),
        versions: registry.versionsOf(id).map(({ definition: { version } }) => ({
          label: versionLabel({ current: definition.version }, version, words),
          href: `${href}?version=${version}`,
        })),
        overlays: Object.keys(definition.overlays ?? {})
          .map(nameOf)
          .join(t('lifecycles.listSeparator')),
        states: String(states.size),
        events: String(new Set([...transitions.values()].map(({ event }) => event)).size),
        exportHref: `${href}/table.xlsx`,
      };
    }),
  };
}
