import { createHash } from 'node:crypto';
import { asInstant } from '../../platform/clock.ts';
import type { PaperDocument } from '../../typeset/flow/blocks.ts';
import type { Edition } from '../../typeset/flow/style.ts';
import { type RenderOptions, renderDocument } from '../../typeset/render/render-document.ts';
import { verifyLink } from '../core/document.ts';
import type { Renderer } from '../drawing/render-task.ts';
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

/** What a paper is drawn for. */
interface DrawOptions {
  readonly isDraft?: boolean;
  readonly edition?: Edition;
  readonly verify?: { readonly code: string; readonly url: string };
  readonly signer?: PaperSigner | undefined;
}

/** A paper as a file: a pure function of its record, its template and the fonts. Never called inside a transaction. */
export async function renderPaper(
  template: PaperTemplate,
  record: object,
  options: DrawOptions,
): Promise<RenderedPaper> {
  const { paper, places } = paperToDraw(template, record, options);
  const { bytes, pages, sha256, missing } = await renderDocument(paper, places);
  return {
    ...(await signed({ bytes, pages, sha256 }, paper, options.signer)),
    missing: missing.map(({ character, codePoint }) => ({ text: character, codePoint })),
  };
}

/** An issued paper to be drawn once more. */
export interface PaperToRedraw {
  readonly code: string;
  /** As it was issued, nothing sealed. */
  readonly record: object;
  readonly verifyCode: string;
  readonly isSigned: boolean;
}

/**
 * The file of an issued paper, drawn by somebody else than this thread. Gives null where its file cannot be had again: this
 * release has no such paper, or it bears a signature and the key is not here.
 */
export async function redrawPaper(
  deps: {
    readonly templates: ReadonlyMap<string, PaperTemplate>;
    readonly renderer: Renderer;
    readonly signer?: PaperSigner | undefined;
  },
  { code, record, verifyCode, isSigned }: PaperToRedraw,
  publicUrl: string,
): Promise<Omit<RenderedPaper, 'missing'> | null> {
  const template = deps.templates.get(code);
  if (template === undefined || (isSigned && deps.signer === undefined)) return null;
  const signer = isSigned ? deps.signer : undefined;
  const { paper, places } = paperToDraw(template, record, {
    verify: verifyLink(publicUrl, verifyCode),
    signer,
  });
  return signed(await deps.renderer.run({ kind: 'paper', paper, ...places }), paper, signer);
}

function paperToDraw(
  template: PaperTemplate,
  record: object,
  options: DrawOptions,
): { paper: PaperDocument; places: Pick<RenderOptions, 'signature'> } {
  const { verify, signer } = options;
  const paper = template.build({ ...record, ...(verify ? { verify } : {}) });
  const mark = [paper.mark ?? '', paperWords.draft].join(' ').trim();
  return {
    paper: {
      ...paper,
      ...(options.isDraft ? { mark } : {}),
      // Only large type is chosen by who prints; how a paper is set otherwise is its own.
      ...(options.edition === 'large' ? { edition: options.edition } : {}),
    },
    places: signer ? { signature: { name: signer.name, at: asInstant(paper.createdAt) } } : {},
  };
}

async function signed(
  { bytes, pages, sha256 }: Omit<RenderedPaper, 'missing'>,
  paper: PaperDocument,
  signer: PaperSigner | undefined,
): Promise<Omit<RenderedPaper, 'missing'>> {
  if (!signer) return { bytes, pages, sha256 };
  const sealed = await signer.sign(bytes, asInstant(paper.createdAt));
  return { bytes: sealed, pages, sha256: createHash('sha256').update(sealed).digest('hex') };
}
