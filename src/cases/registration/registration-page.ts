import type { z } from 'zod';
import type { Viewer } from '../../identity/viewer.ts';
import type { Area } from '../../offices/area.ts';
import { isInForce } from '../../offices/area.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Clock, type Day, legalDay } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { personName } from '../../platform/fields/index.ts';
import { parseData } from '../../platform/form-data.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';
import {
  describeForm,
  type FieldModel,
  type FormControl,
  type FormModel,
  type RawGroup,
} from '../../web/forms/form.ts';
import type { PageHead, Tag } from '../../web/pages/render.ts';
import { disputeTypeOptions } from '../core/case.ts';
import { phaseTag } from '../core/tags.ts';
import type { PartyKind } from '../parties/party.ts';
import type { Duplicate } from './duplicates-read-model.ts';
import { type RegistrationInput, registrationForm } from './registration-form.ts';

/** A dispute that came up again within half a year is looked at as perhaps the same. */
export const duplicateDays = 180;

export interface RegistrationPage extends PageHead {
  form: FormModel;
  /** The six required fields and who the parties are in two cards, the others folded away. */
  what: FieldModel[];
  who: FieldModel[];
  more: FieldModel[];
  isMoreOpen: boolean;
  duplicates: { href: string; number: string; title: string; phase: Tag; reason: string }[];
}

export interface RegistrationPageInput {
  readonly viewer: Viewer;
  readonly areas: Pick<AreasService, 'tree' | 'dictionary' | 'dictionaries' | 'nameOf'>;
  readonly caseTypes: () => readonly string[];
  readonly clock: Clock;
  readonly t: Translate;
  readonly locale: Locale;
  readonly values?: RawGroup;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
  readonly duplicates?: readonly Duplicate[];
}

const whatFields = ['type', 'summary', 'areaCode'];
const whoFields = ['applicantName', 'applicantPhone', 'respondentName', 'applicantKind', 'respondentKind'];

export function registrationPage(input: RegistrationPageInput): RegistrationPage {
  const { viewer, areas, t, locale } = input;
  const today = legalDay(input.clock.now());
  const problems = input.problems ?? [];
  const duplicates = input.duplicates ?? [];
  const form = describeForm({
    schema: registrationForm,
    t,
    locale,
    action: '/cases/new',
    values: input.values ?? startValues(viewer, areas, today),
    problems,
    options: {
      areas: areaOptions(viewer, areas, today),
      [disputeTypeOptions]: areas
        .dictionary('disputeTypes', locale, today)
        .filter(({ value }) => input.caseTypes().includes(value)),
      'dictionary:channels': areas.dictionary('channels', locale, today),
    },
    ...(input.control && { control: input.control }),
    submitLabel: t('cases.new.submit'),
    ...(duplicates.length > 0 && { secondary: { action: 'confirm', label: t('cases.new.otherSubmit') } }),
  });
  const more = form.fields.filter((field) => ![...whatFields, ...whoFields].includes(field.name));
  return {
    title: t('cases.new.title'),
    lead: t('cases.new.lead'),
    breadcrumbs: [{ label: t('cases.new.home'), href: '/' }, { label: t('cases.new.title') }],
    active: 'new',
    isForm: true,
    problemCount: problems.length,
    form,
    what: form.fields.filter((field) => whatFields.includes(field.name)),
    who: form.fields.filter((field) => whoFields.includes(field.name)),
    more,
    isMoreOpen: more.some(
      ({ name, error, value }) =>
        error !== null || (input.values !== undefined && name !== 'channel' && value !== ''),
    ),
    duplicates: duplicates.map(({ line, reason }) => ({
      href: `/cases/${encodeURIComponent(line.code)}`,
      number: line.number ?? line.code,
      title: line.title,
      phase: phaseTag(line.phase, t),
      reason: t(`cases.new.${reason}`, { days: duplicateDays }),
    })),
  };
}

function startValues(
  viewer: Viewer,
  areas: Pick<AreasService, 'tree' | 'dictionaries'>,
  today: Day,
): Record<string, string> {
  const own = areas.tree.find(viewer.areaCode);
  const isPlace = own !== undefined && !tooWide.includes(own.level);
  return {
    channel: areas.dictionaries.usual('channels', 'windowVisit', today),
    applicantKind: 'person',
    respondentKind: 'person',
    ...(isPlace && { areaCode: own.code }),
  };
}

/** Cases belong to a town or less; grids are the business of those who walk them. */
const tooWide: readonly string[] = ['province', 'city', 'county'];

export function areaOptions(
  viewer: Viewer,
  areas: Pick<AreasService, 'tree' | 'nameOf'>,
  today: Day,
): { value: string; label: string }[] {
  const walk = (area: Area): Area[] => [area, ...areas.tree.childrenOf(area.code).flatMap(walk)];
  const own = areas.tree.find(viewer.areaCode);
  return (own === undefined ? [] : walk(own))
    .filter((area) => !tooWide.includes(area.level) && area.level !== 'grid' && isInForce(area, today))
    .map((area) => ({ value: area.code, label: areas.nameOf(area.code) }));
}

/** What the page asks for, as the service takes it. */
export function registrationOf(input: RegistrationInput): Record<string, unknown> {
  const { applicantName, applicantPhone, applicantKind, applicantIdNumber, ...others } = input;
  const { respondentName, respondentPhone, respondentKind, ...told } = others;
  return filled({
    ...told,
    parties: [
      filled({
        side: 'applicant',
        kind: applicantKind ?? 'person',
        name: applicantName,
        telephone: applicantPhone,
        idNumber: applicantIdNumber,
      }),
      filled({
        side: 'respondent',
        kind: respondentKind ?? 'person',
        name: respondentName,
        telephone: respondentPhone,
      }),
    ],
  });
}

function filled(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const fieldOfParty: Readonly<Record<string, string>> = {
  name: 'Name',
  telephone: 'Phone',
  kind: 'Kind',
  idNumber: 'IdNumber',
};

/** Problems of the service at the fields of the page; what no field stands for is said of the whole form. */
export function pageProblems(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => {
    const party = /^parties\.([01])\.(\w+)$/.exec(problem.path);
    const ending = party === null ? undefined : fieldOfParty[party[2] ?? ''];
    const side = party?.[1] === '0' ? 'applicant' : 'respondent';
    const name = ending === undefined ? problem.path : `${side}${ending}`;
    return { ...problem, path: name in registrationForm.shape ? name : '' };
  });
}

/** A natural person's name has letters only; offices and villages may have figures and brackets in theirs. */
export function nameProblems(input: RegistrationInput): Problem[] {
  const check = (path: 'applicantName' | 'respondentName', kind: PartyKind | undefined): Problem[] => {
    if (kind !== undefined && kind !== 'person') return [];
    const parsed = parseData(personField as z.ZodType, input[path]);
    return parsed.ok ? [] : parsed.problems.map((problem) => ({ ...problem, path }));
  };
  return [
    ...check('applicantName', input.applicantKind as PartyKind | undefined),
    ...check('respondentName', input.respondentKind as PartyKind | undefined),
  ];
}

const personField = personName({ label: { zh: '', en: '' } });
