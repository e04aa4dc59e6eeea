/** One character the printed text shows differently from the record. */
export interface Replacement {
  readonly index: number;
  readonly from: string;
  readonly to: string;
}

export interface NormalisedText {
  readonly text: string;
  /** Radicals and compatibility forms printed as unified ideographs; the record keeps its own. */
  readonly replaced: readonly Replacement[];
}

/**
 * Radicals of U+2E80–2EF3 that have no compatibility mapping of their own but are copied out of
 * PDF files in place of the character (Unicode, EquivalentUnifiedIdeograph.txt).
 */
const radicalSupplement: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '⺠': '民',
    '⻅': '见',
    '⻆': '角',
    '⻉': '贝',
    '⻋': '车',
    '⻓': '长',
    '⻔': '门',
    '⻘': '青',
    '⻙': '韦',
    '⻚': '页',
    '⻛': '风',
    '⻜': '飞',
    '⻝': '食',
    '⻢': '马',
    '⻣': '骨',
    '⻤': '鬼',
    '⻥': '鱼',
    '⻦': '鸟',
    '⻧': '卤',
    '⻨': '麦',
    '⻩': '黄',
    '⻬': '齐',
    '⻮': '齿',
    '⻰': '龙',
  }),
);

/** Line and paragraph separators all mean a new line on paper. */
const lineBreaks = /\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g;
const blanks = /[\u00a0\u2000-\u200a\u202f\u205f\t]/g;
/** Controls, soft hyphen, zero-width and bidirectional marks, variation selectors, tags, lone surrogates, non-characters. */
const invisible = new RegExp(
  [
    '[\\u0000-\\u0009\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u061c]',
    '[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff]',
    '[\\u180b-\\u180f]|[\\ufe00-\\ufe0f]|[\\u{e0000}-\\u{e0fff}]|[\\ud800-\\udfff]',
  ].join('|'),
  'gu',
);
const radicalOrCompatibility = /[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufaff]|[\u{2f800}-\u{2fa1f}]/gu;
const needsWork = /[^\u0020-\u007e\u3001-\u303f\u4e00-\u9fa5\uff01-\uff5e\u2014\u2018-\u201d\u2026]/;

/**
 * Brings text from a record into the form papers print: NFC, radicals and compatibility
 * ideographs as unified ideographs (reported in `replaced`), no invisible characters, `\n` as the
 * only line break, plain spaces. Idempotent.
 */
export function normaliseText(input: string): NormalisedText {
  if (!needsWork.test(input)) return { text: input, replaced: [] };
  const cleaned = input.replace(lineBreaks, '\n').replace(blanks, ' ').replace(invisible, '');
  const replaced: Replacement[] = [];
  const unified = cleaned.replace(radicalOrCompatibility, (from: string, index: number) => {
    const to = radicalSupplement.get(from) ?? from.normalize('NFKC');
    if (to !== from) replaced.push({ index, from, to });
    return to;
  });
  return { text: unified.normalize('NFC'), replaced };
}
