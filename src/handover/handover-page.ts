import { z } from 'zod';
import type { Case } from '../cases/core/case.ts';
import { phaseTag } from '../cases/core/tags.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { Day } from '../platform/clock.ts';
import type { Problem } from '../platform/errors.ts';
import { selectField, textField } from '../platform/fields/index.ts';
import type { Locale, Translate } from '../platform/i18n.ts';
import { describeForm, type FormControl, type FormModel, type RawGroup } from '../web/forms/form.ts';
import { problemText } from '../web/pages/error-page.ts';
import type { PageHead, Tag } from '../web/pages/render.ts';
import type { HandoverReport } from './handover-service.ts';
import { handoverLocales } from './texts.ts';

const zh = handoverLocales['zh-CN'].handover;
const en = handoverLocales.en.handover;

export const handoverForm = z.strictObject({
  fromId: selectField({ label: { zh: zh.from, en: en.from }, options: 'holders' }),
  toId: selectField({ label: { zh: zh.to, en: en.to }, options: 'successors' }),
  reason: textField({ label: { zh: zh.reason, en: en.reason }, multiline: true, max: 1000 }),
});

interface HeldRow {
  readonly href: string;
  readonly number: string;
  readonly title: string;
  readonly phase: Tag;
}
export interface HandoverPage extends PageHead {
  readonly intro: string;
  readonly form: FormModel | null;
  readonly empty: string | null;
  readonly rows: readonly HeldRow[];
  readonly report: {
    readonly done: string;
    readonly left: readonly { readonly href: string; readonly code: string; readonly why: string }[];
  } | null;
}

export interface HandoverInput {
  readonly holders: readonly { readonly personId: string; readonly cases: number }[];
  readonly held: readonly Case[];
  readonly report: HandoverReport | null;
  readonly today: Day;
  readonly values?: RawGroup;
  readonly problems?: readonly Problem[];
  readonly control?: FormControl;
}

/** Who hands over to whom, the cases this concerns, and what became of them. */
export function handoverPage(
  areas: AreasService,
  viewer: Viewer,
  input: HandoverInput,
  { t, locale }: { readonly t: Translate; readonly locale: Locale },
): HandoverPage {
  const text = (key: string, params?: Record<string, unknown>): string => t(`cases.handover.${key}`, params);
  const nameOf = (id: string): string => areas.findPerson(id)?.name ?? id;
  const holders = input.holders.map(({ personId, cases }) => ({
    value: personId,
    label: text('holder', { name: nameOf(personId), n: cases }),
  }));
  const { report } = input;
  const label = report !== null && report.waiting > 0 ? text('goOn', { n: report.waiting }) : null;
  return {
    title: text('title'),
    active: 'handover',
    intro: text('intro'),
    empty: holders.length === 0 ? text('noHolder') : null,
    form:
      holders.length === 0
        ? null
        : describeForm({
            schema: handoverForm,
            t,
            locale,
            action: '/handover',
            options: { holders, successors: successorsOf(areas, viewer, input.today) },
            values: input.values ?? {},
            problems: input.problems ?? [],
            ...(input.control === undefined ? {} : { control: input.control }),
            submitLabel:
              label ?? (input.held.length > 0 ? text('submit', { n: input.held.length }) : text('title')),
            secondary: { action: 'look', label: text('look') },
          }),
    rows: input.held.map((one) => ({
      href: `/cases/${one.code}`,
      number: one.number ?? one.code,
      title: one.title,
      phase: phaseTag(one.phase, t),
    })),
    report:
      report === null
        ? null
        : {
            done: text('done', { n: report.done.length }),
            left: report.left.map(({ code, reasons }) => ({
              href: `/cases/${code}`,
              code,
              why: reasons.map((one) => problemText(one, t, locale)).join(' '),
            })),
          },
  };
}

/** Mediators in office of the committees within the person's area. */
export function successorsOf(
  areas: AreasService,
  viewer: Viewer,
  today: Day,
): { readonly value: string; readonly label: string }[] {
  return areas
    .committeesWithin(viewer.areaCode)
    .filter(({ id }) => viewer.role !== 'chair' || id === viewer.committeeId)
    .flatMap((committee) =>
      areas.mediatorsOf(committee.id, today).map((person) => ({
        value: person.id,
        label: `${person.name}（${committee.name}）`,
      })),
    );
}
