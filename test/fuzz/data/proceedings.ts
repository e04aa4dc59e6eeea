import { isAgreementDone } from '../../../src/cases/closing/settled-state.ts';
import { legalDay } from '../../../src/platform/clock.ts';
import type { CaseContext, Make } from './event-data.ts';

const optionsOf = ({ form }: CaseContext, name: string): string[] =>
  (form.options[name] ?? []).map((option) => option.value);

/** Who mediates again keeps the mediator when there is one to keep and the branch asks for it. */
function keepsMediator({ form, random, wanted }: CaseContext): boolean {
  const canKeep = form.defaults['keepsMediator'] === true;
  const isWanted = wanted?.event === 'reMediate' || wanted?.event === 'reopen';
  return canKeep && (isWanted ? (wanted.def.when ?? []).includes('mediatorRetained') : random.chance(0.5));
}

/** Standing aside sends the case back to be assigned: done when a walk is after it, otherwise seldom. */
function wantsGrant({ wanted, random }: CaseContext): boolean {
  return wanted?.event === 'decideRecusal' ? wanted.index === 0 : random.chance(0.1);
}

/** Grounds that ask for proof on record; the walker has none. */
const provenGrounds: readonly string[] = ['unreachable', 'absence'];

/** Data of proposals, decisions and further proceedings. */
export const proceedingsMakers: Readonly<Record<string, Make>> = {
  reMediate: (context, base) => ({
    ...base,
    agreedPartyIds: optionsOf(context, 'parties'),
    agreedOn: legalDay(context.now),
    keepsMediator: keepsMediator(context),
  }),
  reopen: (context, base) => ({ ...base, keepsMediator: keepsMediator(context) }),
  proposeReopen: ({ random, form, wanted }, base) => {
    const isAsked = wanted?.event !== 'reopen' || wanted.def.when?.includes('reopensForBreach');
    const canBreach = form.defaults['ground'] === 'breach' && isAsked;
    const others = ['newFacts', 'courtReturned', 'complaintUpheld'];
    return { ...base, ground: canBreach && random.chance(0.7) ? 'breach' : random.pick(others) };
  },
  proposeClose: ({ random, subject }, base) => {
    const isDone = isAgreementDone(subject.state);
    return { ...base, isAgreementOnly: isDone ? random.chance(0.2) : true };
  },
  decideRecusal: (context, base) => ({
    ...base,
    decision: wantsGrant(context) ? 'granted' : context.random.pick(['refused', 'stays']),
    agreedPartyIds: optionsOf(context, 'parties'),
  }),
  terminate: (context, base) => ({
    ...base,
    reasonCode: context.random.pick(
      optionsOf(context, 'dictionary:terminationReasons').filter((code) => !provenGrounds.includes(code)),
    ),
  }),
};
