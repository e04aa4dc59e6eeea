import type { Viewer } from '../../identity/viewer.ts';
import { newId, randomCode } from '../../platform/ids.ts';
import { type IssuedDocument, recordDigest, verifyCodeLength } from '../core/document.ts';
import { entryKinds } from '../papers/paper-set.ts';
import type { PaperTemplate } from '../papers/paper-template.ts';
import type { PaperSources } from '../records/record-sources.ts';

/** The row of a paper issued now: number and title come from its record, the code to check it by is drawn. */
export function newDocument(
  viewer: Viewer,
  sources: PaperSources,
  template: PaperTemplate,
  aboutId: string | null,
  record: object,
  isSigned: boolean,
): IssuedDocument {
  const { number, committee } = record as { number: string; committee: { name: string } };
  const paper = template.build(record);
  return {
    id: newId(),
    caseId: sources.case.id,
    code: template.code,
    number,
    title: paper.title,
    templateVersion: paper.templateVersion,
    aboutId,
    recordDigest: recordDigest(record),
    verifyCode: randomCode(verifyCodeLength),
    issuer: committee.name,
    pdfSha256: null,
    pdfPages: null,
    state: 'issued',
    supersededBy: null,
    correctsId: correctedBy(template.code, aboutId, sources),
    isSigned,
    issuedBy: viewer.accountId,
    issuedAt: sources.at,
  };
}

/** Which paper a correction or a supplement goes with. */
function correctedBy(code: string, aboutId: string | null, { entries }: PaperSources): string | null {
  const kind = entryKinds.get(code);
  const entry = entries.find(({ rootId }) => rootId === aboutId);
  return entry && kind?.correctsId ? kind.correctsId(kind.schema.parse(entry.data)) : null;
}
