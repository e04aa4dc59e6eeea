import type { CheerioAPI } from 'cheerio';
import type { Visitor } from './visitor.ts';

type Element = ReturnType<CheerioAPI>;

/** What is typed and chosen, by the name of the field. */
export type Values = Readonly<Record<string, string | readonly string[]>>;
export interface FormFile {
  readonly name: string;
  readonly bytes: Buffer;
}

interface Field {
  readonly kind: 'text' | 'choice' | 'hidden' | 'secret' | 'file';
  /** What there is to choose. */
  readonly options: string[];
  /** What a browser would send if nobody touched it. */
  readonly values: string[];
}

/** A form as it stands on a page. */
export interface PageForm {
  readonly action: string;
  readonly method: string;
  readonly isMultipart: boolean;
  readonly fields: ReadonlyMap<string, Field>;
  /** Buttons that say which of several was pressed. */
  readonly buttons: readonly { readonly name: string; readonly value: string }[];
}

export function formsOf(page: CheerioAPI): PageForm[] {
  return page('form')
    .toArray()
    .map((element) => readForm(page, page(element)));
}

/**
 * The form of a page that goes to an address of that shape; of several that do, the one whose hidden fields hold the
 * wanted values.
 * @throws Error when the page has none
 */
export function formTo(page: CheerioAPI, action: RegExp, wanted: Values = {}): PageForm {
  const found = formsOf(page).find(
    (form) =>
      form.method === 'post' &&
      action.test(form.action.replace(/\?.*$/, '')) &&
      Object.entries(wanted).every(([name, value]) => {
        const field = form.fields.get(name);
        return field?.kind !== 'hidden' || field.values[0] === value;
      }),
  );
  if (found === undefined) throw new Error(`no form to ${action.source} that holds ${Object.keys(wanted)}`);
  return found;
}

function readForm(page: CheerioAPI, form: Element): PageForm {
  const fields = new Map<string, Field>();
  for (const element of form.find('input[name], select[name], textarea[name]').toArray()) {
    const control = page(element);
    const name = control.attr('name') ?? '';
    const read = readField(page, control);
    const known = fields.get(name);
    known?.options.push(...read.options);
    known?.values.push(...read.values);
    if (known === undefined) fields.set(name, read);
  }
  const buttons = form.find('button[name]').toArray();
  return {
    action: form.attr('action') ?? '',
    method: form.attr('method') ?? 'get',
    isMultipart: form.attr('enctype') === 'multipart/form-data',
    fields,
    buttons: buttons.map((one) => ({
      name: page(one).attr('name') ?? '',
      value: page(one).attr('value') ?? '',
    })),
  };
}

function readField(page: CheerioAPI, control: Element): Field {
  const value = control.attr('value') ?? '';
  if (control.is('textarea')) {
    // The first line break after the tag is none of the text.
    return { kind: 'text', options: [], values: [control.text().replace(/^\n/, '')] };
  }
  if (control.is('select')) {
    const all = control.find('option').toArray();
    const chosen = all.find((one) => page(one).attr('selected') !== undefined) ?? all[0];
    const optionOf = (one: (typeof all)[number]): string => page(one).attr('value') ?? page(one).text();
    return {
      kind: 'choice',
      options: all.map(optionOf),
      values: chosen === undefined ? [] : [optionOf(chosen)],
    };
  }
  switch (control.attr('type')) {
    case 'checkbox':
    case 'radio':
      return {
        kind: 'choice',
        options: [value],
        values: control.attr('checked') === undefined ? [] : [value],
      };
    case 'hidden':
      return { kind: 'hidden', options: [], values: [value] };
    case 'password':
      return { kind: 'secret', options: [], values: [value] };
    case 'file':
      return { kind: 'file', options: [], values: [] };
    default:
      if (control.attr('autocomplete') === 'one-time-code')
        return { kind: 'secret', options: [], values: [value] };
      return { kind: 'text', options: [], values: [value] };
  }
}

/**
 * The form as somebody fills it in: only fields it has, only values it offers.
 * @throws Error for a field or a choice that the page does not give
 */
export function filledIn(form: PageForm, typed: Values): Values {
  const untouched = Object.fromEntries(
    [...form.fields].flatMap(([name, { kind, values }]) => (kind === 'file' ? [] : [[name, values]])),
  );
  for (const [name, value] of Object.entries(typed)) {
    const field = form.fields.get(name);
    const isButton = form.buttons.some((button) => button.name === name && button.value === value);
    if (field === undefined && !isButton) throw new Error(`the form to ${form.action} has no field ${name}`);
    const isOffered = field?.kind !== 'choice' || [value].flat().every((one) => field.options.includes(one));
    if (!isOffered) throw new Error(`the form to ${form.action} does not offer ${value} for ${name}`);
  }
  return { ...untouched, ...typed };
}

/** Sends values as a browser would send the form, wherever its address leads. */
export function sendForm(
  visitor: Visitor,
  form: Pick<PageForm, 'action' | 'isMultipart'>,
  values: Values,
  files: Readonly<Record<string, FormFile>> = {},
) {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  const request = visitor.post(form.action);
  if (!form.isMultipart) return request.type('form').send(new URLSearchParams(pairs).toString());
  for (const [name, value] of pairs) request.field(name, value);
  for (const [field, { name, bytes }] of Object.entries(files)) request.attach(field, bytes, name);
  return request;
}

/** Where a form that only asks leads when nobody touches it, e.g. a search. */
export function askedBy({ action, fields }: PageForm): string {
  const pairs = [...fields].flatMap(([name, { values }]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const query = new URLSearchParams(pairs).toString();
  return query === '' ? action : `${action}?${query}`;
}
