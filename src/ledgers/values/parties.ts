import { type Cell, isErrorValue, saysNothing, tidy } from './cell.ts';
import { hanNumber } from './han-number.ts';
import { certaintyOf, kindOfName, type LedgerPartyKind } from './party-kinds.ts';

export type LedgerSide = 'applicant' | 'respondent';

export interface LedgerParty {
  readonly side: LedgerSide;
  readonly kind: LedgerPartyKind;
  readonly name: string;
  /** What stood in brackets behind the name: 租客, 法定代理人…. */
  readonly role?: string;
  readonly count?: number;
  readonly unit?: '人' | '户';
  readonly members?: readonly string[];
  readonly phone?: string;
  readonly idNumber?: string;
  /** Numbers that stood beside the name in the cell, still to be checked. */
  readonly beside?: string;
}

const anonymous = /^(匿名|不愿透露|不愿具名|无名氏|未透露)/;

export function isAnonymous(name: string): boolean {
  return anonymous.test(name);
}

/** The parties of a cell that names both sides: the first side is the applicant's, what follows the respondent's. */
export function readBothSides(cell: Cell): LedgerParty[] {
  const text = partyText(cell);
  if (text === null) return [];
  const labelled = byLabels(text);
  if (labelled !== null) return labelled;
  const [first = '', ...others] = splitSides(text);
  const respondents = others.flatMap((part) => readSide(part, 'respondent'));
  const applicants = readSide(first, 'applicant');
  const [one, two, ...more] = applicants;
  const isPair =
    respondents.length === 0 && more.length === 0 && one?.kind === 'person' && two?.kind === 'person';
  return isPair ? [one, { ...two, side: 'respondent' }] : [...applicants, ...respondents];
}

/** The parties of a cell that names one side only. */
export function readOneSide(cell: Cell, side: LedgerSide): LedgerParty[] {
  const text = partyText(cell);
  if (text === null) return [];
  return splitHard(text).flatMap((part) => readSide(part, side));
}

function partyText(cell: Cell): string | null {
  if (isErrorValue(cell)) return null;
  const text = tidy(cell);
  return saysNothing(text) ? null : text;
}

const labels = /(被?申请人|甲方|乙方|原告|被告|投诉人|被投诉人|双方当事人|当事人)\s*[:：]/g;
const respondentLabels = /^(被|乙方)/;

function byLabels(text: string): LedgerParty[] | null {
  const found = [...text.matchAll(labels)];
  if (found.length === 0) return null;
  if (found.length === 1 && /当事人/.test(found[0]?.[1] ?? ''))
    return readBothSides(text.replace(labels, ''));
  return found.flatMap((match, index) => {
    const from = match.index + match[0].length;
    const part = text.slice(from, found[index + 1]?.index).replace(/^[\s;；,，、]+|[\s;；,，、]+$/g, '');
    return readOneSide(part, respondentLabels.test(match[1] ?? '') ? 'respondent' : 'applicant');
  });
}

/** What stands in brackets never splits a cell. */
function veiled(text: string): string {
  return text.replace(/[（(][^（()）]*[)）]/g, (inside) => '\u0001'.repeat(inside.length));
}

