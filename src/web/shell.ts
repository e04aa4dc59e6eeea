import type { Access } from './access.ts';

export type IconName = 'home' | 'cases' | 'report' | 'calendar' | 'person' | 'dot';

/** One entry of the left menu. Groups appear in the order of their first entry. */
export interface NavItem {
  readonly id: string;
  readonly href: string;
  readonly labelKey: string;
  /** Heading above the entry; entries without one stand first. */
  readonly groupKey?: string;
  readonly access: Access;
  /** Place in the bottom bar of phones, from the left; five fit. */
  readonly tab?: number;
  readonly tabLabelKey?: string;
  readonly icon?: IconName;
  /** The count is shown in red. */
  readonly isAlert?: true;
}

/** What the frame of a page shows about the viewer; counts by the id of the menu entry. */
export interface Shell {
  readonly office?: string;
  readonly inbox?: number;
  readonly counts?: Readonly<Record<string, number>>;
}
