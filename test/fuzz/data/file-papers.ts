import { randomUUID } from 'node:crypto';
import { insertDocument } from '../../../src/documents/core/documents-repository.ts';
import { newId } from '../../../src/platform/ids.ts';
import type { TestOffice } from '../../support/office.ts';

/** Puts one paper of each kind the file lacks into it, as if somebody had issued them. */
export async function filePapers(office: TestOffice, caseId: string, missing: string): Promise<void> {
  await office.uow.run(async (tx) => {
    for (const codes of missing.split('、')) {
      const document = {
        id: newId(),
        caseId,
        code: codes.split('/')[0] ?? codes,
        number: null,
        title: codes,
        templateVersion: '1',
        aboutId: null,
        recordDigest: '0',
        verifyCode: randomUUID(),
        issuer: 'x',
        pdfSha256: null,
        pdfPages: null,
        state: 'issued',
        supersededBy: null,
        correctsId: null,
        isSigned: false,
        issuedBy: 'demo-account-clerk',
        issuedAt: office.clock.now(),
      } as const;
      await insertDocument(tx, document, {});
    }
  });
}
