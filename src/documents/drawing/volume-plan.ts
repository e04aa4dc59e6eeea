import type { PaperDocument } from '../../typeset/flow/blocks.ts';
import type { VolumePlan } from '../../typeset/render/render-volume.ts';
import { template as cover } from '../papers/d00-cover/template.ts';
import { template as contents } from '../papers/d01-contents/template.ts';
import { template as backCover } from '../papers/d16-back-cover/template.ts';
import { paperWords } from '../records/texts.ts';

/** A file attached to the volume. */
export interface VolumeAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  /** When it was handed in. */
  readonly at: string;
}

/** All a volume is made of, as plain data: it is bound in another thread. */
export interface VolumeTask {
  readonly title: string;
  readonly createdAt: string;
  /** Bound before the case is closed it says on every page that it is not final. */
  readonly isDraft: boolean;
  /** The record of the cover, as the cover alone would be issued with. */
  readonly cover: object;
  readonly parts: readonly { readonly paper: PaperDocument; readonly remark?: string }[];
  readonly attachments: readonly VolumeAttachment[];
  /** What every record of the case begins with. */
  readonly head: object;
  readonly filedBy: string;
  readonly filedOn: string;
}

/** What is bound, in which order, under which names. */
export function planOf(task: VolumeTask): VolumePlan {
  const { head, filedBy, filedOn, parts } = task;
  const marked = (paper: PaperDocument): PaperDocument =>
    task.isDraft ? { ...paper, mark: [paper.mark ?? '', paperWords.draft].join(' ').trim() } : paper;
  return {
    title: task.title,
    createdAt: task.createdAt,
    attachments: task.attachments,
    cover: marked(cover.build(task.cover)),
    papers: parts.map(({ paper }) => marked(paper)),
    contents: (firstPages) =>
      marked(
        contents.build({
          ...head,
          entries: parts.map(({ paper, remark }, index) => ({
            paper: paper.title,
            page: firstPages[index] ?? 0,
            ...(remark === undefined ? {} : { remark }),
          })),
        }),
      ),
    back: (pages) => marked(backCover.build({ ...head, pages, filedBy, filedOn })),
  };
}
