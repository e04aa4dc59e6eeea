import { readFile } from 'node:fs/promises';
import type { PaperSigner } from './paper-signer.ts';

/**
 * Signs with the key of a PKCS #12 file. The libraries are optional dependencies, loaded only here.
 * Throws when the file, its password or a library is not there.
 */
export async function loadP12Signer(path: string, password: string, name: string): Promise<PaperSigner> {
  const [{ SignPdf }, { P12Signer }] = await Promise.all([
    import('@signpdf/signpdf'),
    import('@signpdf/signer-p12'),
  ]);
  const bundle = await readFile(path);
  return {
    name,
    // Reading the key uses up the signer's buffer: each signature takes its own.
    sign: (pdf, at) =>
      new SignPdf().sign(pdf, new P12Signer(Buffer.from(bundle), { passphrase: password }), new Date(at)),
  };
}
