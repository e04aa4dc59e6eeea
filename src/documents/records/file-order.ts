import type { IssuedDocument } from '../core/document.ts';
import type { PaperSources } from './record-sources.ts';

/** The prescribed order of a file (司法行政机关统一的人民调解卷宗目录), with what is not on that list where it belongs. */
const fileOrder: readonly string[] = [
  ...['D02', 'D03', 'D20', 'D04', 'D05', 'D06-A', 'D06', 'D06-B', 'D06-C', 'D07', 'D30', 'D31', 'D08'],
  ...['D22', 'D21', 'D35', 'D09', 'D24', 'D10', 'D40', 'D11', 'D18', 'D25', 'D12', 'D13', 'D32', 'D33'],
  ...['D14', 'D14-A', 'D28', 'D29', 'D23', 'D26', 'D27', 'D39', 'D34', 'D42', 'D43', 'D17', 'D15'],
];

const endPapers: readonly string[] = ['D00', 'D01', 'D16'];

/** Where a paper stands in the order of a file; one that is not named there stands last. */
export function placeInFile(code: string): number {
  const place = fileOrder.indexOf(code);
  return place < 0 ? fileOrder.length : place;
}

/** What is in the file now, in the order it is bound; records of sessions as they were held, the rest as issued. */
export function inFileOrder({ documents, mediation }: PaperSources): IssuedDocument[] {
  const sessionOf = ({ aboutId }: IssuedDocument): number =>
    mediation.sessions.findIndex(({ id }) => id === aboutId);
  return documents
    .filter(({ code, state }) => state === 'issued' && !endPapers.includes(code))
    .toSorted(
      (one, other) =>
        placeInFile(one.code) - placeInFile(other.code) ||
        sessionOf(one) - sessionOf(other) ||
        (`${one.issuedAt} ${one.id}` < `${other.issuedAt} ${other.id}` ? -1 : 1),
    );
}
