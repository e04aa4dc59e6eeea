import type { z } from 'zod';
import type { Case } from '../cases/core/case.ts';
import { disputeTypeOptions } from '../cases/core/case.ts';
import { areaOptions } from '../cases/registration/registration-page.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreasService } from '../offices/areas-service.ts';
import { type Day, legalDay } from '../platform/clock.ts';
import type { Problem } from '../platform/errors.ts';
import type { Locale, Translate } from '../platform/i18n.ts';
import { describeForm, type FieldModel, type FormModel, type RawGroup } from '../web/forms/form.ts';
import type { PageHead } from '../web/pages/render.ts';
import type { CorrectableCase, Value } from './correction.ts';
import { groupName, startValues } from './correction-form.ts';
import { type EffectWords, valueText } from './effects-page.ts';

export type CorrectionEvent = 'correctCase' | 'proposeCorrection' | 'confirmCorrection';

export interface CorrectionFormPage extends PageHead {
  form: FormModel;
  notes: readonly string[];
}
/** The head all pages of a correction share. */
export function correctionHead(subject: Case, title: string, t: Translate): PageHead {
  return {
    title,
    lead: subject.title,
    active: 'cases',
    breadcrumbs: [
      { label: t('cases.page.list'), href: '/cases' },
      { label: subject.number ?? subject.code, href: `/cases/${subject.code}` },
      { label: title },
    ],
  };
}

export interface FormPageInput {
  readonly subject: Case;
  readonly event: CorrectionEvent;
  readonly schema: z.ZodObject;
  readonly current: { readonly values: CorrectableCase; readonly mark: string };
  readonly viewer: Viewer;
  readonly areas: AreasService;
  /** The types that have a lifecycle. */
  readonly caseTypes: readonly string[];
  readonly now: Parameters<typeof legalDay>[0];
  readonly t: Translate;
  readonly locale: Locale;
  readonly values?: RawGroup;
  readonly problems?: readonly Problem[];
  readonly key?: string | null;
}

/** Every field as it stands; what was typed otherwise tells what stands there. */
export function correctionFormPage(input: FormPageInput): CorrectionFormPage {
  const { subject, event, t, current, schema } = input;
  const form = correctionFormModel(input);
  const note = event === 'correctCase' ? t('corrections.lead') : t('corrections.proposeLead');
  return {
    ...correctionHead(subject, t(event === 'correctCase' ? 'corrections.correct' : 'corrections.propose'), t),
    isForm: true,
    problemCount: input.problems?.length ?? 0,
    form: input.values === undefined ? form : { ...form, fields: marked(form.fields, current.values, input) },
    notes: ['type' in schema.shape ? `${note} ${t('corrections.typeOnce')}` : note],
  };
}

/** The form alone, e.g. for the page of a conflict. */
export function correctionFormModel(input: FormPageInput): FormModel {
  const { subject, event, schema, current, viewer, areas, t, locale } = input;
  const today = legalDay(input.now);
  return describeForm({
    schema,
    t,
    locale,
    action: `/cases/${subject.code}/actions/${event}`,
    values: input.values ?? startValues(current.values, current.mark),
    problems: input.problems ?? [],
    options: {
      areas: placesWith(areaOptions(viewer, areas, today), subject.areaCode, areas),
      [disputeTypeOptions]: areas
        .dictionary('disputeTypes', locale, today)
        .filter(({ value }) => input.caseTypes.includes(value)),
      'dictionary:channels': channelsWith(areas, subject.channel, locale, today),
    },
    ...(input.key === undefined ? {} : { control: { idempotencyKey: input.key } }),
    submitLabel: t('corrections.preview'),
    cancelHref: `/cases/${subject.code}`,
  });
}

/** The place the case has stays on the list, also for who may not choose it. */
function placesWith(
  options: readonly { readonly value: string; readonly label: string }[],
  own: string,
  areas: AreasService,
) {
  const isListed = options.some(({ value }) => value === own);
  return isListed ? options : [{ value: own, label: areas.nameOf(own) }, ...options];
}

function channelsWith(areas: AreasService, own: string, locale: Locale, today: Day) {
  const options = areas.dictionary('channels', locale, today);
  const isListed = options.some(({ value }) => value === own);
  return isListed
    ? options
    : [{ value: own, label: areas.dictionaryLabel('channels', own, locale) }, ...options];
}

type MarkWords = Pick<EffectWords, 't' | 'locale' | 'areas'> & { readonly values?: RawGroup };

/** What was typed otherwise than it stands says so under its field. */
function marked(fields: readonly FieldModel[], current: CorrectableCase, words: MarkWords): FieldModel[] {
  const groups = new Map(current.parties.map((party) => [groupName(party), party.fields]));
  return fields.map((field) => {
    const group = groups.get(field.name);
    if (group === undefined) return markedField(field, field.name, current.fields, words);
    const own = field.fields.map((one) =>
      markedField(one, one.name.slice(field.name.length + 1), group, words),
    );
    return { ...field, fields: own };
  });
}

function markedField(
  field: FieldModel,
  name: string,
  values: Readonly<Record<string, Value>>,
  words: MarkWords,
): FieldModel {
  if (!Object.hasOwn(values, name) || field.isSensitive) return field;
  const old = values[name] ?? null;
  const isOther =
    shownBy(field) !== valueText(name, old, { ...words, isClear: false }) && !isSameTyped(field, old);
  if (!isOther) return field;
  const hint = words.t('corrections.was', { value: valueText(name, old, { ...words, isClear: false }) });
  const describedBy = [`${field.name}-hint`, field.error && `${field.name}-error`].filter(Boolean).join(' ');
  return { ...field, hint, describedBy };
}

function shownBy(field: FieldModel): string {
  if (field.options.length > 0) return field.options.find(({ isChosen }) => isChosen)?.label ?? '';
  return field.value.replace('T', ' ');
}

function isSameTyped(field: FieldModel, old: Value): boolean {
  return field.value === String(old ?? '');
}

/** What was typed, flat, to be sent once more from a page without fields. */
export function flatValues(values: RawGroup, prefix = ''): { name: string; value: string }[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const path = `${prefix}${name}`;
    if (typeof value === 'string') return [{ name: path, value }];
    if (!Array.isArray(value)) return flatValues(value, `${path}.`);
    return value.flatMap((one, index) =>
      typeof one === 'string' ? [{ name: path, value: one }] : flatValues(one, `${path}.${index}.`),
    );
  });
}
