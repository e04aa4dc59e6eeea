/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { loadGuide } from '../../../src/help/guide.ts';
import { pageAfter } from './press.ts';

/** Follows a chapter of the guide: presses what the screen calls by a word of it, and knows which words it has seen. */
export class GuideReader {
  private readonly page: Page;
  private readonly words: ReadonlySet<string>;
  private readonly seen = new Set<string>();

  constructor(page: Page, chapter: string) {
    this.page = page;
    const html = loadGuide().chapters.get(chapter)?.html ?? '';
    this.words = new Set([...html.matchAll(/「([^」]+)」/g)].map(([, word = '']) => word));
  }

  /** Goes where the link or the button leads that is called so. */
  async press(word: string): Promise<void> {
    const what = await this.found(word);
    await pageAfter(this.page, () => what.click());
    await this.look();
  }

  /** The link or the button of this name, which the guide has to name as well. */
  async found(word: string) {
    if (!this.words.has(word)) throw new Error(`the guide does not speak of ${word}`);
    await this.look();
    const named = this.page.getByRole('link', { name: word, exact: true });
    const all = named.or(this.page.getByRole('button', { name: word, exact: true }));
    return all.filter({ visible: true }).first();
  }

  /** Takes note of the words of the chapter that stand on the page, or in what was read elsewhere. */
  async look(elsewhere = ''): Promise<void> {
    const text = `${await this.page.evaluate(() => document.body.textContent)}\n${elsewhere}`;
    for (const word of this.words) if (text.includes(word)) this.seen.add(word);
  }

  /** Words of the chapter that were met nowhere on the way. */
  unmet(): string[] {
    return [...this.words].filter((word) => !this.seen.has(word));
  }
}
