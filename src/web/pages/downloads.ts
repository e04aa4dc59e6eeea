import type { Response } from 'express';
import { cleanFileName } from '../forms/file-names.ts';

export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  /** Shown in the browser: only for PDFs made here and pictures encoded anew here. */
  readonly isInline?: boolean;
}

export const workbookMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const known = new Set([
  'image/jpeg',
  'image/png',
  'application/pdf',
  'text/csv; charset=utf-8',
  'text/csv; charset=gb18030',
  'text/calendar; charset=utf-8',
  workbookMediaType,
  wordMediaType,
]);

/** Sends a file so that it cannot act as a page of this site, whatever is in it. */
export function sendStoredFile(res: Response, file: StoredFile): void {
  if (['script', 'style', 'object', 'embed'].includes(String(res.req.get('sec-fetch-dest')))) {
    res.status(403).end();
    return;
  }
  const name = cleanFileName(file.name);
  // Sets Content-Disposition with the name encoded (RFC 6266) and a type by extension, which is replaced below.
  res.attachment(name);
  if (file.isInline)
    res.set('Content-Disposition', String(res.get('Content-Disposition')).replace('attachment', 'inline'));
  res.set({
    'Content-Type': known.has(file.mediaType) ? file.mediaType : 'application/octet-stream',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
  res.send(file.bytes);
}
