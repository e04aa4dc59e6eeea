import type { Locale } from '../platform/i18n.ts';

/** What the web ground knows of whoever is signed in; identity's `Viewer` fits it. */
export interface ViewerLike {
  readonly role: string;
  readonly displayName: string;
  readonly locale: Locale;
}
