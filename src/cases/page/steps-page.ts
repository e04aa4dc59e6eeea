import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { stepGroups } from '../../workflow/definitions/definition.ts';
import type { Offer } from '../../workflow/engine/offers.ts';

/** A button, or an action that is not possible now with its reasons; drawn by the partial `action-list`. */
export interface StepModel {
  readonly label: string;
  readonly href: string;
  readonly tone?: 'primary' | 'danger';
  readonly isEnabled: boolean;
  readonly reasons: readonly string[];
}
export interface StepsModel {
  /** Buttons, and everything that is not possible now. */
  readonly actions: readonly StepModel[];
  /** Possible steps beside the course of the case, under their headings. */
  readonly groups: readonly { readonly title: string; readonly actions: readonly StepModel[] }[];
  /** Possible actions on one line of a list, such as one worker or one obligation. */
  readonly perItem: readonly StepModel[];
  /** Papers that come of the first step. */
  readonly issues: string | null;
}

/** Dangerous steps last, those that only add after those that move the case. */
function rank(offer: Offer): number {
  if (offer.tone === 'primary') return 0;
  if (offer.tone === 'danger') return 3;
  return offer.kind === 'exclusive' ? 1 : 2;
}

/** What a person may do now, and what not and why with the legal basis. */
export function stepsModel(
  offers: readonly Offer[],
  baseHref: string,
  t: Translate,
  locale: Locale,
): StepsModel {
  const sorted = offers.toSorted((left, right) => rank(left) - rank(right));
  const model = (offer: Offer): StepModel => ({
    label: pick(offer.label, locale),
    href: `${baseHref}/actions/${offer.event}`,
    ...(offer.tone === undefined ? {} : { tone: offer.tone }),
    isEnabled: offer.enabled,
    reasons: offer.reasons.map((reason) => {
      const text = pick(reason.message, locale);
      return reason.basis === undefined ? text : t('web.withBasis', { text, basis: reason.basis });
    }),
  });
  const isApart = (offer: Offer): boolean =>
    offer.group !== undefined && offer.tone !== 'primary' && offer.enabled && !offer.perItem;
  const first = sorted.find((offer) => offer.enabled && !offer.perItem && !isApart(offer));
  const papers = first?.documents ?? [];
  return {
    actions: sorted.filter((offer) => !isApart(offer) && (!offer.perItem || !offer.enabled)).map(model),
    groups: stepGroups.flatMap((group) => {
      const actions = sorted.filter((offer) => isApart(offer) && offer.group === group).map(model);
      return actions.length === 0 ? [] : [{ title: t(`cases.page.steps.groups.${group}`), actions }];
    }),
    perItem: sorted.filter((offer) => offer.perItem && offer.enabled).map(model),
    issues: papers.length === 0 ? null : t('cases.page.steps.issues', { list: papers.join(' ') }),
  };
}
