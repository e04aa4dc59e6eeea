import type { Locator, Page } from 'playwright-core';
import { type Entry, entriesOf, labelMark } from '../../stories/form-entries.ts';
import { type FormSender, rowButton, sendButton } from './form-filler.ts';
import { pageAfter } from './press.ts';

/** Field by field with mouse and keys, as a person does: every box and button is hit where it stands. */
export const sendByHand: FormSender = async (page, data, at) => {
  await untilNone(page.locator('#form details:not([open]) > summary'), (summary) => summary.click());
  for (const entry of entriesOf(data, at)) {
    const { row } = entry;
    if (row && (await page.locator(`[name^="${row.prefix}"]`).count()) === 0)
      await pageAfter(page, () => page.locator(rowButton(row.list)).click());
    await fillIn(page, entry);
  }
  for (const box of await page.locator('#form [name=_confirm]').all()) await box.check();
  await pageAfter(page, () => page.locator(sendButton).first().click());
};

/** For those that a click takes out of their number. */
async function untilNone(some: Locator, act: (one: Locator) => Promise<void>): Promise<void> {
  while ((await some.count()) > 0) await act(some.first());
}

async function fillIn(page: Page, entry: Entry): Promise<void> {
  const fields = page.locator(`[name="${entry.name}"]`);
  if ((await fields.count()) === 0) {
    if (entry.isOptional || (entry.isList && entry.values.length === 0)) return;
    throw new Error(`${page.url()}: no field ${entry.name}`);
  }
  const kind = await kindOf(fields.first());
  if (kind === 'hidden') return;
  if (entry.isList) {
    await untilNone(page.locator(`[name="${entry.name}"]:checked`), (box) => box.uncheck());
    for (const value of entry.values) await choose(page, entry.name, kind, value);
  } else if (kind === 'checkbox' && entry.ticked !== null) await fields.first().setChecked(entry.ticked);
  else if (['radio', 'checkbox', 'select'].includes(kind))
    await choose(page, entry.name, kind, entry.values[0] ?? '');
  else await write(fields.first(), kind, entry);
}

const kindOf = (field: Locator): Promise<string> =>
  field.evaluate((element: Element) =>
    element instanceof HTMLSelectElement
      ? 'select'
      : element instanceof HTMLInputElement
        ? element.type
        : 'text',
  );

/** The picker of a day and time is no text field: its value is set as a whole. */
async function write(field: Locator, kind: string, { values: [text = ''], moment }: Entry): Promise<void> {
  await field.fill(moment !== null && kind !== 'date' ? moment : text);
}

async function choose(page: Page, name: string, kind: string, value: string): Promise<void> {
  const fields = page.locator(`[name="${name}"]`);
  const label = value.startsWith(labelMark) ? value.slice(labelMark.length) : null;
  if (kind === 'select') {
    const option =
      label === null ? page.locator(`option[value="${value}"]`) : page.locator('option', { hasText: label });
    const found = await fields.first().locator(option).first().getAttribute('value');
    await fields.first().selectOption(found);
    return;
  }
  const box =
    label === null
      ? page.locator(`[name="${name}"][value="${value}"]`)
      : page.locator('label.chip, label.check', { hasText: label }).locator(`[name="${name}"]`);
  await box.first().check();
}
