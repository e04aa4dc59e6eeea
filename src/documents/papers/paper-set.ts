import type { PaperHandling } from '../core/paper-handling.ts';
import { type EntryKind, mapperOf } from '../records/entry-kind.ts';
import type { PaperMapper } from '../records/paper-mapper.ts';
import * as all from './index.ts';
import type { Paper, Sample } from './paper.ts';
import type { PaperTemplate } from './paper-template.ts';

/** A paper that a case can give. */
export type CasePaper = PaperMapper & PaperHandling & { readonly code: string };
/** A paper that is written in a form. */
export type WrittenPaper = EntryKind & PaperHandling & { readonly code: string };
export type SampleRecord = Sample & { readonly code: string };

const papers = Object.values<Paper>(all).sort((one, other) =>
  one.template.code < other.template.code ? -1 : 1,
);

const isWritten = (record: Paper['record']): record is EntryKind => record !== null && 'schema' in record;

/** A map by the code of the paper, in the order of the codes, of those that have it. */
function byCode<T>(partOf: (paper: Paper, code: string) => T | null): ReadonlyMap<string, T> {
  const parts = new Map<string, T>();
  for (const paper of papers) {
    const part = partOf(paper, paper.template.code);
    if (part !== null) parts.set(paper.template.code, part);
  }
  return parts;
}

/** Every paper this release can print. */
export const paperTemplates: ReadonlyMap<string, PaperTemplate> = byCode(({ template }) => template);

const handlingIn = ({
  template: _template,
  record: _record,
  samples: _samples,
  ...handling
}: Paper): PaperHandling => handling;

/** Papers that people write in a form. */
export const entryKinds: ReadonlyMap<string, WrittenPaper> = byCode((paper, code) =>
  isWritten(paper.record) ? { ...paper.record, ...handlingIn(paper), code } : null,
);

/** How each paper is made from the database. */
export const paperMappers: ReadonlyMap<string, CasePaper> = byCode((paper, code) => {
  const { record } = paper;
  if (record === null) return null;
  return { ...(isWritten(record) ? mapperOf(code, record) : record), ...handlingIn(paper), code };
});

const handling = byCode(handlingIn);

/** How a paper is handled; undefined for one that this release does not have. */
export function handlingOf(code: string): PaperHandling | undefined {
  return handling.get(code);
}

/** A full record for every paper, and for every variant of those that have variants. */
export const sampleRecords: readonly SampleRecord[] = papers.flatMap(({ template: { code }, samples }) =>
  samples.map((sample) => ({ ...sample, code })),
);

/** The codes there are, as one says them: `D00…D43`. */
export const codesInWords = `${papers[0]?.template.code}…${papers.at(-1)?.template.code}`;
