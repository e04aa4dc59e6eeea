import type { SfntFace } from './sfnt-face.ts';

const required = '0123456789￥¥元〇（）《》，。、：；一二三人民调解';

/**
 * Checks a drop-in face before it may carry the body of a legal paper. Some free 仿宋 faces draw
 * ￥ as "$", which would state a wrong currency; those are refused.
 * Gives the reasons against the face, none when it may be used.
 */
export function probeFace(face: SfntFace): string[] {
  const reasons: string[] = [];
  const absent = [...required].filter((char) => face.glyph(char.codePointAt(0) ?? 0) === 0);
  if (absent.length > 0) reasons.push(`missing ${absent.join('')}`);
  const dollar = face.outline(face.glyph(0x24));
  for (const yen of [0xa5, 0xffe5]) {
    const glyph = face.glyph(yen);
    if (glyph !== 0 && dollar.length > 0 && face.outline(glyph).equals(dollar)) {
      reasons.push(`U+${yen.toString(16).toUpperCase().padStart(4, '0')} is drawn as a dollar sign`);
    }
  }
  return reasons;
}
