import { agreementsLocales } from '../agreements/core/texts.ts';
import { apiLocales } from '../api/texts.ts';
import { casesLocales } from '../cases/texts.ts';
import { correctionsLocales } from '../corrections/texts.ts';
import { documentsLocales } from '../documents/texts.ts';
import { exportsLocales } from '../exports/pages/texts.ts';
import { handoverLocales } from '../handover/texts.ts';
import { helpLocales } from '../help/texts.ts';
import { identityErrorLocales, identityLocales } from '../identity/texts.ts';
import { integrityLocales } from '../integrity/texts.ts';
import { jobsLocales } from '../jobs/texts.ts';
import { ledgersLocales } from '../ledgers/pages/texts.ts';
import { lifecyclesLocales } from '../lifecycles/texts.ts';
import { mediationLocales } from '../mediation/core/texts.ts';
import { deliveryErrorLocales } from '../notices/sending/texts.ts';
import { noticesLocales } from '../notices/texts.ts';
import { areaErrorLocales, placesLocales } from '../offices/areas/texts.ts';
import { bookLocales } from '../offices/book/texts.ts';
import { areasLocales } from '../offices/texts.ts';
import { createI18n, type I18n } from '../platform/i18n.ts';
import { reformErrorLocales, reformLocales } from '../reforms/texts.ts';
import { rulesLocales } from '../rules/texts.ts';
import { setupLocales } from '../setup/texts.ts';
import { statisticsLocales } from '../statistics/texts.ts';
import { errorLocales, webLocales } from '../web/texts.ts';
import { noticeLocales } from '../workbench/inbox/texts.ts';
import { migrationLocales } from '../workflow/versions/texts.ts';
import { navLocales } from './navigation-texts.ts';

/** Every catalogue under the name of its feature; keys are equal in both languages by test. */
export const catalogues = {
  web: webLocales,
  api: apiLocales,
  nav: navLocales,
  errors: {
    'zh-CN': {
      ...errorLocales['zh-CN'],
      ...identityErrorLocales['zh-CN'],
      ...areaErrorLocales['zh-CN'],
      ...reformErrorLocales['zh-CN'],
      ...deliveryErrorLocales['zh-CN'],
    },
    en: {
      ...errorLocales.en,
      ...identityErrorLocales.en,
      ...areaErrorLocales.en,
      ...reformErrorLocales.en,
      ...deliveryErrorLocales.en,
    },
  },
  identity: identityLocales,
  areas: {
    'zh-CN': { ...areasLocales['zh-CN'], ...placesLocales['zh-CN'] },
    en: { ...areasLocales.en, ...placesLocales.en },
  },
  book: bookLocales,
  reforms: reformLocales,
  rules: rulesLocales,
  cases: {
    'zh-CN': {
      ...casesLocales['zh-CN'],
      ...handoverLocales['zh-CN'],
      ...integrityLocales['zh-CN'],
      ...noticeLocales['zh-CN'],
    },
    en: { ...casesLocales.en, ...handoverLocales.en, ...integrityLocales.en, ...noticeLocales.en },
  },
  mediation: mediationLocales,
  agreements: agreementsLocales,
  corrections: correctionsLocales,
  documents: documentsLocales,
  exports: exportsLocales,
  notices: noticesLocales,
  help: helpLocales,
  jobs: jobsLocales,
  setup: setupLocales,
  ledgers: ledgersLocales,
  statistics: statisticsLocales,
  lifecycles: lifecyclesLocales,
  migration: migrationLocales,
} as const;

type Side = { readonly [feature in keyof typeof catalogues]: (typeof catalogues)[feature]['zh-CN'] };

declare module '../platform/i18n.ts' {
  interface Texts extends Side {}
}

export function createTexts(): I18n {
  return createI18n(catalogues);
}

let usual: I18n | undefined;

/** For what is written in the background, for no page: made when the first such text is. */
export function usualTexts(): I18n {
  usual ??= createTexts();
  return usual;
}
