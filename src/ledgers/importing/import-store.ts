import type { JobFiles } from '../../jobs/job-files.ts';
import type { FieldCrypto } from '../../platform/crypto/field-crypto.ts';
import type { Preview, PreviewRow } from './ledger-import.ts';

const rowsAtOnce = 200;

/**
 * What lies beside the database while a ledger is looked at: the file as it came, its rows and what pages show of them.
 * All of it is sealed, for it holds names and numbers of many people.
 */
export class ImportStore {
  readonly #files: JobFiles;
  readonly #crypto: FieldCrypto;

  constructor(deps: { readonly files: JobFiles; readonly crypto: FieldCrypto }) {
    this.#files = deps.files;
    this.#crypto = deps.crypto;
  }

  putSource(id: string, bytes: Buffer): Promise<void> {
    return this.#files.put(`${id}-source`, this.#sealed(id, bytes.toString('base64')));
  }

  async source(id: string): Promise<Buffer> {
    return Buffer.from(this.#open(id, await this.#files.read(`${id}-source`)), 'base64');
  }

  putPreview(id: string, preview: Preview): Promise<void> {
    return this.#files.put(`${id}-preview`, this.#sealed(id, JSON.stringify(preview)));
  }

  async preview(id: string): Promise<Preview> {
    return JSON.parse(this.#open(id, await this.#files.read(`${id}-preview`))) as Preview;
  }

  /** Part by part, so that a long ledger does not keep others waiting. */
  async putRows(id: string, rows: readonly PreviewRow[]): Promise<void> {
    const lines: Buffer[] = [];
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const part = rows.slice(from, from + rowsAtOnce);
      lines.push(this.#sealed(id, JSON.stringify(part)), Buffer.from('\n'));
      await breath();
    }
    await this.#files.put(`${id}-rows`, Buffer.concat(lines));
  }

  async rows(id: string): Promise<PreviewRow[]> {
    const lines = (await this.#files.read(`${id}-rows`)).toString('utf8').split('\n');
    const rows: PreviewRow[] = [];
    for (const line of lines) {
      if (line !== '') rows.push(...(JSON.parse(this.#open(id, Buffer.from(line))) as PreviewRow[]));
      await breath();
    }
    return rows;
  }

  async remove(id: string): Promise<void> {
    for (const part of ['source', 'preview', 'rows']) await this.#files.remove(`${id}-${part}`);
  }

  #sealed(id: string, text: string): Buffer {
    return Buffer.from(this.#crypto.encrypt(text, `ledger_imports.file.${id}`));
  }

  #open(id: string, sealed: Buffer): string {
    return this.#crypto.decrypt(sealed.toString('utf8'), `ledger_imports.file.${id}`);
  }
}

/** Lets whatever waits go first. */
export function breath(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
