import { closingOutcome, listClosingRequirements } from '../../cases/core/closing-requirements-repository.ts';
import { legalDay } from '../../platform/clock.ts';
import type { FactsContributor } from '../../workflow/definitions/ports.ts';
import { listDocuments } from '../core/documents-repository.ts';
import { paperMappers } from '../papers/paper-set.ts';
import { findLatestEnding } from '../records/records-read-model.ts';

/**
 * Which papers the file still needs before the case is closed (《人民调解法》第二十七条). A paper this product cannot
 * issue yet is filed by hand and does not hold anything up.
 */
export const closingPapersFacts: FactsContributor = async (db, subject, moment) => {
  if (subject.kind !== 'case') return {};
  const proceeding = await findLatestEnding(db, subject.id);
  const outcome = closingOutcome(subject.phase, proceeding);
  if (outcome === null) return { papersMissing: 0, missingPapers: null };
  const required = await listClosingRequirements(db, outcome, subject.type, legalDay(moment.at));
  const issued = await listDocuments(db, subject.id);
  const missing = required.filter(({ kind, codes, isPerProceeding }) => {
    if (kind !== 'papers' || !codes.some((code) => paperMappers.has(code))) return false;
    const since = isPerProceeding ? (proceeding?.openedAt ?? '') : '';
    return !issued.some((one) => codes.includes(one.code) && one.issuedAt >= since);
  });
  return {
    papersMissing: missing.length,
    missingPapers: missing.length === 0 ? null : missing.map(({ codes }) => codes.join('/')).join('、'),
  };
};
