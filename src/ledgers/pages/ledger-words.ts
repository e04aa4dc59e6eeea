import type { Translate } from '../../platform/i18n.ts';
import type { LedgerImport, PreviewRow } from '../importing/ledger-import.ts';
import type { Remark } from '../reading/ledger-row.ts';

function remarkText(kind: 'rejects' | 'flags', remark: Remark<string>, t: Translate): string {
  const heading = remark.heading ?? (remark.field === null ? '' : t(`ledgers.fields.${remark.field}`));
  const text = t(`ledgers.${kind}.${remark.code}`, { heading, detail: remark.detail ?? '' });
  return remark.cell === null || kind === 'flags' ? text : `${text}（${remark.cell}）`;
}

/** Why a row comes back: each reason names its cell. */
export function rejectText({ rejected }: Pick<PreviewRow, 'rejected'>, t: Translate): string {
  return rejected.map((remark) => remarkText('rejects', remark, t)).join('；');
}

export function flagText({ flags }: Pick<PreviewRow, 'flags'>, t: Translate): string {
  return flags.map((remark) => remarkText('flags', remark, t)).join('；');
}

export function refusalText({ refusal }: Pick<LedgerImport, 'refusal'>, t: Translate): string {
  return t(`ledgers.refusals.${refusal ?? 'notWorkbook'}`);
}
