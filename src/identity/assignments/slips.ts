import { legalDay } from '../../platform/clock.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { Account } from '../account.ts';
import type { Places } from './places.ts';

/** What is printed and handed over with a one-time code. */
export interface Slip {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly office: string;
  readonly code: string;
  readonly until: string;
}

export function slipOf(account: Account, code: string, places: Places, t: Translate): Slip {
  return {
    username: account.username,
    name: account.displayName,
    role: t(`identity.roles.${account.role}`),
    office: places.officeName(account) ?? places.areaName(account.areaCode) ?? '',
    code,
    until: account.activationExpiresAt === null ? '' : legalDay(account.activationExpiresAt),
  };
}
