import type { Span } from '../text/clusters.ts';
import type { Edition } from './style.ts';

/** Text of a block: plain, or stretches in different faces. A line break in it starts a new line. */
export type Content = string | readonly Span[];

export type Align = 'left' | 'center' | 'right' | 'justify';

export interface TitleBlock {
  readonly kind: 'title';
  readonly text: string;
  /** The committee's name or a paper's second line, above the title in smaller type. */
  readonly over?: string;
}

export interface HeadingBlock {
  readonly kind: 'heading';
  readonly text: string;
}

export interface ParaBlock {
  readonly kind: 'para';
  readonly content: Content;
  /** First-line indent in em. */
  readonly indent?: number;
  /** Indent of all lines in em. */
  readonly hang?: number;
  readonly align?: Align;
  readonly keepNext?: boolean;
  readonly style?: 'body' | 'small' | 'note';
  readonly spaceBefore?: number;
}

/** Numbered terms: 一、 1. or 第一条. */
export interface ClausesBlock {
  readonly kind: 'clauses';
  readonly items: readonly Content[];
  readonly numbering: 'han' | 'arabic' | 'article' | 'bracket';
}

/** Label and value pairs in a ruled grid, one or two pairs to a row. */
export interface KvBlock {
  readonly kind: 'kv';
  readonly rows: readonly KvRow[];
  readonly caption?: string;
}
export type KvRow = readonly KvCell[];
export interface KvCell {
  readonly label: string;
  readonly value: Content;
}

/** Label and value on an underlined blank, several to a line. */
export interface FieldsBlock {
  readonly kind: 'fields';
  readonly rows: readonly (readonly FieldCell[])[];
}
export interface FieldCell {
  readonly label: string;
  readonly value: string;
  /** Share of the line, 1 unless told. */
  readonly share?: number;
}

export interface TableColumn {
  readonly title: string;
  /** Share of the width. */
  readonly share: number;
  readonly align?: Align;
}
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Content[])[];
  /** Least height of a row in points, for lists that are signed in. */
  readonly minRowHeight?: number;
}

export interface QaBlock {
  readonly kind: 'qa';
  readonly items: readonly { readonly question: string; readonly answer: string }[];
}

/** Boxes to tick, in a row. */
export interface ChecksBlock {
  readonly kind: 'checks';
  readonly label?: string;
  readonly options: readonly { readonly text: string; readonly isTicked: boolean }[];
}

export interface SignatureBox {
  /** Who signs: 甲方（申请人）：迈港村… */
  readonly label: string;
  /** Under the label: 签名、盖章或者按指印. */
  readonly hint: string;
  readonly hasFingerprint?: boolean;
  /** An empty circle for the organisation's own seal. */
  readonly hasSeal?: boolean;
  readonly hasDate?: boolean;
}
export interface SignaturesBlock {
  readonly kind: 'signatures';
  readonly boxes: readonly SignatureBox[];
  /** The committees whose seal belongs here, with the day printed beneath. */
  readonly seals?: readonly { readonly name: string; readonly date: string }[];
  /** Body lines that must stand above it on its page. */
  readonly keepWithLines?: number;
}

export interface QrBlock {
  readonly kind: 'qr';
  readonly text: string;
  readonly alt: string;
  readonly size?: number;
}

/** A picture; always JPEG, in three colours. */
export interface ImageBlock {
  readonly kind: 'image';
  readonly jpeg: Uint8Array;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** What it shows, for who cannot see it. */
  readonly alt: string;
  /** Printed below it. */
  readonly caption: string;
}

export interface SectionBlock {
  readonly kind: 'section';
  /** Entry in the outline. */
  readonly title: string;
}

export type Block =
  | TitleBlock
  | HeadingBlock
  | ParaBlock
  | ClausesBlock
  | KvBlock
  | FieldsBlock
  | TableBlock
  | QaBlock
  | ChecksBlock
  | SignaturesBlock
  | QrBlock
  | ImageBlock
  | SectionBlock
  | { readonly kind: 'space'; readonly height: number }
  | { readonly kind: 'rule' }
  | { readonly kind: 'pageBreak' };

/** A whole paper, ready to be laid out: the pure result of a template and a frozen record. */
export interface PaperDocument {
  readonly code: string;
  /** Chinese title of the file. */
  readonly title: string;
  /** The instant the record was frozen, ISO text in UTC; becomes the creation date of the file. */
  readonly createdAt: string;
  readonly templateVersion: string;
  /** Running head: usually the committee's name, and the paper's number. */
  readonly header: { readonly left: string; readonly right: string };
  /** Where the committee can be reached, in the foot of every page. */
  readonly contact?: string;
  /** Printed in red on every page of a paper of the demonstration. */
  readonly mark?: string;
  readonly verify?: { readonly code: string; readonly url: string };
  /** The usual one unless told; large type says so in the foot. */
  readonly edition?: Edition;
  readonly blocks: readonly Block[];
}
