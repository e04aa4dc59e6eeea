import { z } from 'zod';
import type { Block, Content } from '../../typeset/flow/blocks.ts';
import { count, recordBase, text } from '../records/record-parts.ts';
import { definePaper } from './paper-template.ts';
import { para, titleBlocks } from './phrases.ts';

const picture = z.strictObject({
  jpeg: z.instanceof(Uint8Array),
  width: count.min(1),
  height: count.min(1),
});

const recordSchema = z.strictObject({
  ...recordBase,
  title: text,
  materials: z
    .array(
      z.strictObject({
        no: count,
        name: text,
        kind: text,
        note: text.optional(),
        sha256: text,
        /** On a page of the volume, attached to its file, or kept beside it. */
        binding: z.enum(['page', 'attached', 'beside']),
        picture: picture.optional(),
      }),
    )
    .min(1),
});

const bindings = { page: '见后页', attached: '附于电子卷', beside: '另存' } as const;

/** A digest in four groups: it is read aloud and compared by eye. */
function grouped(sha256: string): string {
  return sha256.replace(/(.{16})(?=.)/g, '$1 ');
}

/** What was handed in, in its place of the volume: a list with the digest of each file, then the pictures. */
export const materials = definePaper({
  code: 'D08-A',
  title: { zh: '附卷材料', en: 'Material of the file' },
  version: '1.0',
  recordSchema,
  content: (record) => ({
    title: record.title,
    blocks: [
      ...titleBlocks(record, record.title),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1.1, align: 'center' },
          { title: '名称', share: 4 },
          { title: '种类', share: 1.6 },
          { title: '装订', share: 1.8 },
          { title: '文件摘要（SHA-256）', share: 3.6 },
        ],
        rows: record.materials.map(({ no, name, kind, note, binding, sha256 }): Content[] => [
          String(no),
          note === undefined ? name : `${name}\n${note}`,
          kind,
          bindings[binding],
          grouped(sha256),
        ]),
      },
      para('文件摘要由文件内容计算得出，内容改动的，摘要随之不同；核对时对原文件重新计算即可。'),
      ...record.materials.flatMap(({ no, name, picture: shown, sha256 }): Block[] =>
        shown === undefined
          ? []
          : [
              {
                kind: 'image',
                ...shown,
                alt: `${record.title}${no}：${name}`,
                caption: `材料${no}　${name}　摘要 ${sha256.slice(0, 16)}`,
              },
            ],
      ),
    ],
  }),
});
