import { type Cell, saysNothing, simplify, tidy } from './cell.ts';

export type Outcome = 'resolved' | 'open' | 'referred' | 'failed';

export interface ReadResult {
  readonly outcome: Outcome;
  readonly flags: readonly ('result-missing' | 'closed-without-settlement' | 'result-unclear')[];
}

const stillOpen = /暂未|尚未|仍未|还未|未化解|没有化解|未能化解|未解决|没有解决|未能解决/;
const failed =
  /调解不成|调解失败|未成功|不成功|未能?达成|没有达成|无法达成|不能达成|拒绝(调解|和解)|不愿(调解|和解)/;
const underWay = /^(正在|拟|待|准备)|争取|力争/;
const resolved =
  /已(当场|成功)?化解|化解成功|成功化解|当场化解|^化解$|已解决|^解决$|调解成功|成功调解|达成(了)?(口头|书面|调解|和解)*协议|达成一致|和解/;
const referred = /移交|移送|已转|转交|转办|转送|上报|已报/;
const goesOn = /化解中|调解中|正在|跟进|处理中|办理中|协调中|待|未办结|稳控/;
const closedOnly = /办结|答复/;

/** How a dispute stands by the words of the result column. */
export function readResult(cell: Cell): ReadResult {
  const text = simplify(tidy(cell)).replace(/\s+/g, '');
  if (saysNothing(text)) return { outcome: 'open', flags: ['result-missing'] };
  if (stillOpen.test(text)) return { outcome: 'open', flags: [] };
  if (failed.test(text)) return { outcome: 'failed', flags: [] };
  if (resolved.test(text) && !underWay.test(text)) return { outcome: 'resolved', flags: [] };
  if (referred.test(text)) return { outcome: 'referred', flags: [] };
  if (goesOn.test(text)) return { outcome: 'open', flags: [] };
  if (closedOnly.test(text)) return { outcome: 'open', flags: ['closed-without-settlement'] };
  return { outcome: 'open', flags: ['result-unclear'] };
}

/** The same by the form of the agreement, where a ledger has no column for the result. */
export function readAgreementForm(cell: Cell): ReadResult {
  const text = simplify(tidy(cell)).replace(/\s+/g, '');
  if (saysNothing(text)) return { outcome: 'open', flags: [] };
  if (stillOpen.test(text)) return { outcome: 'open', flags: [] };
  if (failed.test(text)) return { outcome: 'failed', flags: [] };
  return /书面|口头/.test(text) ? { outcome: 'resolved', flags: [] } : readResult(cell);
}
