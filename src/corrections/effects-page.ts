import { momentLabel } from '../cases/core/moment-label.ts';
import { maskIdNumber, maskPhone } from '../identity/mask.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { Instant } from '../platform/clock.ts';
import { type Bilingual, type Locale, pick, type Translate } from '../platform/i18n.ts';
import { formatYuan } from '../platform/money.ts';
import { type Change, type CorrectionFields, type Effects, labelOfField, type Value } from './correction.ts';

export interface EffectWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly areas: Pick<AreasService, 'nameOf' | 'dictionaryLabel'>;
  /** Names of the parties by id; the id itself of what is none. */
  readonly nameOf: (partyId: string) => string;
  /** What a deadline is called. */
  readonly deadlineLabel: (rule: string) => string;
  readonly isClear: boolean;
  readonly fields: CorrectionFields;
}

export interface Part {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What is said in place of an empty table. */
  readonly none: string;
}

/** What changes, in words: the values, and all that hangs on them. */
export function effectParts(changes: readonly Change[], effects: Effects, words: EffectWords): Part[] {
  const { t } = words;
  const text = (key: string, params?: Record<string, unknown>) => t(`corrections.${key}`, params);
  const moved = (from: string, to: string) => (from === to ? from : text('moved', { from, to }));
  const head = (...keys: readonly string[]) => keys.map((key) => text(key));
  return [
    {
      title: text('changes'),
      head: head('field', 'old', 'next'),
      rows: changeRows(changes, words),
      none: '',
    },
    {
      title: text('papers'),
      head: head('paper', 'paperNext'),
      rows: effects.papers.map((paper) => [
        paperName(paper, words),
        text(paper.isSigned ? 'signed' : 'superseded'),
      ]),
      none: text('papersNone'),
    },
    {
      title: text('deadlines'),
      head: head('deadline', 'startOn', 'dueOn'),
      rows: effects.deadlines.map(({ rule, startOn, dueOn }) => [
        words.deadlineLabel(rule),
        moved(startOn.from, startOn.to),
        moved(dueOn.from, dueOn.to),
      ]),
      none: text('deadlinesNone'),
    },
    {
      title: text('figures'),
      head: head('field', 'old', 'next'),
      rows: effects.figures.map(({ by, from, to }) => [
        text(`by.${by}`),
        figureText(by, from, words),
        figureText(by, to, words),
      ]),
      none: text('figuresNone'),
    },
  ];
}

/** The same in one line each, as the case keeps it; what stays as it was is left out. */
export function effectLines(effects: Effects, words: EffectWords): string[] {
  const [, papers, deadlines, figures] = effectParts([], effects, words);
  const line = ([name = '', ...rest]: readonly string[], between: string) => `${name}：${rest.join(between)}`;
  return [
    ...(papers?.rows ?? []).map((row) => line(row, '')),
    ...(deadlines?.rows ?? []).map(([name = '', start = '', due = '']) =>
      line(
        [name, `${words.t('corrections.startOn')} ${start}`, `${words.t('corrections.dueOn')} ${due}`],
        '；',
      ),
    ),
    ...(figures?.rows ?? []).map((row) => line(row, ' → ')),
  ];
}

function paperName(
  { code, title, number, aboutId = null }: Effects['papers'][number],
  { nameOf }: EffectWords,
): string {
  const about = aboutId === null ? '' : nameOf(aboutId);
  const name = about === aboutId ? '' : about;
  return [code, title, name, number].filter(Boolean).join(' ');
}

/** Field, old value, new value. */
export function changeRows(changes: readonly Change[], words: EffectWords): string[][] {
  const { t } = words;
  return changes.map((one) => {
    const name = one.partyId === null ? '' : `${words.nameOf(one.partyId)} · `;
    const follows = one.follows ? ` (${t('corrections.follows')})` : '';
    return [
      `${name}${labelOf(one, words)}${follows}`,
      valueText(one.field, one.old, words),
      valueText(one.field, one.next, words),
    ];
  });
}

const otherLabels: Readonly<Record<string, Bilingual>> = {
  birthOn: { zh: '出生日期', en: 'Born on' },
  landKind: { zh: '土地纠纷种类', en: 'Kind of land dispute' },
};

function labelOf(change: Change, { fields, locale }: EffectWords): string {
  const label = labelOfField(fields, change) ?? otherLabels[change.field];
  return label === undefined ? change.field.replace(/^details\./, '') : pick(label, locale);
}

/** A value in words, numbers masked unless they are to be seen. */
export function valueText(
  field: string,
  value: Value,
  { t, locale, areas, isClear }: Pick<EffectWords, 't' | 'locale' | 'areas' | 'isClear'>,
): string {
  if (value === null || value === '') return t('corrections.nothing');
  const plain = String(value);
  switch (field) {
    case 'telephone':
      return isClear ? plain : maskPhone(plain);
    case 'idNumber':
      return isClear ? plain : maskIdNumber(plain);
    case 'birthOn':
      return isClear ? plain : `${plain.slice(0, 4)}-**-**`;
    case 'areaCode':
      return areas.nameOf(plain);
    case 'type':
      return areas.dictionaryLabel('disputeTypes', plain, locale);
    case 'channel':
      return areas.dictionaryLabel('channels', plain, locale);
    case 'landKind':
      return areas.dictionaryLabel('landKinds', plain, locale);
    case 'reportedAt':
      return momentLabel(plain as Instant);
    case 'claimedFen':
      return formatYuan(Number(value));
    case 'side':
      return t(`cases.page.parties.side.${plain}`);
    case 'kind':
      return t(`cases.page.parties.kind.${plain}`);
    default:
      return plain;
  }
}

function figureText(by: Effects['figures'][number]['by'], value: string, words: EffectWords): string {
  if (value === '') return words.t('corrections.nothing');
  if (by === 'month') return value;
  if (by === 'type') return words.areas.dictionaryLabel('disputeTypes', value, words.locale);
  return words.areas.nameOf(value);
}
