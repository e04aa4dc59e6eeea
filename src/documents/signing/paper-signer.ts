import type { Instant } from '../../platform/clock.ts';

/**
 * Puts an electronic signature on the file of a paper. None is configured unless an office does so; what such a
 * signature is worth in law depends on the certificate, this product claims nothing about it.
 */
export interface PaperSigner {
  /** Who signs, as the file names it. */
  readonly name: string;
  /** The same file, instant and key give the same bytes. Throws when the file has no place for a signature. */
  sign(pdf: Buffer, at: Instant): Promise<Buffer>;
}
