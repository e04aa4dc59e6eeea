import { legalDay } from '../../platform/clock.ts';
import { selectField, textField } from '../../platform/fields/index.ts';
import { type IssuedDocument, shownVerifyCode } from '../core/document.ts';
import { partyRecords } from './record-parties.ts';
import { mediatorNames, type PaperSources } from './record-sources.ts';

/** Papers that put others right are themselves put right by a newer version of the same. */
const notCorrected: readonly string[] = ['D00', 'D01', 'D16', 'D42', 'D43'];

/** Papers that parties have signed: what changes their words they sign too. */
const signedByParties: readonly string[] = ['D07', 'D09', 'D10', 'D11', 'D12', 'D21', 'D24', 'D30', 'D40'];

export const correctable = ({ documents }: PaperSources): IssuedDocument[] =>
  documents.filter(({ code, state }) => state === 'issued' && !notCorrected.includes(code));

export const document = selectField({
  label: { zh: '文书', en: 'Paper' },
  options: 'issuedPapers',
});

export const reason = textField({ label: { zh: '理由', en: 'Reason' }, multiline: true, max: 2000 });

export const options = (sources: PaperSources) => ({
  issuedPapers: correctable(sources).map(({ id, code, title, number, issuedAt, verifyCode }) => ({
    value: id,
    label: [code, title, number, legalDay(issuedAt), shownVerifyCode(verifyCode)].filter(Boolean).join(' '),
  })),
});

export function labelOf(id: string, sources: PaperSources): string {
  const found = sources.documents.find((one) => one.id === id);
  return found ? `${found.title} ${legalDay(found.issuedAt)}` : '';
}

/** What both papers say of the one they go with; null when it is not of this case. */
export async function originalOf(id: string, sources: PaperSources): Promise<object | null> {
  const original = sources.documents.find((one) => one.id === id);
  if (!original) return null;
  const areSigned = signedByParties.includes(original.code);
  return {
    original: {
      title: original.title,
      number: original.number ?? sources.case.number ?? sources.case.code,
      issuedOn: legalDay(original.issuedAt),
      verifyCode: shownVerifyCode(original.verifyCode),
    },
    parties: areSigned ? await partyRecords(sources, sources.parties) : [],
    mediators: areSigned ? mediatorNames(sources) : [],
  };
}
