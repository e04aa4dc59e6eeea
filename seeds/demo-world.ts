import type { Account } from '../src/identity/account.ts';
import { findAccountByUsername, insertAccount } from '../src/identity/accounts-repository.ts';
import { hashPassword } from '../src/identity/passwords.ts';
import type { RoleName } from '../src/identity/viewer.ts';
import type { Clock } from '../src/platform/clock.ts';
import type { Database } from '../src/platform/database/connect.ts';
import type { UnitOfWork } from '../src/platform/database/unit-of-work.ts';
import { loadDemoAreas } from './demo-areas.ts';
import {
  demoAreas,
  demoCommittees,
  demoDuties,
  demoOrganisations,
  demoPeople,
  demoSeals,
} from './demo-offices.ts';
import { insertMissing } from './reference.ts';

export const demoPassword = 'dingfen-demo';

interface DemoAccount {
  readonly username: string;
  readonly role: RoleName;
  readonly areaCode: string;
  /** Administrators are nobody in an office; their name is given here. */
  readonly displayName?: string;
}

/** The accounts of every demo, in the order in which they are shown. */
export const demoAccounts: readonly DemoAccount[] = [
  { username: 'grid', role: 'gridWorker', areaCode: demoAreas.grid },
  { username: 'village', role: 'villageMediator', areaCode: demoAreas.village },
  { username: 'clerk', role: 'clerk', areaCode: demoAreas.town },
  { username: 'mediator', role: 'mediator', areaCode: demoAreas.town },
  { username: 'mediator2', role: 'mediator', areaCode: demoAreas.town },
  { username: 'chair', role: 'chair', areaCode: demoAreas.town },
  { username: 'coordinator', role: 'coordinator', areaCode: demoAreas.town },
  { username: 'coordinator2', role: 'coordinator', areaCode: demoAreas.otherTown },
  { username: 'justice', role: 'justice', areaCode: demoAreas.town },
  { username: 'leader', role: 'leader', areaCode: demoAreas.town },
  { username: 'county', role: 'county', areaCode: demoAreas.county },
  { username: 'sysadmin', role: 'sysadmin', areaCode: demoAreas.county, displayName: '系统管理员' },
  { username: 'secadmin', role: 'secadmin', areaCode: demoAreas.county, displayName: '安全管理员' },
  { username: 'auditor', role: 'auditor', areaCode: demoAreas.county, displayName: '审计管理员' },
];

/** Places, offices, people and accounts of the demo; fills in what is missing. Needs the reference data, and no cases. */
export async function loadDemoWorld(deps: {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
}): Promise<void> {
  const accounts = await missingAccounts(deps.database, deps.clock);
  await loadDemoAreas(deps);
  await deps.unitOfWork.run(async (tx) => {
    await insertMissing(tx.knex, 'organisations', ['id'], demoOrganisations);
    await insertMissing(tx.knex, 'committees', ['id'], demoCommittees);
    await insertMissing(tx.knex, 'people', ['id'], demoPeople);
    await insertMissing(tx.knex, 'area_duties', ['id'], demoDuties);
    await insertMissing(tx.knex, 'seals', ['id'], demoSeals);
    for (const account of accounts) await insertAccount(tx, account);
  });
}

/** Hashes first: a slow hash inside the transaction would hold up everybody. */
async function missingAccounts(database: Database, clock: Clock): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const demo of demoAccounts) {
    if ((await findAccountByUsername(database.read, demo.username)) === null) {
      accounts.push(accountOf(demo, await hashPassword(demoPassword), clock));
    }
  }
  return accounts;
}

function accountOf(demo: DemoAccount, passwordHash: string, clock: Clock): Account {
  const person = demoPeople.find(({ id }) => id === `demo-person-${demo.username}`);
  const now = clock.now();
  return {
    id: `demo-account-${demo.username}`,
    username: demo.username,
    displayName: demo.displayName ?? person?.name ?? demo.username,
    role: demo.role,
    areaCode: demo.areaCode,
    committeeId: person?.committee_id ?? null,
    organisationId: person?.organisation_id ?? null,
    personId: person?.id ?? null,
    passwordHash,
    activationHash: null,
    activationExpiresAt: null,
    locale: 'zh-CN',
    isDemo: true,
    disabledAt: null,
    createdAt: now,
    updatedAt: now,
  };
}
