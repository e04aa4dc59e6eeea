import type { Request, RequestHandler } from 'express';
import multer, { MulterError } from 'multer';
import { BadRequestError, TooLargeError } from '../../platform/errors.ts';
import { checkUpload, type UploadKinds, type UploadMediaType } from './check-upload.ts';
import { cleanFileName } from './file-names.ts';

export interface UploadedFile {
  readonly field: string;
  /** Cleaned; never a path. */
  readonly name: string;
  readonly mediaType: UploadMediaType;
  readonly bytes: Buffer;
}

export interface UploadRule {
  /** Names of the file inputs. */
  readonly fields: readonly string[];
  /** Files in one form; 5 when not given. */
  readonly maxFiles?: number;
  /** Papers when not given. */
  readonly kinds?: UploadKinds;
}

/** 20 MB: a scanned agreement of fifty pages. */
export const fileLimitBytes = 20 * 1024 * 1024;

const uploads = new WeakMap<Request, readonly UploadedFile[]>();

/** The checked files of this request, in the order sent; empty when none were. */
export function uploadedFiles(req: Request, field?: string): readonly UploadedFile[] {
  const files = uploads.get(req) ?? [];
  return field === undefined ? files : files.filter((file) => file.field === field);
}

/**
 * Middleware for a route's `upload` policy: reads a multipart form into memory with every limit set (eight
 * advisories of 2025-26 say why), checks each file by content and puts the fields into `req.body`.
 * Fails with 400 malformed, 413 too large, 415 wrong kind, 422 unusable file.
 */
export function acceptUploads(rule: UploadRule): RequestHandler {
  const maxFiles = rule.maxFiles ?? 5;
  const read = multer({
    storage: multer.memoryStorage(),
    defParamCharset: 'utf8',
    limits: {
      fileSize: fileLimitBytes,
      files: maxFiles,
      fields: 300,
      parts: 300 + maxFiles,
      fieldSize: 200_000,
      fieldNameSize: 120,
      headerPairs: 20,
      fieldNestingDepth: 0,
      fieldArrayIndexLimit: 0,
    },
    fileFilter: (_req, file, accept) => {
      // A file input that was left empty still sends a part without a name.
      if (/[[\]]/.test(file.fieldname)) accept(new BadRequestError('badMultipart'));
      else accept(null, file.originalname !== '');
    },
  }).fields(rule.fields.map((name) => ({ name, maxCount: maxFiles })));

  return (req, res, next) => {
    if (!req.is('multipart/form-data')) return next();
    read(req, res, (error: unknown) => {
      if (error) return next(uploadError(error));
      keepFiles(req, rule.kinds).then(() => next(), next);
    });
  };
}

async function keepFiles(req: Request, kinds: UploadKinds | undefined): Promise<void> {
  const received = Object.values((req.files ?? {}) as Record<string, Express.Multer.File[]>).flat();
  if (Object.keys(req.body ?? {}).some((name) => name === '' || /[[\]]/.test(name)))
    throw new BadRequestError('badMultipart');
  const checked: UploadedFile[] = [];
  for (const file of received) {
    const mediaType = await checkUpload(file.buffer, file.originalname, file.fieldname, kinds);
    checked.push({
      field: file.fieldname,
      name: cleanFileName(file.originalname),
      mediaType,
      bytes: file.buffer,
    });
  }
  uploads.set(req, checked);
}

function uploadError(error: unknown): unknown {
  if (!(error instanceof MulterError)) {
    const { status } = Object(error) as { status?: unknown };
    // Busboy's own errors (no boundary, cut off, bad header) are plain Errors.
    return typeof status === 'number' ? error : new BadRequestError('badMultipart');
  }
  switch (error.code) {
    case 'LIMIT_FILE_SIZE':
      return new TooLargeError('fileTooLarge', { limit: '20 MB' });
    case 'LIMIT_FILE_COUNT':
    case 'LIMIT_PART_COUNT':
    case 'LIMIT_FIELD_COUNT':
      return new TooLargeError('tooManyFiles');
    case 'LIMIT_FIELD_VALUE':
      return new TooLargeError('formTooLarge', { limit: '200 KB' });
    default:
      return new BadRequestError('badMultipart');
  }
}
