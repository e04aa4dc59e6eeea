import { z } from 'zod';
import { disputeTypeOptions } from '../cases/core/case.ts';
import { partyKindOptions, sideOptions } from '../cases/core/case-options.ts';
import { momentLabel } from '../cases/core/moment-label.ts';
import { maskIdNumber, maskPhone } from '../identity/mask.ts';
import type { Instant } from '../platform/clock.ts';
import {
  checksField,
  dateTimeField,
  dayField,
  idNumber,
  selectField,
  telephone,
  textField,
} from '../platform/fields/index.ts';
import type { Bilingual } from '../platform/i18n.ts';
import {
  type CorrectableCase,
  type CorrectableParty,
  type CorrectionFields,
  labelOfField,
  type PartyField,
  sensitiveFields,
  type Value,
} from './correction.ts';
import { correctionsLocales } from './texts.ts';

/** Whether the type may be corrected, and whether the case was accepted. */
export interface FormScope {
  readonly hasType: boolean;
  readonly isAccepted: boolean;
}

const both = (key: 'sensitiveNow' | 'sensitiveNone', value = ''): Bilingual => ({
  zh: correctionsLocales['zh-CN'][key].replace('{{value}}', value),
  en: correctionsLocales.en[key].replace('{{value}}', value),
});

/** A field of the event as the page asks it: with its label, and needed or not. */
type Take = (name: string) => { readonly field: z.ZodType; readonly label: { readonly label: Bilingual } };

function taking(fields: CorrectionFields['ofCase'], labels: CorrectionFields, partyId: string | null): Take {
  return (name) => {
    const field = fields[name];
    if (!(field instanceof z.ZodType)) throw new RangeError(`no field ${name}`);
    return {
      field,
      label: { label: labelOfField(labels, { partyId, field: name }) ?? { zh: name, en: name } },
    };
  };
}

/** The form of the page: every field as it stands, one group for each party; numbers only when they are to change. */
export function correctionSchema(
  fields: CorrectionFields,
  values: CorrectableCase,
  { hasType, isAccepted }: FormScope,
): z.ZodObject {
  const take = taking(fields.ofCase, fields, null);
  const asIs = (name: string) => ({ [name]: take(name).field });
  const hasReceived = isAccepted || values.fields.applicationReceivedOn !== null;
  const type = { ...take('type').label, options: disputeTypeOptions, widget: 'radio' as const };
  return z.strictObject({
    ...asIs('reason'),
    ...(hasType ? { type: selectField(type) } : {}),
    ...asIs('title'),
    summary: textField({ ...take('summary').label, multiline: true, max: 20_000 }),
    ...asIs('subtype'),
    areaCode: selectField({ ...take('areaCode').label, options: 'areas' }),
    ...asIs('place'),
    channel: selectField({ ...take('channel').label, options: 'dictionary:channels' }),
    occurredOn: dayField({ ...take('occurredOn').label, notFuture: true }),
    reportedAt: dateTimeField({ ...take('reportedAt').label, notFuture: true }),
    ...(hasReceived ? asIs('applicationReceivedOn') : {}),
    ...(values.fields.claimedFen === null ? {} : asIs('claimedFen')),
    ...Object.fromEntries(values.parties.map((party) => [groupName(party), partyGroup(fields, party)])),
    ...asIs('basedOn'),
  });
}

/** The name of a party's group of fields. */
export function groupName({ no }: CorrectableParty): string {
  return `party${no}`;
}

