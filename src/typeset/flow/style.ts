import type { FaceRole } from '../fonts/font-files.ts';

/** Lengths are points unless the name says otherwise. */
const millimetre = 72 / 25.4;

export interface TextStyle {
  readonly size: number;
  readonly pitch: number;
}

/**
 * The house style: A4 with the binding edge of 28 mm and the right margin of 26 mm of
 * GB/T 9704-2012; the text area is taller than there, for forms.
 */
export const page = {
  width: 595.28,
  height: 841.89,
  left: 28 * millimetre,
  right: 26 * millimetre,
  top: 28 * millimetre,
  bottom: 24 * millimetre,
} as const;

export const bodyWidth = page.width - page.left - page.right;
const bodyTop = page.top;
const bodyHeight = page.height - page.bottom - bodyTop;

export const styles = {
  title: { size: 22, pitch: 33 },
  over: { size: 14, pitch: 24 },
  heading: { size: 14, pitch: 24 },
  body: { size: 14, pitch: 23.5 },
  small: { size: 11, pitch: 17.5 },
  note: { size: 10, pitch: 16 },
  cell: { size: 11, pitch: 17 },
} as const satisfies Record<string, TextStyle>;

export const cellPadding = { x: 4, y: 4.5 } as const;

export type StyleSet = Readonly<Record<keyof typeof styles, TextStyle>>;

/** For readers who need large type: what is read through in 18 pt; columns of tables keep room for their words. */
export const largeStyles: StyleSet = {
  title: { size: 26, pitch: 39 },
  over: { size: 18, pitch: 30 },
  heading: { size: 18, pitch: 31 },
  body: { size: 18, pitch: 30 },
  small: { size: 13, pitch: 20 },
  note: { size: 11.5, pitch: 18 },
  cell: { size: 13, pitch: 20 },
};

/**
 * GB/T 9704-2012 for reports: a text area of 156 by 225 mm that begins 37 mm below the edge, filled by 22 lines of 28
 * characters. 三号 is 16 pt, of which 27 fit; set in 15.79 pt, 28 do.
 */
const official = {
  top: 37 * millimetre,
  height: 225 * millimetre,
  lines: 22,
  characters: 28,
} as const;
const officialText: TextStyle = {
  size: bodyWidth / official.characters,
  pitch: official.height / official.lines,
};
const officialStyles: StyleSet = {
  ...styles,
  title: { size: 22, pitch: 1.5 * officialText.pitch },
  over: officialText,
  heading: officialText,
  body: officialText,
};

/** How a paper is set: sizes, the text area, and the face of its text. */
export interface Layout {
  readonly styles: StyleSet;
  readonly top: number;
  readonly height: number;
  readonly role: FaceRole;
}

const form = { top: bodyTop, height: bodyHeight, role: 'body' } as const;

export const editions = {
  usual: { ...form, styles },
  large: { ...form, styles: largeStyles },
  official: { styles: officialStyles, top: official.top, height: official.height, role: 'fangsong' },
} as const satisfies Record<string, Layout>;
export type Edition = keyof typeof editions;

/** Where the baseline sits within a line of the given pitch. */
export function baselineOf(style: TextStyle): number {
  return (style.pitch - style.size) / 2 + style.size * 0.86;
}
