import type { CheerioAPI } from 'cheerio';
import { catalogues } from '../../src/app/texts.ts';
import type { Locale } from '../../src/platform/i18n.ts';

/** Anything that looks like a text key of a catalogue there is; a missing key is shown as itself. */
const textKey = new RegExp(`(?<![\\w./-])(?:${Object.keys(catalogues).join('|')})(?:\\.[A-Za-z]\\w*)+`, 'g');
const wordedAttributes = ['aria-label', 'placeholder', 'title', 'data-label', 'alt', 'content'];
const references = ['aria-labelledby', 'aria-describedby', 'for'];

/** What is wrong with a page of HTML whatever it is about; empty when nothing is. */
export function faultsOf(page: CheerioAPI, locale: Locale): string[] {
  return [
    ...headFaults(page, locale),
    ...labelFaults(page),
    ...idFaults(page),
    ...formFaults(page),
    ...untranslated(page).map((key) => `untranslated ${key}`),
  ];
}

function headFaults(page: CheerioAPI, locale: Locale): string[] {
  const faults: string[] = [];
  const language = page('html').attr('lang');
  if (language !== (locale === 'en' ? 'en' : 'zh-Hans')) faults.push(`lang ${language}`);
  const headings = page('h1');
  if (headings.length !== 1 || headings.text().trim() === '') faults.push(`${headings.length} h1`);
  if (page('head title').text().trim() === '') faults.push('no title');
  const inline = page('[style], style, script:not([src])').length;
  const handlers = attributesOf(page, '*')
    .flatMap((attributes) => Object.keys(attributes))
    .filter((name) => /^on[a-z]+$/.test(name));
  if (inline + handlers.length > 0) faults.push('inline style or script');
  return faults;
}

function labelFaults(page: CheerioAPI): string[] {
  const labelled = new Set(valuesOf(page, 'label', 'for'));
  const faults: string[] = [];
  page('input, select, textarea').each((_, element) => {
    const control = page(element);
    const { type, id, name } = element.attribs;
    if (type === 'hidden') return;
    const hasLabel = (id !== undefined && labelled.has(id)) || control.closest('label').length > 0;
    if (!hasLabel && !control.attr('aria-label'))
      faults.push(`no label for ${name ?? id ?? element.tagName}`);
  });
  page('a, button').each((_, element) => {
    const control = page(element);
    const isSilent = control.attr('aria-hidden') === 'true';
    if (!isSilent && control.text().trim() === '' && !control.attr('aria-label'))
      faults.push(`${element.tagName} without words: ${page.html(element).slice(0, 80)}`);
  });
  return faults;
}

/** Ids that stand twice, and what points at an id that is not there. */
function idFaults(page: CheerioAPI): string[] {
  const ids = valuesOf(page, '[id]', 'id');
  const known = new Set(ids);
  const doubles = ids.filter((id, index) => ids.indexOf(id) !== index);
  const pointed = references.flatMap((name) =>
    valuesOf(page, `[${name}]`, name).flatMap((value) => value.split(/\s+/)),
  );
  const jumps = valuesOf(page, 'a[href^="#"]', 'href').map((href) => decodeURIComponent(href.slice(1)));
  const missing = [...pointed, ...jumps].filter((id) => !known.has(id));
  return [
    ...(doubles.length > 0 ? [`double ids ${doubles.join(', ')}`] : []),
    ...(missing.length > 0 ? [`points at no id: ${missing.join(', ')}`] : []),
  ];
}

function formFaults(page: CheerioAPI): string[] {
  const faults: string[] = [];
  if (page('form form').length > 0) faults.push('form within a form');
  page('form').each((_, element) => {
    const form = page(element);
    const { method = 'get', action } = element.attribs;
    if (action === undefined) faults.push('form without action');
    if (method === 'post' && !form.find('input[name=_csrf]').attr('value'))
      faults.push(`no token in the form to ${action}`);
    if (form.find('button, input[type=submit]').length === 0)
      faults.push(`no button in the form to ${action}`);
  });
  return faults;
}

/** Text keys that are shown instead of their text, each once. */
export function untranslated(page: CheerioAPI): string[] {
  const texts = [
    page('head title').text(),
    page('body').text(),
    ...wordedAttributes.flatMap((name) => valuesOf(page, `[${name}]`, name)),
  ];
  return [...new Set(texts.flatMap((text) => text.match(textKey) ?? []))];
}

function valuesOf(page: CheerioAPI, selector: string, name: string): string[] {
  return attributesOf(page, selector).map((attributes) => attributes[name] ?? '');
}

function attributesOf(page: CheerioAPI, selector: string): Readonly<Record<string, string>>[] {
  return page(selector)
    .toArray()
    .flatMap((element) => ('attribs' in element ? [element.attribs] : []));
}