function partyGroup(labels: CorrectionFields, { id, fields }: CorrectableParty): z.ZodType {
  const take = taking(labels.ofParty, labels, id);
  const asIs = (name: string) => ({ [name]: take(name).field });
  const isBody = fields.kind !== 'person' || fields.uscc !== null || fields.headName !== null;
  const said = (one: Value, mask: (value: string) => string) =>
    one === null ? both('sensitiveNone') : both('sensitiveNow', mask(String(one)));
  const emptied = [...sensitiveFields]
    .filter((field) => fields[field as PartyField] !== null)
    .map((field) => ({ value: field, ...take(field).label }));
  const kept = { required: false, sensitive: true } as const;
  const side = sideOf(fields.side);
  const sides = { zh: correctionsLocales['zh-CN'].sides[side], en: correctionsLocales.en.sides[side] };
  return z
    .strictObject({
      name: textField({ ...take('name').label, max: 200 }),
      side: selectField({ ...take('side').label, options: sideOptions, widget: 'radio' }),
      kind: selectField({ ...take('kind').label, options: partyKindOptions, widget: 'radio' }),
      telephone: telephone({
        ...take('telephone').label,
        ...kept,
        hint: said(fields.telephone, maskPhone),
      }),
      idNumber: idNumber({ ...take('idNumber').label, ...kept, hint: said(fields.idNumber, maskIdNumber) }),
      ...(emptied.length > 0
        ? { emptied: checksField({ ...emptying, options: emptied, required: false }) }
        : {}),
      ...(isBody ? { ...asIs('uscc'), ...asIs('headName') } : {}),
      ...asIs('address'),
      ...asIs('serviceAddress'),
    })
    .meta({ label: { zh: `${sides.zh}：${fields.name}`, en: `${sides.en}: ${fields.name}` } });
}

const emptying = { label: { zh: correctionsLocales['zh-CN'].empty, en: correctionsLocales.en.empty } };

function sideOf(side: Value): 'applicant' | 'respondent' | 'third' {
  return side === 'applicant' || side === 'respondent' ? side : 'third';
}

/** What the form starts with. */
export function startValues(values: CorrectableCase, mark: string): Record<string, unknown> {
  const groups = values.parties.map((party) => [groupName(party), { ...shown(party.fields), ...noNumbers }]);
  return { ...shown(values.fields), ...Object.fromEntries(groups), basedOn: mark };
}

const noNumbers = Object.fromEntries([...sensitiveFields].map((field) => [field, undefined]));

function shown(fields: Readonly<Record<string, Value>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? undefined]));
}

/** What the page sent, as the event takes it: only what differs from what stands there. */
export function eventDataOf(
  schema: z.ZodObject,
  data: Readonly<Record<string, unknown>>,
  values: CorrectableCase,
): Record<string, unknown> {
  const own = differing(schema.shape, data, values.fields, new Set());
  const parties = values.parties.flatMap((party) => {
    const group = data[groupName(party)] as Readonly<Record<string, unknown>> | undefined;
    const shape = (schema.shape[groupName(party)] as unknown as z.ZodObject | undefined)?.shape;
    if (group === undefined || shape === undefined) return [];
    const one = differing(shape, group, party.fields, sensitiveFields);
    const emptied = [...one.emptied, ...((group['emptied'] as string[] | undefined) ?? [])];
    const isSame = Object.keys(one.given).length === 0 && emptied.length === 0;
    return isSame ? [] : [{ partyId: party.id, ...one.given, emptied }];
  });
  const { reason, basedOn } = data;
  return { reason, basedOn, ...own.given, emptied: own.emptied, parties };
}

function differing(
  shape: Readonly<Record<string, unknown>>,
  data: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Value>>,
  keptWhenBlank: ReadonlySet<string>,
): { given: Record<string, unknown>; emptied: string[] } {
  const given: Record<string, unknown> = {};
  const emptied: string[] = [];
  for (const [name, old] of Object.entries(fields)) {
    if (!Object.hasOwn(shape, name)) continue;
    const typed = data[name];
    if (typed === undefined) {
      if (old !== null && !keptWhenBlank.has(name)) emptied.push(name);
    } else if (!isSame(name, typed, old)) given[name] = typed;
  }
  return { given, emptied };
}

/** A typed time has minutes only. */
function isSame(name: string, typed: unknown, old: Value): boolean {
  if (name === 'reportedAt' && typeof typed === 'string' && typeof old === 'string') {
    return momentLabel(typed as Instant) === momentLabel(old as Instant);
  }
  return typed === old;
}

/** Where the page shows a problem of a party, named by its id or by its place among those that were sent. */
export function pagePath(
  path: string,
  values: CorrectableCase,
  sent: readonly { readonly partyId: string }[],
): string {
  const [, which = '', field = ''] = /^parties\.([^.]+)\.(\w+)$/.exec(path) ?? [];
  const id = /^\d+$/.test(which) ? sent[Number(which)]?.partyId : which;
  const party = values.parties.find((one) => one.id === id);
  return party === undefined ? path : `${groupName(party)}.${field}`;
}
