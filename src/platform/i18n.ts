import { createInstance } from 'i18next';

export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];
export interface Bilingual {
  zh: string;
  en: string;
}
export type Catalogue = { readonly [locale in Locale]: object };
/** One side of every catalogue under the name of its feature; the program says in `app/texts.ts` which there are. */
// biome-ignore lint/suspicious/noEmptyInterface: filled where the catalogues meet
export interface Texts {}

type Leaf<T> = {
  [K in keyof T & string]: T[K] extends string
    ? K extends `${infer Stem}_${'one' | 'other'}`
      ? Stem
      : K
    : `${K}.${Leaf<T[K]>}`;
}[keyof T & string];

/** Every key there is a text for. */
export type TextKey = Leaf<Texts>;

/** A key known while compiling must be in the catalogues; one put together at run time is held to them by test. */
type Checked<K extends string> = K extends TextKey
  ? K
  : Record<never, never> extends Record<K, unknown>
    ? K
    : TextKey;

export type Translate = <const K extends string>(key: Checked<K>, params?: Record<string, unknown>) => string;
export interface I18n {
  t(locale: Locale): Translate;
}

export function isLocale(text: string): text is Locale {
  return text === 'zh-CN' || text === 'en';
}

/** The side of a two-language text that the locale reads. */
export function pick(text: Bilingual, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh;
}

/** Merges the catalogues of the features under their names: `t('cases.list.title')`. A missing key answers itself. */
export function createI18n(catalogues: Record<string, Catalogue>): I18n {
  const entries = Object.entries(catalogues);
  const i18next = createInstance();
  const resources = Object.fromEntries(
    locales.map((locale) => [
      locale,
      { translation: Object.fromEntries(entries.map(([name, catalogue]) => [name, catalogue[locale]])) },
    ]),
  );
  void i18next.init({
    resources,
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    supportedLngs: [...locales],
    initAsync: false,
    nsSeparator: false,
    returnNull: false,
    // The templates escape; escaping twice shows entities to the reader.
    interpolation: { escapeValue: false },
  });
  const fixed = new Map<Locale, Translate>(
    locales.map((locale) => {
      const t = i18next.getFixedT(locale);
      const plain = remembered((key) => t(key));
      const counted = remembered((text) => t(keyOf(text), { n: countOf(text) }));
      return [
        locale,
        (key, params) => {
          if (params === undefined) return plain(key);
          return isCount(params) ? counted(`${params.n} ${key}`) : t(key, params);
        },
      ];
    }),
  );
  return {
    t: (locale) => {
      const translate = fixed.get(locale);
      if (translate === undefined) throw new RangeError(`unknown locale: ${locale}`);
      return translate;
    },
  };
}

/** Days left, hits, pages: one small number, the same in many rows. */
function isCount(params: Record<string, unknown>): params is { n: number } {
  return Number.isSafeInteger(params['n']) && Object.keys(params).length === 1;
}
const keyOf = (text: string): string => text.slice(text.indexOf(' ') + 1);
const countOf = (text: string): number => Number.parseInt(text, 10);

/** More texts than the catalogues hold are asked for only by mistake. */
const rememberedTexts = 10_000;

/** A page asks for the same words once a row; looking each up anew took half of the time of a list. */
function remembered(look: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const text = known.get(key) ?? look(key);
    if (known.size < rememberedTexts) known.set(key, text);
    return text;
  };
}

/** All key paths of a catalogue's side, sorted: what the test of equal keys compares. */
export function catalogueKeys(side: object, prefix = ''): string[] {
  return Object.entries(side)
    .flatMap(([key, value]) =>
      value !== null && typeof value === 'object'
        ? catalogueKeys(value as object, `${prefix}${key}.`)
        : [`${prefix}${key}`],
    )
    .sort();
}
