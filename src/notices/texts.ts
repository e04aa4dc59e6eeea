import { partiesLocales } from './parties/texts.ts';
import { sendingLocales } from './sending/texts.ts';
import { staffLocales } from './staff/texts.ts';

/** Words of everything that leaves the house. */
export const noticesLocales = {
  'zh-CN': { ...sendingLocales['zh-CN'], ...staffLocales['zh-CN'], ...partiesLocales['zh-CN'] },
  en: { ...sendingLocales.en, ...staffLocales.en, ...partiesLocales.en },
} as const;
