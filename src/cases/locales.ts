import { actLocales } from './act-locales.ts';
import { emergencyLocales } from './emergency-locales.ts';
import { entryLocales } from './entry-locales.ts';
import { handoverLocales } from './handover-locales.ts';
import { integrityLocales } from './integrity-locales.ts';
import { linkLocales } from './link-locales.ts';
import { listLocales } from './list-locales.ts';
import { noticeLocales } from './notice-locales.ts';
import { pageLocales } from './page-locales.ts';
import { proofLocales } from './proof-locales.ts';
import { proposalLocales } from './proposal-locales.ts';
import { workersSheetLocales } from './workers-sheet-locales.ts';

/** All texts of this feature, merged under `cases`; the parts have different keys. */
export const casesLocales = {
  'zh-CN': {
    ...listLocales['zh-CN'],
    ...noticeLocales['zh-CN'],
    ...linkLocales['zh-CN'],
    ...emergencyLocales['zh-CN'],
    ...actLocales['zh-CN'],
    ...workersSheetLocales['zh-CN'],
    ...handoverLocales['zh-CN'],
    ...entryLocales['zh-CN'],
    ...pageLocales['zh-CN'],
    ...proposalLocales['zh-CN'],
    ...integrityLocales['zh-CN'],
    ...proofLocales['zh-CN'],
  },
  en: {
    ...listLocales.en,
    ...noticeLocales.en,
    ...linkLocales.en,
    ...emergencyLocales.en,
    ...actLocales.en,
    ...workersSheetLocales.en,
    ...handoverLocales.en,
    ...entryLocales.en,
    ...pageLocales.en,
    ...proposalLocales.en,
    ...integrityLocales.en,
    ...proofLocales.en,
  },
} as const;
