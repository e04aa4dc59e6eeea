import { legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { NotFoundError } from '../../platform/errors.ts';
import {
  isLapsed,
  normaliseVerifyCode,
  recordDigest,
  shownVerifyCode,
  type VerifyResult,
} from '../core/document.ts';
import { findByVerifyCode, findDocument, listCorrections } from '../core/documents-repository.ts';
import { openRecord } from '../core/sealed-record.ts';
import type { DocumentsDeps } from '../issuing/deps.ts';

/** Answers whether a paper is ours and still counts. */
export class VerificationService {
  readonly #deps: DocumentsDeps;

  constructor(deps: DocumentsDeps) {
    this.#deps = deps;
  }

  /** What anybody may learn of a printed code; null when no paper bears it. */
  async verify(typed: string): Promise<VerifyResult | null> {
    const { db, readers, templates } = this.#deps;
    const code = normaliseVerifyCode(typed);
    const document = code === null ? null : await findByVerifyCode(db.read, code);
    if (!document) return null;
    const agreements = await readers.listAgreements(db.read, document.caseId);
    const corrections = await listCorrections(db.read, document.id);
    return {
      code: shownVerifyCode(document.verifyCode),
      paper: document.code,
      title: templates.get(document.code)?.title ?? { zh: document.title, en: document.title },
      issuer: document.issuer,
      issuedOn: legalDay(document.issuedAt),
      templateVersion: document.templateVersion,
      digest: document.recordDigest.slice(0, 16),
      isSuperseded: document.state === 'superseded',
      isLapsed: isLapsed(document, agreements),
      corrections: corrections.map((one) => ({
        paper: one.code,
        title: templates.get(one.code)?.title ?? { zh: one.title, en: one.title },
        issuedOn: legalDay(one.issuedAt),
        code: shownVerifyCode(one.verifyCode),
      })),
    };
  }

  /** Whether the stored record still has the digest it was issued with. @throws NotFoundError */
  async isIntact(caseId: string, documentId: string, db: Db = this.#deps.db.read): Promise<boolean> {
    const found = await findDocument(db, caseId, documentId);
    if (!found) throw new NotFoundError();
    const record = openRecord(found.record, this.#deps.crypto, documentId);
    return recordDigest(record) === found.document.recordDigest;
  }
}
