import type { EntryKind } from '../records/entry-kind.ts';
import { correctionEntry, supplementEntry } from './correction-entries.ts';
import { fileNoteEntry, undisputedFactsEntry } from './file-entries.ts';
import { evidenceEntry, inquiryEntry } from './inquiry-entries.ts';

const kinds: readonly EntryKind[] = [
  inquiryEntry,
  evidenceEntry,
  fileNoteEntry,
  undisputedFactsEntry,
  correctionEntry,
  supplementEntry,
];

/** Papers that people write in a form, by their code. */
export const entryKinds: ReadonlyMap<string, EntryKind> = new Map(kinds.map((kind) => [kind.code, kind]));
