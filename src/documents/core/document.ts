import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../platform/canonical-json.ts';
import {
  type ColumnsOf,
  flag,
  instant,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Bilingual } from '../../platform/i18n.ts';

export type DocumentState = 'issued' | 'superseded';

/** An issued paper: a frozen record and the version of the template it is printed with. */
export const documentTable = table('documents', {
  id: text(),
  caseId: text(),
  code: text(),
  number: orNull(text()),
  title: text(),
  templateVersion: text(),
  /** What it is about: a session, an agreement, a party; null when it is about the case. */
  aboutId: orNull(text()),
  record: json<object>(z.record(z.string(), z.unknown())),
  recordDigest: text(),
  verifyCode: text(),
  issuer: text(),
  pdfSha256: orNull(text()),
  pdfPages: orNull(int()),
  state: text<DocumentState>(),
  supersededBy: orNull(text()),
  /** The paper this one puts right or adds to. */
  correctsId: orNull(text()),
  /** Its file bears an electronic signature. */
  isSigned: flag(),
  issuedBy: text(),
  issuedAt: instant(),
});
export type DocumentColumns = ColumnsOf<typeof documentTable>;
export type IssuedDocument = Omit<RowOf<typeof documentTable>, 'record'>;

export const printTable = table('document_prints', {
  id: text(),
  documentId: text(),
  no: int(),
  printedAt: instant(),
  printedBy: text(),
  receiver: orNull(text()),
  copies: orNull(int()),
  /** In the edition for readers who need large type. */
  isLarge: flag(),
});
export type PrintColumns = ColumnsOf<typeof printTable>;
export type DocumentPrint = RowOf<typeof printTable>;

/** A paper that can be issued now. */
export interface PaperOffer {
  readonly code: string;
  readonly title: Bilingual;
  readonly aboutId: string | null;
  /** Which session, agreement or party; empty when it is about the case. */
  readonly about: string;
}

/** What anybody may learn of a paper by its code: nothing about a person. */
export interface VerifyResult {
  readonly code: string;
  readonly paper: string;
  readonly title: Bilingual;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly templateVersion: string;
  /** First 16 hexadecimal digits of the digest of the record. */
  readonly digest: string;
  readonly isSuperseded: boolean;
  /** The text it prints never took effect, or an agreement of a later proceeding took its place. */
  readonly isLapsed: boolean;
  /** Papers that put it right or add to it. */
  readonly corrections: readonly {
    readonly paper: string;
    readonly title: Bilingual;
    readonly issuedOn: string;
    readonly code: string;
  }[];
}

/** The digest printed for a paper is that of its record, never of the file. */
export function recordDigest(record: object): string {
  return createHash('sha256').update(canonicalJson(record)).digest('hex');
}

/** Members of a record that differ from one issue to the next although nothing was changed. */
const stampKeys: readonly string[] = ['issuedOn', 'issuedAt', 'verify'];

/** Two records say the same when they differ only in when they were made. */
export function saysTheSame(left: object, right: object): boolean {
  return canonicalJson(withoutStamp(left)) === canonicalJson(withoutStamp(right));
}

function withoutStamp(record: object): object {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !stampKeys.includes(key)));
}

/** What can become of the text of an agreement that takes its papers with it. */
const lapsedStates: readonly string[] = ['void', 'abandoned', 'replaced'];

/** Whether a paper prints the text of an agreement that binds nobody any more. */
export function isLapsed(
  document: Pick<IssuedDocument, 'aboutId'>,
  agreements: readonly { readonly id: string; readonly state: string }[],
): boolean {
  return agreements.some((one) => one.id === document.aboutId && lapsedStates.includes(one.state));
}

export const verifyCodeLength = 12;

/** What people read off paper: O is 0, I and L are 1, hyphens and spaces do not count. Null when it cannot be a code. */
export function normaliseVerifyCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code) ? code : null;
}

/** 7K2M9QXD4RTA as 7K2M-9QXD-4RTA. */
export function shownVerifyCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/** What is printed for the check of a paper: its code, and the address that says what it was issued as. */
export function verifyLink(publicUrl: string, code: string): { code: string; url: string } {
  return { code: shownVerifyCode(code), url: `${publicUrl}/verify/${code}` };
}
