import type { Knex } from 'knex';
import * as areasAndOffices from './20261130000100_areas_and_offices.ts';
import * as accountsAndAudit from './20261130000200_accounts_and_audit.ts';
import * as workflow from './20261130000300_workflow.ts';
import * as cases from './20261130000400_cases.ts';
import * as caseActs from './20261130000500_case_acts.ts';
import * as proposalsAndClosing from './20261130000600_proposals_and_closing.ts';
import * as leadsAndAttachments from './20261130000700_leads_and_attachments.ts';
import * as mediation from './20261130000800_mediation.ts';
import * as agreements from './20261130000900_agreements.ts';
import * as referrals from './20261130001000_referrals.ts';
import * as papers from './20261130001100_papers.ts';
import * as integrity from './20261130001200_integrity.ts';
import * as jobs from './20261130001300_jobs.ts';
import * as leadersMatters from './20261201090000_leaders_matters.ts';
import * as areaChanges from './20261201100000_area_changes.ts';
import * as officeBook from './20261201110000_office_book.ts';
import * as ledgerImports from './20261201120000_ledger_imports.ts';
import * as reforms from './20261202100000_reforms.ts';
import * as officeRules from './20261202110000_office_rules.ts';
import * as notices from './20261202130000_notices.ts';
import * as numberTails from './20261202140000_number_tails.ts';
import * as exportsOfLists from './20261202150000_exports.ts';
import * as corrections from './20261202160000_corrections.ts';
import * as earlierDisputes from './20261202170000_earlier_disputes.ts';
import * as caseViews from './20261202190000_case_views.ts';

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
  caseActs,
  proposalsAndClosing,
  leadsAndAttachments,
  mediation,
  agreements,
  referrals,
  papers,
  integrity,
  jobs,
  leadersMatters,
  areaChanges,
  officeBook,
  ledgerImports,
  reforms,
  officeRules,
  notices,
  numberTails,
  exportsOfLists,
  corrections,
  earlierDisputes,
  caseViews,
];
