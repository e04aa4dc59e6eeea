import type { Day } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import type { TypeTraits } from '../../workflow/definitions/traits.ts';
import type { SignCapacity, SignWay } from './agreement.ts';
import type { CaseParty, PartyPerson, ResolutionRef, SealRef, WorkerLine } from './agreement-read-model.ts';
import { type ProblemCode, problem } from './problems.ts';
import { agreementBasis } from './texts.ts';

export interface SignerInput {
  readonly traits: Pick<TypeTraits, 'signatureBasis' | 'linesBasis'>;
  readonly party: CaseParty;
  readonly parties: readonly CaseParty[];
  readonly people: readonly PartyPerson[];
  readonly members: readonly WorkerLine[];
  readonly resolutions: readonly ResolutionRef[];
  readonly personName: string;
  readonly capacity: SignCapacity;
  readonly way: SignWay;
  /** The day of the signature in Asia/Shanghai. */
  readonly day: Day;
}

/** What is stored with an accepted signature, or why it is refused. */
export interface SignerVerdict {
  readonly problem: Problem | null;
  readonly resolutionId: string | null;
  readonly overrideReason: string | null;
}

const accepted: SignerVerdict = { problem: null, resolutionId: null, overrideReason: null };

function refused(
  path: string,
  code: ProblemCode,
  params: Record<string, string | number>,
  basis: string,
): SignerVerdict {
  return { ...accepted, problem: problem(path, code, { params, basis }) };
}

/** Whether this person may sign for this party in this way on that day. Pure: every rule is here. */
export function judgeSigner(input: SignerInput): SignerVerdict {
  const { signatureBasis } = input.traits;
  if (signatureBasis !== null && input.way === 'fingerprint') {
    return refused('way', 'fingerprintOnly', {}, signatureBasis);
  }
  switch (input.capacity) {
    case 'agent':
      return judgeAgent(input);
    case 'guardian':
      return judgeGuardian(input);
    case 'self':
      return input.party.kind === 'group' ? judgeGroup(input) : judgeSelf(input);
    case 'head':
      return input.party.kind === 'village' ? judgeVillage(input) : judgeHead(input);
    case 'representative':
      return judgeRepresentative(input);
  }
}

function judgeSelf({ party, personName, day }: SignerInput): SignerVerdict {
  if (party.kind !== 'person')
    return refused('capacity', 'notSelf', { party: party.name }, agreementBasis.effect);
  if (party.birthOn !== null && ageOn(party.birthOn, day) < 18) {
    return refused('capacity', 'minorSelf', { party: party.name }, agreementBasis.guardian);
  }
  if (isSameName(party.name, personName)) return accepted;
  return refused(
    'personName',
    'nameDiffers',
    { name: personName, expected: party.name },
    agreementBasis.effect,
  );
}

function judgeHead(input: SignerInput): SignerVerdict {
  const { party, personName } = input;
  if (party.kind === 'person') {
    return refused(
      'capacity',
      'nameDiffers',
      { name: personName, expected: party.name },
      agreementBasis.effect,
    );
  }
  if (!party.headName || isSameName(party.headName, personName)) return accepted;
  if (actingNow(input, 'head').some((one) => isSameName(one.name, personName))) return accepted;
  return refused(
    'personName',
    'nameDiffers',
    { name: personName, expected: party.headName },
    agreementBasis.effect,
  );
}

function judgeRepresentative(input: SignerInput): SignerVerdict {
  const { party, personName } = input;
  if (party.kind === 'village') return judgeVillage(input);
  if (party.kind === 'group') return judgeGroup(input);
  const isNamed = actingNow(input, 'representative').some((one) => isSameName(one.name, personName));
  if (isNamed) return accepted;
  return refused(
    'personName',
    'notRepresentative',
    { name: personName, party: party.name },
    agreementBasis.power,
  );
}

/** A collective acts by those its resolution chose; its head alone only when the chair waived the resolution. */
function judgeVillage(input: SignerInput): SignerVerdict {
  const { party, people, resolutions, personName } = input;
  const own = resolutions.filter((one) => one.partyId === party.id && one.isPassed);
  const waiver = own.findLast((one) => one.kind === 'waiver');
  const passed = own.filter((one) => one.kind !== 'waiver');
  const named = people.filter(
    (one) =>
      one.partyId === party.id &&
      one.capacity === 'representative' &&
      passed.some((resolution) => resolution.id === one.resolutionId) &&
      isValidOn(one, input.day),
  );
  const chosen = named.find((one) => isSameName(one.name, personName));
  if (chosen) return { ...accepted, resolutionId: chosen.resolutionId };
  if (waiver) {
    const isHead = !party.headName || isSameName(party.headName, personName);
    if (isHead || input.capacity === 'representative') return { ...accepted, overrideReason: waiver.matter };
    return judgeHead(input);
  }
  if (passed.length === 0 || input.capacity === 'head') {
    return refused('personName', 'headAlone', { name: personName }, agreementBasis.collective);
  }
  const names = named.map((one) => one.name).join('、');
  return refused('personName', 'notNamed', { name: personName, named: names }, agreementBasis.collective);
}

