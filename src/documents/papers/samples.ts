import type { SampleRecord } from './sample.ts';
import { courseRecords } from './samples-course.ts';
import { fileRecords } from './samples-file.ts';
import { labourRecords } from './samples-labour.ts';
import { landRecords } from './samples-land.ts';
import { leaseRecords } from './samples-lease.ts';

/** A full record for every paper, and for every variant of those that have variants. */
export const sampleRecords: readonly SampleRecord[] = [
  ...landRecords,
  ...labourRecords,
  ...leaseRecords,
  ...courseRecords,
  ...fileRecords,
];

/** The first sample of a code, or of one variant of it. Throws when there is none. */
export function sampleRecord(code: string, variant?: string): SampleRecord['record'] {
  const found = sampleRecords.find(
    (sample) => sample.code === code && (variant === undefined || sample.record['variant'] === variant),
  );
  if (!found) throw new Error(`no sample record for ${code} ${variant ?? ''}`);
  return found.record;
}
