import type { AreasService } from '../../offices/areas-service.ts';
import type { DueColours } from '../../offices/thresholds.ts';
import { type Day, dayNumber } from '../../platform/clock.ts';
import type { Locale, Translate } from '../../platform/i18n.ts';
import type { Tag } from '../../web/pages/render.ts';
import { isOpenPhase } from '../core/case.ts';
import { phaseTag, riskTag } from '../core/tags.ts';
import type { CaseLine } from './list-read-model.ts';
import type { FoundLine } from './search-read-model.ts';

export interface CaseRow {
  href: string;
  code: string;
  /** What a tick before it is called. */
  chooseLabel: string;
  number: string;
  title: string;
  risk: Tag | null;
  /** Mediated by several committees together. */
  joint: Tag | null;
  type: string;
  area: string;
  phase: Tag;
  due: DueText;
  mediator: string;
  channel: string;
  registered: string;
  /** Where what was searched for stands in the file, as far as the reader may read it. */
  found: { where: string; before: string; hit: string; after: string } | null;
}

export interface DueText {
  text: string;
  tone: 'overdue' | 'soon' | '';
}

export interface RowWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly today: Day;
  readonly areas: Pick<AreasService, 'findArea' | 'findPerson' | 'dictionaryLabel' | 'colours'>;
}

/** Days left of the next deadline, in words; a suspended case has no running clock. */
export function dueText(
  line: Pick<CaseLine, 'dueOn' | 'hold' | 'phase'>,
  today: Day,
  { soonDays, redDays }: DueColours,
  t: Translate,
): DueText {
  if (line.hold !== 'none') return { text: t('cases.due.paused'), tone: '' };
  if (line.dueOn === null || !isOpenPhase(line.phase)) return { text: t('cases.due.none'), tone: '' };
  const left = dayNumber(line.dueOn) - dayNumber(today);
  if (left < 0) return { text: t('cases.due.over', { n: -left }), tone: 'overdue' };
  const tone = left < redDays ? 'overdue' : left <= soonDays ? 'soon' : '';
  return { text: left === 0 ? t('cases.due.today') : t('cases.due.left', { n: left }), tone };
}

/** A line of the list as the page shows it; names come from memory. */
export function caseRow(line: FoundLine, words: RowWords): CaseRow {
  const { t, locale, today, areas } = words;
  const areaCode = line.villageCode ?? line.townCode;
  const mediator = line.mediatorId === null ? undefined : areas.findPerson(line.mediatorId)?.name;
  return {
    href: `/cases/${encodeURIComponent(line.code)}`,
    code: line.code,
    chooseLabel: t('cases.list.bulk.choose', { title: line.title }),
    number: line.number ?? line.code,
    title: line.title,
    risk: riskTag(line.risk, t),
    joint: line.isJoint ? { text: t('cases.list.joint'), tone: 'purple' } : null,
    type: areas.dictionaryLabel('disputeTypes', line.type, locale, line.registeredOn),
    area: areas.findArea(areaCode)?.name ?? areaCode,
    phase: phaseTag(line.phase, t),
    due: dueText(line, today, areas.colours(today), t),
    mediator: mediator ?? t('cases.list.noMediator'),
    channel: areas.dictionaryLabel('channels', line.channel, locale, line.registeredOn),
    registered:
      line.registeredOn.slice(0, 4) === today.slice(0, 4) ? line.registeredOn.slice(5) : line.registeredOn,
    found: foundText(line, t),
  };
}

function foundText({ found }: FoundLine, t: Translate): CaseRow['found'] {
  if (!found) return null;
  const nothing = { before: '', hit: '', after: '' };
  return { where: t(`cases.list.found.${found.place}`), ...(found.snippet ?? nothing) };
}
