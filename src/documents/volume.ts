import type { Attachment } from '../cases/attachments-repository.ts';
import { legalDay } from '../platform/clock.ts';
import type { IssuedDocument } from './document.ts';
import type { PaperSources } from './document-sources.ts';
import type { PaperDocument } from './flow/blocks.ts';
import { paperWords } from './paper-locales.ts';
import { filled, recordHead } from './paper-mapper.ts';
import type { VolumePlan } from './render/render-volume.ts';
import type { PaperTemplate } from './templates/paper-template.ts';

/** A paper of the file with what it is drawn from. */
export interface VolumePaper {
  readonly document: IssuedDocument;
  readonly paper: PaperDocument;
}

export interface VolumeParts {
  readonly sources: PaperSources;
  readonly templates: ReadonlyMap<string, PaperTemplate>;
  /** The record of the cover, as the cover alone would be issued with. */
  readonly cover: object;
  readonly papers: readonly VolumePaper[];
  /** What was uploaded stays outside the volume and is named in it with its digest. */
  readonly attachments: readonly Attachment[];
  readonly isDraft: boolean;
}

const digestShown = 16;

/** What is bound, in which order, under which names. Throws RangeError when a template is missing. */
export function volumeOf({
  sources,
  templates,
  cover,
  papers,
  attachments,
  isDraft,
}: VolumeParts): VolumePlan {
  const head = recordHead(sources);
  const built = (code: string, record: object): PaperDocument => {
    const template = templates.get(code);
    if (template === undefined) throw new RangeError(`no template ${code}`);
    return marked(template.build(record), isDraft);
  };
  const { filedBy, filedOn } = cover as { filedBy?: string; filedOn?: string };
  return {
    title: `${paperWords.volume} ${sources.case.number ?? sources.case.code}`,
    createdAt: sources.at,
    cover: built('D00', cover),
    papers: papers.map(({ paper }) => marked(paper, isDraft)),
    contents: (firstPages) =>
      built('D01', {
        ...head,
        entries: [
          ...papers.map(({ document }, index) => ({
            paper: document.title,
            page: firstPages[index] ?? 0,
            ...(document.number === null ? {} : { remark: document.number }),
          })),
          ...attachments.map(({ name, sha256 }) => ({
            paper: name,
            remark: `${paperWords.outside}${sha256.slice(0, digestShown)}`,
          })),
        ],
      }),
    back: (pages) =>
      built('D16', {
        ...head,
        pages,
        filedBy: filled(filedBy),
        filedOn: filedOn ?? legalDay(sources.at),
      }),
  };
}

/** Bound before the case is closed it says on every page that it is not final. */
function marked(paper: PaperDocument, isDraft: boolean): PaperDocument {
  if (!isDraft) return paper;
  return { ...paper, mark: [paper.mark ?? '', paperWords.draft].join(' ').trim() };
}
