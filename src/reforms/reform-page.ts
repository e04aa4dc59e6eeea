import { phaseTag } from '../cases/core/tags.ts';
import { asInstant, isDay, legalDay, legalTime } from '../platform/clock.ts';
import type { Translate } from '../platform/i18n.ts';
import type { Tag } from '../web/pages/render.ts';
import { type Reform, type ReformLine, type ReformReport, sectionNames } from './reform.ts';

/** A page ends somewhere; the whole list is kept with the change. */
const mostLines = 500;

export interface SectionModel {
  readonly title: string;
  readonly count: string;
  readonly lines: readonly {
    readonly what: string;
    readonly stage: Tag | null;
    readonly to: string;
    readonly isDay: boolean;
  }[];
  readonly more: string | null;
}

/** What moves or moved, section by section with its number. */
export function sectionsOf(report: ReformReport, t: Translate): SectionModel[] {
  return sectionNames.flatMap((name) => {
    const lines = report[name];
    if (lines === undefined || lines.length === 0) return [];
    return [
      {
        title: t(`reforms.sections.${name}`),
        count: t('reforms.count', { n: name === 'messages' ? (lines[0]?.label ?? 0) : lines.length }),
        lines:
          name === 'messages'
            ? []
            : lines.slice(0, mostLines).map((line) => ({
                what: line.label,
                stage: line.phase === undefined ? null : phaseTag(line.phase, t),
                to: targetOf(line, t),
                isDay: isDay(line.to),
              })),
        more: lines.length > mostLines ? t('reforms.more', { n: lines.length - mostLines }) : null,
      },
    ];
  });
}

/** The sections in which there is nothing, in one sentence: that it was looked for is worth knowing. */
export function emptyText(report: ReformReport, t: Translate): string | null {
  const names = sectionNames.filter((name) => report[name]?.length === 0);
  if (names.length === 0) return null;
  return t('reforms.nothingOf', { names: names.map((name) => t(`reforms.sections.${name}`)).join('、') });
}

function targetOf({ to, fate }: ReformLine, t: Translate): string {
  const where = /^\d{4}-\d{2}-\d{2}T/.test(to) ? momentOf(to) : to;
  const what = fate === undefined ? '' : t(`reforms.fates.${fate}`);
  if (where === '') return what === '' ? '—' : what;
  if (what === '' || fate === 'stays') return where;
  return isDay(where) ? where : `${where}（${what}）`;
}

function momentOf(text: string): string {
  const at = asInstant(text);
  return `${legalDay(at)} ${legalTime(at)}`;
}

export function factsOf(reform: Reform, by: string, t: Translate) {
  const text = (name: 'kind' | 'object' | 'validOn' | 'basis' | 'reason' | 'done') =>
    t(`reforms.facts.${name}`);
  return [
    { label: text('kind'), value: t(`reforms.kinds.${reform.kind}`) },
    { label: text('object'), value: reform.title },
    { label: text('validOn'), value: reform.validOn },
    { label: text('basis'), value: reform.basisNumber },
    { label: text('reason'), value: reform.reason, isWide: true },
    { label: text('done'), value: `${momentOf(reform.doneAt)} ${by}` },
  ];
}
