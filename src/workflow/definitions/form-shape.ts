import { z } from 'zod';

/** What may be entered into one field, without the words it is asked in. */
export interface FieldShape {
  /** Fields of rows as `workers[].name`. */
  readonly field: string;
  readonly kind: string;
  readonly isRequired: boolean;
  /** Length, range or choices; empty when there are none. */
  readonly limits: string;
}

/** What of a JSON schema of a field matters here. */
interface FieldSchema {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly options?: unknown;
  readonly widget?: string;
  readonly inputMode?: string;
  readonly notFuture?: boolean;
}

/** The fields of a form in their order: what other systems and people in the middle of a case rely on. */
export function formShape(form: z.ZodObject): FieldShape[] {
  return fieldsOf(z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }) as FieldSchema, '');
}

function fieldsOf({ properties = {}, required = [] }: FieldSchema, prefix: string): FieldShape[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const field = `${prefix}${name}`;
    const shape = {
      field,
      kind: kindOf(schema),
      isRequired: required.includes(name),
      limits: limitsOf(schema),
    };
    const inner = schema.items ?? schema;
    return [shape, ...fieldsOf(inner, schema.items ? `${field}[].` : `${field}.`)];
  });
}

const kinds: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'integer',
  boolean: 'yes or no',
  object: 'group',
};
const widgetKinds: Readonly<Record<string, string>> = { money: 'fen', mu: 'mu' };
const formats: Readonly<Record<string, string>> = { date: 'day', 'date-time': 'instant' };

function kindOf(schema: FieldSchema): string {
  if (schema.type === 'array') return schema.items?.properties ? 'rows' : 'several of';
  if (schema.enum || schema.options !== undefined) return 'one of';
  if (schema.inputMode === 'tel') return 'telephone';
  return (
    widgetKinds[schema.widget ?? ''] ?? formats[schema.format ?? ''] ?? kinds[schema.type ?? ''] ?? 'anything'
  );
}

function limitsOf(schema: FieldSchema): string {
  const choice = schema.type === 'array' && !schema.items?.properties ? schema.items : schema;
  const limits = [
    span(schema.minItems, schema.maxItems, schema.items?.properties ? 'rows' : ''),
    typeof schema.options === 'string' ? '' : span(schema.minLength, schema.maxLength, 'characters'),
    span(schema.minimum, schema.maximum, ''),
    schema.pattern ?? '',
    schema.notFuture ? 'not in the future' : '',
    schema.const === undefined ? '' : `only ${String(schema.const)}`,
    choice?.enum?.join(' | ') ?? '',
    typeof schema.options === 'string' ? `those of ${schema.options}` : '',
  ];
  return limits.filter((limit) => limit !== '').join('; ');
}

function span(least: number | undefined, most: number | undefined, unit: string): string {
  if (least === undefined && most === undefined) return '';
  return `${least ?? 0} to ${most ?? 'any number of'} ${unit}`.trim();
}