/** Many people sign through those they elected; without an election each member who confirmed may sign for the list. */
function judgeGroup(input: SignerInput): SignerVerdict {
  const { party, members, personName } = input;
  const own = members.filter((member) => member.partyId === party.id);
  const elected = [
    ...actingNow(input, 'representative').map((one) => one.name),
    ...own.filter((member) => member.isRepresentative).map((member) => member.name),
  ];
  if (elected.some((name) => isSameName(name, personName))) return accepted;
  const isConfirmed = own.some(
    (member) => member.confirmation === 'confirmed' && isSameName(member.name, personName),
  );
  if (elected.length === 0 && (isConfirmed || own.length === 0)) return accepted;
  return refused('personName', 'memberNotConfirmed', { name: personName }, input.traits.linesBasis);
}

function judgeAgent(input: SignerInput): SignerVerdict {
  const { party, people, personName, day } = input;
  const powers = people.filter(
    (one) => one.partyId === party.id && one.capacity === 'agent' && isSameName(one.name, personName),
  );
  if (powers.length === 0) {
    return refused('personName', 'notAgent', { name: personName, party: party.name }, agreementBasis.power);
  }
  const special = powers.filter((one) => one.powerKind === 'special');
  if (special.length === 0)
    return refused('capacity', 'generalPower', { name: personName }, agreementBasis.power);
  if (special.some((one) => isValidOn(one, day))) return accepted;
  const last = special.at(-1);
  const params = { name: personName, from: last?.validFrom ?? '', to: last?.validTo ?? '', day };
  return refused('capacity', 'powerExpired', params, agreementBasis.power);
}

function judgeGuardian(input: SignerInput): SignerVerdict {
  const { party, parties, personName } = input;
  const basis = agreementBasis.guardian;
  const isRegistered = actingNow(input, 'guardian').some((one) => isSameName(one.name, personName));
  if (!isRegistered)
    return refused('personName', 'notGuardian', { name: personName, party: party.name }, basis);
  const isOpponent = parties.some((one) => one.side !== party.side && isSameName(one.name, personName));
  return isOpponent ? refused('personName', 'guardianIsOpponent', { name: personName }, basis) : accepted;
}

function actingNow({ people, party, day }: SignerInput, capacity: string): PartyPerson[] {
  return people.filter((one) => one.partyId === party.id && one.capacity === capacity && isValidOn(one, day));
}

function isValidOn(one: { validFrom: Day | null; validTo: Day | null }, day: Day): boolean {
  return (one.validFrom === null || one.validFrom <= day) && (one.validTo === null || day <= one.validTo);
}

/** The same name however the dot of a compound name or the space in it was typed. */
export function isSameName(left: string, right: string): boolean {
  const plain = (name: string): string => name.normalize('NFC').replace(/[\s·‧•・．]/gu, '');
  return plain(left) === plain(right);
}

export function ageOn(birthOn: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/**
 * Who cannot write has the text read to him; another person writes the name, he puts his fingerprint, two people who
 * are not parties see it (practice of the field, after 《民法典》第一千一百三十五条).
 */
export function judgeHelp(
  signing: {
    readonly way: SignWay;
    readonly personName: string;
    readonly helperName?: string | undefined;
    readonly witnesses?: readonly { readonly name: string }[] | undefined;
  },
  parties: readonly Pick<CaseParty, 'name'>[],
): Problem[] {
  if (signing.way !== 'helperAndFingerprint') return [];
  const witnesses = signing.witnesses ?? [];
  const helper = signing.helperName;
  const names = witnesses.map(({ name }) => name);
  const barred = [...parties.map(({ name }) => name), signing.personName, ...(helper ? [helper] : [])];
  return [
    ...(helper ? [] : [problem('helperName', 'helperMissing', {})]),
    ...(new Set(names).size < 2 ? [problem('witnesses', 'witnessesMissing', {})] : []),
    ...names.flatMap((name, index) =>
      barred.some((other) => isSameName(other, name))
        ? [problem(`witnesses.${index}.name`, 'witnessConcerned', { params: { name } })]
        : [],
    ),
  ];
}

/** A seal of another committee, or one not in use that day, gives the agreement no effect. */
export function judgeSeal(
  seal: SealRef | null,
  committee: { readonly id: string; readonly name: string },
  day: Day,
): Problem | null {
  const basis = agreementBasis.effect;
  if (seal === null) return problem('sealId', 'sealUnknown', { basis });
  if (seal.committeeId !== committee.id) {
    const params = { seal: seal.name, committee: committee.name };
    return problem('sealId', 'wrongSeal', { params, basis });
  }
  const isInUse = seal.validFrom <= day && (seal.validTo === null || day < seal.validTo);
  return isInUse ? null : problem('sealId', 'sealNotValid', { params: { seal: seal.name, day }, basis });
}
