import { formatYuan, rmbCapitals } from '../../platform/money.ts';
import type {
  Block,
  Content,
  KvCell,
  KvRow,
  SignatureBox,
  SignaturesBlock,
} from '../../typeset/flow/blocks.ts';
import { hanNumber } from '../../typeset/flow/measure.ts';
import type { PaperRecord, PartyRecord } from '../records/record-parts.ts';

/** 2020-02-26 → 2020年2月26日 */
export function chineseDay(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** 09:30 → 9时30分 */
export function chineseTime(time: string): string {
  const [hour = '', minute = ''] = time.split(':');
  return `${Number(hour)}时${minute}分`;
}

/** Figures and capitals side by side, as payment papers carry amounts. */
export function amountText(fen: number): string {
  return `¥${formatYuan(fen)}（${rmbCapitals(fen)}）`;
}

export function para(content: Content): Block {
  return { kind: 'para', content, indent: 2 };
}

/** Whom a letter is addressed to, or the court of an application: at the margin. */
export function addressee(name: string): Block {
  return { kind: 'para', content: name };
}

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

/** The number of the paper, right-aligned under its title. */
export function numberLine(record: PaperRecord): Block {
  return { kind: 'para', content: `编号：${record.number}`, align: 'right', style: 'small', keepNext: true };
}

export function titleBlocks(record: PaperRecord, title: string): Block[] {
  return [{ kind: 'title', text: title, over: record.committee.name }, numberLine(record)];
}

/** One ruled block per party, as the prescribed forms lay them out. */
export function partyBlocks(parties: readonly PartyRecord[]): Block[] {
  return parties.map((party) => ({ kind: 'kv', caption: party.role, rows: partyRows(party) }));
}

export function partyNames(parties: readonly PartyRecord[]): string {
  return parties.map((party) => party.name).join('、');
}

function partyRows(party: PartyRecord): KvRow[] {
  const cells = party.kind === 'person' ? personCells(party) : bodyCells(party);
  const [name, ...rest] = cells.long.map((cell): KvRow => [cell]);
  if (party.kind !== 'person' && name) return [name, ...paired(cells.short), ...rest];
  return [...paired(cells.short), ...cells.long.map((cell): KvRow => [cell])];
}

function personCells(party: PartyRecord): { short: KvCell[]; long: KvCell[] } {
  return {
    short: present([
      ['姓名', party.name],
      ['性别', party.gender],
      ['民族', party.ethnicity],
      ['年龄', party.age === undefined ? undefined : `${party.age}岁`],
      ['职业或职务', party.occupation],
      ['联系方式', party.phone],
    ]),
    long: present([
      [party.idType ?? '证件号码', party.idNumber],
      ['单位或住址', party.address],
      ['监护人', party.guardian],
      ['委托代理人', agentText(party)],
      ['送达地址', party.serviceAddress],
    ]),
  };
}

function bodyCells(party: PartyRecord): { short: KvCell[]; long: KvCell[] } {
  const members = party.memberCount === undefined ? undefined : `${party.memberCount}人`;
  return {
    short: present([
      [party.kind === 'organisation' ? '法定代表人' : '负责人', party.head],
      ['职务', party.headPost],
      ['联系方式', party.phone],
      ['人数', members],
    ]),
    long: present([
      ['名称', party.name],
      ['信用代码', party.creditCode],
      ['住所', party.address],
      ['推选代表人', party.representatives?.join('、')],
      ['委托代理人', agentText(party)],
      ['送达地址', party.serviceAddress],
    ]),
  };
}

function agentText(party: PartyRecord): string | undefined {
  if (!party.agent) return undefined;
  return party.agentAuthority ? `${party.agent}（${party.agentAuthority}）` : party.agent;
}

function present(pairs: readonly (readonly [string, string | undefined])[]): KvCell[] {
  return pairs.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function paired(cells: readonly KvCell[]): KvRow[] {
  const rows: KvRow[] = [];
  for (let at = 0; at < cells.length; at += 2) rows.push(cells.slice(at, at + 2));
  return rows;
}

/** A box for each party; a body also gets a place for its own seal. */
export function partySignatures(
  parties: readonly PartyRecord[],
  personHint = '签名、盖章或者按指印',
): SignatureBox[] {
  return parties.map((party) => ({
    label: `${party.role}：${party.name}`,
    hint: signingHint(party.kind, personHint),
    hasFingerprint: true,
    hasSeal: party.kind === 'organisation' || party.kind === 'collective',
  }));
}

function signingHint(kind: PartyRecord['kind'], personHint: string): string {
  if (kind === 'person') return personHint;
  return kind === 'group' ? '代表人签名并按指印' : '代表人签名并按指印，加盖印章';
}

export function staffSignatures(mediators: readonly string[], recorder?: string): SignatureBox[] {
  const boxes = mediators.map((name) => ({ label: `人民调解员：${name}`, hint: '签名' }));
  return recorder ? [...boxes, { label: `记录人：${recorder}`, hint: '签名' }] : boxes;
}

/** The closing block: signatures, and the place of the committee's seal with the paper's day. */
export function closing(
  record: PaperRecord,
  boxes: readonly SignatureBox[],
  jointCommittees: readonly string[] = [],
): SignaturesBlock {
  const date = chineseDay(record.issuedOn);
  return {
    kind: 'signatures',
    boxes,
    seals: [record.committee.name, ...jointCommittees].map((name) => ({ name, date })),
  };
}

/** The end of an application: whom it goes to, what is handed in with it, who signs, and the day, left open. */
export function applicationEnd(
  to: string,
  annexes: readonly string[],
  applicants: readonly PartyRecord[],
  more: readonly Block[] = [],
): Block[] {
  return [
    { kind: 'para', content: '此致', indent: 2, keepNext: true },
    addressee(to),
    heading('附件'),
    { kind: 'clauses', items: annexes, numbering: 'arabic' },
    ...more,
    { kind: 'signatures', boxes: partySignatures(applicants), keepWithLines: 2 },
    { kind: 'fields', rows: [[{ label: '申请日期：', value: '　　　　年　　月　　日' }]] },
  ];
}

/** 本协议一式三份… */
export function copiesText(copies: number): string {
  return `一式${hanNumber(copies)}份`;
}
