import type { CheerioAPI } from 'cheerio';
import { type Locale, pick } from '../../../src/platform/i18n.ts';
import type { Offer } from '../../../src/workflow/engine/offers.ts';

/** What a person is told of one event: a button, or why there is none. */
export interface ShownStep {
  readonly label: string;
  /** Path of the form; null where there is no button. */
  readonly href: string | null;
  readonly reasons: readonly string[];
}

const inOrder = (steps: readonly ShownStep[]): ShownStep[] =>
  steps.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** The buttons and the reasons that stand in the part "next steps" of a page. */
export function shownSteps($: CheerioAPI): ShownStep[] {
  const buttons = $('#next-steps a[href*="/actions/"]')
    .toArray()
    .map((link) => ({ label: $(link).text(), href: String($(link).attr('href')), reasons: [] }));
  const blocked = $('#next-steps .blocked li')
    .toArray()
    .map((line) => ({
      label: $(line).find('strong').text(),
      href: null,
      reasons: $(line)
        .find('.muted')
        .toArray()
        .map((reason) => $(reason).text()),
    }));
  return inOrder([...buttons, ...blocked]);
}

/** What must stand there for these offers. */
export function expectedSteps(offers: readonly Offer[], caseHref: string, locale: Locale): ShownStep[] {
  return inOrder(
    offers.map((offer) => ({
      label: pick(offer.label, locale),
      href: offer.enabled ? `${caseHref}/actions/${offer.event}` : null,
      reasons: offer.reasons.map(({ message, basis }) => {
        const text = pick(message, locale);
        if (basis === undefined) return text;
        return locale === 'en' ? `${text} (${basis})` : `${text}（${basis}）`;
      }),
    })),
  );
}
