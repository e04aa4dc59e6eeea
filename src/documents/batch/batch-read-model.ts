import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';

/** Cases below a place that were closed in a stretch of time, oldest first; at most so many. */
export async function listClosedCaseIds(
  db: Db,
  path: { readonly from: string; readonly to: string },
  time: { readonly from: Instant; readonly until: Instant },
  limit: number,
): Promise<string[]> {
  const rows: { id: string }[] = await db('cases')
    .where('area_path', '>=', path.from)
    .where('area_path', '<', path.to)
    .where('closed_at', '>=', time.from)
    .where('closed_at', '<', time.until)
    .orderBy([{ column: 'closed_at' }, { column: 'id' }])
    .limit(limit)
    .select('id');
  return rows.map(({ id }) => id);
}

/** A line of the register of issued papers: what must be at hand when a paper is checked without the network. */
export interface RegisterLine {
  readonly verifyCode: string;
  readonly code: string;
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issuedAt: Instant;
  readonly templateVersion: string;
  readonly recordDigest: string;
  readonly pdfSha256: string | null;
  readonly state: string;
}

/** Papers issued in a stretch of time for cases of a committee, or of a town; in the order of issue. */
export async function listIssuedPapers(
  db: Db,
  office: { readonly committeeId: string } | { readonly townCode: string },
  time: { readonly from: Instant; readonly until: Instant },
  limit: number,
): Promise<RegisterLine[]> {
  const where =
    'committeeId' in office
      ? { 'cases.committee_id': office.committeeId }
      : { 'cases.town_code': office.townCode };
  const rows = await db('documents')
    .join('cases', 'cases.id', 'documents.case_id')
    .where(where)
    .where('documents.issued_at', '>=', time.from)
    .where('documents.issued_at', '<', time.until)
    .orderBy([{ column: 'documents.issued_at' }, { column: 'documents.id' }])
    .limit(limit)
    .select('documents.*');
  return rows.map((row) => ({
    verifyCode: row.verify_code,
    code: row.code,
    title: row.title,
    number: row.number,
    issuer: row.issuer,
    issuedAt: row.issued_at,
    templateVersion: row.template_version,
    recordDigest: row.record_digest,
    pdfSha256: row.pdf_sha256,
    state: row.state,
  }));
}
