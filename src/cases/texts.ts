import { emergencyLocales } from './acts/emergency-texts.ts';
import { actLocales } from './acts/texts.ts';
import { attachmentLocales } from './attachments/texts.ts';
import { bulkLocales } from './bulk/texts.ts';
import { proposalLocales } from './closing/texts.ts';
import { earlierLocales } from './earlier/texts.ts';
import { exportLocales } from './export/export-texts.ts';
import { linkLocales } from './linked/texts.ts';
import { columnLocales } from './lists/column-texts.ts';
import { listLocales } from './lists/texts.ts';
import { proofLocales } from './page/proof-texts.ts';
import { pageLocales } from './page/texts.ts';
import { workersSheetLocales } from './page/workers-sheet-texts.ts';
import { entryLocales } from './registration/texts.ts';
import { sharingLocales } from './sharing/texts.ts';
import { viewLocales } from './views/texts.ts';

/** All texts of this feature, merged under `cases`; the parts have different keys. */
export const casesLocales = {
  'zh-CN': {
    ...listLocales['zh-CN'],
    ...columnLocales['zh-CN'],
    ...bulkLocales['zh-CN'],
    ...viewLocales['zh-CN'],
    ...linkLocales['zh-CN'],
    ...earlierLocales['zh-CN'],
    ...emergencyLocales['zh-CN'],
    ...actLocales['zh-CN'],
    ...sharingLocales['zh-CN'],
    ...attachmentLocales['zh-CN'],
    ...workersSheetLocales['zh-CN'],
    ...entryLocales['zh-CN'],
    ...pageLocales['zh-CN'],
    ...proposalLocales['zh-CN'],
    ...proofLocales['zh-CN'],
    ...exportLocales['zh-CN'],
  },
  en: {
    ...listLocales.en,
    ...columnLocales.en,
    ...bulkLocales.en,
    ...viewLocales.en,
    ...linkLocales.en,
    ...earlierLocales.en,
    ...emergencyLocales.en,
    ...actLocales.en,
    ...sharingLocales.en,
    ...attachmentLocales.en,
    ...workersSheetLocales.en,
    ...entryLocales.en,
    ...pageLocales.en,
    ...proposalLocales.en,
    ...proofLocales.en,
    ...exportLocales.en,
  },
} as const;