function cutAt(text: string, pattern: RegExp): string[] {
  const hidden = veiled(text);
  const parts: string[] = [];
  let from = 0;
  for (const match of hidden.matchAll(pattern)) {
    parts.push(text.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

/** Signs that no name holds, the stronger first. */
const hardSigns = [
  /\s*\n\s*/g,
  /\s*\bVS\b\.?\s*|\s+VS\.?\s*|(?<=\p{Script=Han})VS\.?(?=\p{Script=Han})/giu,
  /[；;]/g,
  /[—–―－]+|\s+-+\s+|--+/g,
  /[/／]/g,
];

function splitHard(text: string): string[] {
  for (const sign of hardSigns) {
    const parts = cutAt(text, sign);
    if (parts.length > 1) return parts;
  }
  return [text];
}

function splitSides(text: string): string[] {
  const hard = splitHard(text);
  if (hard.length > 1) return hard;
  return splitAtWord(text) ?? [text];
}

/** At 诉, 与 or 和 where both sides are parties, and not where the whole is one already. */
function splitAtWord(text: string): [string, string] | null {
  const hidden = veiled(text);
  let best: { readonly parts: [string, string]; readonly score: number } | null = null;
  for (const match of hidden.matchAll(/诉|訴|与|與|和|跟/g)) {
    const parts: [string, string] = [text.slice(0, match.index).trim(), text.slice(match.index + 1).trim()];
    const [left, right] = parts.map(sideCertainty);
    const score = Math.min(left ?? -5, right ?? -5) * 10 + (left ?? 0) + (right ?? 0) + preference(match[0]);
    if (best === null || score > best.score) best = { parts, score };
  }
  if (best === null || best.score < 0) return null;
  return sideCertainty(text) >= 3 && best.score < 30 ? null : best.parts;
}

function preference(word: string): number {
  return '诉訴'.includes(word) ? 0.2 : '与與'.includes(word) ? 0.1 : 0;
}

/** The least certain of the names of one side. */
function sideCertainty(text: string): number {
  const bare = withoutBrackets(text).replace(/\s+/g, '');
  if (/等/.test(bare)) return certaintyOf(bare);
  return Math.min(...bare.split(/[、，,]/).map((name) => certaintyOf(name.replace(/[\d*\-+]{7,}/g, ''))));
}

function withoutBrackets(text: string): string {
  return text.replace(/[（(][^（()）]*[)）]$/, '').trim();
}

const countPattern =
  /^(?:(.*?)等)?(?:\p{Script=Han}*?)?(\d+|[一二三四五六七八九十百]+)(?:余|多|几)?(人|户|名|位|家)(?:[\p{Script=Han}]*)$/u;
const crowdPattern =
  /^(.*?(?:村民|工人|业主|群众|员工|商户|住户|农户|职工|学生|家长))(\d+)(?:余|多)?(人|户|名|位|家)$/;

function readSide(text: string, side: LedgerSide): LedgerParty[] {
  const group = readGroup(text, side);
  if (group !== null) return [group];
  return cutAt(text, /[、，,]|\s{2,}|(?<=[\d*)）])\s+(?=\p{Script=Han}{2})/gu)
    .flatMap(spaced)
    .map((part) => readOne(part, side))
    .filter((party) => party.name !== '');
}

/** Two whole names with a space between; 张　三 is one name. */
function spaced(text: string): string[] {
  const parts = text.split(/\s+/);
  const areNames = parts.length > 1 && parts.every((part) => certaintyOf(part) >= 3);
  return areNames ? parts : [text];
}

function readGroup(text: string, side: LedgerSide): LedgerParty | null {
  const { name, ...rest } = readOne(text, side);
  const crowd = crowdPattern.exec(name);
  const match = crowd ?? (/等|^\d/.test(name) ? countPattern.exec(name) : null);
  if (match === null) return null;
  const [, named, figure = '', word] = match;
  const count = /^\d/.test(figure) ? Number(figure) : hanNumber(figure);
  if (count === null || count === 0) return null;
  const members =
    crowd || named === undefined ? [] : named.split(/[、，,]/).map((one) => withoutBrackets(one.trim()));
  return {
    ...rest,
    kind: 'group',
    name,
    count,
    unit: word === '户' || word === '家' ? '户' : '人',
    members: members.filter((member) => member !== ''),
  };
}

const numberBeside =
  /[（(]?(?:电话|手机|联系电话|tel)?[:：]?\s*((?:\+?86[- ]?)?1[\d*](?:[- ]?[\d*]){6,}|\d{7,}[\dXx]?)[)）]?/i;

function readOne(text: string, side: LedgerSide): LedgerParty {
  const beside = numberBeside.exec(text)?.[1];
  const without = beside === undefined ? text : text.replace(numberBeside, ' ').trim();
  const bracket = /^(.+?)\s*[（(]([^（()）]*)[)）]$/s.exec(without);
  const name = (bracket?.[1] ?? without).trim().replace(/^[、，,;；:：]+|[、，,;；:：。]+$/g, '');
  const role = bracket?.[2]?.trim();
  const joined = /^\p{Script=Han}(\s+\p{Script=Han}){1,2}$/u.test(name) ? name.replace(/\s+/g, '') : name;
  return {
    side,
    kind: kindOfName(joined),
    name: joined,
    ...(role ? { role } : {}),
    ...(beside === undefined ? {} : { beside }),
  };
}
