import { createRequire } from 'node:module';
import Docxtemplater from 'docxtemplater';
import type inspectModule from 'docxtemplater/js/inspect-module.js';
import PizZip from 'pizzip';

/** Its declaration names a default export that the module itself does not have. */
const InspectModule: typeof inspectModule.default = createRequire(import.meta.url)(
  'docxtemplater/js/inspect-module.js',
);

/** What is wrong with a template, by a code of `documents.word.faults`. */
export type WordFault = 'broken' | 'tooLarge' | 'macros' | 'external' | 'syntax';

export class WordTemplateError extends Error {
  override readonly name = 'WordTemplateError';
  readonly fault: WordFault;

  constructor(fault: WordFault) {
    super(`word template: ${fault}`);
    this.fault = fault;
  }
}

/** A document of a few pages has a megabyte; what unpacks to more than this is made to exhaust memory. */
const mostUnpackedBytes = 20 * 1024 * 1024;

/**
 * The tags of a Word template as a tree: `{当事人: {姓名: {}}}`. Throws WordTemplateError for a file that is no template, has
 * macros, fetches something from elsewhere when it is opened, or whose tags do not close.
 */
export function readWordTags(bytes: Buffer): Readonly<Record<string, unknown>> {
  const zip = openZip(bytes);
  refuseActive(zip);
  const inspect = new InspectModule();
  try {
    new Docxtemplater(zip, { ...settings, modules: [inspect] });
  } catch {
    throw new WordTemplateError('syntax');
  }
  return inspect.getAllTags();
}

/** The template with its tags filled; a tag without a value is left blank. Throws WordTemplateError. */
export function fillWord(bytes: Buffer, data: object): Buffer {
  const zip = openZip(bytes);
  try {
    const document = new Docxtemplater(zip, { ...settings, nullGetter: () => '' });
    document.render(data);
    return document.toBuffer();
  } catch {
    throw new WordTemplateError('syntax');
  }
}

const settings = { paragraphLoop: true, linebreaks: true, errorLogging: false } as const;

function openZip(bytes: Buffer): PizZip {
  let zip: PizZip;
  try {
    zip = new PizZip(bytes);
  } catch {
    throw new WordTemplateError('broken');
  }
  if (zip.file('word/document.xml') === null) throw new WordTemplateError('broken');
  const unpacked = Object.values(zip.files).reduce((sum, file) => sum + sizeOf(file), 0);
  if (unpacked > mostUnpackedBytes) throw new WordTemplateError('tooLarge');
  return zip;
}

/** As the archive's own directory says, before anything is unpacked. */
function sizeOf(file: object): number {
  const { _data: data } = file as { _data?: { uncompressedSize?: number } };
  return data?.uncompressedSize ?? 0;
}

function refuseActive(zip: PizZip): void {
  for (const name of Object.keys(zip.files)) {
    if (/vbaProject|\/activeX\/|\/embeddings\//i.test(name)) throw new WordTemplateError('macros');
    if (!name.endsWith('.rels')) continue;
    const relations = zip.file(name)?.asText() ?? '';
    for (const [tag] of relations.matchAll(/<Relationship\b[^>]*>/g)) {
      const isOutside = /TargetMode\s*=\s*["']External["']/i.test(tag);
      if (isOutside && !/\/hyperlink["']/i.test(tag)) throw new WordTemplateError('external');
    }
  }
}
