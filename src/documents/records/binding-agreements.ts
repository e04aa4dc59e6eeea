import { fill } from '../../platform/problem.ts';
import { listHistory } from '../../workflow/history/history-repository.ts';
import { filled } from './paper-mapper.ts';
import type { PapersAgreement } from './record-ports.ts';
import type { PaperSources } from './record-sources.ts';
import { paperWords } from './texts.ts';

type ListedAgreement = PaperSources['agreements'][number];

type Obligation = ListedAgreement['obligations'][number];

/** Agreements that settle the dispute and bind now. */
export function bindingIn(sources: PaperSources): (ListedAgreement & { readonly effectiveOn: string })[] {
  return sources.agreements.flatMap((one) =>
    one.state === 'effective' && one.isSettling && one.effectiveOn !== null
      ? [{ ...one, effectiveOn: one.effectiveOn }]
      : [],
  );
}

const isOverdue = (one: Obligation, today: string): boolean =>
  one.state === 'breached' || (one.state !== 'performed' && one.dueOn < today);

export const nameIn = (sources: PaperSources, id: string | null): string =>
  filled(sources.parties.find((party) => party.id === id)?.name);

export const unpaidOf = (one: Obligation): number => Math.max(0, (one.amountFen ?? 0) - one.performedFen);

/** What the last event of this name said of its data, as far as the history keeps it in clear. */
export async function lastValues(
  sources: PaperSources,
  event: string,
): Promise<Readonly<Record<string, unknown>>> {
  const row = (await listHistory(sources.db, sources.case.id)).findLast((one) => one.event === event);
  return { ...row?.data.values, ...row?.data.notes };
}

/** Matters courts do not confirm: ownership of land and forest, and status (《民诉法解释》第三百五十五条). */
const unconfirmedLand: readonly string[] = ['ownership', 'forest'];

export const maybeConfirmed = (sources: PaperSources): boolean =>
  !unconfirmedLand.includes(sources.case.landKind ?? '') &&
  !sources.acts.some(({ event }) => event === 'identityMatterGuard');

export const aboutAgreements = (sources: PaperSources) =>
  bindingIn(sources).map((one) => ({ id: one.id, label: `${one.title} ${one.number}` }));

export async function agreementIn(
  sources: PaperSources,
  id: string | null,
): Promise<{ text: PapersAgreement['text']; effectiveOn: string } | null> {
  const found = bindingIn(sources).find((one) => one.id === id);
  const read = found && (await sources.readers.readAgreementText(sources.db, sources.case.id, found.id));
  return found && read ? { text: read.text, effectiveOn: found.effectiveOn } : null;
}

export const factsOf = (text: PapersAgreement['text']): string =>
  `${text.facts}${fill(paperWords.settledFacts, { clauses: text.clauses.join('') })}`;

export const overdueIn = (sources: PaperSources, needsMoney: boolean) =>
  bindingIn(sources).flatMap((agreement) =>
    agreement.obligations
      .filter((one) => isOverdue(one, sources.today) && (!needsMoney || unpaidOf(one) > 0))
      .map((obligation) => ({ agreement, obligation })),
  );

export const aboutOverdue = (needsMoney: boolean) => (sources: PaperSources) =>
  overdueIn(sources, needsMoney).map(({ obligation }) => ({
    id: obligation.id,
    label: `${nameIn(sources, obligation.debtorPartyId)} ${obligation.dueOn}`,
  }));
