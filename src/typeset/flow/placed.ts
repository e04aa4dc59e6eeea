import type { Line } from '../text/break-lines.ts';

/** A node of the document's structure; painting makes one tagged element of it. */
export interface StructNode {
  readonly tag: 'P' | 'H1' | 'H2' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure' | 'Div';
  readonly parent?: StructNode;
  readonly alt?: string;
}

export type Stroke = 'solid' | 'dashed';
export type Colour = 'ink' | 'ruled' | 'faint' | 'red';

/** Coordinates are points from the top left corner of the page (or of the part, before placing). */
export type PlacedItem =
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly size: number;
      readonly line: Line;
      readonly colour?: Colour;
    }
  | {
      readonly kind: 'rule';
      readonly x: number;
      readonly y: number;
      readonly toX: number;
      readonly toY: number;
      readonly width: number;
      readonly colour: Colour;
    }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly stroke: Stroke;
      readonly colour: Colour;
    }
  | {
      readonly kind: 'circle';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly colour: Colour;
    }
  | {
      readonly kind: 'image';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly jpeg: Uint8Array;
      /** Of the picture itself, in pixels. */
      readonly pixels: { readonly width: number; readonly height: number };
    }
  | {
      readonly kind: 'modules';
      readonly x: number;
      readonly y: number;
      readonly unit: number;
      readonly rects: readonly (readonly [number, number, number, number])[];
    };

export type PlacedText = Extract<PlacedItem, { kind: 'text' }>;
export type PlacedImage = Extract<PlacedItem, { kind: 'image' }>;

/** Items that belong to one structure node, or to none (ruling, running heads). */
export interface Fragment {
  readonly node: StructNode | null;
  readonly items: readonly PlacedItem[];
}

/** A stretch of a block that goes on one page. */
export interface Part {
  readonly height: number;
  readonly fragments: readonly Fragment[];
  readonly lines: number;
  /** Where in the block this part stands; for tests of splitting. */
  readonly blockIndex: number;
}

export interface PlacedPart extends Part {
  readonly y: number;
}

export interface PlacedPage {
  readonly parts: readonly PlacedPart[];
  readonly furniture: readonly Fragment[];
}

export interface OutlineEntry {
  readonly title: string;
  readonly page: number;
  readonly y: number;
}

export interface PlacedDocument {
  readonly pages: readonly PlacedPage[];
  readonly outline: readonly OutlineEntry[];
}

/** The text of a placed line. */
export function lineText(line: Line): string {
  return line.items.map((item) => item.cluster.text).join('');
}

/** The item moved down the page and to the right. */
export function moved(item: PlacedItem, dx: number, dy: number): PlacedItem {
  if (item.kind === 'rule') {
    return { ...item, x: item.x + dx, y: item.y + dy, toX: item.toX + dx, toY: item.toY + dy };
  }
  return { ...item, x: item.x + dx, y: item.y + dy };
}
