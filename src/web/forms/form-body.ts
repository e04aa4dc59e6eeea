import type { z } from 'zod';
import { BadRequestError } from '../../platform/errors.ts';
import { fieldGroup, fieldMeta } from '../../platform/form-data.ts';

/** A value as a form sends it: text, a repeated key, a group, or rows of groups. */
export type RawValue = string | string[] | RawGroup | RawGroup[];
export interface RawGroup {
  [name: string]: RawValue;
}

/** What a form says besides its fields. */
export interface FormControl {
  idempotencyKey: string | null;
  stateRev: number | null;
  /** The list to which a blank row is asked for, and how many rows were on the page. */
  addRow: { name: string; count: number } | null;
  /** Which of several submit buttons, e.g. 'saveDraft'. */
  action: string | null;
  isConfirmed: boolean;
}

const controlNames = new Set(['_csrf', '_key', '_rev', '_addRow', '_action', '_confirm']);
const maxRowIndex = 200;

/** Reads the control fields. Throws BadRequestError when one is malformed: no page of ours sends that. */
export function readControl(body: Readonly<Record<string, unknown>>): FormControl {
  const one = (name: string, pattern: RegExp): string | null => {
    const value = body[name];
    if (value === undefined || value === '') return null;
    if (typeof value !== 'string' || !pattern.test(value))
      throw new BadRequestError('badControl', { field: name });
    return value;
  };
  for (const name of Object.keys(body)) {
    if (name.startsWith('_') && !controlNames.has(name))
      throw new BadRequestError('unknownField', { field: shown(name) });
  }
  const revision = one('_rev', /^\d{1,9}$/);
  const list = one('_addRow', /^[a-zA-Z][\w.]{0,80}$/);
  return {
    idempotencyKey: one('_key', /^[\w-]{8,100}$/),
    stateRev: revision === null ? null : Number(revision),
    addRow: list === null ? null : { name: list, count: rowCount(body, list) },
    action: one('_action', /^[a-zA-Z][\w-]{0,40}$/),
    isConfirmed: body._confirm !== undefined,
  };
}

function rowCount(body: Readonly<Record<string, unknown>>, list: string): number {
  const indexes = Object.keys(body).map((name) => {
    const [index] = name.startsWith(`${list}.`) ? name.slice(list.length + 1).split('.') : [];
    return index !== undefined && /^\d{1,3}$/.test(index) ? Number(index) + 1 : 0;
  });
  return Math.max(0, ...indexes);
}

/** Field names go back to the page: only what could be a name. */
function shown(name: string): string {
  return name.replace(/[^\w.[\]-]/g, '?').slice(0, 60);
}

/**
 * Builds groups and rows from flat names (`obligations.0.amount`), leaving out what is blank: blank fields,
 * and rows in which nothing but hidden fields is filled. Throws BadRequestError for a name the schema lacks.
 */
export function unflatten(schema: z.ZodObject, body: Readonly<Record<string, unknown>>): RawGroup {
  const root: RawGroup = {};
  for (const [name, value] of Object.entries(body)) {
    if (!name.startsWith('_')) place(schema, root, name, value);
  }
  return compact(schema, root);
}

function place(schema: z.ZodObject, root: RawGroup, name: string, value: unknown): void {
  const unknown = () => new BadRequestError('unknownField', { field: shown(name) });
  const parts = name.split('.');
  let field: z.core.$ZodType = schema;
  let target = root;
  while (parts.length > 0) {
    const group = fieldGroup(field);
    const key = parts.shift() ?? '';
    const child = group !== null && Object.hasOwn(group.fields, key) ? group.fields[key] : undefined;
    if (child === undefined) throw unknown();
    const below = fieldGroup(child);
    if (below === null) {
      if (parts.length > 0) throw unknown();
      target[key] = textsOf(child, name, value);
      return;
    }
    if (parts.length === 0) throw unknown();
    target = below.kind === 'object' ? groupAt(target, key) : rowAt(target, key, parts.shift(), unknown);
    field = child;
  }
}

function groupAt(target: RawGroup, key: string): RawGroup {
  target[key] ??= {};
  return target[key] as RawGroup;
}

function rowAt(target: RawGroup, key: string, index: string | undefined, unknown: () => Error): RawGroup {
  if (index === undefined || !/^(0|[1-9]\d{0,2})$/.test(index) || Number(index) > maxRowIndex)
    throw unknown();
  target[key] ??= [];
  const rows = target[key] as RawGroup[];
  const row = rows[Number(index)] ?? {};
  rows[Number(index)] = row;
  return row;
}

/** Only lists of ticks may send a name twice. */
function textsOf(field: z.core.$ZodType, name: string, value: unknown): string | string[] {
  const texts = [value].flat();
  if (!texts.every((item) => typeof item === 'string'))
    throw new BadRequestError('badControl', { field: shown(name) });
  if (fieldMeta(field)?.widget === 'checks') return texts;
  const [first = '', ...rest] = texts;
  if (rest.length > 0) throw new BadRequestError('repeatedField', { field: shown(name) });
  return first;
}

function compact(schema: z.core.$ZodType, group: RawGroup): RawGroup {
  const fields = fieldGroup(schema)?.fields ?? {};
  const kept = Object.entries(group).flatMap(([name, value]): [string, RawValue][] => {
    const field = fields[name];
    if (field === undefined) return [];
    if (typeof value === 'string') return value.trim() === '' ? [] : [[name, value]];
    if (!Array.isArray(value)) return [[name, compact(field, value)]];
    const items = value.filter((item) => item !== undefined);
    if (items.every((item) => typeof item === 'string'))
      return [[name, items.filter((item) => item.trim() !== '')]];
    const rows = (items as RawGroup[])
      .map((row) => compact(field, row))
      .filter((row) => isFilled(field, row));
    return [[name, rows]];
  });
  return Object.fromEntries(kept);
}

function isFilled(field: z.core.$ZodType, row: RawGroup): boolean {
  const fields = fieldGroup(field)?.fields ?? {};
  return Object.entries(row).some(([name, value]) => {
    const child = fields[name];
    const isHidden = child !== undefined && fieldMeta(child)?.widget === 'hidden';
    return !isHidden && (typeof value === 'string' || Object.keys(value).length > 0);
  });
}
