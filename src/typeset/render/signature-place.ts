import type { PdfWriter } from './pdf-writer.ts';

export interface SignaturePlace {
  readonly name: string;
  /** ISO text in UTC. */
  readonly at: string;
}

/** Room for the signature with its certificates. */
const signatureBytes = 12_288;
/** Stands for the numbers that are known only when the file is whole. */
const unknownLength = '**********';

/**
 * Leaves room for an electronic signature over the whole file, on the page that is open. Nothing shows of it: the places
 * for hand and seal stay empty.
 */
export function leaveRoomForSignature(writer: PdfWriter, { name, at }: SignaturePlace): void {
  const signature = writer.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'adbe.pkcs7.detached',
    ByteRange: [0, unknownLength, unknownLength, unknownLength],
    Contents: Buffer.alloc(signatureBytes),
    M: new Date(at),
    Name: new String(name),
  });
  signature.end();
  const field = writer.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String('Signature1'),
    Rect: [0, 0, 0, 0],
    // Printed and locked (ISO 32000-1, 12.5.3).
    F: 132,
    V: signature,
    P: writer.page.dictionary,
  });
  field.end();
  writer.page.annotations.push(field);
  // Ending the document ends the form and looks for the fonts of its fields; this one has none.
  writer._acroform = { fonts: {}, defaultFont: 'none' };
  writer._root.data['AcroForm'] = writer.ref({ Fields: [field], SigFlags: 3, DR: { Font: {} } });
}
