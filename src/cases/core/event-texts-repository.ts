import { z } from 'zod';
import type { EventName } from '../../../workflows/vocabulary/events.ts';
import { int, json, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import { fieldMeta } from '../../platform/form-data.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import type { EventHandler, HandlerContext } from '../../workflow/definitions/ports.ts';

/** Words a person wrote with an event: a note, a reason, a result. */
export const eventTextTable = table('event_texts', {
  caseId: text(),
  seq: int(),
  event: text(),
  texts: json<Readonly<Record<string, string>>>(z.record(z.string(), z.string())),
});
const readTexts = eventTextTable.without('caseId');
export type EventText = ReturnType<typeof readTexts>;

/** The texts kept with a case or a lead, in the order of their events. */
export async function listEventTexts(db: Db, caseId: string): Promise<EventText[]> {
  const rows = await db('event_texts').where({ case_id: caseId }).orderBy('seq');
  return rows.map(readTexts);
}

/**
 * Wraps the handlers of these events so that what was written freely is kept with the case: the history holds
 * only its salted digest, and the row can be erased without breaking a chain. Throws RangeError for an event that has
 * no handler; one that leaves nothing but its words has `onlyWords`.
 */
export function keepingTexts(
  handlers: Readonly<Record<string, EventHandler<never>>>,
  specs: readonly EventSpec[],
): Record<string, EventHandler<never>> {
  const kept = Object.fromEntries(
    specs.map((spec) => {
      const names = textFields(spec);
      const handler = handlers[spec.name] as EventHandler | undefined;
      if (handler === undefined) throw new RangeError(`no handler for ${spec.name}`);
      const wrapped: EventHandler = async (context) => {
        await handler(context);
        await keepTexts(context, names);
      };
      return [spec.name, wrapped as EventHandler<never>];
    }),
  );
  return { ...handlers, ...kept };
}

/** The handler of an event that leaves nothing behind but the words typed with it. */
export const onlyWords: EventHandler = async () => {};

/** Those of the events that bear one of these names. Throws RangeError for a name no event bears. */
export function named(events: readonly EventSpec[], names: readonly EventName[]): EventSpec[] {
  return names.map((name) => {
    const spec = events.find((one) => one.name === name);
    if (!spec) throw new RangeError(`no event ${name}`);
    return spec;
  });
}

function textFields(spec: EventSpec): string[] {
  return Object.entries(spec.form.shape).flatMap(([name, field]) => {
    const meta = fieldMeta(field);
    const isText = meta?.widget === 'textarea' || meta?.widget === 'text';
    return isText && !meta.sensitive ? [name] : [];
  });
}

/** Keeps the named words of an event with the case, for handlers of other features. */
export async function keepTexts(context: HandlerContext, names: readonly string[]): Promise<void> {
  const data = context.data as Readonly<Record<string, unknown>>;
  const texts = Object.fromEntries(
    names.flatMap((name) => {
      const value = data[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  );
  if (Object.keys(texts).length === 0) return;
  const { tx, subject, seq, event } = context;
  await eventTextTable.insert(tx.knex, { caseId: subject.id, seq, event, texts });
}

/** The words written with the newest entry of an event; empty when there are none. */
export async function lastWords(db: Db, caseId: string, event: string, name: string): Promise<string> {
  const texts = (await listEventTexts(db, caseId)).filter((one) => one.event === event);
  return texts.at(-1)?.texts[name] ?? '';
}
