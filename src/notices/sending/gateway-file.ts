import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { addressFault } from './address-fault.ts';
import type { OutboundText } from './port.ts';

/** How the SMS gateway of an office wants to be asked, as its file says it; see the README. */
const gatewayFile = z.strictObject({
  url: z.string(),
  method: z.enum(['GET', 'POST']).default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  query: z.record(z.string(), z.string()).default({}),
  /** One of both: a body in JSON, or the fields of a form. */
  json: z.json().optional(),
  form: z.record(z.string(), z.string()).optional(),
  success: z
    .strictObject({
      status: z.array(z.int().min(100).max(599)).min(1).default([200]),
      /** Where the answer says how it went: `data.0.code`. */
      path: z.string().min(1).optional(),
      equals: z.union([z.string(), z.number(), z.boolean()]).optional(),
    })
    .default({ status: [200] }),
});
type GatewayFile = z.infer<typeof gatewayFile>;
type Json = Exclude<GatewayFile['json'], undefined>;

export interface SmsGateway extends Omit<GatewayFile, 'url'> {
  readonly url: URL;
  /** Values of `{SMS_…}`, from the environment. */
  readonly secrets: Readonly<Record<string, string>>;
}

export type SecretsOf = (name: string) => string | undefined;

const blank = /\{(\w+)\}/g;
const told = ['to', 'text', 'id', 'about'];

/** Reads and checks the file; one clear line for each mistake, none of which repeats a secret. */
export function readGateway(
  path: string,
  secretOf: SecretsOf,
): { readonly gateway: SmsGateway } | { readonly faults: readonly string[] } {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is no JSON' : 'cannot be read';
    return { faults: [`SMS_GATEWAY ${path} ${why}`] };
  }
  const parsed = gatewayFile.safeParse(raw);
  if (!parsed.success) {
    return {
      faults: parsed.error.issues.map(
        (issue) => `SMS_GATEWAY ${path}: ${issue.path.join('.') || 'file'} ${issue.message}`,
      ),
    };
  }
  const file = parsed.data;
  const names = namesIn(file);
  const fault = addressFault(file.url);
  const faults = [
    fault !== null && `url ${fault}`,
    blanksOf(file.url).length > 0 && 'url must hold no placeholder: use query',
    file.json !== undefined && file.form !== undefined && 'json and form exclude each other',
    file.method === 'GET' && (file.json ?? file.form) !== undefined && 'a GET has no body: use query',
    (file.success.path === undefined) !== (file.success.equals === undefined) &&
      'success.path and success.equals belong together',
    !names.includes('to') && 'nothing says {to}: nobody would be reached',
    !names.includes('text') && 'nothing says {text}: nothing would be said',
    ...names.map(
      (name) =>
        !told.includes(name) &&
        !name.startsWith('SMS_') &&
        `{${name}} is unknown: use ${told.map((one) => `{${one}}`).join(', ')} or {SMS_…} of the environment`,
    ),
    ...names.map(
      (name) =>
        name.startsWith('SMS_') && secretOf(name) === undefined && `${name} is not in the environment`,
    ),
  ].filter((line) => line !== false);
  if (faults.length > 0) return { faults: faults.map((line) => `SMS_GATEWAY ${path}: ${line}`) };
  const secrets = names
    .filter((name) => name.startsWith('SMS_'))
    .map((name) => [name, secretOf(name) ?? ''] as const);
  return { gateway: { ...file, url: new URL(file.url), secrets: Object.fromEntries(secrets) } };
}

function blanksOf(text: string): string[] {
  return [...text.matchAll(blank)].map((match) => match[1] ?? '');
}

/** Every placeholder of the file, each once. */
function namesIn({ headers, query, form, json }: GatewayFile): string[] {
  const texts = [...Object.values(headers), ...Object.values(query), ...Object.values(form ?? {})];
  const inJson = json === undefined ? [] : stringsIn(json);
  return [...new Set([...texts, ...inJson].flatMap(blanksOf))];
}

function stringsIn(value: Json): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(stringsIn);
}

/** The request for one text. Values go in as values: into JSON, a form or a query, never into its syntax. */
export function requestOf(
  gateway: SmsGateway,
  { to, body, id, about }: OutboundText,
): { readonly url: URL; readonly headers: Record<string, string>; readonly body: string } {
  const values: Readonly<Record<string, string>> = { ...gateway.secrets, to, text: body, id, about };
  const fill = (text: string): string => text.replace(blank, (whole, name: string) => values[name] ?? whole);
  const filled = (record: Readonly<Record<string, string>>): [string, string][] =>
    Object.entries(record).map(([name, text]) => [name, fill(text)]);
  const url = new URL(gateway.url);
  for (const [name, value] of filled(gateway.query)) url.searchParams.set(name, value);
  // A header holds one line of ASCII; nothing of a text may break it.
  const headers = Object.fromEntries(
    filled(gateway.headers).map(([name, value]) => [name.toLowerCase(), value.replace(/[^\x20-\x7e]/g, '')]),
  );
  if (gateway.form !== undefined) {
    const type = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    return { url, headers: type, body: new URLSearchParams(filled(gateway.form)).toString() };
  }
  if (gateway.json === undefined) return { url, headers, body: '' };
  const type = { 'content-type': 'application/json; charset=utf-8', ...headers };
  return { url, headers: type, body: JSON.stringify(filledJson(gateway.json, fill)) };
}

function filledJson(value: Json, fill: (text: string) => string): Json {
  if (typeof value === 'string') return fill(value);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => filledJson(one, fill));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filledJson(one, fill)]));
}
