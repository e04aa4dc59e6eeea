import type { Translate } from '../../platform/i18n.ts';
import { isAllowed } from '../access.ts';
import type { IconName, NavItem, Shell } from '../shell.ts';
import type { ViewerLike } from '../viewer-like.ts';

export interface NavLink {
  id: string;
  href: string;
  label: string;
  isActive: boolean;
  count: number | null;
  isAlert: boolean;
  icon: IconName;
}
export interface NavGroup {
  heading: string | null;
  links: NavLink[];
}

/** The menu as this viewer may see it. */
export function menuFor(
  viewer: ViewerLike,
  items: readonly NavItem[],
  shell: Shell,
  active: string | null,
  t: Translate,
): NavGroup[] {
  const groups = new Map<string, NavGroup>();
  for (const item of items.filter((candidate) => isAllowed(candidate.access, viewer))) {
    const key = item.groupKey ?? '';
    const group = groups.get(key) ?? { heading: key === '' ? null : t(key), links: [] };
    group.links.push(linkOf(item, t(item.labelKey), shell, active));
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Whether this viewer may open the menu entry of that id; what the bar and error pages offer besides the menu. */
export function mayOpen(viewer: ViewerLike | null, items: readonly NavItem[], id: string): boolean {
  return items.some((item) => item.id === id && isAllowed(item.access, viewer));
}

/** The bottom bar of phones: at most five entries. */
export function tabsFor(
  viewer: ViewerLike,
  items: readonly NavItem[],
  shell: Shell,
  active: string | null,
  t: Translate,
): NavLink[] {
  return items
    .filter((item) => item.tab !== undefined && isAllowed(item.access, viewer))
    .sort((left, right) => (left.tab ?? 0) - (right.tab ?? 0))
    .slice(0, 5)
    .map((item) => linkOf(item, t(item.tabLabelKey ?? item.labelKey), shell, active));
}

function linkOf(item: NavItem, label: string, shell: Shell, active: string | null): NavLink {
  const count = shell.counts?.[item.id] ?? 0;
  return {
    id: item.id,
    href: item.href,
    label,
    isActive: item.id === active,
    count: count > 0 ? count : null,
    isAlert: item.isAlert === true,
    icon: item.icon ?? 'dot',
  };
}
