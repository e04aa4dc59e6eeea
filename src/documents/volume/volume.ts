import { legalDay } from '../../platform/clock.ts';
import type { PaperDocument } from '../../typeset/flow/blocks.ts';
import type { IssuedDocument } from '../core/document.ts';
import type { VolumeTask } from '../drawing/volume-plan.ts';
import { placeInFile } from '../records/file-order.ts';
import { filled, recordHead } from '../records/paper-mapper.ts';
import type { PaperSources } from '../records/record-sources.ts';
import { paperWords } from '../records/texts.ts';
import type { BoundMaterials } from './volume-materials.ts';

/** A paper of the file with what it is drawn from. */
export interface VolumePaper {
  readonly document: IssuedDocument;
  readonly paper: PaperDocument;
}

export interface VolumeParts {
  readonly sources: PaperSources;
  readonly cover: object;
  readonly papers: readonly VolumePaper[];
  readonly materials: BoundMaterials;
  readonly isDraft: boolean;
}

/** The volume of a case as plain data: papers in the prescribed order, what was handed in at its place among them. */
export function volumeTaskOf({ sources, cover, papers, materials, isDraft }: VolumeParts): VolumeTask {
  const { filedBy, filedOn } = cover as { filedBy?: string; filedOn?: string };
  const bound = [
    ...papers.map(({ document, paper }) => ({
      place: placeInFile(sources, document.code),
      part: { paper, ...(document.number === null ? {} : { remark: document.number }) },
    })),
    ...materials.papers.map(({ after, paper, remark }) => ({
      place: placeInFile(sources, after) + 0.5,
      part: { paper, remark },
    })),
  ].toSorted((one, other) => one.place - other.place);
  return {
    title: `${paperWords.volume} ${sources.case.number ?? sources.case.code}`,
    createdAt: sources.at,
    isDraft,
    cover,
    parts: bound.map(({ part }) => part),
    attachments: materials.attachments,
    head: recordHead(sources),
    filedBy: filled(filedBy),
    filedOn: filedOn ?? legalDay(sources.at),
  };
}
