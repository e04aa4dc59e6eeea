import type { Case } from '../../cases/core/case.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { IssuedDocument } from '../core/document.ts';
import { findDocument, listDocuments, supersede } from '../core/documents-repository.ts';
import { openRecord } from '../core/sealed-record.ts';
import { handlingOf, paperMappers } from '../papers/paper-set.ts';
import { readSources } from '../records/record-sources.ts';
import type { DocumentsDeps } from './deps.ts';

/** A paper in force with the words it prints, and what it would print if it were made now. */
interface DrawnPaper {
  readonly document: Pick<IssuedDocument, 'id' | 'code' | 'title' | 'number' | 'aboutId'>;
  readonly words: readonly string[];
  readonly anew: string;
}

/** A wrong value with the right one; papers are searched for the wrong one. */
export interface CorrectedText {
  readonly old: string;
  readonly next: string;
}

export interface CarryingPaper extends Pick<IssuedDocument, 'id' | 'code' | 'title' | 'number' | 'aboutId'> {
  /** Parties signed it: no newer issue takes its place, a correction of its own (D42) says what is right. */
  readonly isSigned: boolean;
}

/** From when on nobody changes the text of an agreement. */
const finalStates: readonly string[] = ['signing', 'effective'];
const paperOf: Readonly<Record<string, string>> = { peacePact: 'D40', oral: 'D11' };

/** Finds the papers of a case that print what was taken down wrongly. */
export class CarriedValues {
  readonly #deps: Pick<DocumentsDeps, 'readers' | 'crypto'>;

  constructor(deps: Pick<DocumentsDeps, 'readers' | 'crypto'>) {
    this.#deps = deps;
  }

  /** The papers in force as they stand, to be compared with the same after a correction. */
  async read(db: Db, subject: Case, at: Instant): Promise<readonly DrawnPaper[]> {
    const { readers, crypto } = this.#deps;
    const inForce = (await listDocuments(db, subject.id)).filter(
      ({ state, correctsId }) => state === 'issued' && correctsId === null,
    );
    const papers = await this.#finalTexts(db, subject, inForce);
    if (inForce.length === 0) return papers;
    const sources = await readSources(db, subject, readers, at);
    for (const document of inForce) {
      const found = await findDocument(db, subject.id, document.id);
      const record = found === null ? {} : openRecord(found.record, crypto, document.id);
      const anew = (await paperMappers.get(document.code)?.build(sources, document.aboutId)) ?? null;
      papers.push({ document, words: wordsIn(record), anew: canonicalJson(anew) });
    }
    return papers;
  }

  /** Final texts of agreements whose paper was not issued here: they are signed all the same. */
  async #finalTexts(db: Db, subject: Case, inForce: readonly IssuedDocument[]): Promise<DrawnPaper[]> {
    const { readers } = this.#deps;
    const papers: DrawnPaper[] = [];
    for (const one of await readers.listAgreements(db, subject.id)) {
      const isIssued = inForce.some(({ aboutId }) => aboutId === one.id);
      if (isIssued || !finalStates.includes(one.state)) continue;
      const text = await readers.readAgreementText(db, subject.id, one.id);
      const code = paperOf[one.kind] ?? 'D10';
      const document = { id: one.id, code, title: one.title, number: one.number, aboutId: null };
      papers.push({ document, words: wordsIn(text), anew: '' });
    }
    return papers;
  }

  /** Those that would print something else now, or that print a wrong text. */
  carrying(
    before: readonly DrawnPaper[],
    after: readonly DrawnPaper[],
    texts: readonly CorrectedText[],
  ): CarryingPaper[] {
    const anew = new Map(after.map((one) => [one.document.id, one.anew]));
    return before
      .filter(
        (one) => anew.get(one.document.id) !== one.anew || one.words.some((word) => prints(word, texts)),
      )
      .map(({ document: { id, code, title, number, aboutId } }) => ({
        ...{ id, code, title, number, aboutId },
        isSigned: handlingOf(code)?.isSignedByParties === true,
      }));
  }

  /** What no party signed is in force no more; it is issued anew by whoever needs it. */
  async supersede(tx: Tx, papers: readonly Pick<CarryingPaper, 'id' | 'isSigned'>[]): Promise<void> {
    for (const { id } of papers.filter(({ isSigned }) => !isSigned)) await supersede(tx, id, null);
  }
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

/** A short value stands in many words by chance; one within the right value may be that. */
function prints(word: string, texts: readonly CorrectedText[]): boolean {
  return texts.some(({ old, next }) => {
    const isRight = next.includes(old) && word.includes(next);
    return old.length > 1 && word.includes(old) && !isRight;
  });
}
