import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { vocabulary } from '../../workflows/vocabulary/index.ts';

/** The events of the land story in the order the README walks through them. */
const steps = [
  'makeCase',
  'classifyLandKind',
  'recordPriorInstrument',
  'accept',
  'formTaskForce',
  'assign',
  'acknowledge',
  'schedule',
  'consent',
  'serveRights',
  'holdSession',
  'draftAgreement',
  'passResolution',
  'toSigning',
  'sign',
  'signMediator',
  'affixSeal',
];

test('README, read beside the pages, names every step as its button does', () => {
  const text = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8').replace(
    /\s+/g,
    ' ',
  );
  const missing = steps
    .map((event) => vocabulary.events.get(event)?.label.zh ?? event)
    .filter((label) => !text.includes(label));

  expect(missing).toEqual([]);
});
