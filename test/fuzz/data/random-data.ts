import { z } from 'zod';
import { addMs, type Instant, legalDay } from '../../../src/platform/clock.ts';
import { type FieldMeta, fieldGroup, fieldMeta } from '../../../src/platform/form-data.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import type { FormOption } from '../../../src/workflow/definitions/ports.ts';
import type { Random } from '../random.ts';

export interface EventForm {
  readonly spec: EventSpec;
  readonly options: Readonly<Record<string, readonly FormOption[]>>;
  readonly defaults: Readonly<Record<string, unknown>>;
}
export type EventData = Record<string, unknown>;

const words = ['调解', '坡地', '押金', '工资', '邻里', '界线', '水渠', '交接', '补偿', '协商'] as const;
const surnames = [...'陈林黄何吴郑周蔡邓符'] as const;
const givenNames = ['志明', '秀英', '国栋', '海燕', '建业', '𬱖堃', '玥', '丽珍'] as const;

export function randomName(random: Random): string {
  return random.pick(surnames) + random.pick(givenNames);
}

export function randomText(random: Random): string {
  return Array.from({ length: random.int(3, 8) }, () => random.pick(words)).join('');
}

/** Data every field of the form accepts for itself; what fields mean together is in `event-data.ts`. */
export function randomData(random: Random, form: EventForm, now: Instant): EventData {
  return randomObject(random, form.spec.form, form, now);
}

function randomObject(random: Random, schema: z.core.$ZodType, form: EventForm, now: Instant): EventData {
  const data: EventData = {};
  for (const [name, field] of Object.entries(fieldGroup(schema)?.fields ?? {})) {
    const value = randomValue(random, field, form, now);
    const isOptional = isLeftOpen(field);
    if (value !== undefined && !(isOptional && random.chance(0.5))) data[name] = value;
  }
  return data;
}

/** Whether a form is complete without this field. */
export function isLeftOpen(field: z.core.$ZodType): boolean {
  return z.safeParse(field, undefined).success;
}

function randomValue(random: Random, field: z.core.$ZodType, form: EventForm, now: Instant): unknown {
  const meta = fieldMeta(field);
  switch (meta?.widget) {
    case 'date':
      return legalDay(meta.notFuture ? now : addMs(now, random.int(1, 20) * 86_400_000));
    case 'datetime':
      return meta.notFuture ? now : addMs(now, random.int(1, 72) * 3_600_000);
    case 'money':
      return random.int(1, 500) * 10_000;
    case 'number':
      return random.int(1, 200);
    case 'select':
    case 'radio':
      return random.find(optionsOf(meta, form));
    case 'checkbox':
      return random.chance(0.5);
    case 'checks': {
      const values = optionsOf(meta, form);
      return random.sample(values, random.int(1, Math.min(values.length, meta.maxItems ?? 5, 5)));
    }
    case 'rows': {
      const count = random.int(meta.minItems ?? 0, (meta.minItems ?? 0) + 2);
      return Array.from({ length: count }, () => randomObject(random, field, form, now));
    }
    case 'text':
      return meta.inputMode === 'tel' ? randomTelephone(random) : shortText(random, meta);
    case 'textarea':
      return randomText(random);
    default:
      return undefined;
  }
}

function optionsOf(meta: FieldMeta, form: EventForm): string[] {
  const list = typeof meta.options === 'string' ? (form.options[meta.options] ?? []) : (meta.options ?? []);
  return list.map((option) => option.value);
}

function shortText(random: Random, meta: FieldMeta): string | undefined {
  // 18 characters are an identity number; nobody needs one to go on.
  return meta.maxLength === 18 ? undefined : randomName(random);
}

function randomTelephone(random: Random): string {
  return `138${String(random.int(0, 99_999_999)).padStart(8, '0')}`;
}
