import { type ColumnOf, column, type ExportColumn } from '../../exports/core/export-list.ts';
import { maskIdNumber } from '../../identity/mask.ts';
import type { Bilingual } from '../../platform/i18n.ts';
import type { LedgerCase } from './export-read-model.ts';
import type { LedgerWords } from './ledger-columns.ts';
import { upperCodeOf, upperLabelOf } from './upper-codes.ts';

const longText = 2000;
/** Sexes by GB/T 2261.1: 1 male, 2 female, 9 not told. */
const sexes: readonly (readonly [RegExp, string])[] = [
  [/^(男|m|male)$/i, '1'],
  [/^(女|f|female)$/i, '2'],
];

/** What systems of offices above ask for, as far as it is known here; nothing claims to follow a standard. */
export function upperColumns(words: LedgerWords): ColumnOf<LedgerCase>[] {
  return [...recordColumns(words), ...personColumns(words), ...typeColumns(words)];
}

const choosable = { isUsual: false };

function recordColumns({ codes, areas, t }: LedgerWords): ColumnOf<LedgerCase>[] {
  const own = { ...choosable, group: 'record' };
  const coded = (system: string, id: string, label: Bilingual, more: Partial<ExportColumn> = own) => [
    column<LedgerCase>(
      `${id}Code`,
      { zh: `${label.zh}代码`, en: `${label.en}, code` },
      10,
      ({ subject }) => upperCodeOf(codes, system, subject)?.code ?? null,
      more,
    ),
    column<LedgerCase>(
      id,
      label,
      22,
      ({ subject }) => upperCodeOf(codes, system, subject)?.label ?? null,
      more,
    ),
  ];
  return [
    column(
      'gbOccurredOn',
      { zh: '发生日期（YYYYMMDD）', en: 'Happened on (YYYYMMDD)' },
      12,
      ({ subject }) => subject.occurredOn.replaceAll('-', ''),
      own,
    ),
    ...coded('gbScale', 'gbScale', { zh: '事件规模', en: 'Scale of the event' }),
    ...coded('gbCategory', 'gbCategory', { zh: '事件类别', en: 'Kind of the event' }),
    column(
      'gbSummary',
      { zh: '事件简述（2000字以内）', en: 'Summary (2,000 characters)' },
      60,
      ({ subject }) => [...subject.summary].slice(0, longText).join(''),
      own,
    ),
    column(
      'gbBodies',
      { zh: '涉及单位', en: 'Bodies concerned' },
      26,
      ({ parties }) =>
        parties
          .filter(({ kind }) => kind === 'organisation')
          .map(({ name }) => name)
          .join('；'),
      own,
    ),
    column(
      'gbMethod',
      { zh: '化解方式', en: 'Way of settling' },
      14,
      ({ subject }) => upperLabelOf(codes, 'gbMethod', subject.resolvedHow),
      own,
    ),
    column(
      'gbSucceeded',
      { zh: '化解是否成功（1/0）', en: 'Settled (1/0)' },
      10,
      ({ subject }) => (subject.resolvedAt === null ? '0' : '1'),
      own,
    ),
    column(
      'gbResult',
      { zh: '化解情况', en: 'How it was settled' },
      30,
      ({ sessions, subject }) =>
        sessions.count === 0
          ? null
          : `${t('cases.export.sessions', { count: sessions.count, on: sessions.lastOn })} ${upperLabelOf(codes, 'gbMethod', subject.resolvedHow)}`.trim(),
      own,
    ),
    column('areaCode', { zh: '行政区划代码', en: 'Area code' }, 16, ({ subject }) => subject.areaCode, own),
    column(
      'areaName',
      { zh: '属地名称', en: 'Area' },
      18,
      ({ subject }) => areas.findArea(subject.areaCode)?.name ?? null,
      own,
    ),
  ];
}

function personColumns({ codes, isClear }: LedgerWords): ColumnOf<LedgerCase>[] {
  const own = { ...choosable, group: 'person' };
  const first = ({ parties }: LedgerCase) => parties.find(({ side }) => side === 'applicant') ?? parties[0];
  const idCode = (one: LedgerCase) =>
    first(one)?.idNumber == null ? null : (upperCodeOf(codes, 'idKind', one.subject)?.code ?? null);
  return [
    column(
      'mainName',
      { zh: '主要当事人姓名', en: 'Main party' },
      14,
      (one) => first(one)?.name ?? null,
      own,
    ),
    column('mainIdKind', { zh: '证件类型代码', en: 'Kind of identity paper' }, 10, idCode, own),
    column(
      'mainId',
      { zh: '证件号码', en: 'Identity number' },
      22,
      (one) => {
        const number = first(one)?.idNumber ?? null;
        return number === null || isClear ? number : maskIdNumber(number);
      },
      own,
    ),
    column(
      'mainSex',
      { zh: '性别代码', en: 'Sex, code' },
      8,
      (one) => {
        const sex = first(one)?.gender ?? '';
        return first(one) === undefined ? null : (sexes.find(([word]) => word.test(sex))?.[1] ?? '9');
      },
      own,
    ),
    column('mainNation', { zh: '民族', en: 'Ethnicity' }, 8, (one) => first(one)?.ethnicity ?? null, own),
    column(
      'mainOccupation',
      { zh: '人员类别（职业）', en: 'Occupation' },
      14,
      (one) => first(one)?.occupation ?? null,
      own,
    ),
    column('mainHome', { zh: '居住详址', en: 'Address' }, 26, (one) => first(one)?.address ?? null, own),
  ];
}

function typeColumns({ codes }: LedgerWords): ColumnOf<LedgerCase>[] {
  const own = { ...choosable, group: 'types' };
  const label =
    (system: string) =>
    ({ subject }: LedgerCase) =>
      upperCodeOf(codes, system, subject)?.label ?? null;
  return [
    column(
      'justiceType',
      { zh: '司法行政统计类型', en: 'Type in statistics of justice' },
      18,
      label('justiceType'),
      own,
    ),
    column(
      'governanceType',
      { zh: '综治平台类型', en: 'Type in the governance platform' },
      18,
      label('governanceType'),
      own,
    ),
  ];
}
