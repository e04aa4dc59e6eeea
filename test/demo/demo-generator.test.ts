import { expect, test } from 'vitest';
import { generatedSpecs } from '../../seeds/demo-generator.ts';

test('generated disputes, made twice, are the same; more of them begin with the fewer', () => {
  const many = generatedSpecs(500);

  expect(generatedSpecs(500)).toEqual(many);
  expect(generatedSpecs(50)).toEqual(many.slice(0, 50));
});

test('generated disputes, a thousand of them, have every type, stage and channel in about their shares', () => {
  const specs = generatedSpecs(1000);
  const share = (test: (spec: (typeof specs)[number]) => boolean): number => specs.filter(test).length / 1000;

  expect(share(({ type }) => type === 'general')).toBeCloseTo(0.52, 1);
  expect(share(({ type }) => type === 'labor')).toBeCloseTo(0.18, 1);
  expect(share(({ stage }) => stage === 'archived')).toBeCloseTo(0.69, 1);
  expect(share(({ channel }) => channel === 'windowVisit')).toBeCloseTo(0.42, 1);
  expect(new Set(specs.map(({ stage }) => stage)).size).toBeGreaterThan(11);
});

test('generated disputes beyond the usual courses take one of them, with people of their own', () => {
  const specs = generatedSpecs(300, 40);
  const copies = specs.slice(40);

  expect(specs.slice(0, 40).every(({ like }) => like === null)).toBe(true);
  for (const copy of copies) {
    const model = specs[copy.like ?? -1];
    const { applicant, respondent, like } = copy;
    expect(copy).toEqual({ ...model, applicant, respondent, like });
    expect(applicant.name).not.toBe(respondent.name);
  }
  expect(new Set(copies.map(({ applicant }) => applicant.telephone)).size).toBe(260);
});
