import type { Case } from '../core/case.ts';
import type { UpperCode } from './upper-codes-repository.ts';

type Coded = Pick<Case, 'type' | 'subtype' | 'title' | 'peopleCount' | 'registeredOn'>;

/** The code a system gives a case on the day it was registered: the first row that fits; null where none does. */
export function upperCodeOf(codes: readonly UpperCode[], system: string, subject: Coded): UpperCode | null {
  const text = `${subject.subtype ?? ''} ${subject.title}`;
  const day = subject.registeredOn;
  const fits = (one: UpperCode): boolean =>
    one.system === system &&
    (one.disputeType === '*' || one.disputeType === subject.type) &&
    one.validFrom <= day &&
    (one.validTo === null || day < one.validTo) &&
    (one.fromPeople === null || (subject.peopleCount ?? 0) >= one.fromPeople) &&
    (one.words.length === 0 || one.words.some((word) => text.includes(word)));
  return codes.find(fits) ?? null;
}

/** What a system calls one of its words, as a way of settling. */
export function upperLabelOf(codes: readonly UpperCode[], system: string, word: string | null): string {
  if (word === null) return '';
  return codes.find((one) => one.system === system && one.words.includes(word))?.label ?? '';
}
