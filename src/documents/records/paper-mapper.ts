import type { PaperSources } from './record-sources.ts';
import { paperWords } from './texts.ts';

/** One thing a paper can be about now. */
export interface PaperAbout {
  readonly id: string | null;
  readonly label: string;
}

/** How one kind of paper is made from the records of a case. */
export interface PaperMapper {
  /** What it can be issued about now; empty when it cannot. */
  about(sources: PaperSources): readonly PaperAbout[];
  /** For a batch: one for each person, the members of a group too. */
  each?(sources: PaperSources): readonly PaperAbout[];
  /** The record for the template; null when there is nothing (any more) to make it from. */
  build(sources: PaperSources, aboutId: string | null): Promise<object | null>;
}

/** What every record begins with; `on` is the day of the act the paper is about, today when it has none. */
export function recordHead(sources: PaperSources, number?: string, on?: string | null): object {
  const { committee } = sources;
  return {
    demo: sources.case.isDemo,
    number: number ?? sources.case.number ?? sources.case.code,
    committee: {
      name: committee?.name ?? paperWords.unfilled,
      ...(committee?.address ? { address: committee.address } : {}),
      ...(committee?.telephone ? { phone: committee.telephone } : {}),
    },
    issuedOn: on ?? sources.today,
    issuedAt: sources.at,
  };
}

export const aboutCase: readonly PaperAbout[] = [{ id: null, label: '' }];
export const notNow: readonly PaperAbout[] = [];

export function filled(text: string | null | undefined): string {
  return text === null || text === undefined || text.trim() === '' ? paperWords.unfilled : text;
}

/** A list that must not be empty on paper. */
export function filledList(texts: readonly string[]): string[] {
  const said = texts.filter((text) => text.trim() !== '');
  return said.length > 0 ? said : [paperWords.unfilled];
}

/** At most so many characters, cut between characters. */
export function cut(text: string, max: number): string {
  return text.length <= max ? text : `${[...text].slice(0, max - 1).join('')}…`;
}
