import { z } from 'zod';
import { legalDay } from '../../platform/clock.ts';
import { rowsField, selectField, textField } from '../../platform/fields/index.ts';
import { type IssuedDocument, shownVerifyCode } from '../core/document.ts';
import { defineEntryKind, linesOf } from '../records/entry-kind.ts';
import { partyRecords } from '../records/record-parties.ts';
import { mediatorNames, type PaperSources } from '../records/record-sources.ts';

/** Papers that put others right are themselves put right by a newer version of the same. */
const notCorrected: readonly string[] = ['D00', 'D01', 'D16', 'D42', 'D43'];
/** Papers that parties have signed: what changes their words they sign too. */
const signedByParties: readonly string[] = ['D07', 'D09', 'D10', 'D11', 'D12', 'D21', 'D24', 'D30', 'D40'];

const correctable = ({ documents }: PaperSources): IssuedDocument[] =>
  documents.filter(({ code, state }) => state === 'issued' && !notCorrected.includes(code));

const document = selectField({
  label: { zh: '文书', en: 'Paper' },
  options: 'issuedPapers',
});
const reason = textField({ label: { zh: '理由', en: 'Reason' }, multiline: true, max: 2000 });

const options = (sources: PaperSources) => ({
  issuedPapers: correctable(sources).map(({ id, code, title, number, issuedAt, verifyCode }) => ({
    value: id,
    label: [code, title, number, legalDay(issuedAt), shownVerifyCode(verifyCode)].filter(Boolean).join(' '),
  })),
});

function labelOf(id: string, sources: PaperSources): string {
  const found = sources.documents.find((one) => one.id === id);
  return found ? `${found.title} ${legalDay(found.issuedAt)}` : '';
}

/** What both papers say of the one they go with; null when it is not of this case. */
async function originalOf(id: string, sources: PaperSources): Promise<object | null> {
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

/** D42: slips of the pen only; what the parties agreed is changed by a new agreement, never by a correction. */
export const correctionEntry = defineEntryKind({
  code: 'D42',
  // It may quote what was said at a session.
  isConfidential: true,
  schema: z.object({
    documentId: document,
    items: rowsField(
      z.object({
        place: textField({ label: { zh: '位置', en: 'Where' }, max: 100 }),
        wrong: textField({ label: { zh: '原文', en: 'It says' }, multiline: true, max: 1000 }),
        right: textField({ label: { zh: '更正为', en: 'It should say' }, multiline: true, max: 1000 }),
      }),
      { label: { zh: '更正内容', en: 'Corrections' }, max: 30 },
    ),
    reason,
  }),
  canWrite: (sources) => correctable(sources).length > 0,
  start: () => ({}),
  options,
  label: ({ documentId }, sources) => labelOf(documentId, sources),
  record: async ({ documentId, items, reason: why }, sources) => {
    const original = await originalOf(documentId, sources);
    return original && { ...original, items, reason: why };
  },
  correctsId: ({ documentId }) => documentId,
});

/** D43. */
export const supplementEntry = defineEntryKind({
  code: 'D43',
  isConfidential: true,
  schema: z.object({
    documentId: document,
    additions: textField({
      label: { zh: '补充内容', en: 'What is added' },
      hint: { zh: '每行一项', en: 'One item a line' },
      multiline: true,
    }),
    reason,
  }),
  canWrite: (sources) => correctable(sources).length > 0,
  start: () => ({}),
  options,
  label: ({ documentId }, sources) => labelOf(documentId, sources),
  record: async ({ documentId, additions, reason: why }, sources) => {
    const original = await originalOf(documentId, sources);
    return original && { ...original, additions: linesOf(additions), reason: why };
  },
  correctsId: ({ documentId }) => documentId,
});
