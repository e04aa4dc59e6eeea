/** Keeps bytes under the hash of their content; what was put once is never changed. */
export interface FileStore {
  /** Stores durably before it resolves, so that a row may name the hash afterwards. */
  put(bytes: Buffer): Promise<{ sha256: string; size: number }>;
  /** Throws when the content is absent or no longer matches its hash. */
  read(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
}
