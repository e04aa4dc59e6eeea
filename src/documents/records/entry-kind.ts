import type { z } from 'zod';
import type { Problem } from '../../platform/errors.ts';
import { textField } from '../../platform/fields/index.ts';
import type { ProvidedOption } from '../../web/forms/form.ts';
import type { PaperEntry } from './paper-entry.ts';
import { notNow, type PaperMapper, recordHead } from './paper-mapper.ts';
import type { PaperSources } from './record-sources.ts';

/** A paper that is written by hand in a form, and how the form becomes its record. */
export interface EntryKind<S extends z.ZodObject = z.ZodObject> {
  readonly schema: S;
  /** Whether it can be written now. */
  canWrite(sources: PaperSources): boolean;
  /** What the form begins with. */
  start(sources: PaperSources): Readonly<Record<string, unknown>>;
  /** Lists to choose from, by the name in the field's `options`. */
  options(sources: PaperSources): Readonly<Record<string, readonly ProvidedOption[]>>;
  /** How one entry is told from others of its kind. */
  label(data: z.infer<S>, sources: PaperSources): string;
  /** What the fields alone do not show. */
  check?(data: z.infer<S>, sources: PaperSources): Problem[];
  /** The members of the record besides those every record begins with; null when what it is about is gone. */
  record(data: z.infer<S>, sources: PaperSources): Promise<object | null>;
  /** The paper it puts right or adds to. */
  correctsId?(data: z.infer<S>): string;
}

/** Keeps the type of the form between its fields and what is made of them. */
export function defineEntryKind<S extends z.ZodObject>(kind: EntryKind<S>): EntryKind {
  return kind as unknown as EntryKind;
}

const follows = textField({ label: { zh: '', en: '' }, required: false, max: 100 });

/** The kind's form with the version it follows. */
export function entryFormSchema(kind: EntryKind): z.ZodObject {
  return kind.schema.extend({ follows });
}

/** How the paper of a kind is made: one for each entry. */
export function mapperOf(code: string, kind: EntryKind): PaperMapper {
  const entriesOf = ({ entries }: PaperSources): readonly PaperEntry[] =>
    entries.filter((entry) => entry.code === code);
  return {
    about: (sources) => {
      const entries = entriesOf(sources);
      return entries.length === 0 ? notNow : entries.map(({ rootId, label }) => ({ id: rootId, label }));
    },
    build: async (sources, aboutId) => {
      const entry = entriesOf(sources).find(({ rootId }) => rootId === aboutId);
      if (!entry) return null;
      const record = await kind.record(kind.schema.parse(entry.data), sources);
      return record && { ...recordHead(sources), ...record };
    },
  };
}

/** One item a line, blank lines left out. */
export function linesOf(text: string | undefined): string[] {
  return (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
