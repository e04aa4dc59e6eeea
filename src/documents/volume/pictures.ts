import sharp from 'sharp';

/** A picture ready to be bound: JPEG in three colours, upright, without what the camera wrote beside it. */
export interface Picture {
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** The text area of a page at 300 dots to the inch. */
const most = { width: 1845, height: 2600 } as const;
const quality = 82;

/** A picture as it goes on a page; null when the file cannot be read as one. Runs outside the event loop. */
export async function asPicture(bytes: Uint8Array): Promise<Picture | null> {
  try {
    const { data, info } = await sharp(bytes)
      .rotate()
      .flatten({ background: '#ffffff' })
      .resize({ ...most, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .jpeg({ quality })
      .toBuffer({ resolveWithObject: true });
    return { jpeg: data, width: info.width, height: info.height };
  } catch {
    return null;
  }
}
