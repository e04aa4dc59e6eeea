import { expect, test } from 'vitest';
import type { z } from 'zod';
import type {
  AffixSealData,
  ApplyConfirmData,
  BreachData,
  ConfirmWorkerData,
  CourtRulingData,
  DraftAgreementData,
  OralAgreementData,
  RecordPerformanceData,
  RefuseSignData,
  SignData,
  SignMediatorData,
  SignPeacePactData,
} from '../../../src/agreements/core/commands.ts';
import { fieldGroup, fieldMeta, parseData } from '../../../src/platform/form-data.ts';
import type {
  applyConfirmForm,
  confirmedForm,
  rejectedForm,
} from '../../../workflows/vocabulary/agreements/court-events.ts';
import type {
  confirmWorkerForm,
  draftAgreementForm,
  oralAgreementForm,
} from '../../../workflows/vocabulary/agreements/draft-events.ts';
import { agreementsEvents } from '../../../workflows/vocabulary/agreements/events.ts';
import type {
  breachForm,
  recordPerformanceForm,
} from '../../../workflows/vocabulary/agreements/performance-events.ts';
import type {
  affixSealForm,
  refuseSignForm,
  signForm,
  signMediatorForm,
  signPeacePactForm,
} from '../../../workflows/vocabulary/agreements/sign-events.ts';

/** Fails to compile when a form no longer gives what its handler takes. */
type Fits<Form extends z.ZodType, Data> = z.infer<Form> extends Data ? true : never;
const fits: [
  Fits<typeof draftAgreementForm, DraftAgreementData>,
  Fits<typeof confirmWorkerForm, ConfirmWorkerData>,
  Fits<typeof oralAgreementForm, OralAgreementData>,
  Fits<typeof signForm, SignData>,
  Fits<typeof signMediatorForm, SignMediatorData>,
  Fits<typeof affixSealForm, AffixSealData>,
  Fits<typeof refuseSignForm, RefuseSignData>,
  Fits<typeof signPeacePactForm, SignPeacePactData>,
  Fits<typeof recordPerformanceForm, RecordPerformanceData>,
  Fits<typeof breachForm, BreachData>,
  Fits<typeof applyConfirmForm, ApplyConfirmData>,
  Fits<typeof confirmedForm, CourtRulingData>,
  Fits<typeof rejectedForm, CourtRulingData>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true];

test('forms of this group, by type, fit the handlers', () => {
  expect(fits).toHaveLength(13);
});

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
