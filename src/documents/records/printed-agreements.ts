import type { PaperAbout } from './paper-mapper.ts';
import type { PapersAgreement } from './record-ports.ts';
import type { PaperSources } from './record-sources.ts';

export const printed: readonly string[] = ['signing', 'effective'];

export function aboutAgreements(sources: PaperSources, kind: string): PaperAbout[] {
  return sources.agreements
    .filter((one) => one.kind === kind && printed.includes(one.state))
    .map((one) => ({ id: one.id, label: `${one.title} ${one.number}` }));
}

export async function textOf(sources: PaperSources, aboutId: string | null): Promise<PapersAgreement | null> {
  if (aboutId === null) return null;
  return sources.readers.readAgreementText(sources.db, sources.case.id, aboutId);
}
