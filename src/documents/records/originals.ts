import { legalDay } from '../../platform/clock.ts';
import { selectField, textField } from '../../platform/fields/index.ts';
import { type IssuedDocument, shownVerifyCode } from '../core/document.ts';
import { partyRecords } from './record-parties.ts';
import { mediatorNames, type PaperSources } from './record-sources.ts';

export const correctable = ({ documents, readers }: PaperSources): IssuedDocument[] =>
  documents.filter(({ code, state }) => state === 'issued' && !readers.handlingOf(code)?.isMadeAnew);

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
  const areSigned = sources.readers.handlingOf(original.code)?.isSignedByParties;
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
