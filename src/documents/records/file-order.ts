import type { IssuedDocument } from '../core/document.ts';
import type { PaperSources } from './record-sources.ts';

/** Where a paper stands in the order of a file; one that this release does not have stands last. */
export function placeInFile({ readers }: PaperSources, code: string): number {
  const place = readers.handlingOf(code)?.place;
  return typeof place === 'number' ? place : Number.MAX_SAFE_INTEGER;
}

/** What is in the file now, in the order it is bound; records of sessions as they were held, the rest as issued. */
export function inFileOrder(sources: PaperSources): IssuedDocument[] {
  const { documents, mediation, readers } = sources;
  const sessionOf = ({ aboutId }: IssuedDocument): number =>
    mediation.sessions.findIndex(({ id }) => id === aboutId);
  return documents
    .filter(({ code, state }) => state === 'issued' && readers.handlingOf(code)?.place !== 'ends')
    .toSorted(
      (one, other) =>
        placeInFile(sources, one.code) - placeInFile(sources, other.code) ||
        sessionOf(one) - sessionOf(other) ||
        (`${one.issuedAt} ${one.id}` < `${other.issuedAt} ${other.id}` ? -1 : 1),
    );
}
