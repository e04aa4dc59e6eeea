/** An invented record of a paper: what its sample is printed from, in the office's book of papers and in tests. */
export interface SampleRecord {
  readonly name: string;
  readonly code: string;
  readonly record: Readonly<Record<string, unknown>>;
}
