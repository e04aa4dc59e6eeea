import { latestProceeding, type PaperSources } from './record-sources.ts';
import { paperWords } from './texts.ts';

export function reasonOf(sources: PaperSources): string {
  const outcome = latestProceeding(sources)?.outcome;
  const label = outcome?.reasonCode ? sources.readers.labelOf('terminationReasons', outcome.reasonCode) : '';
  return [label, outcome?.reason ?? ''].filter((text) => text !== '').join('：') || paperWords.noReason;
}
