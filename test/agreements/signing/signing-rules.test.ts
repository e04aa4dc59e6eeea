import { expect, test } from 'vitest';
import type {
  CaseParty,
  PartyPerson,
  ResolutionRef,
} from '../../../src/agreements/core/agreement-read-model.ts';
import {
  ageOn,
  isSameName,
  judgeSeal,
  judgeSigner,
  type SignerInput,
} from '../../../src/agreements/core/signing-rules.ts';
import { asDay } from '../../../src/platform/clock.ts';
import { currentVersion, traitsOf } from '../../support/versions.ts';

const person: CaseParty = {
  id: 'zhang',
  no: 1,
  side: 'applicant',
  kind: 'person',
  name: '张三',
  headName: null,
  headPost: null,
  birthOn: null,
};
const village: CaseParty = { ...person, id: 'maigang', kind: 'village', name: '迈港村', headName: '陈村长' };
const acting = (change: Partial<PartyPerson>): PartyPerson => ({
  partyId: 'zhang',
  resolutionId: null,
  memberId: null,
  capacity: 'agent',
  name: '王律师',
  powerKind: 'special',
  validFrom: asDay('2020-01-01'),
  validTo: asDay('2020-02-26'),
  ...change,
});
const resolution = (kind: string, id = 'res'): ResolutionRef => ({
  id,
  partyId: 'maigang',
  kind,
  heldOn: asDay('2020-02-24'),
  isPassed: true,
  matter: '情况紧急，主任决定',
});
const input: SignerInput = {
  traits: { signatureBasis: null, linesBasis: '' },
  party: person,
  parties: [person, { ...person, id: 'li', side: 'respondent', name: '李四' }],
  people: [],
  members: [],
  resolutions: [],
  personName: '张三',
  capacity: 'self',
  way: 'signature',
  day: asDay('2020-02-26'),
};
const code = (change: Partial<SignerInput>): string | undefined =>
  judgeSigner({ ...input, ...change }).problem?.code;

test('person, signing in own name, is accepted however the dot of the name is typed', () => {
  const party = { ...person, name: '买买提·阿卜杜拉' };

  expect(code({})).toBeUndefined();
  expect(code({ party, personName: '买买提•阿卜杜拉' })).toBeUndefined();
  expect(code({ personName: '张四' })).toBe('nameDiffers');
  expect(isSameName('欧阳 锋', '欧阳锋')).toBe(true);
});

test('fingerprint alone, in a labour case, is refused with the article; with a signature it is accepted', () => {
  const traits = traitsOf({ defId: 'labor', defVersion: currentVersion('labor') });
  const refused = judgeSigner({ ...input, traits, way: 'fingerprint' }).problem;

  expect(refused).toMatchObject({ code: 'fingerprintOnly', basis: '《劳动争议调解仲裁法》第十四条' });
  expect(code({ traits, way: 'signatureAndFingerprint' })).toBeUndefined();
  expect(code({ way: 'fingerprint' })).toBeUndefined();
});

test('agent, with a general power or after the power ended, is refused; on its last day accepted', () => {
  const agent = { capacity: 'agent', personName: '王律师' } as const;

  expect(code({ ...agent })).toBe('notAgent');
  expect(code({ ...agent, people: [acting({ powerKind: 'general' })] })).toBe('generalPower');
  expect(code({ ...agent, people: [acting({})] })).toBeUndefined();
  expect(code({ ...agent, people: [acting({})], day: asDay('2020-02-27') })).toBe('powerExpired');
});

test('village head, alone, is refused with the law of village committees', () => {
  const head = { ...input, party: village, capacity: 'head', personName: '陈村长' } as const;

  const refused = judgeSigner(head);

  expect(refused.problem).toMatchObject({ code: 'headAlone' });
  expect(refused.problem?.basis).toContain('村民委员会组织法');
  expect(refused.problem?.message?.en).toContain('resolution');
});

test('representative, named in the resolution, signs with it; anybody else and the head do not', () => {
  const people = [
    acting({
      partyId: 'maigang',
      capacity: 'representative',
      name: '陈堃',
      resolutionId: 'res',
      validTo: null,
    }),
  ];
  const base = {
    party: village,
    people,
    resolutions: [resolution('group')],
    capacity: 'representative',
  } as const;

  expect(judgeSigner({ ...input, ...base, personName: '陈堃' })).toEqual({
    problem: null,
    resolutionId: 'res',
    overrideReason: null,
  });
  expect(code({ ...base, personName: '陈某' })).toBe('notNamed');
  expect(code({ ...base, capacity: 'head', personName: '陈村长' })).toBe('headAlone');
  expect(code({ ...base, capacity: 'self', personName: '陈堃' })).toBe('notSelf');
});

test('village head, after the waiver of the chair, signs and the reason is kept', () => {
  const verdict = judgeSigner({
    ...input,
    party: village,
    resolutions: [resolution('waiver')],
    capacity: 'head',
    personName: '陈村长',
  });

  expect(verdict).toEqual({ problem: null, resolutionId: null, overrideReason: '情况紧急，主任决定' });
});

test('minor, of seventeen, is refused; the guardian signs unless being the opponent', () => {
  const minor = { ...person, birthOn: asDay('2002-02-27') };
  const guardian = (name: string) => ({
    party: minor,
    people: [acting({ capacity: 'guardian', name, validTo: null })],
    capacity: 'guardian' as const,
    personName: name,
  });

  expect(ageOn(asDay('2002-02-27'), asDay('2020-02-26'))).toBe(17);
  expect(code({ party: minor })).toBe('minorSelf');
  expect(code(guardian('张父'))).toBeUndefined();
  expect(code(guardian('李四'))).toBe('guardianIsOpponent');
  expect(code({ ...guardian('张父'), personName: '张叔' })).toBe('notGuardian');
});

test('seal, of another committee or out of use, is refused', () => {
  const committee = { id: 'com-kelu', name: '客路镇人民调解委员会' };
  const seal = {
    id: 's',
    committeeId: 'com-kelu',
    name: '印章',
    validFrom: asDay('2011-01-01'),
    validTo: null,
  };
  const day = asDay('2020-02-26');

  expect(judgeSeal(seal, committee, day)).toBeNull();
  expect(judgeSeal({ ...seal, committeeId: 'com-medical' }, committee, day)?.code).toBe('wrongSeal');
  expect(judgeSeal({ ...seal, validTo: day }, committee, day)?.code).toBe('sealNotValid');
  expect(judgeSeal(null, committee, day)?.code).toBe('sealUnknown');
});
