import { expect, test } from 'vitest';
import { z } from 'zod';
import { selectField } from '../../../src/platform/fields/index.ts';
import type { EventSpec, Vocabulary } from '../../../src/workflow/definitions/definition.ts';
import { contributionFaults } from '../../../src/workflow/engine/contribution-check.ts';

const label = { zh: '登记诉求', en: 'Record a demand' };
const nothing = z.strictObject({});

function words(...events: readonly EventSpec[]): Vocabulary {
  return {
    events: new Map(events.map((event) => [event.name, event])),
    predicates: new Map(),
    effects: new Map([
      ['recorded', 'now'],
      ['openProceeding', 'now'],
      ['notify', 'later'],
    ]),
    deadlineEvents: new Map(),
  };
}

const demand: EventSpec = {
  name: 'recordDemand',
  label,
  kind: 'append',
  form: z.strictObject({ partyId: selectField({ label, options: 'parties' }) }),
};
const expiry: EventSpec = { name: 'expire', label, kind: 'system', form: nothing, recordsNothing: true };
const act = async () => {};
const fitting = {
  handlers: { recordDemand: act },
  effects: { openProceeding: act },
  options: { parties: async () => [] },
};

test('the rooms, bringing what the lifecycles speak of, fit', () => {
  expect(contributionFaults(words(demand, expiry), [fitting])).toEqual([]);
});

test('handler, under a misspelt name, is unknown and missing where it belongs', () => {
  const misspelt = { ...fitting, handlers: { recordDemannd: act } };

  expect(contributionFaults(words(demand), [misspelt])).toEqual([
    'handler for recordDemannd, which is unknown',
    'no handler for recordDemand',
  ]);
});

test('event that says it records nothing, with a handler, contradicts itself', () => {
  const rooms = [fitting, { handlers: { expire: act } }];

  expect(contributionFaults(words(demand, expiry), rooms)).toEqual([
    'expire says that it records nothing and has a handler',
  ]);
});

test('effect, defaults, words above a form and list, each under a misspelt name, are found', () => {
  const rooms = [
    { handlers: { recordDemand: act } },
    {
      effects: { openProceedings: act },
      defaults: { recordDemands: async () => ({}) },
      about: { recordDemands: async () => [] },
      options: { party: async () => [] },
    },
  ];

  expect(contributionFaults(words(demand), rooms)).toEqual([
    'defaults for recordDemands, which is unknown',
    'about for recordDemands, which is unknown',
    'effect for openProceedings, which is unknown',
    'options for party, which is unknown',
    'no effect for openProceeding',
    'no options for parties',
  ]);
});

test('handler, brought by two rooms, is named', () => {
  expect(contributionFaults(words(demand), [fitting, { handlers: { recordDemand: act } }])).toEqual([
    'two of handler for recordDemand',
  ]);
});

test('event that happens at a field its form does not ask, is named', () => {
  const undated: EventSpec = { ...demand, occurredFrom: 'heldOn' };

  expect(contributionFaults(words(undated), [fitting])).toEqual([
    'recordDemand happens at heldOn, which its form does not ask',
  ]);
});
