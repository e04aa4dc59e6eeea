export type CharClass = 'han' | 'open' | 'close' | 'space' | 'word' | 'joined';

const openers = new Set('（《〈“‘【〔「『〖［｛￥$¥£([{');
const closers = new Set('，。、；：？！）》〉”’】〕」』〗］｝…—％‰℃°·～,.;:?!)]}%ー々');
const joinable = new Set('—…');
const wordChar = /[\p{L}\p{N}\p{M}\-+.,:/@_#&=?~*'"\\|<>^`!;]/u;
const wideLetter =
  /[\u1100-\u11ff\u2e80-\u2fdf\u3005-\u30ff\u3100-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]|[\u{20000}-\u{3ffff}]|[\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]/u;
const latinStart = /[\p{L}\p{N}]/u;

/**
 * The class of a character when it stands by itself. Characters that belong inside Latin words
 * and numbers (dot, comma, hyphen, colon) are claimed by the word first.
 */
export function charClass(char: string): CharClass {
  let known = classes.get(char);
  if (!known) {
    known = classify(char);
    classes.set(char, known);
  }
  return known;
}

const classes = new Map<string, CharClass>();

function classify(char: string): CharClass {
  if (char === ' ') return 'space';
  if (joinable.has(char)) return 'joined';
  if (openers.has(char)) return 'open';
  if (closers.has(char)) return 'close';
  if (latinStart.test(char) && !wideLetter.test(char)) return 'word';
  return 'han';
}

/** Starts a run that must not be split: a Latin letter or a digit, also full width. */
export function isWordStart(char: string): boolean {
  return charClass(char) === 'word';
}

/** May continue such a run. */
export function isWordPart(char: string): boolean {
  return wordChar.test(char) && !wideLetter.test(char);
}

/** Sentence marks at the end of a Latin run belong to the sentence, not to the word. */
export function isTrailingMark(char: string): boolean {
  return ',.:;!?\'"'.includes(char);
}

const units =
  '元角分万亿亩里米尺寸厘毫平吨斤克年月日时点秒天周户人名个份页件张次条款项号栋层间室组村岁倍成级％%℃‰度';

/** A unit stays with the figure before it (5,000元, 20名, 3.5亩). */
export function isUnit(char: string): boolean {
  return units.includes(char);
}

export function endsWithDigit(text: string): boolean {
  return /[\p{Nd}]$/u.test(text);
}
