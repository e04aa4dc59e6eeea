import { expect, test } from 'vitest';
import type { z } from 'zod';
import { fieldGroup, fieldMeta, parseData } from '../../../src/platform/form-data.ts';
import { agreementsEvents } from '../../../workflows/vocabulary/agreements/events.ts';

test('events of this group, each of the contract, are there once', () => {
  expect(agreementsEvents.map((one) => one.name).sort()).toEqual([
    'affixSeal',
    'applyConfirm',
    'applyEnforcement',
    'applyPaymentOrder',
    'breach',
    'confirmWorker',
    'confirmed',
    'discardDraft',
    'draftAgreement',
    'expireConfirmation',
    'oralAgreement',
    'recordEnforced',
    'recordPerformance',
    'refuseSign',
    'rejected',
    'sign',
    'signMediator',
    'signPeacePact',
    'sueOnAgreement',
    'toSigning',
    'urge',
    'withdrawn',
  ]);
});

test('fields, of every form, are named in both languages', () => {
  const unnamed: string[] = [];
  const visit = (path: string, fields: Readonly<Record<string, z.core.$ZodType>>): void => {
    for (const [name, field] of Object.entries(fields)) {
      const meta = fieldMeta(field);
      if (!meta?.label.zh || !meta.label.en) unnamed.push(`${path}.${name}`);
      const group = fieldGroup(field);
      if (group) visit(`${path}.${name}`, group.fields);
    }
  };
  for (const event of agreementsEvents) {
    expect(event.label.zh && event.label.en).toBeTruthy();
    visit(event.name, event.form.shape);
  }

  expect(unnamed).toEqual([]);
});

test('breach, as the worker sends it with an empty note, is accepted', () => {
  const breach = agreementsEvents.find((one) => one.name === 'breach');

  expect(breach && parseData(breach.form, { obligationId: 'o', note: '' })).toMatchObject({ ok: true });
});
