import type { Viewer } from '../../identity/viewer.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';

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
  }): Promise<object | null>;
}
