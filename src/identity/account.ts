import { flag, instant, orNull, type RowOf, table, text } from '../platform/database/column-table.ts';
import type { Locale } from '../platform/i18n.ts';
import type { RoleName, Viewer } from './viewer.ts';

export const accountTable = table('accounts', {
  id: text(),
  username: text(),
  displayName: text(),
  role: text<RoleName>(),
  areaCode: text(),
  committeeId: orNull(text()),
  organisationId: orNull(text()),
  personId: orNull(text()),
  passwordHash: orNull(text()),
  activationHash: orNull(text()),
  activationExpiresAt: orNull(instant()),
  locale: text<Locale>(),
  isDemo: flag(),
  disabledAt: orNull(instant()),
  createdAt: instant(),
  updatedAt: instant(),
});
export type Account = RowOf<typeof accountTable>;

/** What is given for a new account; it has no password until its owner activates it. */
export interface NewAccount {
  readonly username: string;
  readonly displayName: string;
  readonly role: RoleName;
  readonly areaCode: string;
  readonly committeeId?: string | null;
  readonly organisationId?: string | null;
  readonly personId?: string | null;
  readonly locale?: Locale;
  readonly isDemo?: boolean;
  /** Stays closed until the security administrator approves it. */
  readonly needsApproval?: boolean;
}

const usernamePattern = /^[a-z][a-z0-9._-]{1,39}$/;

/** Usernames are small ASCII letters, so that two accounts never look alike. */
export function isUsername(text: string): boolean {
  return usernamePattern.test(text);
}

/** What a person typed as a username, as it is stored: full width and capitals are no difference. */
export function normaliseUsername(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

export function toViewer(
  account: Account,
  standing: Pick<Viewer, 'areaPath' | 'formerPlaces' | 'formerCommittees'>,
  by: { via: 'session' } | { via: 'token'; scopes: readonly string[] },
): Viewer {
  return {
    accountId: account.id,
    username: account.username,
    displayName: account.displayName,
    role: account.role,
    areaCode: account.areaCode,
    ...standing,
    committeeId: account.committeeId,
    organisationId: account.organisationId,
    personId: account.personId,
    locale: account.locale,
    via: by.via,
    scopes: by.via === 'token' ? by.scopes : [],
  };
}
