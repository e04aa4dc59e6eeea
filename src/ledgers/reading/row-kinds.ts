import { type Cell, saysNothing, tidy } from '../values/cell.ts';
import { fieldOfHeading, type LedgerField } from './fields.ts';
import type { LedgerColumn } from './headings.ts';
import { textsOf } from './sheet.ts';

export type NotDataKind =
  | ('title' | 'note' | 'header' | 'blank' | 'number-only' | 'subtotal' | 'total')
  | ('heading' | 'zero-report' | 'signature' | 'sample');

/** They place a row or count it, and say nothing about a dispute. */
const silent: ReadonlySet<LedgerField> = new Set(['seq', 'village', 'town', 'grid']);

const totals = /^(合\s*计|总\s*计|共\s*计|累\s*计|总共)/;
const subtotals = /(小\s*计|本页合计|本村合计|分计)$|^(小\s*计)|^.{1,12}(小计|合计|总计)[:：]?$/;
const zeroReport =
  /零报告|(本|当)?(周|月|旬|季度?|期)(内)?(暂)?无(新增)?(矛盾|纠纷)|^无(矛盾)?纠纷$|未(发现|排查出)(矛盾|纠纷)/;
const signature =
  /填表人|填报人|制表|审核人|审批人|分管领导[:：]|负责人签|签\s*[字名]|[(（]盖章[)）]|填报日期|报送日期|单位负责人[:：]/;
const sampleMark = /^(例|示例|样例|范例|举例)/;
const note = /^(注|备注|说明|填表说明|附)[:：]/;

/** What a row below the headings is when it is no data row; null when it is one. */
export function kindOfRow(row: readonly Cell[], columns: readonly LedgerColumn[]): NotDataKind | null {
  const texts = textsOf(row);
  const [first = ''] = texts;
  if (first === '') return 'blank';
  const joined = texts.join(' ');
  const told = columns.filter(({ field, index }) => {
    const text = tidy(row[index] ?? null);
    return text !== '' && !(field !== null && silent.has(field));
  });
  const hasDate = columns.some(
    ({ field, index }) => field === 'foundOn' && /\d/.test(tidy(row[index] ?? null)),
  );
  if (isHeaderAgain(row, columns)) return 'header';
  if (sampleMark.test(first)) return 'sample';
  if (!hasDate && isSum(texts)) return totals.test(first) ? 'total' : 'subtotal';
  if (!hasDate && signature.test(joined) && texts.length <= 8) return 'signature';
  if (zeroReport.test(joined) && !hasParties(row, columns)) return 'zero-report';
  if (texts.length === 1 && note.test(first)) return 'note';
  if (told.length === 0) return isBlockHeading(texts) ? 'heading' : 'number-only';
  if (texts.length === 1 && isInFront(row, columns)) return 'heading';
  return null;
}

function isSum(texts: readonly string[]): boolean {
  const [first = '', second = ''] = texts;
  const says = (text: string): boolean => text.length <= 14 && (totals.test(text) || subtotals.test(text));
  return says(first) || (/^\d+$/.test(first) && says(second));
}

function hasParties(row: readonly Cell[], columns: readonly LedgerColumn[]): boolean {
  return columns.some(
    ({ field, index }) => field?.startsWith('party') && !saysNothing(tidy(row[index] ?? null)),
  );
}

function isBlockHeading(texts: readonly string[]): boolean {
  return texts.length === 1 && !/^\d+$/.test(texts[0] ?? '');
}

/** Alone at the left, as a heading over what follows. */
function isInFront(row: readonly Cell[], columns: readonly LedgerColumn[]): boolean {
  const at = row.findIndex((cell) => tidy(cell) !== '');
  const field = columns.find(({ index }) => index === at)?.field ?? null;
  return at <= 1 && field !== 'summary';
}

function isHeaderAgain(row: readonly Cell[], columns: readonly LedgerColumn[]): boolean {
  const filled = columns.filter(({ index }) => tidy(row[index] ?? null) !== '');
  if (filled.length < 3) return false;
  const same = filled.filter(({ index, field }) => {
    const text = tidy(row[index] ?? null);
    return field !== null && text.length <= 12 && fieldOfHeading(text) === field && !/\d/.test(text);
  });
  return same.length / filled.length >= 0.6;
}

/** The village a heading over a block names. */
export function villageOfHeading(row: readonly Cell[]): string | null {
  const [text = ''] = textsOf(row);
  const bare = text.replace(/^[（(]?[一二三四五六七八九十\d]+[)）、.．\s]+/, '').replace(/[:：]$/, '');
  return /^[\p{Script=Han}]{1,12}(村|社区|居委会|村委会)$/u.test(bare) ? bare : null;
}
