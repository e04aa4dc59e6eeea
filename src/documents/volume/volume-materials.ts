import type { Attachment } from '../../cases/attachments/attachments-repository.ts';
import type { FileStore } from '../../platform/files/file-store.ts';
import { fill } from '../../platform/problem.ts';
import type { PaperDocument } from '../../typeset/flow/blocks.ts';
import type { VolumeAttachment } from '../drawing/volume-plan.ts';
import { materials } from '../papers/materials.ts';
import { paperWords } from '../records/texts.ts';
import { asPicture } from './pictures.ts';

/** A heap of uploads that has one place in the volume. */
interface Group {
  readonly kinds: readonly string[];
  /** Bound after the last paper that stands no later than this one in the order of a file. */
  readonly after: string;
  readonly title: string;
}

const groups: readonly Group[] = [
  { kinds: ['identity'], after: 'D05', title: paperWords.materials.identity },
  { kinds: ['evidence', 'photo', 'other'], after: 'D08', title: paperWords.materials.evidence },
  { kinds: ['signed'], after: 'D11', title: paperWords.materials.signed },
];

/** What is attached to one file at most; what comes after stays beside it and is listed with its digest. */
const mostAttachedBytes = 64 * 1024 * 1024;

export interface BoundMaterials {
  readonly papers: readonly {
    readonly after: string;
    readonly paper: PaperDocument;
    readonly remark: string;
  }[];
  readonly attachments: readonly VolumeAttachment[];
}

/**
 * What was uploaded to a case as papers of its volume: pictures on pages, other files attached, each with its digest.
 * `head` is what every record begins with. @throws Error when a stored file is absent or damaged
 */
export async function materialsOf(
  uploads: readonly Attachment[],
  files: FileStore,
  head: object,
): Promise<BoundMaterials> {
  const papers: BoundMaterials['papers'][number][] = [];
  const attachments: VolumeAttachment[] = [];
  let attachedBytes = 0;
  let no = 0;
  for (const group of groups) {
    const listed = [];
    for (const upload of uploads.filter(({ kind }) => group.kinds.includes(kind))) {
      no += 1;
      const picture = upload.mediaType.startsWith('image/')
        ? await asPicture(await files.read(upload.sha256))
        : null;
      const isAttached = picture === null && attachedBytes + upload.size <= mostAttachedBytes;
      if (isAttached) {
        attachedBytes += upload.size;
        attachments.push(await attached(upload, no, files));
      }
      listed.push({
        ...described(upload, no),
        ...(picture ? { picture } : {}),
        binding: bindingOf(picture, isAttached),
      });
    }
    if (listed.length === 0) continue;
    const paper = materials.build({ ...head, title: group.title, materials: listed });
    papers.push({
      after: group.after,
      paper,
      remark: fill(paperWords.materials.count, { n: String(listed.length) }),
    });
  }
  return { papers, attachments };
}

function bindingOf(picture: object | null, isAttached: boolean): 'page' | 'attached' | 'beside' {
  if (picture !== null) return 'page';
  return isAttached ? 'attached' : 'beside';
}

function described({ name, kind, note, sha256 }: Attachment, no: number): object {
  const kinds: Readonly<Record<string, string>> = paperWords.materials.kinds;
  return { no, name, kind: kinds[kind] ?? kind, ...(note ? { note } : {}), sha256 };
}

async function attached(upload: Attachment, no: number, files: FileStore): Promise<VolumeAttachment> {
  const { name, mediaType, sha256, uploadedAt } = upload;
  // Two uploads may have one name; in the file each has its number before it.
  return { name: `${no} ${name}`, mediaType, sha256, at: uploadedAt, bytes: await files.read(sha256) };
}
