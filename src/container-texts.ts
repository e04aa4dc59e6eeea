import { agreementsLocales } from './agreements/locales.ts';
import { apiLocales } from './api/locales.ts';
import { areasLocales } from './areas/locales.ts';
import { casesLocales } from './cases/locales.ts';
import { navLocales } from './container-locales.ts';
import { documentsLocales } from './documents/locales.ts';
import { identityLocales } from './identity/locales.ts';
import { jobsLocales } from './jobs/locales.ts';
import { lifecyclesLocales } from './lifecycles/locales.ts';
import { mediationLocales } from './mediation/locales.ts';
import { createI18n, type I18n } from './platform/i18n.ts';
import { statisticsLocales } from './statistics/locales.ts';
import { errorLocales, webLocales } from './web/locales.ts';
import { migrationLocales } from './workflow/migration-locales.ts';

/** Every catalogue under the name of its feature; keys are equal in both languages by test. */
export const catalogues = {
  web: webLocales,
  api: apiLocales,
  nav: navLocales,
  errors: errorLocales,
  identity: identityLocales,
  areas: areasLocales,
  cases: casesLocales,
  mediation: mediationLocales,
  agreements: agreementsLocales,
  documents: documentsLocales,
  jobs: jobsLocales,
  statistics: statisticsLocales,
  lifecycles: lifecyclesLocales,
  migration: migrationLocales,
} as const;

export function createTexts(): I18n {
  return createI18n(catalogues);
}
