import { createHash } from 'node:crypto';
import { asInstant } from '../../platform/clock.ts';
import type { Edition } from '../../typeset/flow/style.ts';
import { renderDocument } from '../../typeset/render/render-document.ts';
import type { PaperTemplate } from '../papers/paper-template.ts';
import { paperWords } from '../records/texts.ts';
import type { PaperSigner } from '../signing/paper-signer.ts';

export interface RenderedPaper {
  readonly bytes: Buffer;
  readonly pages: number;
  readonly sha256: string;
  /** Characters that no face has. */
  readonly missing: readonly { readonly text: string; readonly codePoint: string }[];
}

/** A paper as a file: a pure function of its record, its template and the fonts. Never called inside a transaction. */
export async function renderPaper(
  template: PaperTemplate,
  record: object,
  options: {
    readonly isDraft?: boolean;
    readonly edition?: Edition;
    readonly verify?: { readonly code: string; readonly url: string };
    readonly signer?: PaperSigner | undefined;
  },
): Promise<RenderedPaper> {
  const paper = template.build({ ...record, ...(options.verify ? { verify: options.verify } : {}) });
  const mark = [paper.mark ?? '', paperWords.draft].join(' ').trim();
  const { signer } = options;
  const at = asInstant(paper.createdAt);
  const { bytes, pages, sha256, missing } = await renderDocument(
    {
      ...paper,
      ...(options.isDraft ? { mark } : {}),
      // Only large type is chosen by who prints; how a paper is set otherwise is its own.
      ...(options.edition === 'large' ? { edition: options.edition } : {}),
    },
    signer ? { signature: { name: signer.name, at } } : {},
  );
  const signed = signer ? await signer.sign(bytes, at) : bytes;
  return {
    bytes: signed,
    pages,
    sha256: signer ? createHash('sha256').update(signed).digest('hex') : sha256,
    missing: missing.map(({ character, codePoint }) => ({ text: character, codePoint })),
  };
}
