import type { Viewer } from '../../identity/viewer.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';

/** How far somebody may go with the papers of a case. */
export type PaperAccess = 'none' | 'read' | 'issue';

/** Where a panel may lead its reader; it leaves out every other link. */
export interface PanelLinks {
  /** Events that are possible for him now. */
  readonly events: ReadonlySet<string>;
  readonly papers: PaperAccess;
}

/** A part of the case page that another feature fills; null leaves it out. */
export interface CasePanel {
  readonly key: string;
  readonly view: string;
  load(input: {
    readonly db: Db;
    readonly caseId: string;
    readonly viewer: Viewer;
    readonly locale: Locale;
    readonly t: Translate;
    /** None when not given. */
    readonly links?: PanelLinks;
  }): Promise<object | null>;
}
