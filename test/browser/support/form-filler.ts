/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { type Entry, entriesOf, labelMark } from '../../stories/form-entries.ts';
import type { EventData } from '../../stories/story.ts';
import { press } from './press.ts';

/** Fills in the form of the page, when it happened where that is asked, and sends it. Done when the answer is shown. */
export type FormSender = (page: Page, data: EventData, at?: string) => Promise<void>;

/** The button that sends the form; the one before it only catches the Enter key. */
export const sendButton = '#form button[type=submit]:not(.default-submit):not([name=_addRow])';
export const rowButton = (list: string): string => `button[name=_addRow][value="${list}"]`;

/** All fields in one go, each of which a person must be able to see and change. */
export const sendAtOnce: FormSender = async (page, data, at) => {
  let left = entriesOf(data, at);
  for (;;) {
    const filled = await page.evaluate(fillIn, { entries: left, labelMark });
    left = left.slice(filled);
    const list = left[0]?.row?.list;
    if (list === undefined) break;
    await press(page, rowButton(list));
  }
  await press(page, sendButton);
};

/**
 * Runs in the page: fills in the fields and ticks that the effect is understood. Says how many entries are done: all, or
 * those before the first row that is not shown yet.
 */
function fillIn({ entries, labelMark }: { entries: readonly Entry[]; labelMark: string }): number {
  type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  const fieldsOf = (name: string): Field[] => [...document.querySelectorAll<Field>(`[name="${name}"]`)];
  const change = (field: Field): void => {
    for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
  };
  const mustBeOpen = (field: Field): void => {
    const shown = field.labels?.[0] ?? field;
    const isFixed = field.matches(':disabled') || ('readOnly' in field && field.readOnly);
    if (isFixed || !shown.checkVisibility({ visibilityProperty: true }))
      throw new Error(`${field.name}: cannot be filled in`);
  };
  const tick = (box: HTMLInputElement, isTicked: boolean): void => {
    mustBeOpen(box);
    if (box.checked !== isTicked) box.click();
  };
  const choose = (fields: readonly Field[], value: string): void => {
    const label = value.startsWith(labelMark) ? value.slice(labelMark.length) : null;
    const [first] = fields;
    if (first instanceof HTMLSelectElement) {
      mustBeOpen(first);
      const found = [...first.options].find((one) =>
        label === null ? one.value === value : one.text.includes(label),
      );
      if (!found)
        throw new Error(
          `${first.name}: no option ${value} among ${[...first.options].map((one) => one.text).join('|')}`,
        );
      first.value = found.value;
      change(first);
      return;
    }
    const box = fields.find((one) =>
      label === null
        ? one.value === value
        : one.closest('label.chip, label.check')?.textContent?.includes(label),
    );
    if (!box) throw new Error(`${first?.name}: no choice ${value}`);
    tick(box as HTMLInputElement, true);
  };
  const write = (field: Field, { values: [text = ''], moment }: Entry): void => {
    mustBeOpen(field);
    const value = moment !== null && field.type !== 'date' ? moment : text;
    field.value = value;
    if (field.value !== value) throw new Error(`${field.name}: does not take ${value}`);
    change(field);
  };
  const fill = (entry: Entry): void => {
    const fields = fieldsOf(entry.name);
    const [first] = fields;
    if (entry.isList) {
      for (const box of fields) if ((box as HTMLInputElement).checked) tick(box as HTMLInputElement, false);
      for (const value of entry.values) choose(fields, value);
    } else if (!first) {
      if (!entry.isOptional) throw new Error(`${location.pathname}: no field ${entry.name}`);
    } else if (first.type === 'checkbox' && entry.ticked !== null)
      tick(first as HTMLInputElement, entry.ticked);
    else if (['radio', 'checkbox', 'select-one', 'select-multiple'].includes(first.type))
      choose(fields, entry.values[0] ?? '');
    else if (first.type !== 'hidden') write(first, entry);
  };
  for (const details of document.querySelectorAll('main details')) details.setAttribute('open', '');
  for (const [index, entry] of entries.entries()) {
    if (entry.row && !document.querySelector(`[name^="${entry.row.prefix}"]`)) return index;
    fill(entry);
  }
  for (const box of document.querySelectorAll<HTMLInputElement>('#form [name=_confirm]')) tick(box, true);
  return entries.length;
}
