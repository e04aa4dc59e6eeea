import { z } from 'zod';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { fieldMeta } from '../platform/form-data.ts';
import type { EventSpec } from '../workflow/definition.ts';
import type { EventHandler, HandlerContext } from '../workflow/ports.ts';

/** Words a person wrote with an event: a note, a reason, a result. */
export interface EventText {
  readonly seq: number;
  readonly event: string;
  readonly texts: Readonly<Record<string, string>>;
}

const detailsSchema = z
  .object({
    eventTexts: z
      .array(z.object({ seq: z.number(), event: z.string(), texts: z.record(z.string(), z.string()) }))
      .default([]),
  })
  .loose();

/** The texts kept with a case, by the place of their event in the history. */
export function eventTextsOf(details: Readonly<Record<string, unknown>>): readonly EventText[] {
  return detailsSchema.safeParse(details).data?.eventTexts ?? [];
}

/**
 * Wraps the handlers of these events so that what was written freely is kept with the case: the history holds
 * only its salted digest, and the row can be erased without breaking a chain.
 */
export function keepingTexts(
  handlers: Readonly<Record<string, EventHandler<never>>>,
  specs: readonly EventSpec[],
): Record<string, EventHandler<never>> {
  const kept = Object.fromEntries(
    specs.map((spec) => {
      const names = textFields(spec);
      const handler = handlers[spec.name] as EventHandler | undefined;
      const wrapped: EventHandler = async (context) => {
        await handler?.(context);
        await keepTexts(context as HandlerContext<object>, names);
      };
      return [spec.name, wrapped as EventHandler<never>];
    }),
  );
  return { ...handlers, ...kept };
}

function textFields(spec: EventSpec): string[] {
  return Object.entries(spec.form.shape).flatMap(([name, field]) => {
    const meta = fieldMeta(field);
    const isText = meta?.widget === 'textarea' || meta?.widget === 'text';
    return isText && !meta.sensitive ? [name] : [];
  });
}

/** Keeps the named words of an event with the case, for handlers of other features. */
export async function keepTexts(context: HandlerContext<object>, names: readonly string[]): Promise<void> {
  const data = context.data as Readonly<Record<string, unknown>>;
  const texts = Object.fromEntries(
    names.flatMap((name) => {
      const value = data[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
  if (Object.keys(texts).length === 0) return;
  await appendText(context.tx, context.subject.id, { seq: context.seq, event: context.event, texts });
}

async function appendText(tx: Tx, caseId: string, entry: EventText): Promise<void> {
  const row: { details: string } | undefined = await tx.knex('cases').where({ id: caseId }).first('details');
  const details = detailsSchema.parse(JSON.parse(row?.details ?? '{}'));
  const next = { ...details, eventTexts: [...details.eventTexts, entry] };
  await tx
    .knex('cases')
    .where({ id: caseId })
    .update({ details: JSON.stringify(next) });
}
