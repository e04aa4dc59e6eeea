import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { UnsupportedTypeError, ValidationError } from '../../platform/errors.ts';
import { wordMediaType, workbookMediaType } from '../pages/downloads.ts';

export type UploadMediaType =
  | 'image/jpeg'
  | 'image/png'
  | 'application/pdf'
  | typeof workbookMediaType
  | typeof wordMediaType
  | typeof separatedMediaType;

const separatedMediaType = 'text/csv; charset=utf-8';

/** What a form takes: what may stand in a bound file, a list to be read, or a document to be filled. */
export type UploadKinds = 'papers' | 'workbook' | 'word' | 'ledger';

const takenKinds: Readonly<Record<UploadKinds, string>> = {
  papers: 'JPEG, PNG, PDF',
  workbook: 'XLSX',
  word: 'DOCX',
  ledger: 'XLSX, CSV',
};

const extensions: Readonly<Record<UploadMediaType, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
  [workbookMediaType]: ['xlsx'],
  [wordMediaType]: ['docx'],
  [separatedMediaType]: ['csv', 'txt', 'tsv'],
};

/** Read by those who take them, and never shown as they are. */
const neitherPaperNorPicture: ReadonlySet<string> = new Set([
  workbookMediaType,
  wordMediaType,
  separatedMediaType,
]);

/** 50 million pixels: above any scanner of an office, below what decoding could exhaust. */
const pixelLimit = 50_000_000;

/**
 * Decides the kind of a file by its content; name and declared type only have to agree with it.
 * Throws UnsupportedTypeError (415) for other kinds, ValidationError (422) for a file that cannot be kept.
 */
export async function checkUpload(
  bytes: Buffer,
  name: string,
  field: string,
  kinds: UploadKinds = 'papers',
): Promise<UploadMediaType> {
  const refuse = (code: string) => new ValidationError([{ path: field, code }]);
  if (bytes.length === 0) throw refuse('emptyFile');
  const found = await fileTypeFromBuffer(bytes);
  const isText = kinds === 'ledger' && found === undefined && !bytes.subarray(0, 4096).includes(0);
  const mediaType = isText ? separatedMediaType : mediaTypeOf(found?.mime, kinds);
  const taken = { kinds: takenKinds[kinds] };
  if (mediaType === null) throw new UnsupportedTypeError('unsupportedFile', taken);
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (!extensions[mediaType].includes(extension)) throw new UnsupportedTypeError('extensionMismatch', taken);
  if (neitherPaperNorPicture.has(mediaType)) return mediaType;
  if (mediaType === 'application/pdf') {
    if (!isWholePdf(bytes)) throw refuse('brokenFile');
    if (isActivePdf(bytes)) throw refuse('activePdf');
  } else {
    await checkImage(bytes, refuse);
  }
  return mediaType;
}

function mediaTypeOf(mime: string | undefined, kinds: UploadKinds): UploadMediaType | null {
  if (kinds === 'workbook' || kinds === 'ledger') return mime === workbookMediaType ? mime : null;
  if (kinds === 'word') return mime === wordMediaType ? mime : null;
  return mime === 'image/jpeg' || mime === 'image/png' || mime === 'application/pdf' ? mime : null;
}

async function checkImage(bytes: Buffer, refuse: (code: string) => Error): Promise<void> {
  // The header alone tells the size: a picture of 30000 x 30000 is never decoded.
  const size = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (size === null) throw refuse('brokenFile');
  if (size.width * size.height > pixelLimit) throw refuse('pictureTooLarge');
  await sharp(bytes, { limitInputPixels: pixelLimit, failOn: 'truncated' })
    .stats()
    .catch(() => {
      throw refuse('brokenFile');
    });
}

function isWholePdf(bytes: Buffer): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 2048)).toString('latin1');
  return (
    bytes.subarray(0, 5).toString('latin1') === '%PDF-' &&
    tail.includes('%%EOF') &&
    tail.includes('startxref')
  );
}

/**
 * Encrypted, with scripts, launching programs or carrying files: none of that may enter a bound file.
 * Names may be written with #xx escapes (ISO 32000-1, 7.3.5), so those are resolved first.
 */
function isActivePdf(bytes: Buffer): boolean {
  const text = bytes
    .toString('latin1')
    .replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return /\/(Encrypt|JavaScript|JS|Launch|EmbeddedFile|RichMedia|XFA)(?![A-Za-z0-9])/.test(text);
}
