import type { PaperDocument } from '../../typeset/flow/blocks.ts';
import type { OnProgress } from '../../typeset/render/binder.ts';
import { renderDocument } from '../../typeset/render/render-document.ts';
import { type RenderedVolume, renderTogether, renderVolume } from '../../typeset/render/render-volume.ts';
import type { SignaturePlace } from '../../typeset/render/signature-place.ts';
import { planOf, type VolumeTask } from './volume-plan.ts';

/** What another thread can be asked to draw; plain data only. */
export type RenderTask =
  | { readonly kind: 'volume'; readonly volume: VolumeTask }
  | { readonly kind: 'paper'; readonly paper: PaperDocument; readonly signature?: SignaturePlace }
  | { readonly kind: 'batch'; readonly title: string; readonly papers: readonly PaperDocument[] };

/** Draws what is asked, in whatever thread. */
export async function carryOut(task: RenderTask, onProgress?: OnProgress): Promise<RenderedVolume> {
  if (task.kind === 'volume') return renderVolume(planOf(task.volume), onProgress);
  if (task.kind === 'paper') {
    const { paper, signature } = task;
    const { bytes, pages, sha256 } = await renderDocument(paper, signature ? { signature } : {});
    return { bytes, pages, sha256, firstPages: [1] };
  }
  return renderTogether(task.title, task.papers, onProgress);
}

export interface RenderOptions {
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Who draws long files. */
export interface Renderer {
  run(task: RenderTask, options?: RenderOptions): Promise<RenderedVolume>;
  /** Gives back what it holds; what is being drawn is given up. */
  close(): Promise<void>;
}

/** Draws in the thread that asks: for tests and for a machine that must do without threads. */
export const ownThread: Renderer = {
  run: async (task, { onProgress, signal } = {}) => {
    signal?.throwIfAborted();
    return carryOut(task, onProgress);
  },
  close: async () => undefined,
};
