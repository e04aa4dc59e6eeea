import { handoverLocales } from '../handover/texts.ts';
import { integrityLocales } from '../integrity/texts.ts';
import { noticeLocales } from '../workbench/inbox/texts.ts';
import { emergencyLocales } from './acts/emergency-texts.ts';
import { actLocales } from './acts/texts.ts';
import { proposalLocales } from './closing/texts.ts';
import { linkLocales } from './linked/texts.ts';
import { listLocales } from './lists/texts.ts';
import { proofLocales } from './page/proof-texts.ts';
import { pageLocales } from './page/texts.ts';
import { workersSheetLocales } from './page/workers-sheet-texts.ts';
import { entryLocales } from './registration/texts.ts';

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
