/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/**
 * Presses the first button of the selector, which leads to another page, and waits for that page. The button must be in
 * the window with nothing before it; the press goes to the button itself and not to a place of the window, where a busy
 * Chromium was seen to lose it.
 */
export function press(page: Page, selector: string): Promise<void> {
  return pageAfter(page, () => page.evaluate(pressIn, selector));
}

/** Waits for the page that an act leads to, at the same address or another. */
export async function pageAfter(page: Page, act: () => Promise<void>): Promise<void> {
  const isLeft = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  await Promise.all([isLeft, act()]);
  await page.waitForLoadState('domcontentloaded');
}

/** Runs in the page. */
function pressIn(selector: string): void {
  const button = document.querySelector<HTMLButtonElement>(selector);
  if (!button) throw new Error(`${location.pathname}: no button ${selector}`);
  button.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = button.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  if (!button.contains(hit) || button.disabled)
    throw new Error(`${location.pathname}: ${hit?.outerHTML.slice(0, 160)} is before ${selector}`);
  button.click();
}
