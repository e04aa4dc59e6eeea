import { z } from 'zod';
import { dayField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const validOn = dayField({ label: { zh: '生效日期', en: 'In force from' }, notFuture: true });
const reformId = textField({ label: { zh: '调整', en: 'Reform' }, max: 60 });
/** From where to where, and the paper it rests on. */
const words = textField({ label: { zh: '调整内容和依据', en: 'What changed and why' }, max: 600 });

export const moveCaseForm = z.strictObject({
  validOn,
  reformId,
  areaCode: textField({ label: { zh: '现地区', en: 'Area now' }, max: 40 }),
  words,
});

export const succeedCommitteeForm = z.strictObject({
  validOn,
  reformId,
  fromId: textField({ label: { zh: '原调委会', en: 'Committee before' }, max: 60 }),
  toId: textField({ label: { zh: '接手的调委会', en: 'Committee now' }, max: 60 }),
  words,
});

/** What happens to open cases when the places or committees of an office change; no person fires it on one case. */
export const reformEvents = [
  {
    name: 'moveCase',
    label: { zh: '区划调整，案件转入现地区', en: 'Moved by a change of the map' },
    kind: 'system',
    form: moveCaseForm,
  },
  {
    name: 'succeedCommittee',
    label: { zh: '调委会撤并，案件由接手的调委会办理', en: 'Taken over from a closed committee' },
    kind: 'system',
    form: succeedCommitteeForm,
  },
] as const satisfies readonly EventSpec[];
