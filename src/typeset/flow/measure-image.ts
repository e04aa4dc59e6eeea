import type { ImageBlock } from './blocks.ts';
import type { Flowable, Slice } from './flowable.ts';
import { type Typesetter, textPiece } from './measure-text.ts';
import { moved, type StructNode } from './placed.ts';
import { bodyWidth, page } from './style.ts';

const gap = 10;
/** A picture is not drawn larger than one pixel in 72 to the inch: a small one stays small. */
const pointsPerPixel = 1;

/** A picture as wide as the text, never higher than a page with its caption, which stands below it on the same page. */
export function measureImage(setter: Typesetter, block: ImageBlock, blockIndex: number): Flowable {
  const style = setter.styles.small;
  const node: StructNode = { tag: 'Figure', alt: block.alt };
  const options = { style, x: page.left, width: bodyWidth, align: 'center' } as const;
  const caption = textPiece(setter, block.caption, options);
  const room = setter.height - caption.height - 2 * gap;
  const scale = Math.min(bodyWidth / block.width, room / block.height, pointsPerPixel);
  const [width, height] = [block.width * scale, block.height * scale];
  const picture = {
    kind: 'image',
    x: page.left + (bodyWidth - width) / 2,
    y: 0,
    width,
    height,
    jpeg: block.jpeg,
    pixels: { width: block.width, height: block.height },
  } as const;
  const slice: Slice = {
    height: height + gap + caption.height + gap,
    lines: 0,
    fragments: [
      { node, items: [picture] },
      {
        node: { tag: 'P' },
        items: caption.items.map((item) => moved(item, 0, height + gap)),
      },
    ],
  };
  return { blockIndex, spaceBefore: gap, slices: [slice] };
}
