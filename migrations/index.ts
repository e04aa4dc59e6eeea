import type { Knex } from 'knex';
import * as areasAndOffices from './20261124000100_areas_and_offices.ts';
import * as accountsAndAudit from './20261124000200_accounts_and_audit.ts';
import * as workflow from './20261124000300_workflow.ts';
import * as cases from './20261124000400_cases.ts';
import * as mediation from './20261124000500_mediation.ts';
import * as agreementsAndPapers from './20261124000600_agreements_and_papers.ts';
import * as proposalsAndClosing from './20261126000100_proposals_and_closing.ts';
import * as referralReceipts from './20261126000200_referral_receipts.ts';
import * as migrationRuns from './20261126000500_migration_runs.ts';
import * as integrity from './20261126000700_integrity.ts';
import * as eventTexts from './20261127000100_event_texts.ts';
import * as clocks from './20261127000200_clocks.ts';
import * as recusals from './20261128000100_recusals.ts';
import * as joinedCases from './20261128000200_joined_cases.ts';
import * as emergencyReports from './20261128000300_emergency_reports.ts';
import * as caseActs from './20261129000100_case_acts.ts';
import * as paperOffice from './20261129000200_paper_office.ts';

export interface Migration {
  readonly name: string;
  up(knex: Knex): Promise<void>;
  down(knex: Knex): Promise<void>;
}

/** Every migration in order; a new one is added at the end, a released one never edited. */
export const migrations: readonly Migration[] = [
  areasAndOffices,
  accountsAndAudit,
  workflow,
  cases,
  mediation,
  agreementsAndPapers,
  proposalsAndClosing,
  integrity,
  referralReceipts,
  migrationRuns,
  eventTexts,
  clocks,
  recusals,
  joinedCases,
  emergencyReports,
  caseActs,
  paperOffice,
];
