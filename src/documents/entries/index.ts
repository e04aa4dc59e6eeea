import { record as d07 } from '../papers/d07-investigation/record.ts';
import { record as d08 } from '../papers/d08-evidence/record.ts';
import { record as d15 } from '../papers/d15-file-note/record.ts';
import { record as d24 } from '../papers/d24-undisputed-facts/record.ts';
import { record as d42 } from '../papers/d42-correction/record.ts';
import { record as d43 } from '../papers/d43-supplement/record.ts';
import type { EntryKind } from '../records/entry-kind.ts';

const kinds: readonly EntryKind[] = [d07, d08, d15, d24, d42, d43];

/** Papers that people write in a form, by their code. */
export const entryKinds: ReadonlyMap<string, EntryKind> = new Map(kinds.map((kind) => [kind.code, kind]));
