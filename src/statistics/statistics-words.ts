import type { Bilingual } from '../platform/i18n.ts';
import { statisticsLocales } from './texts.ts';

/** Both sides of one text of this feature, for data that carries its own words. Throws for an unknown key. */
export function statisticsText(key: string): Bilingual {
  return { zh: textAt(statisticsLocales['zh-CN'], key), en: textAt(statisticsLocales.en, key) };
}

function textAt(catalogue: object, key: string): string {
  let value: unknown = catalogue;
  for (const part of key.split('.')) value = Object(value)[part];
  if (typeof value !== 'string') throw new RangeError(`no text ${key}`);
  return value;
}
